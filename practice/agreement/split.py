"""Where a group splits: the answers per question and case, and which classes are confused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import Vraag
from practice.agreement.alpha import pairs
from practice.agreement.answers import Gegeven, OutcomeClass, classes, places
from zaak.model import AnswerPlace


@dataclass(frozen=True)
class AnswerCount:
    """An answer, in words, and how many people gave it."""

    antwoord: Answer
    naam: str
    aantal: int


@dataclass(frozen=True)
class Split:
    """The answers to one question about one case, in the order of the form.

    `open` counts the people who answered something about the case but not this question.
    """

    zaak: str
    plaats: AnswerPlace
    keuzes: tuple[AnswerCount, ...]
    open: int
    paren: int
    paren_eens: int

    @property
    def most(self) -> tuple[AnswerCount, ...]:
        """The answers most chosen: more than one where they were chosen as often."""
        most = max((k.aantal for k in self.keuzes), default=0)
        return tuple(k for k in self.keuzes if k.aantal == most)

    @property
    def share_disagreed(self) -> Fraction:
        """The share of the pairs of people that disagree; 0 where there is no pair."""
        return 1 - Fraction(self.paren_eens, self.paren) if self.paren else Fraction()


@dataclass(frozen=True)
class Confusion:
    """How many pairs of people chose which two classes for the same case.

    `tabel[i][j]` counts the pairs of which one chose class i and the other class j, and is equal to
    `tabel[j][i]`; on the diagonal both chose the same. So each pair of people that differ stands in
    the table twice, and counts once in `paren`.
    """

    klassen: tuple[OutcomeClass, ...]
    tabel: tuple[tuple[int, ...], ...]
    paren: int
    paren_eens: int


def distributions(normenkader: Normenkader, gegeven: Gegeven) -> tuple[Split, ...]:
    """How the answers are divided, the greatest disagreement first.

    Equal disagreement: the most pairs first, then the order of the form and of the cases.
    """
    people = _people(gegeven)
    questions = places(normenkader)
    names: dict[Answer, str] = {k.code: k.naam for k in classes(normenkader)}
    found = []
    for plaats, cases in gegeven.items():
        for zaak, answers in cases.items():
            keuzes = tuple(_choices(questions[plaats], names, Counter(answers.values())))
            still_open = len(people[zaak]) - len(answers)
            numbers = pairs(list(answers.values()))
            found.append(Split(zaak, plaats, keuzes, still_open, *numbers))
    return tuple(sorted(found, key=lambda v: (-v.share_disagreed, -v.paren)))


def _people(gegeven: Gegeven) -> Mapping[str, set[str]]:
    """Who answered anything about each case."""
    people: dict[str, set[str]] = {}
    for cases in gegeven.values():
        for zaak, answers in cases.items():
            people.setdefault(zaak, set()).update(answers)
    return people


def _choices(
    vraag: Vraag | None, names: dict[Answer, str], counts: Counter[Answer]
) -> Iterator[AnswerCount]:
    order = list(names) if vraag is None else vraag.answers()
    for answer in order:
        if counts[answer]:
            name = names[answer] if vraag is None else vraag.label(answer)
            yield AnswerCount(answer, name, counts[answer])


def confusion(normenkader: Normenkader, gegeven: Gegeven, plaats: AnswerPlace) -> Confusion:
    """The table of pairs for the expected class, or for that of people's own answers."""
    all_classes = classes(normenkader)
    found: Counter[frozenset[Answer]] = Counter()
    for answers in gegeven[plaats].values():
        found.update(frozenset(two) for two in combinations(answers.values(), 2))
    table = tuple(
        tuple(found[frozenset((one.code, other.code))] for other in all_classes)
        for one in all_classes
    )
    equal = sum(table[i][i] for i in range(len(all_classes)))
    return Confusion(all_classes, table, sum(found.values()), equal)
