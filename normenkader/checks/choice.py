"""The question that a stage names: a choice about every leefgebied."""

from __future__ import annotations

from normenkader.checks.work import Work
from normenkader.file.problems import DataPath
from normenkader.questions import KeuzeVraag


def choice(werk: Work, pad: DataPath, naam: str) -> KeuzeVraag | None:
    """The choice question about a leefgebied with this name; a problem when there is none."""
    questions = werk.questions("leefgebieden")
    if not werk.must_be_known(pad, naam, questions, "de vraag over een leefgebied"):
        return None
    vraag = questions[naam]
    if not isinstance(vraag, KeuzeVraag) or vraag.leefgebieden is not None:
        werk.wrong(pad, "moet een keuzevraag zijn die bij elk leefgebied hoort")
        return None
    return vraag
