"""What people answered in a practice session, laid out per question and per case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD, ONBEKEND, SECTIES, GetalVraag, KeuzeVraag, Vraag
from practice.agreement.alpha import Onderdelen, Schaal
from zaak.model import AnswerPlace

# Where the class stands that people expect, and the one that their own answers give.
VERWACHT: AnswerPlace = ("klasse", "", "verwacht")
UIT_ANTWOORDEN: AnswerPlace = ("klasse", "", "uit_antwoorden")


@dataclass(frozen=True)
class Rating:
    """One answer of one participant; None or `onbekend` is an open question."""

    deelnemer: str
    zaak: str
    plaats: AnswerPlace
    antwoord: Answer | None


@dataclass(frozen=True)
class ClassChoice:
    """The class that a participant expects for a case, and the one that their answers give.

    A class is the code of a product, or of an outcome without one; None where it is open.
    """

    deelnemer: str
    zaak: str
    verwacht: str | None = None
    uit_antwoorden: str | None = None


@dataclass(frozen=True)
class OutcomeClass:
    """A product, or an outcome without one."""

    code: str
    naam: str


class InvalidRatingsError(ValueError):
    """Answers that the normenkader does not know, or given twice; `problems` has all of them."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep the problems, in Dutch, in order."""
        self.problemen = tuple(problems)
        super().__init__("\n".join(self.problemen))


# Who gave which answer to a question about a case.
Gegeven = Mapping[AnswerPlace, Mapping[str, Mapping[str, Answer]]]


def classes(normenkader: Normenkader) -> tuple[OutcomeClass, ...]:
    """All classes in the normenkader's order of outcomes, with the products at their place."""
    products = [OutcomeClass(p.product, p.naam) for p in normenkader.producten]
    found: list[OutcomeClass] = []
    for outcome in normenkader.uitkomsten:
        own = [OutcomeClass(outcome.uitkomst, outcome.naam)]
        found += products if outcome.uitkomst == "product" else own
    return tuple(found)


def given(
    normenkader: Normenkader, ratings: Iterable[Rating], keuzes: Iterable[ClassChoice]
) -> Gegeven:
    """Lay out all answers and classes; raises InvalidRatingsError.

    Places are in the order of the form, cases and participants by name; what is open is left out.
    """
    rows = [(b.plaats, b.zaak, b.deelnemer, b.antwoord) for b in ratings]
    for k in keuzes:
        rows.append((VERWACHT, k.zaak, k.deelnemer, k.verwacht))
        rows.append((UIT_ANTWOORDEN, k.zaak, k.deelnemer, k.uit_antwoorden))
    rows = [row for row in rows if row[3] not in (None, ONBEKEND)]
    if problems := list(_problems(normenkader, rows)):
        raise InvalidRatingsError(problems)
    found: dict[AnswerPlace, dict[str, dict[str, Answer]]] = {p: {} for p in places(normenkader)}
    for plaats, zaak, deelnemer, antwoord in sorted(rows, key=lambda row: row[:3]):
        if antwoord is not None:
            found[plaats].setdefault(zaak, {})[deelnemer] = antwoord
    return found


def _problems(normenkader: Normenkader, rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    known = places(normenkader)
    codes = {k.code for k in classes(normenkader)}
    seen: set[tuple[Any, ...]] = set()
    for plaats, zaak, deelnemer, antwoord in rows:
        at = f"zaak {zaak}, deelnemer {deelnemer}, {'.'.join(filter(None, plaats))}"
        vraag = known.get(plaats)
        if plaats not in known:
            yield f"{at}: deze vraag staat niet in het normenkader."
        elif not (antwoord in codes if vraag is None else vraag.accepts(antwoord)):
            yield f"{at}: {antwoord!r} is geen antwoord op deze vraag."
        elif (plaats, zaak, deelnemer) in seen:
            yield f"{at}: dit antwoord staat er twee keer."
        seen.add((plaats, zaak, deelnemer))


def places(normenkader: Normenkader) -> dict[AnswerPlace, Any]:
    """Every place with its question, in the order of the form; the classes, with None, last."""
    found: dict[AnswerPlace, Any] = {}
    for section in SECTIES:
        names = normenkader.leefgebied_names if section == "leefgebieden" else ("",)
        for name in names:
            for vraag in normenkader.questions(section, name or None):
                found[section, name, vraag.vraag] = vraag
    return found | {VERWACHT: None, UIT_ANTWOORDEN: None}


def scale(vraag: Vraag) -> Schaal:
    """Ordinal where the answers are whole numbers, such as levels; else nominal."""
    if isinstance(vraag, GetalVraag):
        return "ordinaal"
    whole = isinstance(vraag, KeuzeVraag) and type(vraag.waarden[0].waarde) is int
    return "ordinaal" if whole else "nominaal"


def units(gegeven: Gegeven, section: str, vraag: str) -> Onderdelen:
    """The units of one question: each case, and in it each leefgebied that asks it.

    `niet_uitgevraagd` is no point on a scale and no goal: here it counts as missing.
    """
    return [
        [a for a in answers.values() if a != NIET_UITGEVRAAGD]
        for plaats, cases in gegeven.items()
        if (plaats[0], plaats[2]) == (section, vraag)
        for answers in cases.values()
    ]


def asked_units(gegeven: Gegeven, vraag: str) -> Onderdelen:
    """The same for a leading question, as yes or no: was the leefgebied asked at all."""
    return [
        [a != NIET_UITGEVRAAGD for a in answers.values()]
        for plaats, cases in gegeven.items()
        if (plaats[0], plaats[2]) == ("leefgebieden", vraag)
        for answers in cases.values()
    ]
