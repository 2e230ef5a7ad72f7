"""The difference in minutes per week between two decisions, split over rules and answers.

Three answers stand in a row: those of then by the rules of then, those of then by the rules of now,
and those of now by the rules of now. The first step is what other rules do, the second what other
answers do; what a consulent decided otherwise, then and now, stands on either side. Together they
are the difference, exactly. A proposal or decision that gives no product has 0 minutes.

The sum of a trail is its minutes, so each step is split too: over the stages and what they are
about. What the rules of now can't compute of the answers of then is said, and never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine import ContractAnswer, judge
from engine.partial import answer as partial_answer
from normenkader import Normenkader
from normenkader.library import FixedVersion
from normenkader.rules import rule_index
from normenkader.stages import KINDS, STAGES, Normtijden
from zaak.checking import Fault, InvalidZaakError, check_partial, check_zaak
from zaak.open_answers import with_open_answers

# What takes the minutes away where the outcome gives no product.
UITKOMST = "uitkomst"
TIMES = next(name for name, kind in KINDS.items() if kind is Normtijden)
Place = tuple[str, str]


@dataclass(frozen=True)
class Answered:
    """The answer of one side: its normenkader, the plain answer, and the minutes decided.

    `besloten` is None where nothing is decided (yet); 0 for a decision without a product.
    """

    normenkader: Normenkader
    antwoord: ContractAnswer
    besloten: int | None = None

    @property
    def minuten(self) -> int:
        """The minutes per week of the proposal."""
        gives = self.antwoord["uitkomst"] == "product"
        return int(self.antwoord["minuten_per_week"] or 0) if gives else 0


@dataclass(frozen=True)
class Between:
    """The answers of then by the rules of now: the answer, or all that is lacking for it.

    `bereik` are the least and the most minutes that it can still be, where each outcome that is
    possible gives a product.
    """

    antwoord: ContractAnswer | None
    fouten: tuple[Fault, ...] = ()
    bereik: tuple[int, int] | None = None


@dataclass(frozen=True)
class SplitRow:
    """One part of the sum: a stage and what it is about, with its minutes in each answer.

    `tussen` is None where the answers of then can't be computed by the rules of now.
    """

    fase: str
    onderwerp: str
    naam: str
    toen: Fraction
    tussen: Fraction | None
    nu: Fraction

    @property
    def regels(self) -> Fraction | None:
        """What other rules do."""
        return None if self.tussen is None else self.tussen - self.toen

    @property
    def antwoorden(self) -> Fraction | None:
        """What other answers do."""
        return None if self.tussen is None else self.nu - self.tussen


@dataclass(frozen=True)
class Split:
    """The whole difference, in minutes per week; `rijen` add up to it without the deviations."""

    toen: int
    tussen: int | None
    nu: int
    besloten_toen: int
    besloten_nu: int | None
    rijen: tuple[SplitRow, ...]
    fouten: tuple[Fault, ...] = ()
    bereik: tuple[int, int] | None = None

    @property
    def afwijking_toen(self) -> int:
        """From what was decided then to the proposal of then."""
        return self.toen - self.besloten_toen

    @property
    def regels(self) -> int | None:
        """What other rules do."""
        return None if self.tussen is None else self.tussen - self.toen

    @property
    def antwoorden(self) -> int | None:
        """What other answers do."""
        return None if self.tussen is None else self.nu - self.tussen

    @property
    def afwijking_nu(self) -> int | None:
        """From the proposal of now to what is decided now; None where nothing is."""
        return None if self.besloten_nu is None else self.besloten_nu - self.nu

    @property
    def verschil(self) -> int:
        """From what was decided then to what is decided now, or else to the proposal of now."""
        return (self.nu if self.besloten_nu is None else self.besloten_nu) - self.besloten_toen


class NoMinutesError(ValueError):
    """A difference in minutes does not exist: a normenkader gives none; its text says which."""


def between(inhoud: Mapping[str, Any], nieuw: Normenkader) -> Between:
    """Judge the answers of then, carried over, by the rules of now; raises what `judge` raises."""
    library = FixedVersion(nieuw, stored=True)
    try:
        zaak, _ = check_zaak(inhoud, library)
    except InvalidZaakError as error:
        return Between(None, error.fouten, _range(inhoud, nieuw, library))
    return Between(judge(nieuw, zaak))


def _range(
    inhoud: Mapping[str, Any], nieuw: Normenkader, library: FixedVersion
) -> tuple[int, int] | None:
    try:
        zaak, _ = check_partial(with_open_answers(nieuw, inhoud), library)
    except InvalidZaakError:
        return None
    found = partial_answer(nieuw, zaak) if zaak.open else {}
    outcomes, bereik = found.get("mogelijk"), found.get("minuten_bereik")
    if not bereik or not outcomes or any(m["uitkomst"] != "product" for m in outcomes):
        return None
    return bereik["minimum"], bereik["maximum"]


def split(toen: Answered, tussen: Between, nu: Answered) -> Split:
    """Split the difference; raises NoMinutesError."""
    for side in (toen, nu):
        if not side.normenkader.timed:
            raise NoMinutesError(
                f"{side.normenkader.titel} geeft geen minuten. Er is geen verschil in minuten te "
                "berekenen."
            )
    middle = None
    if tussen.antwoord is not None:
        middle = Answered(nu.normenkader, tussen.antwoord)
    sides = [parts(side) for side in (toen, middle, nu) if side is not None]
    order = _ordered(toen, nu, {place for side in sides for place in side})
    before, now = sides[0], sides[-1]
    rows = tuple(
        SplitRow(
            *place,
            _name(toen, nu, place),
            before.get(place, Fraction()),
            None if middle is None else sides[1].get(place, Fraction()),
            now.get(place, Fraction()),
        )
        for place in order
    )
    return Split(
        toen.minuten,
        None if middle is None else middle.minuten,
        nu.minuten,
        toen.minuten if toen.besloten is None else toen.besloten,
        nu.besloten,
        tuple(row for row in rows if row.toen or row.tussen or row.nu),
        tussen.fouten,
        tussen.bereik,
    )


def parts(side: Answered) -> dict[Place, Fraction]:
    """The minutes of an answer by stage and by what they are about; they add up to `minuten`."""
    found: dict[Place, Fraction] = {}
    for step in side.antwoord["spoor"]:
        minutes = Fraction(step["effect"].get("minuten") or 0)
        if minutes:
            place = (step["fase"], step["onderwerp"])
            found[place] = found.get(place, Fraction()) + minutes
    over = side.minuten - sum(found.values(), Fraction())
    return {**found, (UITKOMST, ""): over} if over else found


def _ordered(toen: Answered, nu: Answered, places: Iterable[Place]) -> list[Place]:
    """In the order of the calculation, and within a stage in that of the leefgebieden."""
    areas = list(dict.fromkeys([*nu.normenkader.leefgebied_names, *_areas(toen)]))

    def rank(place: Place) -> tuple[int, int, str]:
        fase, about = place
        stage = STAGES.index(fase) if fase in STAGES else len(STAGES)
        return stage, areas.index(about) if about in areas else len(areas), about

    return sorted(places, key=rank)


def _areas(side: Answered) -> list[str]:
    return list(side.normenkader.leefgebied_names)


def _name(toen: Answered, nu: Answered, place: Place) -> str:
    """What a part of the sum is about, by the rules of now, else by those of then."""
    fase, about = place
    if fase == UITKOMST:
        return "Geen product: deze minuten worden niet gegeven"
    for side in (nu, toen):
        if about in side.normenkader.leefgebied_names:
            name = side.normenkader.leefgebied_names[about]
            stage = side.normenkader.stage(KINDS[fase])
            # The norm time of a leefgebied is just that; what comes later says what it is.
            return name if stage is None or fase == TIMES else f"{name}: {stage.titel.lower()}"
    for side in (nu, toen):
        rules = rule_index(side.normenkader)
        for step in side.antwoord["spoor"]:
            if (step["fase"], step["onderwerp"]) == place and step["regel"] in rules:
                return rules[step["regel"]].titel
    return about or fase
