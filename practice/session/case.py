"""From answers of a practice session to a case, and what the normenkader gives for it.

What was not asked comes from the worked answers of the oefenzaak; what was asked and not answered
stays open.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from engine import ContractAnswer, DifferenceError, EngineError
from engine.calculation.evaluator import flat_answers
from engine.partial import ONVOLLEDIG, answer
from normenkader import Library, Normenkader, asking
from normenkader.conditions import Answer
from normenkader.questions import ONBEKEND, GetalVraag, Vraag
from practice.agreement.answers import classes
from practice.oefenzaak import Oefenzaak
from practice.session.content import Antwoorden, asked, nested
from zaak.checking import InvalidZaakError, check_partial, check_zaak
from zaak.model import AnswerPlace
from zaak.open_answers import with_open_answers

MISLUKT = "De berekening is niet gelukt. Meld dit bij de beheerder."


@dataclass(frozen=True)
class CaseResult:
    """What answers give. `antwoord` is None where `fouten` say why there is none.

    `klassen` are the codes of the classes that are possible still, `minuten` the least and the most
    minutes per week (None where there are none): one class and equal minutes where it is certain.
    """

    antwoord: ContractAnswer | None
    klassen: tuple[str, ...] = ()
    minuten: tuple[int, int] | None = None
    fouten: tuple[str, ...] = ()

    @property
    def outcome_class(self) -> str | None:
        """The class, where it is certain."""
        return self.klassen[0] if len(self.klassen) == 1 else None

    @property
    def open(self) -> bool:
        """Say whether answers are missing."""
        return self.antwoord is not None and self.antwoord["uitkomst"] == ONVOLLEDIG


@dataclass(frozen=True)
class Task:
    """One oefenzaak as it is asked in a session: in these parts (none means all)."""

    bibliotheek: Library
    normenkader: Normenkader
    oefenzaak: Oefenzaak
    delen: tuple[str, ...] = ()

    def worked(self) -> dict[AnswerPlace, Any]:
        """The worked answers by their places; raises InvalidZaakError."""
        return flat_answers(check_zaak(self.oefenzaak.uitwerking, self.bibliotheek)[0])

    def head(self) -> dict[str, Any]:
        """What the case is, without answers: its reference, normenkader and date."""
        keys = ("zaak", "normenkader", "peildatum")
        return {key: waarde for key, waarde in self.oefenzaak.uitwerking.items() if key in keys}

    def questions(self) -> dict[AnswerPlace, Vraag]:
        """The questions that are asked, in the order of the form."""
        return asked(self.normenkader, self.delen)


def outcome(
    exercise: Task, antwoorden: Antwoorden, ties: Collection[AnswerPlace] = ()
) -> CaseResult:
    """What the answers to the asked questions give, together with the worked ones to the others.

    The questions of `ties` are open, also those that may stay empty: that would be an answer too.
    """
    questions = exercise.questions()
    rest = {p: a for p, a in exercise.worked().items() if p not in questions}
    open_ones = {
        p: ONBEKEND for p in questions if p in ties and left_empty(exercise, antwoorden, p)
    }
    case = {**exercise.head(), **nested({**rest, **antwoorden, **open_ones})}
    try:
        checked, norm = check_partial(
            with_open_answers(exercise.normenkader, case), exercise.bibliotheek
        )
        found = answer(norm, checked)
    except InvalidZaakError as error:
        return CaseResult(None, fouten=tuple(f"{f.pad_tekst}: {f.melding}" for f in error.fouten))
    except (EngineError, DifferenceError):
        return CaseResult(None, fouten=(MISLUKT,))
    return CaseResult(found, _classes(norm, found), _minutes(found))


def _classes(normenkader: Normenkader, antwoord: ContractAnswer) -> tuple[str, ...]:
    """The codes of the possible classes, in the order of the normenkader."""
    if antwoord["uitkomst"] == ONVOLLEDIG:
        found = {m["product"] or m["uitkomst"] for m in antwoord["mogelijk"] or ()}
    else:
        product = antwoord["product"]
        found = {antwoord["uitkomst"] if product is None else product["code"]}
    return tuple(k.code for k in classes(normenkader) if k.code in found)


def _minutes(antwoord: ContractAnswer) -> tuple[int, int] | None:
    if antwoord["uitkomst"] == ONVOLLEDIG:
        bereik = antwoord["minuten_bereik"]
        return None if bereik is None else (bereik["minimum"], bereik["maximum"])
    minutes = antwoord["minuten_per_week"]
    return None if minutes is None else (minutes, minutes)


def left_empty(exercise: Task, antwoorden: Antwoorden, plaats: AnswerPlace) -> bool:
    """Say whether these answers leave a question empty that is asked beside them and may be."""
    vraag = exercise.questions().get(plaats)
    if vraag is None or plaats in antwoorden or asking.need(vraag) != "nooit":
        return False
    section, name, _ = plaats
    own = {v: a for (s, n, v), a in antwoorden.items() if (s, n) == (section, name)}
    part = exercise.normenkader.questions(section, name or None)
    # In a part without answers everything is open; a number that bounds it must be there.
    return bool(own) and asking.matters(part, vraag, own) and _within(part, vraag, None, own)


def fitting(
    normenkader: Normenkader, parts: Collection[str], antwoorden: Antwoorden
) -> dict[AnswerPlace, Any]:
    """The answers that belong together in one case.

    Without those to a question that the others make needless, without the rest of a leefgebied
    that is not asked, and without a number that is more than the one that bounds it.
    """
    kept: dict[AnswerPlace, Any] = {}
    for plaats, vraag in asked(normenkader, parts).items():
        if plaats not in antwoorden:
            continue
        section, name, _ = plaats
        own = {v: a for (s, n, v), a in kept.items() if (s, n) == (section, name)}
        part = normenkader.questions(section, name or None)
        if asking.matters(part, vraag, own) and _within(part, vraag, antwoorden[plaats], own):
            kept[plaats] = antwoorden[plaats]
    return kept


def _within(part: asking.Part, vraag: Vraag, antwoord: Answer | None, own: asking.Answers) -> bool:
    """Whether a number is at most the one that bounds it, or that one is still to be answered.

    None is any number.
    """
    bound = vraag.hoogstens_vraag if isinstance(vraag, GetalVraag) else None
    if bound is None:
        return True
    if bound in own:
        return antwoord is None or int(antwoord) <= int(own[bound])
    return any(v.vraag == bound for v in asking.missing(part, own))
