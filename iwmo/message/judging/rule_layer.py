"""The national rule layer (XSLT 1.0) of iWmo, from a file that somebody points to."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from iwmo.message.elements import child, children, every, text
from iwmo.message.judging.schema import NoJudgeError
from iwmo.message.parsing import NoXmlError, parsed
from iwmo.message.rules.registry import Finding
from normenkader.file.reasons import reason

# It may read nothing, write nothing and fetch nothing: it sees the message and that is all.
_NOTHING = etree.XSLTAccessControl.DENY_ALL


class RuleLayer:
    """The rule layer of a file, read once."""

    def __init__(self, file: Path) -> None:
        """Read the rule layer; raises NoJudgeError."""
        self._file = file
        try:
            content = file.read_bytes()
        except (OSError, ValueError) as error:
            raise NoJudgeError(f"{file} is niet te lezen: {reason(error)}.") from error
        try:
            self._xslt = etree.XSLT(parsed(content), access_control=_NOTHING)
        except (NoXmlError, etree.XSLTParseError) as error:
            words = str(error) if isinstance(error, NoXmlError) else "het is geen goede XSLT."
            raise NoJudgeError(f"{file}: {words}") from error

    def findings(self, message: bytes) -> tuple[Finding, ...]:
        """Everything that the rule layer has against a message; raises NoJudgeError."""
        try:
            report = self._xslt(parsed(message))
        except etree.XSLTApplyError as error:
            raise NoJudgeError(f"{self._file}: de regels zijn niet uit te voeren.") from error
        if not str(report).strip() or not list(every(report.getroot(), "Fouten")):
            raise NoJudgeError(f"{self._file}: dit zijn geen regels voor een bericht van iWmo 3.2.")
        return tuple(_finding(fault) for fault in every(report.getroot(), "Fout"))


def _finding(fault: etree._Element) -> Finding:
    places = tuple(text(place) for place in children(fault, "Locatie"))
    return Finding(
        text(child(fault, "Code")),
        text(child(fault, "Details")) or "Deze regel klopt niet.",
        places,
        text(child(fault, "Retourcode")),
    )
