"""Which questions are asked, and which must be answered: decided here and nowhere else.

A part is a section, or what one leefgebied asks: its questions, in order. Where its first question
says `niet_uitgevraagd` nothing else of it is asked. Of what is asked, `verplicht` and
`verplicht_als` say whether there must be an answer. With a reason for no access only the questions
about access must be answered: no more is asked than needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from normenkader.conditions import Answer, holds
from normenkader.model import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from normenkader.stages import Toegang

Part = Sequence[Vraag]
Answers = Mapping[str, Answer]
# When an answer must be there: in every part that is asked, with some other answers, or never.
Need = Literal["altijd", "soms", "nooit"]


def need(vraag: Vraag) -> Need:
    """When a question must be answered, whatever the answers."""
    if not vraag.verplicht:
        return "nooit"
    return "altijd" if vraag.verplicht_als is None else "soms"


def left_out(part: Part, answers: Answers) -> bool:
    """Say whether the first answer of a part leaves out all the rest of it."""
    return bool(part) and answers.get(part[0].vraag) == NIET_UITGEVRAAGD


def is_asked(part: Part, vraag: Vraag, answers: Answers) -> bool:
    """Say whether a question is asked; what has an answer was."""
    return vraag.vraag in answers or not left_out(part, answers)


def must_answer(part: Part, vraag: Vraag, answers: Answers) -> bool:
    """Say whether a question must be answered, given other answers of its part.

    A number that another answer is at most must be there too.
    """
    if not is_asked(part, vraag, answers):
        return False
    return vraag.required(answers) or any(v.vraag in answers for v in bounded_by(part, vraag))


def bounded_by(part: Part, vraag: Vraag) -> list[GetalVraag]:
    """The questions of a part whose number is at most the answer to this one."""
    return [v for v in part if isinstance(v, GetalVraag) and v.hoogstens_vraag == vraag.vraag]


def conflicts(part: Part, answers: Answers) -> list[tuple[str, str]]:
    """The questions whose number is more than the one that it may not exceed, with that one."""
    return [
        (v.vraag, v.hoogstens_vraag)
        for v in part
        if isinstance(v, GetalVraag) and v.hoogstens_vraag is not None
        if v.vraag in answers and v.hoogstens_vraag in answers
        if int(answers[v.vraag]) > int(answers[v.hoogstens_vraag])
    ]


def may_have_to(part: Part, vraag: Vraag, answers: Answers, is_open: Callable[[str], bool]) -> bool:
    """Say whether a question must be answered, or may have to once open ones are."""
    return is_asked(part, vraag, answers) and vraag.may_be_required(answers, is_open)


def matters(part: Part, vraag: Vraag, answers: Answers) -> bool:
    """Say whether an answer belongs in a case: it is asked and no condition makes it needless."""
    needless = need(vraag) == "soms" and not vraag.required(answers)
    return is_asked(part, vraag, answers) and not needless


def missing(part: Part, answers: Answers) -> list[Vraag]:
    """The questions of a part that must still be answered, in order."""
    return [v for v in part if v.vraag not in answers and must_answer(part, v, answers)]


def refused(normenkader: Normenkader, toegang: Answers) -> bool:
    """Say whether an answer about access that is given already is a reason for no access."""
    fase = normenkader.stage(Toegang)
    # What is counted is certain only when all of it is answered.
    counts = {
        t.telling: t.count(toegang)
        for t in normenkader.counts("toegang")
        if all(v in toegang for v in t.vragen)
    }
    given = {**toegang, **counts}
    return fase is not None and any(holds(r.als, given) for r in fase.regels)


def nothing_asked(normenkader: Normenkader, leefgebieden: Mapping[str, Answers]) -> bool:
    """Say whether every leefgebied was left out, which is no complete intake."""
    part = normenkader.vragen.leefgebieden
    return all(left_out(part, leefgebieden.get(n, {})) for n in normenkader.leefgebied_names)
