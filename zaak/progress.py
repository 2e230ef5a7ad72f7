"""What of a case is still open, and which part of it is complete enough to count already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from normenkader import Normenkader, asking
from normenkader.questions import Vraag
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
    if asking.refused(normenkader, zaak.toegang):
        return found
    for name in normenkader.leefgebied_names:
        questions = normenkader.questions("leefgebieden", name)
        found += _open(questions, zaak.leefgebieden.get(name, {}), "leefgebieden", name)
    factors = normenkader.questions("clientfactoren")
    return found + _open(factors, zaak.clientfactoren, "clientfactoren", "")


def complete_part(normenkader: Normenkader, zaak: Zaak) -> Zaak:
    """The same case with only those leefgebieden of which every required answer is given."""
    complete = {
        name: answers
        for name, answers in zaak.leefgebieden.items()
        if answers and not asking.missing(normenkader.questions("leefgebieden", name), answers)
    }
    return replace(zaak, leefgebieden=complete)


def _open(
    questions: tuple[Vraag, ...], answers: Answers, section: str, leefgebied: str
) -> list[OpenQuestion]:
    return [
        OpenQuestion(section, leefgebied, v.vraag, v.tekst)
        for v in asking.missing(questions, answers)
    ]
