"""Every valid client of a small normenkader, one by one: a third opinion beside both methods.

Nothing here is taken from `proof` but the names of what is said. What is a valid case is asked of
`check_zaak`, what comes out of the independent evaluator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engine.calculation.evaluator import evaluate, quick
from engine.evaluation import Evaluation
from engine.partial.outcomes import Possibility
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.library import FixedVersion
from normenkader.questions import NIET_UITGEVRAAGD, Vraag
from zaak.checking import InvalidZaakError, check_zaak
from zaak.model import AnswerPlace

Answers = dict[str, Answer]
Part = tuple[str, str]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
ACCESS: Part = ("toegang", "")
# What weighs less and more than any product, and nothing at all.
LIGHTEST, HEAVIEST, NOTHING = -1, 10**6, -2


class TooManyError(Exception):
    """There are too many ways to answer a part."""


class Worst(NamedTuple):
    """Of a question: whether some heavier answer gives less, and the largest step."""

    lower: bool
    step: int


class Everybody:
    """Every valid client with access, as an array with a side for each part of the intake.

    Minutes are 0 where there are none. Where nothing was asked there is no client (`valid`).
    """

    def __init__(self, nk: Normenkader, most: int = 60_000) -> None:
        """Judge them all; raises TooManyError."""
        self.nk = nk
        self._library = FixedVersion(nk)
        self.parts: list[Part] = [("leefgebieden", name) for name in nk.leefgebied_names]
        self.parts.append(("clientfactoren", ""))
        self._raw = {part: list(self._combinations(part, most)) for part in [ACCESS, *self.parts]}
        self.refused, self.admitted = self._access()
        self.ways = [self._valid(part, self.admitted[0]) for part in self.parts if self.admitted]
        if prod(map(len, self.ways)) > most:
            raise TooManyError

    # -- who there is ---------------------------------------------------------------------------

    def _questions(self, part: Part) -> tuple[Vraag, ...]:
        return self.nk.questions(part[0], part[1] or None)

    @property
    def places(self) -> list[AnswerPlace]:
        """The questions of which another answer can change something."""
        return [(*part, v.vraag) for part in self.parts for v in self._questions(part)]

    def _combinations(self, part: Part, most: int) -> Iterator[Answers]:
        """Every combination of answers, valid or not."""
        questions = self._questions(part)
        leading = self.nk.vragen.leading.vraag if part[1] else None
        if prod(len(v.answers()) + 1 for v in questions) > 20 * most:
            raise TooManyError
        if leading is not None:
            # Beside this answer no other may be.
            yield {leading: NIET_UITGEVRAAGD}
        for own in product(*([None, *v.answers()] for v in questions)):
            answers = {v.vraag: a for v, a in zip(questions, own, strict=True) if a is not None}
            if leading is None or answers.get(leading) != NIET_UITGEVRAAGD:
                yield answers

    def _data(self, access: Answers, part: Part, own: Answers) -> dict[str, Any]:
        """A case of which only one part is answered, where that may be so."""
        leading = self.nk.vragen.leading.vraag
        data: dict[str, Any] = {
            "zaak": "Z",
            "normenkader": self.nk.normenkader,
            "peildatum": str(self.nk.geldig.van),
            "toegang": access,
            "leefgebieden": {n: {leading: NIET_UITGEVRAAGD} for n in self.nk.leefgebied_names},
            "clientfactoren": {},
        }
        if part[1]:
            data[part[0]][part[1]] = own
        else:
            data[part[0]] = own
        return data

    def _faults(self, data: dict[str, Any]) -> set[tuple[str, str]]:
        """The parts with a fault."""
        try:
            check_zaak(data, self._library)
        except InvalidZaakError as error:
            paths = [(*map(str, f.pad), "", "")[:2] for f in error.fouten]
            return {(p, n if p == "leefgebieden" else "") for p, n in paths}
        return set()

    def _access(self) -> tuple[list[Answers], list[Answers]]:
        """The answers about access of who is refused, and of who is not."""
        refused: list[Answers] = []
        admitted: list[Answers] = []
        for own in self._raw[ACCESS]:
            faults = self._faults(self._data(own, ACCESS, own))
            if ACCESS not in faults:
                # Who is refused need not answer anything else.
                (admitted if faults else refused).append(own)
        return refused, admitted

    def _valid(self, part: Part, access: Answers) -> list[Answers]:
        """The answers to a part that are valid."""
        raw = self._raw[part]
        return [own for own in raw if part not in self._faults(self._data(access, part, own))]

    @cached_property
    def many(self) -> int:
        """How many complete, valid cases there are."""
        found = 0
        if self.refused:
            found += len(self.refused) * prod(
                len(self._valid(part, self.refused[0])) for part in self.parts
            )
        if self.admitted:
            found += len(self.admitted) * int(self.valid.sum())
        return found

    @cached_property
    def valid(self) -> npt.NDArray[np.bool_]:
        """Who was asked about something."""
        leading = self.nk.vragen.leading.vraag
        asked = np.zeros(tuple(map(len, self.ways)), bool)
        for axis, ways in enumerate(self.ways[:-1]):
            own = np.array([w.get(leading) != NIET_UITGEVRAAGD for w in ways])
            asked |= own.reshape([-1 if i == axis else 1 for i in range(len(self.ways))])
        return asked

    # -- what comes out -------------------------------------------------------------------------

    def answers(self, index: tuple[int, ...]) -> dict[Part, Answers]:
        """What a client answered."""
        own = [ways[i] for ways, i in zip(self.ways, index, strict=True)]
        return {ACCESS: self.admitted[0], **dict(zip(self.parts, own, strict=True))}

    @cached_property
    def goals(self) -> dict[int, Any]:
        """The directions by number; the first is that there is none."""
        fase = self.nk.stage(st.Doelrichting)
        own = [r.doel for r in fase.regels] if fase is not None else []
        return dict(enumerate([None, *dict.fromkeys(own)]))

    def counting(self, answers: dict[Part, Answers]) -> tuple[str, ...]:
        """The leefgebieden that count for a client."""
        return self._evaluated(answers).meetellend

    @cached_property
    def results(self) -> tuple[Ints, Ints, Ints, dict[Possibility, set[int | None]]]:
        """The minutes, the weight of what comes out, its direction, and the ends of all of it."""
        shape = tuple(map(len, self.ways))
        minutes, weight, direction = (np.zeros(shape, np.int64) for _ in range(3))
        ends: dict[Possibility, set[int | None]] = defaultdict(set)
        goals = {goal: number for number, goal in self.goals.items()}
        calculate = quick(self.nk)
        for index in np.ndindex(shape):
            if not self.valid[index]:
                continue
            v = calculate(self.answers(index))
            ends[Possibility(v.uitkomst or "", v.product, v.band, v.doelrichting)].add(
                v.minuten_per_week
            )
            minutes[index] = v.minuten_per_week or 0
            direction[index] = goals[v.doelrichting]
            weight[index] = self._weight(v)
        return minutes, weight, direction, ends

    def _weight(self, v: Any) -> int:
        """How heavy what comes out is."""
        if v.uitkomst in ("geen_maatwerk", "geen_toegang", None):
            return NOTHING
        if self.nk.stage(st.Raster) is None:
            return 0
        return self.weight_of(v.minuten_per_week, v.doelrichting, v.product)

    def weight_of(self, minutes: int, goal: Any, product: str | None = None) -> int:
        """How heavy these minutes are: as a product where its lowest bandwidth begins.

        Without `product` it is the one that these minutes give.
        """
        grid = self.nk.stage(st.Raster)
        assert grid is not None
        bands = [b for b in grid.banden if b.doelrichting == goal]
        below = minutes < min(b.vanaf for b in bands)
        inside = [b.product for b in bands if b.vanaf <= minutes <= b.upper]
        outside = grid.onder if below else grid.boven
        if product is None:
            product = inside[0] if inside else outside.product if outside is not None else None
        same = [b.vanaf for b in bands if b.product == product]
        if product is not None and same:
            return min(same)
        return LIGHTEST if below else HEAVIEST

    @cached_property
    def ends(self) -> dict[Possibility, tuple[int | None, int | None]]:
        """The least and the most minutes of each outcome; also of those without access."""
        found: dict[Possibility, tuple[int | None, int | None]] = {}
        for outcome, minutes in self.results[3].items() if self.admitted else ():
            known = [m for m in minutes if m is not None]
            found[outcome] = (min(known), max(known)) if known else (None, None)
        if self.refused:
            found[Possibility("geen_toegang")] = (None, None)
        return found

    @cached_property
    def fired(self) -> set[str]:
        """The ids of the rules that fire for somebody."""
        found: set[str] = set()
        for own in self.refused:
            found |= self._rules({ACCESS: own})
        if self.admitted:
            shape = tuple(map(len, self.ways))
            for index in np.ndindex(shape):
                if self.valid[index]:
                    found |= self._rules(self.answers(index))
        return found

    def _rules(self, answers: dict[Part, Answers]) -> set[str]:
        return {s.regel for s in self._evaluated(answers).steps}

    def _evaluated(self, answers: dict[Part, Answers]) -> Evaluation:
        data = self._data(answers[ACCESS], ACCESS, answers[ACCESS])
        for (section, name), own in answers.items():
            if name:
                data[section][name] = own
            else:
                data[section] = own
        zaak, _ = check_zaak(data, self._library)
        return evaluate(self.nk, zaak)

    # -- two clients ----------------------------------------------------------------------------

    def worst(self, plaats: AnswerPlace) -> Worst:
        """Compare every two clients who differ in the answer to one question."""
        lower, step = False, 0
        for one, other, heavier in self._pairs(plaats):
            less, more = self._compared(plaats, one, other)
            step = max(step, int(more.max(initial=0)))
            lower = lower or (heavier and bool(less.any()))
        return Worst(lower, step)

    def less(self, plaats: AnswerPlace) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Every two clients of whom the second has a heavier answer and less."""
        axis = self.parts.index(plaats[:2])
        for one, other, heavier in self._pairs(plaats):
            if heavier:
                less, _ = self._compared(plaats, one, other)
                for rest in np.argwhere(less):
                    own = list(map(int, rest))
                    yield (
                        (*own[:axis], one, *own[axis:]),
                        (*own[:axis], other, *own[axis:]),
                    )

    def lighter(self, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
        """Whether what comes out is lighter, in the same direction."""
        _, weight, direction, _ = self.results
        something = weight[before] != NOTHING != weight[after]
        same = something and direction[before] == direction[after]
        return bool(same and weight[after] < weight[before])

    def _pairs(self, plaats: AnswerPlace) -> Iterator[tuple[int, int, bool]]:
        """Every two ways to answer a part that differ in one question; whether it is heavier."""
        if not self.admitted:
            return
        axis = self.parts.index(plaats[:2])
        vraag = next(v for v in self._questions(plaats[:2]) if v.vraag == plaats[2])
        rests: dict[frozenset[Any], list[int]] = defaultdict(list)
        for i, answers in enumerate(self.ways[axis]):
            rest = {v: a for v, a in answers.items() if v != vraag.vraag}
            rests[frozenset((v, type(a), a) for v, a in rest.items())].append(i)
        for same in rests.values():
            for one, other in product(same, same):
                if one != other:
                    yield one, other, self._heavier(vraag, axis, one, other)

    def _heavier(self, vraag: Vraag, axis: int, one: int, other: int) -> bool:
        both = [self.ways[axis][i].get(vraag.vraag) for i in (one, other)]
        weights = [vraag.weight(a) for a in both if a is not None]
        if len(weights) < 2 or weights[0] is None or weights[1] is None:
            return False
        return weights[0] < weights[1]

    def _compared(self, plaats: AnswerPlace, one: int, other: int) -> tuple[Bools, Ints]:
        """Which clients get less after, and how many minutes these differ."""
        axis = self.parts.index(plaats[:2])
        minutes, weight, direction = (np.moveaxis(a, axis, 0) for a in self.results[:3])
        valid = np.moveaxis(self.valid, axis, 0)
        both = valid[one] & valid[other]
        if not self.nk.timed:
            less = (weight[one] != NOTHING) & (weight[other] == NOTHING)
            return less & both, np.zeros(both.shape, np.int64)
        more = minutes[other] - minutes[one]
        something = (weight[one] != NOTHING) & (weight[other] != NOTHING)
        same = something & (direction[one] == direction[other])
        less = (more < 0) | (same & (weight[other] < weight[one]))
        return less & both, np.abs(np.where(both, more, 0))
