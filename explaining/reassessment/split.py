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

    `middle` is None where the answers of then can't be computed by the rules of now.
    """

    fase: str
    onderwerp: str
    naam: str
    before: Fraction
    middle: Fraction | None
    after: Fraction

    @property
    def rules(self) -> Fraction | None:
        """What other rules do."""
        return None if self.middle is None else self.middle - self.before

    @property
    def antwoorden(self) -> Fraction | None:
        """What other answers do."""
        return None if self.middle is None else self.after - self.middle


@dataclass(frozen=True)
class Split:
    """The whole difference, in minutes per week; `rows` add up to it without the deviations."""

    before: int
    middle: int | None
    after: int
    decided_before: int
    decided_after: int | None
    rows: tuple[SplitRow, ...]
    fouten: tuple[Fault, ...] = ()
    bereik: tuple[int, int] | None = None

    @property
    def deviation_before(self) -> int:
        """From what was decided then to the proposal of then."""
        return self.before - self.decided_before

    @property
    def rules(self) -> int | None:
        """What other rules do."""
        return None if self.middle is None else self.middle - self.before

    @property
    def antwoorden(self) -> int | None:
        """What other answers do."""
        return None if self.middle is None else self.after - self.middle

    @property
    def deviation_after(self) -> int | None:
        """From the proposal of now to what is decided now; None where nothing is."""
        return None if self.decided_after is None else self.decided_after - self.after

    @property
    def difference(self) -> int:
        """From what was decided then to what is decided now, or else to the proposal of now."""
        return (
            self.after if self.decided_after is None else self.decided_after
        ) - self.decided_before


class NoMinutesError(ValueError):
    """A difference in minutes does not exist: a normenkader gives none; its text says which."""


def between(content: Mapping[str, Any], nieuw: Normenkader) -> Between:
    """Judge the answers of then, carried over, by the rules of now; raises what `judge` raises."""
    library = FixedVersion(nieuw, stored=True)
    try:
        zaak, _ = check_zaak(content, library)
    except InvalidZaakError as error:
        return Between(None, error.fouten, _range(content, nieuw, library))
    return Between(judge(nieuw, zaak))


def _range(
    content: Mapping[str, Any], nieuw: Normenkader, library: FixedVersion
) -> tuple[int, int] | None:
    try:
        zaak, _ = check_partial(with_open_answers(nieuw, content), library)
    except InvalidZaakError:
        return None
    found = partial_answer(nieuw, zaak) if zaak.open else {}
    outcomes, bereik = found.get("mogelijk"), found.get("minuten_bereik")
    if not bereik or not outcomes or any(m["uitkomst"] != "product" for m in outcomes):
        return None
    return bereik["minimum"], bereik["maximum"]


def split(before: Answered, middle: Between, after: Answered) -> Split:
    """Split the difference; raises NoMinutesError."""
    for side in (before, after):
        if not side.normenkader.timed:
            raise NoMinutesError(
                f"{side.normenkader.titel} geeft geen minuten. Er is geen verschil in minuten te "
                "berekenen."
            )
    judged = None
    if middle.antwoord is not None:
        judged = Answered(after.normenkader, middle.antwoord)
    sides = [parts(side) for side in (before, judged, after) if side is not None]
    order = _ordered(before, after, {place for side in sides for place in side})
    first, last = sides[0], sides[-1]
    rows = tuple(
        SplitRow(
            *place,
            _name(before, after, place),
            first.get(place, Fraction()),
            None if judged is None else sides[1].get(place, Fraction()),
            last.get(place, Fraction()),
        )
        for place in order
    )
    return Split(
        before.minuten,
        None if judged is None else judged.minuten,
        after.minuten,
        before.minuten if before.besloten is None else before.besloten,
        after.besloten,
        tuple(row for row in rows if row.before or row.middle or row.after),
        middle.fouten,
        middle.bereik,
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


def _ordered(before: Answered, after: Answered, places: Iterable[Place]) -> list[Place]:
    """In the order of the calculation, and within a stage in that of the leefgebieden."""
    areas = list(dict.fromkeys([*after.normenkader.leefgebied_names, *_areas(before)]))

    def rank(place: Place) -> tuple[int, int, str]:
        fase, about = place
        stage = STAGES.index(fase) if fase in STAGES else len(STAGES)
        return stage, areas.index(about) if about in areas else len(areas), about

    return sorted(places, key=rank)


def _areas(side: Answered) -> list[str]:
    return list(side.normenkader.leefgebied_names)


def _name(before: Answered, after: Answered, place: Place) -> str:
    """What a part of the sum is about, by the rules of now, else by those of then."""
    fase, about = place
    if fase == UITKOMST:
        return "Geen product: deze minuten worden niet gegeven"
    for side in (after, before):
        if about in side.normenkader.leefgebied_names:
            name = side.normenkader.leefgebied_names[about]
            stage = side.normenkader.stage(KINDS[fase])
            # The norm time of a leefgebied is just that; what comes later says what it is.
            return name if stage is None or fase == TIMES else f"{name}: {stage.titel.lower()}"
    for side in (after, before):
        rules = rule_index(side.normenkader)
        for step in side.antwoord["spoor"]:
            if (step["fase"], step["onderwerp"]) == place and step["regel"] in rules:
                return rules[step["regel"]].titel
    return about or fase
