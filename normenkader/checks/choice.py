"""The question that a stage names: a choice about every leefgebied."""

from __future__ import annotations

from normenkader.checks.work import Work
from normenkader.file.problems import DataPath
from normenkader.questions import KeuzeVraag


def choice(work: Work, pad: DataPath, name: str) -> KeuzeVraag | None:
    """The choice question about a leefgebied with this name; a problem when there is none."""
    questions = work.questions("leefgebieden")
    if not work.must_be_known(pad, name, questions, "de vraag over een leefgebied"):
        return None
    vraag = questions[name]
    if not isinstance(vraag, KeuzeVraag) or vraag.leefgebieden is not None:
        work.wrong(pad, "moet een keuzevraag zijn die bij elk leefgebied hoort")
        return None
    return vraag
