"""What the differences in a group do to the class and the minutes, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from practice.agreement.split import AnswerCount, Split
from practice.session.case import CaseResult, fitting, outcome
from practice.session.results import GroupResults, most_chosen


@dataclass(frozen=True)
class Consequence:
    """One answer to a question, and what the case of the others' most chosen answers then gives.

    `meest_gekozen` also holds for each of the answers of a tie.
    """

    keuze: AnswerCount
    meest_gekozen: bool
    uitslag: CaseResult


@dataclass(frozen=True)
class QuestionEffects:
    """A question on which the group splits, with each answer that was given."""

    verdeling: Split
    gevolgen: tuple[Consequence, ...]

    @property
    def maakt_uit(self) -> bool:
        """Say whether the answers do not all give the same class and minutes."""
        return len({(g.uitslag.klassen, g.uitslag.minuten) for g in self.gevolgen}) > 1


def effects(group: GroupResults) -> tuple[QuestionEffects, ...]:
    """What each answer does where the group splits, with the most chosen answers for the rest.

    The greatest disagreement first.
    """
    return tuple(
        QuestionEffects(verdeling, tuple(_effects_of(group, verdeling)))
        for verdeling in group.verdelingen
        if len(verdeling.keuzes) > 1
    )


def _effects_of(group: GroupResults, verdeling: Split) -> Iterator[Consequence]:
    most, _ = most_chosen(group.verdelingen)
    opgave = group.opgave
    for keuze in verdeling.keuzes:
        if verdeling.meest == (keuze,):
            yield Consequence(keuze, meest_gekozen=True, uitslag=group.modaal.uitslag)
            continue
        answers = {**most, verdeling.plaats: keuze.antwoord}
        kept = fitting(opgave.normenkader, opgave.delen, answers)
        tied = keuze in verdeling.meest
        yield Consequence(keuze, meest_gekozen=tied, uitslag=outcome(opgave, kept))
