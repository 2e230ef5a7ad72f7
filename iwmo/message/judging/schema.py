"""The national schema (XSD) of a WMO301, from a folder that somebody points to.

Three slips of copies in circulation are dealt with, in memory only: a heading of markdown above a
schema, something pasted below it, and the name of the other schema in other letters than its file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from iwmo.message.elements import xpath_of
from iwmo.message.parsing import NoXmlError, parsed, parser
from iwmo.message.rules.registry import Finding
from normenkader.file.reasons import reason

if TYPE_CHECKING:
    from lxml.etree._docloader import _InputDocument

MESSAGE, BASIS = "wmo301.xsd", "basisschema.xsd"
CODE = "XSD"
NOTHING = b"<nothing/>"
_BEGIN, _END = b"<?xml", b"</xs:schema>"
# What libxml2 says, in Dutch and without the value: that may be of the client.
_WORDS = {
    "SCHEMAV_ELEMENT_CONTENT": "Hier staat een element dat er niet hoort, of er ontbreekt een.",
    "SCHEMAV_CVC_ELT_1": "Dit is geen WMO301: het eerste element is een ander.",
    "SCHEMAV_CVC_PATTERN_VALID": "De waarde heeft niet de goede vorm.",
    "SCHEMAV_CVC_ENUMERATION_VALID": "Deze code staat niet in de lijst.",
    "SCHEMAV_CVC_MAXLENGTH_VALID": "De waarde is te lang.",
    "SCHEMAV_CVC_MINLENGTH_VALID": "De waarde is te kort.",
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": "Het getal is te groot.",
    "SCHEMAV_CVC_MININCLUSIVE_VALID": "Het getal is te klein.",
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": "De waarde is van een andere soort, zoals geen datum.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "Hier staat tekst waar alleen elementen mogen staan.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "Dit element heeft een kenmerk dat er niet hoort.",
}


class NoJudgeError(Exception):
    """A schema or rule layer that can't be used; the text says which file and why."""


class Schema:
    """The schema of a folder, read once."""

    def __init__(self, folder: Path) -> None:
        """Read the schema; raises NoJudgeError."""
        files = _files(folder)
        own = parser()
        own.resolvers.add(_Beside(files))
        try:
            self._schema = etree.XMLSchema(parsed(_content(files[MESSAGE]), own))
        except (NoXmlError, etree.XMLSchemaParseError) as error:
            words = str(error) if isinstance(error, NoXmlError) else "het is geen goed schema."
            raise NoJudgeError(f"{files[MESSAGE]}: {words}") from error

    def findings(self, message: bytes) -> tuple[Finding, ...]:
        """Everything that the schema has against a message, in its order."""
        root = parsed(message)
        if self._schema.validate(root):
            return ()
        tree = root.getroottree()
        return tuple(
            Finding(CODE, _words(error), _places(tree, error.path))
            for error in self._schema.error_log
        )


class _Beside(etree.Resolver):
    """What a schema imports comes from the same folder, and from nowhere else."""

    def __init__(self, files: dict[str, Path]) -> None:
        """Take over which files there are."""
        super().__init__()
        self.files = files

    def resolve(
        self, system_url: str | None, public_id: str | None, context: object
    ) -> _InputDocument:
        """Give the file of that name beside the schema, else nothing at all."""
        _ = public_id
        name = (system_url or "").rpartition("/")[2].lower()
        if name not in self.files:
            # Given nothing at all, libxml2 would still read what is at that address.
            return self.resolve_string(NOTHING, context)
        return self.resolve_string(_content(self.files[name]), context, base_url=system_url)


def _files(folder: Path) -> dict[str, Path]:
    """The two schemas of a folder, whatever the case of their names."""
    try:
        there = {file.name.lower(): file for file in sorted(folder.iterdir())}
    except (OSError, ValueError) as error:
        raise NoJudgeError(f"De map {folder} is niet te lezen: {reason(error)}.") from error
    missing = [name for name in (MESSAGE, BASIS) if name not in there]
    if missing:
        raise NoJudgeError(f"In de map {folder} ontbreekt: {', '.join(missing)}.")
    return {name: there[name] for name in (MESSAGE, BASIS)}


def _content(file: Path) -> bytes:
    """A schema without what is pasted above or below it; raises NoJudgeError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NoJudgeError(f"{file} is niet te lezen: {reason(error)}.") from error
    begin, end = content.find(_BEGIN), content.find(_END)
    return content[max(begin, 0) : None if end < 0 else end + len(_END)]


def _words(error: etree._LogEntry) -> str:
    return _WORDS.get(error.type_name, f"Het schema keurt dit af ({error.type_name}).")


def _places(tree: etree._ElementTree, path: str | None) -> tuple[str, ...]:
    """Where an error is; nothing where that is in a namespace that is declared further down."""
    names = {prefix: uri for prefix, uri in tree.getroot().nsmap.items() if prefix}
    try:
        found = tree.xpath(path, namespaces=names) if path else []
    except etree.XPathEvalError:
        return ()
    elements = found if isinstance(found, list) else []
    return tuple(xpath_of(e) for e in elements if isinstance(e, etree._Element))
