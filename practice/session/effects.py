"""What the differences in a group do to the class and the minutes, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from practice.agreement.split import Keuze, Verdeling
from practice.session.case import Uitslag, fitting, outcome
from practice.session.results import Groep, most_chosen


@dataclass(frozen=True)
class Gevolg:
    """One answer to a question, and what the case of the others' most chosen answers then gives.

    `meest_gekozen` also holds for each of the answers of a tie.
    """

    keuze: Keuze
    meest_gekozen: bool
    uitslag: Uitslag


@dataclass(frozen=True)
class Vraaggevolgen:
    """A question on which the group splits, with each answer that was given."""

    verdeling: Verdeling
    gevolgen: tuple[Gevolg, ...]

    @property
    def maakt_uit(self) -> bool:
        """Say whether the answers do not all give the same class and minutes."""
        return len({(g.uitslag.klassen, g.uitslag.minuten) for g in self.gevolgen}) > 1


def effects(groep: Groep) -> tuple[Vraaggevolgen, ...]:
    """What each answer does where the group splits, with the most chosen answers for the rest.

    The greatest disagreement first.
    """
    return tuple(
        Vraaggevolgen(verdeling, tuple(_effects_of(groep, verdeling)))
        for verdeling in groep.verdelingen
        if len(verdeling.keuzes) > 1
    )


def _effects_of(groep: Groep, verdeling: Verdeling) -> Iterator[Gevolg]:
    most, _ = most_chosen(groep.verdelingen)
    opgave = groep.opgave
    for keuze in verdeling.keuzes:
        if verdeling.meest == (keuze,):
            yield Gevolg(keuze, meest_gekozen=True, uitslag=groep.modaal.uitslag)
            continue
        answers = {**most, verdeling.plaats: keuze.antwoord}
        kept = fitting(opgave.normenkader, opgave.delen, answers)
        tied = keuze in verdeling.meest
        yield Gevolg(keuze, meest_gekozen=tied, uitslag=outcome(opgave, kept))
