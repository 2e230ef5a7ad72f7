"""What of a case is still open, and which part of it is complete enough to count already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from normenkader import Normenkader
from normenkader.conditions import holds
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.stages import Toegang
from zaak.model import Answers, Zaak


@dataclass(frozen=True)
class OpenQuestion:
    """A required question without an answer: its section, leefgebied ("" elsewhere) and text."""

    sectie: str
    leefgebied: str
    vraag: str
    tekst: str


def open_questions(normenkader: Normenkader, zaak: Zaak) -> list[OpenQuestion]:
    """Give what must still be answered, in the order of the form.

    With a reason for no access only access itself must be complete.
    """
    found = _open(normenkader.questions("toegang"), zaak.toegang, "toegang", "")
    if reason_for_no_access(normenkader, zaak):
        return found
    for naam in normenkader.leefgebied_namen:
        questions = normenkader.questions("leefgebieden", naam)
        found += _open(questions, zaak.leefgebieden.get(naam, {}), "leefgebieden", naam)
    factors = normenkader.questions("clientfactoren")
    return found + _open(factors, zaak.clientfactoren, "clientfactoren", "")


def reason_for_no_access(normenkader: Normenkader, zaak: Zaak) -> bool:
    """Say whether an answer that is already given excludes access."""
    fase = normenkader.stage(Toegang)
    return fase is not None and any(holds(r.als, zaak.toegang) for r in fase.regels)


def nothing_asked(normenkader: Normenkader, zaak: Zaak) -> bool:
    """Say whether every leefgebied was left out, which is no complete intake."""
    leading = normenkader.vragen.leading.vraag
    return all(
        zaak.leefgebieden.get(naam, {}).get(leading) == NIET_UITGEVRAAGD
        for naam in normenkader.leefgebied_namen
    )


def complete_part(normenkader: Normenkader, zaak: Zaak) -> Zaak:
    """The same case with only those leefgebieden of which every required answer is given."""
    complete = {
        naam: answers
        for naam, answers in zaak.leefgebieden.items()
        if answers
        and not _open(normenkader.questions("leefgebieden", naam), answers, "leefgebieden", naam)
    }
    return replace(zaak, leefgebieden=complete)


def _open(
    questions: tuple[Any, ...], answers: Answers, sectie: str, leefgebied: str
) -> list[OpenQuestion]:
    left_out = bool(questions) and answers.get(questions[0].vraag) == NIET_UITGEVRAAGD
    return [
        OpenQuestion(sectie, leefgebied, v.vraag, v.tekst)
        for v in questions
        if v.vraag not in answers and not left_out and v.required(answers)
    ]
