"""What a group answered to one oefenzaak, and what those answers give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from normenkader import asking
from normenkader.conditions import Answer
from practice.agreement.answers import ClassChoice, OutcomeClass, Rating, classes, given
from practice.agreement.split import Split, distributions
from practice.session.case import CaseResult, Task, fitting, left_empty, outcome
from practice.session.content import FilledIn, read_content
from register.practice.answers import ParticipantResult
from register.practice.model import Measurement
from zaak.model import AnswerPlace


@dataclass(frozen=True)
class Participant:
    """One participant by number, what they filled in, and what it gives."""

    nummer: int
    klaar: bool
    ingevuld: FilledIn
    uitslag: CaseResult


@dataclass(frozen=True)
class ClassCount:
    """How many expect a class, how many have answers that give it, and whether it is the worked."""

    klasse: OutcomeClass
    verwacht: int
    uit_antwoorden: int
    uitwerking: bool


@dataclass(frozen=True)
class MinutesCount:
    """How many have answers that give these minutes per week, or a range where some are open."""

    minuten: tuple[int, int]
    aantal: int
    uitwerking: bool


@dataclass(frozen=True)
class Modal:
    """The answer most chosen to each question, together as one case; what it gives.

    `gelijk` are the questions of which two or more answers were chosen as often: a tie has no most
    chosen answer, so these stay open and `uitslag` says what is possible still.
    """

    antwoorden: dict[AnswerPlace, Answer]
    uitslag: CaseResult
    gelijk: tuple[AnswerPlace, ...]


class GroupResults:
    """The results of one oefenzaak; what takes long is computed when it is first asked for."""

    def __init__(
        self, exercise: Task, meting: Measurement, results: Iterable[ParticipantResult]
    ) -> None:
        """Read what was kept; `meting` is before or after the training."""
        self.opgave = exercise
        self.meting = meting
        self._kept = tuple(
            (r.nummer, r.klaar, read_content(exercise.normenkader, exercise.delen, r.inhoud))
            for r in sorted(results, key=lambda r: r.nummer)
        )
        # Who answered nothing at all says nothing about the group.
        self._kept = tuple(row for row in self._kept if row[2].antwoorden or row[2].verwacht)

    @property
    def count(self) -> int:
        """How many gave an answer."""
        return len(self._kept)

    @cached_property
    def deelnemers(self) -> tuple[Participant, ...]:
        """The participants by number, with what their answers give."""
        same: dict[tuple[tuple[AnswerPlace, Answer], ...], CaseResult] = {}
        found = []
        for number, klaar, ingevuld in self._kept:
            key = tuple(ingevuld.antwoorden.items())
            if key not in same:
                same[key] = outcome(self.opgave, ingevuld.antwoorden)
            found.append(Participant(number, klaar, ingevuld, same[key]))
        return tuple(found)

    @cached_property
    def uitwerking(self) -> CaseResult:
        """What the worked answers give."""
        worked, asked = self.opgave.worked(), self.opgave.questions()
        return outcome(self.opgave, {p: a for p, a in worked.items() if p in asked})

    def ratings(self) -> list[Rating]:
        """All answers as the measures of agreement want them."""
        zaak = self.opgave.oefenzaak.oefenzaak
        return [
            Rating(str(number), zaak, plaats, antwoord)
            for number, _, ingevuld in self._kept
            for plaats, antwoord in ingevuld.antwoorden.items()
        ]

    def choices(self) -> list[ClassChoice]:
        """The expected classes, and those of the answers."""
        zaak = self.opgave.oefenzaak.oefenzaak
        return [
            ClassChoice(str(d.nummer), zaak, d.ingevuld.verwacht or None, d.uitslag.outcome_class)
            for d in self.deelnemers
        ]

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """How the answers to each question are divided, the greatest disagreement first."""
        gegeven = given(self.opgave.normenkader, self.ratings(), ())
        return distributions(self.opgave.normenkader, gegeven)

    @cached_property
    def classes(self) -> tuple[ClassCount, ...]:
        """All classes in the order of the normenkader, chosen or not."""
        expected = Counter(ingevuld.verwacht for _, _, ingevuld in self._kept)
        come_out = Counter(d.uitslag.outcome_class for d in self.deelnemers)
        return tuple(
            ClassCount(
                k, expected[k.code], come_out[k.code], k.code == self.uitwerking.outcome_class
            )
            for k in classes(self.opgave.normenkader)
        )

    @cached_property
    def minuten(self) -> tuple[MinutesCount, ...]:
        """The minutes that come out, least first; those of the worked answers also with nobody."""
        counts = Counter(d.uitslag.minuten for d in self.deelnemers if d.uitslag.minuten)
        own = self.uitwerking.minuten
        every = {*counts, *([own] if own else [])}
        return tuple(MinutesCount(m, counts[m], m == own) for m in sorted(every))

    @cached_property
    def modal(self) -> Modal:
        """The answers most chosen as a case, with what it gives."""
        most, ties = self.most_chosen
        answers = fitting(self.opgave.normenkader, self.opgave.delen, most)
        equal = tuple(p for p in self.opgave.questions() if p in ties)
        return Modal(answers, outcome(self.opgave, answers, ties | most.keys()), equal)

    @cached_property
    def most_chosen(self) -> tuple[dict[AnswerPlace, Answer], set[AnswerPlace]]:
        """The answer most chosen per question, and the questions on which there is a tie.

        To leave a question empty that may be is an answer too.
        """
        most: dict[AnswerPlace, Answer] = {}
        ties = set()
        optional = {p for p, v in self.opgave.questions().items() if asking.need(v) == "nooit"}
        for split in self.splits:
            times = split.most[0].aantal
            empty = 0
            if split.plaats in optional:
                filled = [ingevuld.antwoorden for _, _, ingevuld in self._kept]
                empty = sum(left_empty(self.opgave, answers, split.plaats) for answers in filled)
            if empty == times or (empty < times and len(split.most) > 1):
                ties.add(split.plaats)
            elif empty < times:
                most[split.plaats] = split.most[0].antwoord
        return most, ties

    def most_expected(self) -> tuple[ClassCount, ...]:
        """The classes that most participants expect: more than one where they are equal."""
        most = max((k.verwacht for k in self.classes), default=0)
        return tuple(k for k in self.classes if most and k.verwacht == most)
