"""What the differences in a group do to the class and the minutes, one question at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from practice.agreement.split import AnswerCount, Split
from practice.session.case import CaseResult, fitting, outcome
from practice.session.results import GroupResults


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
    def matters(self) -> bool:
        """Say whether the answers do not all give the same class and minutes."""
        return len({(g.uitslag.klassen, g.uitslag.minuten) for g in self.gevolgen}) > 1


def effects(group: GroupResults) -> tuple[QuestionEffects, ...]:
    """What each answer does where the group splits, with the most chosen answers for the rest.

    The greatest disagreement first.
    """
    return tuple(
        QuestionEffects(split, tuple(_effects_of(group, split)))
        for split in group.splits
        if len(split.keuzes) > 1
    )


def _effects_of(group: GroupResults, split: Split) -> Iterator[Consequence]:
    most, ties = group.most_chosen
    opgave = group.opgave
    for keuze in split.keuzes:
        if split.plaats in most and split.most == (keuze,):
            yield Consequence(keuze, meest_gekozen=True, uitslag=group.modal.uitslag)
            continue
        answers = {**most, split.plaats: keuze.antwoord}
        kept = fitting(opgave.normenkader, opgave.delen, answers)
        tied = keuze in split.most and split.plaats in ties
        yield Consequence(
            keuze, meest_gekozen=tied, uitslag=outcome(opgave, kept, ties | most.keys())
        )
