"""The operations as source: every one means what `PythonOps` says, and nothing else gets in."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import pytest

from engine.calculation.build import build
from engine.calculation.evaluator import flat_answers
from engine.calculation.source import SectionAnswers, SourceOps, Var
from normenkader import Library, Normenkader
from normenkader.conditions import Answer
from tests.engine.python_ops import PythonOps
from tests.random_cases import random_case
from tests.random_norms import random_norm
from zaak.checking import check_zaak
from zaak.model import AnswerPlace

Both = tuple[Any, Var]


class BothOps:
    """Every operation twice: on the answers of one case, and as a line of source."""

    def __init__(self, answers: Mapping[AnswerPlace, Answer]) -> None:
        self.answers = answers
        self.plain = PythonOps(answers)
        self.source = SourceOps()
        self.done: list[Both] = []

    def reading(self, regel: str, leefgebied: str) -> AbstractContextManager[None]:
        return self.source.reading(regel, leefgebied)

    def __getattr__(self, name: str) -> Any:
        def operation(*arguments: Any) -> Both:
            # A pair is (value, line); places and tuples of answers hold no lines.
            pairs = [isinstance(a, tuple) and any(isinstance(x, Var) for x in a) for a in arguments]
            first = [a[0] if p else a for a, p in zip(arguments, pairs, strict=True)]
            second = [a[1] if p else a for a, p in zip(arguments, pairs, strict=True)]
            both = (getattr(self.plain, name)(*first), getattr(self.source, name)(*second))
            self.done.append(both)
            return both

        return operation

    def compare(self) -> None:
        """Every line gives the value and the type that the plain meaning gave."""
        sections: dict[tuple[str, str], dict[str, Answer]] = {}
        for (sectie, leefgebied, vraag), antwoord in self.answers.items():
            sections.setdefault((sectie, leefgebied), {})[vraag] = antwoord
        values = self.source.compile()(sections)
        for value, var in self.done:
            found = values[var.number]
            assert (found, type(found)) == (value, type(value))


def compare_calculation(rng: random.Random, normenkader: Normenkader, number: int) -> None:
    for voorlopig in (False, True):
        case = random_case(rng, normenkader, number)
        zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
        both = BothOps(flat_answers(zaak))
        build(normenkader, both, provisional=voorlopig)
        both.compare()


def test_every_operation_of_random_normenkaders_means_the_same() -> None:
    rng = random.Random(7)
    for number in range(25):
        compare_calculation(rng, random_norm(rng), number)


def test_every_operation_of_shipped_normenkaders_means_the_same(bibliotheek: Library) -> None:
    rng = random.Random(8)
    for normenkader in bibliotheek.versies:
        for number in range(4):
            compare_calculation(rng, normenkader, number)


ODD: tuple[Answer, ...] = (
    0,
    1,
    -1,
    True,
    False,
    "",
    "1",
    "True",
    "geen",
    'x"); raise SystemExit(("',
    "a'b\n",
    "v0",
)


def test_odd_answers_and_names_mean_the_same_and_stay_data() -> None:
    rng = random.Random(9)
    for _ in range(200):
        names = [str(rng.choice(ODD)) for _ in range(3)]
        place: AnswerPlace = (names[0], names[1], names[2])
        both = BothOps({place: rng.choice(ODD)} if rng.random() < 0.9 else {})
        number = both.answer_number(place)
        some = both.answer_in(place, tuple(rng.sample(ODD, rng.randint(0, 4))))
        between = both.answer_between(place, rng.randint(-2, 1), rng.randint(0, 2))
        three = both.const(rng.randint(-3, 3))
        total = both.add(number, both.scale(three, -2), both.where(some, three, number))
        both.floordiv(total, rng.randint(1, 4))
        both.or_(both.and_(some, both.not_(between)), both.at_least(total, three), both.not_(some))
        both.and_(both.true(), some, some)
        both.or_(both.not_(both.true()), between)
        both.and_()
        both.or_()
        both.add()
        both.compare()


@pytest.mark.parametrize("wrong", [True, 1.0, "1", "__import__('os')", None])
def test_only_whole_numbers_become_source(wrong: Any) -> None:
    ops = SourceOps()
    one = ops.const(1)
    writers: list[Callable[[], Var]] = [
        lambda: ops.const(wrong),
        lambda: ops.scale(one, wrong),
        lambda: ops.floordiv(one, wrong),
        lambda: ops.answer_between(("a", "", "b"), wrong, 1),
        lambda: ops.answer_between(("a", "", "b"), 1, wrong),
    ]
    for write in writers:
        with pytest.raises(TypeError, match="geen geheel getal"):
            write()


def test_the_same_operation_is_written_once() -> None:
    ops = SourceOps()
    place: AnswerPlace = ("toegang", "", "leeftijd")
    first = ops.at_least(ops.answer_number(place), ops.const(18))
    assert ops.at_least(ops.answer_number(place), ops.const(18)) == first
    sections: SectionAnswers = {("toegang", ""): {"leeftijd": 18}}
    assert ops.compile()(sections)[first.number] is True
    assert [ops.known(ops.const(18)), ops.known(first)] == [18, None]
