"""Rules in the safe dialect of durable_rules, with its hard limits checked when compiling.

Every rule looks at one fact and starts with a test of its `soort`; tests are with constants. A
line that names several answers becomes several rules under one name, as `$or` fires once for
every branch that holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, product
from math import prod
from operator import itemgetter
from typing import Any

from engine.rule_engine.driver import CompiledRuleset, EngineError, Fact
from normenkader.conditions import Requirement, accepted

Test = dict[str, Any]
# Alternatives, of which one must hold; of each all tests must hold.
Line = list[list[Test]]

# Measured limits of the library: beyond them it hangs, crashes or loses rules.
MOST_CONDITIONS = 511
MOST_SHARING = 255
MOST_AT_ONCE = 64
# In how many ways one rule may hold: far above what the limits below leave of it.
MOST_WAYS = 10_000
# How many facts one list of rules remembers, of some hundreds of bytes each.
MOST_REMEMBERED = 2_048

_PLACE = itemgetter(0)


@dataclass
class RuleList:
    """Rules of one stage, to be compiled; each keeps a label that says what it stands for."""

    regels: list[tuple[str, list[Test]]] = field(default_factory=list)
    labels: dict[str, Any] = field(default_factory=dict)
    _wide: Counter[str] = field(default_factory=Counter)

    def add(
        self, soort: str, lines: Sequence[Line], label: Any, *, exclusive: bool = False
    ) -> None:
        """Add a rule: each line must hold.

        `exclusive` says that no other rule on this kind of fact can match together with it.
        """
        if prod(map(len, lines)) > MOST_WAYS:
            name = getattr(label, "regel", "een regel")
            raise EngineError(
                f"{name} noemt {prod(map(len, lines))} combinaties van antwoorden; de regelmachine "
                f"kan er {MOST_WAYS} aan. Noem minder losse antwoorden"
            )
        for chosen in product(*lines):
            name = f"r{len(self.regels)}"
            self.regels.append((name, [{"soort": soort}, *chain.from_iterable(chosen)]))
            self.labels[name] = label
        if not exclusive:
            self._wide[soort] += 1

    def compile(self) -> Compiled:
        """Check the limits and compile; raises EngineError where a limit is passed."""
        conditions = {str(t) for _, tests in self.regels for t in tests}
        if len(conditions) > MOST_CONDITIONS:
            raise EngineError(
                f"{len(conditions)} verschillende voorwaarden in één fase; "
                f"de regelmachine kan er {MOST_CONDITIONS} aan"
            )
        sharing = Counter(str(t) for _, tests in self.regels for t in tests)
        for test, times in sharing.items():
            if times > MOST_SHARING:
                melding = f"{times} regels delen de voorwaarde {test}; hoogstens {MOST_SHARING}"
                raise EngineError(melding)
        for soort, times in self._wide.items():
            if times > MOST_AT_ONCE:
                melding = f"{times} regels kijken tegelijk naar {soort}; hoogstens {MOST_AT_ONCE}"
                raise EngineError(melding)
        return Compiled(self.regels, self.labels)


class Compiled:
    """A compiled list of rules that remembers what each fact fired.

    No rule joins facts, so what a fact fires depends on that fact alone, and of it only on the
    fields that rules on its `soort` look at. The engine works for every fact that is new in these
    fields; the memory is bounded and threads may share it.
    """

    def __init__(self, regels: Sequence[tuple[str, list[Test]]], labels: Mapping[str, Any]) -> None:
        """Compile rules with their labels by name."""
        self._labels = [labels[name] for name, _ in regels]
        self._fields = _fields(regels)
        # `typed` keeps 1 and true apart, as the engine does.
        remember = lru_cache(maxsize=MOST_REMEMBERED, typed=True)
        self._places = remember(
            _asking(CompiledRuleset(regels), regels, self._labels, self._fields)
        )

    def fire(self, facts: Sequence[Fact]) -> list[tuple[Any, Fact]]:
        """Fire the facts; gives (label, fact) once per rule and fact, in the order of the rules.

        Of facts that fire the same rule the last comes first, as when all are fired together.
        """
        fired: list[tuple[int, Fact]] = []
        for fact in reversed(facts):
            soort = fact["soort"]
            fields = self._fields.get(soort)
            if fields is not None:
                places = self._places(soort, *map(fact.get, fields))
                fired += [(place, fact) for place in places]
        fired.sort(key=_PLACE)
        return [(self._labels[place], fact) for place, fact in fired]


def _fields(regels: Sequence[tuple[str, list[Test]]]) -> dict[Any, tuple[str, ...]]:
    """For each kind of fact the fields that its rules look at."""
    fields: dict[Any, dict[str, None]] = {}
    for _, (kind, *tests) in regels:
        own = fields.setdefault(kind["soort"], {})
        for test in tests:
            ((name, value),) = test.items()
            own |= dict.fromkeys(value if name.startswith("$") else [name])
    return {soort: tuple(own) for soort, own in fields.items()}


def _asking(
    ruleset: CompiledRuleset,
    regels: Sequence[tuple[str, list[Test]]],
    labels: Sequence[Any],
    fields: Mapping[Any, tuple[str, ...]],
) -> Callable[..., tuple[int, ...]]:
    """What asks the engine: which rules a fact fires, by place, once for every label."""
    places = {name: i for i, (name, _) in enumerate(regels)}

    def fired(soort: str, *values: int | bool | str | None) -> tuple[int, ...]:
        known = zip(fields[soort], values, strict=True)
        fact: Fact = {"soort": soort, **{n: v for n, v in known if v is not None}}
        first: dict[int, int] = {}
        for name, _ in ruleset.fire([fact]):
            first.setdefault(id(labels[places[name]]), places[name])
        return tuple(first.values())

    return fired


def line(name: str, requirement: Requirement, answers: Sequence[Any]) -> Line:
    """The alternatives of one line of a condition.

    Numbers become ranges, so that a line about many numbers stays a few rules. The engine compares
    text with a number unreliably: where an answer can be text, answers are named one by one.
    """
    wanted = accepted(requirement, answers)
    if not all(type(a) is int for a in answers) or len(answers) != max(answers) - min(answers) + 1:
        return [[{name: a}] for a in wanted]
    numbers = sorted(int(a) for a in wanted)
    return [_range(name, run, min(answers), max(answers)) for run in _runs(numbers)]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The unbroken runs in sorted numbers, as (first, last)."""
    runs: list[tuple[int, int]] = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def _range(name: str, run: tuple[int, int], lowest: int, highest: int) -> list[Test]:
    first, last = run
    if first == last:
        return [{name: first}]
    below = [{"$lte": {name: last}}] if last < highest else []
    # A range of all numbers still asks for an answer: without a test it would hold without one.
    return [{"$gte": {name: first}}, *below] if first > lowest or not below else below


def is_(name: str, *waarden: int | bool | str) -> Line:
    """A line: the field has one of these values."""
    return [[{name: w}] for w in waarden]


def at_least(name: str, minimum: int) -> Line:
    """A line: the field is at least this."""
    return [[{"$gte": {name: minimum}}]]


def at_most(name: str, maximum: int) -> Line:
    """A line: the field is at most this."""
    return [[{"$lte": {name: maximum}}]]
