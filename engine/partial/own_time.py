"""What the time of one leefgebied can be: from its norm time to what a maximum leaves of it.

Times are whole numbers at the scale of the calculation, in rows at equal distances, so that a time
that is still open is not worked through minute by minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import gcd

from engine.calculation.scale import scale_of
from engine.partial.judged import Fired, Judged
from engine.partial.spans import Span, joined
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, as_key, equal_to, holds, questions_of
from normenkader.questions import GetalVraag
from normenkader.rules import ByContent

Spans = tuple[Span, ...]
MOST_TABLES = 32


class OwnTimes:
    """The times of every leefgebied of a normenkader."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up the rows and rules of each leefgebied once."""
        self._nk = normenkader
        self._scale = scale_of(normenkader)
        times = normenkader.stage(st.Normtijden)
        self._times = times
        self._rows = {r.leefgebied: r for r in times.tabel} if times is not None else {}
        self._tables = {n: dict(st.cells(row)) for n, row in self._rows.items()}
        self._adjusting = normenkader.stage(st.Bijstelling)
        self._deducting = normenkader.stage(st.Aftrek)
        self._maximum = normenkader.stage(st.Maximum)
        areas = normenkader.stage(st.Resultaatgebieden)
        shared = [r for r in areas.regels if r.overige_procent is not None] if areas else []
        self._shared = {name: r for r in shared for name in r.leefgebieden}
        self.judged = {n: self._judged(n, row) for n, row in self._rows.items() if row.vraag}

    def _judged(self, name: str, row: st.NormtijdRegel) -> Judged:
        asked = {v.vraag: v for v in self._nk.questions("leefgebieden", name)}
        numbers = [v for v in (row.vraag, row.maal) if v is not None]
        numbers.sort(key=lambda v: len(asked[v].answers()) if v in asked else 0)
        number, times = numbers[-1], numbers[0] if len(numbers) == 2 else None
        covered = self._simply_covered(name, number) if times is None else None
        bound = asked.get(covered or "")
        held = isinstance(bound, GetalVraag) and bound.hoogstens_vraag == number
        return Judged(number, times, covered, held)

    def _simply_covered(self, name: str, number: str) -> str | None:
        """The question that goes off a judged time at once: nothing else changes it before that."""
        if name in self._shared:
            return None
        wanted = next((r.dan.vraag for r in self.deductions(name)), None)
        if wanted is None or not self.goes_off(name, number, wanted):
            return None
        covered = next(v for v in self._nk.questions("leefgebieden", name) if v.vraag == wanted)
        bound = covered.hoogstens_vraag if isinstance(covered, GetalVraag) else None
        return covered.vraag if bound in (None, number) else None

    def goes_off(self, name: str, number: str, covered: str) -> bool:
        """Whether of a judged time only what others cover goes off, and nothing else changes it.

        A share of its result area does, where it has one.
        """
        rules, row, fase = self.deductions(name), self._rows[name], self._deducting
        if (row.vraag, row.maal) != (number, None) or len(rules) != 1 or self.adjustments(name):
            return False
        assert fase is not None and self._times is not None  # noqa: S101, PT018 - it has a rule
        return (
            rules[0].als is None
            and rules[0].dan.vraag == covered
            and fase.eenheid == self._times.unit(row)
        )

    def free(self, name: str) -> set[str]:
        """The questions whose numbers need not be told apart: a judged time, and what goes off."""
        judged = self.judged.get(name)
        if judged is None:
            return set()
        free = {v for v in (judged.number, judged.covered) if v is not None}
        looked_at = {v for rule in self.deductions(name) for v in self._looked_at(rule)}
        elsewhere = free & (looked_at - {judged.covered})
        return set() if elsewhere or self._bound_elsewhere(name, judged) else free

    def _looked_at(self, rule: st.AftrekRegel) -> Iterator[str]:
        """The questions about a leefgebied that a deduction depends on."""
        yield from (v for v in (rule.dan.vraag, rule.dan.procent_vraag) if v is not None)
        names = questions_of(rule.als or {})
        yield from names
        yield from (
            v for t in self._nk.counts("leefgebieden") if t.telling in names for v in t.vragen
        )

    def _bound_elsewhere(self, name: str, judged: Judged) -> bool:
        """Whether a number is bound to, or compared with, one that is not part of this time."""
        own = {judged.number, judged.covered}
        pairs = [
            {v.vraag, v.hoogstens_vraag}
            for v in self._nk.questions("leefgebieden", name)
            if isinstance(v, GetalVraag) and v.hoogstens_vraag is not None
        ]
        counting = self._nk.stage(st.Meetellen)
        for rule in counting.regels if counting is not None else ():
            pairs += [{v, o} for v, r in rule.als.items() if (o := equal_to(r)) is not None]
        return any(pair & own and not pair <= own for pair in pairs)

    def adjustments(self, name: str) -> list[st.BijstellingRegel]:
        """The rules about client factors for this leefgebied."""
        rules = self._adjusting.regels if self._adjusting is not None else []
        return [r for r in rules if name in r.leefgebieden]

    def deductions(self, name: str) -> list[st.AftrekRegel]:
        """The rules about what others cover in this leefgebied."""
        rules = self._deducting.regels if self._deducting is not None else []
        asked = {v.vraag for v in self._nk.questions("leefgebieden", name)}
        named = [r for r in rules if r.leefgebieden is None or name in r.leefgebieden]
        wanted = [(r, r.dan.vraag or r.dan.procent_vraag) for r in named]
        return [r for r, vraag in wanted if vraag is None or vraag in asked]

    def maxima(self, name: str) -> list[st.MaximumRegel]:
        """The rules about its maximum, the first that applies decides."""
        rules = self._maximum.regels if self._maximum is not None else []
        return [r for r in rules if name in r.leefgebieden]

    def needed(self, name: str) -> tuple[str, ...]:
        """The questions whose own answer the time depends on; not a goal, nor free numbers."""
        if self._times is None:
            return ()
        row = self._rows[name]
        found = [v for v in self._times.axes(row) if v != self._times.vraag_doel]
        free = self.free(name)
        found += [v for v in (row.vraag, row.maal) if v is not None]
        for rule in self.deductions(name):
            found += self._looked_at(rule)
        return tuple(dict.fromkeys(v for v in found if v not in free))

    def needs(self, name: str, goal: Answer | None, own: Mapping[str, Answer]) -> int | None:
        """The time in the table of a leefgebied; None where it is judged or missing."""
        assert self._times is not None  # noqa: S101 - only asked where there are norm times
        row = self._rows[name]
        if row.vraag is not None:
            return None
        doel = self._times.vraag_doel
        answers = [goal if v == doel else own.get(v) for v in self._times.axes(row)]
        time = self._tables[name].get(tuple(as_key(a) for a in answers if a is not None))
        return None if time is None else self._scale.of(time, self._times.unit(row))

    def first(
        self, name: str, goal: Answer | None, own: Mapping[str, Answer], numbers: Span | None
    ) -> Span | None:
        """The norm time, before anything changes it; `numbers` are what a judged one can be.

        Of a judged time with `covered` these are the numbers after it. None where there is no time.
        """
        assert self._times is not None  # noqa: S101 - only asked where there are norm times
        if numbers is None:
            time = self.needs(name, goal, own)
            return None if time is None else Span(time)
        row, judged = self._rows[name], self.judged[name]
        times = int(own[judged.times]) if judged.times is not None else 1
        unit = self._scale.of(1, self._times.unit(row)) * times
        return numbers.map(lambda n: n * unit)

    def last(
        self, name: str, time: Span, own: Mapping[str, Answer], fired: frozenset[Fired]
    ) -> Spans:
        """The time after client factors, what others cover, and its maximum."""
        found: list[Span] = [time]
        for change in self._changes(name, own, {f.regel: f.times for f in fired}):
            found = [after for span in found for after in change(span)]
        return joined(found)

    def _changes(
        self, name: str, own: Mapping[str, Answer], fired: Mapping[str, int]
    ) -> Iterator[Callable[[Span], Iterator[Span]]]:
        percent, more = 0, 0
        for rule in self.adjustments(name):
            if rule.regel in fired:
                percent += rule.dan.procent or 0
                more += self.fixed(rule.dan) * fired[rule.regel]
        if percent or more:
            yield lambda span: iter([span.map(lambda t: t + t // 100 * percent + more)])
            yield lambda span: span.at_least(0)
        yield from self._deducted(name, own)
        deciding = (r for r in self.maxima(name) if r.als is None or r.regel in fired)
        held = next(deciding, None)
        if held is not None and self._maximum is not None:
            most = self._scale.of(held.hoogstens, self._maximum.eenheid)
            yield lambda span: span.at_most(most)

    def fixed(self, dan: st.TijdEffect) -> int:
        """The fixed time of a rule about client factors."""
        if dan.tijd is not None:
            fase = self._adjusting
            assert fase is not None  # noqa: S101 - it has a rule
            return self._scale.of(dan.tijd, fase.eenheid)
        return (dan.minuten or 0) * self._scale.minute

    def _deducted(
        self, name: str, own: Mapping[str, Answer]
    ) -> Iterator[Callable[[Span], Iterator[Span]]]:
        fase, judged = self._deducting, self.judged.get(name)
        percent, less = 0, 0
        counted = self._nk.counted("leefgebieden", own)
        for rule in self.deductions(name):
            assert fase is not None  # noqa: S101 - it has rules
            dan = rule.dan
            if judged is not None and dan.vraag is not None and dan.vraag == judged.covered:
                continue
            if rule.als is not None and not holds(rule.als, counted):
                continue
            percent += dan.procent or 0
            percent += int(own.get(dan.procent_vraag, 0)) if dan.procent_vraag else 0
            number = int(own.get(dan.vraag, 0)) if dan.vraag else dan.tijd or 0
            less += self._scale.of(number, fase.eenheid)
        if percent or less:
            # Each rule takes at most what is left: together at most all of it.
            yield lambda span: iter([span.map(lambda t: t - t // 100 * percent - less)])
            yield lambda span: span.at_least(0)

    def most(self, name: str, goal: Answer | None) -> int:
        """The largest time that can be, before a maximum and whatever others cover."""
        row = self._rows[name]
        assert self._times is not None  # noqa: S101 - it has a row
        if row.vraag is None:
            at = self._times.axes(row)
            doel = self._times.vraag_doel
            fits = [
                t
                for key, t in self._tables[name].items()
                if doel not in at or key[at.index(doel)] == as_key(goal or "")
            ]
            highest = max(fits, default=0)
        else:
            asked = {v.vraag: v for v in self._nk.questions("leefgebieden", name)}
            highest = 1
            for vraag in (row.vraag, row.maal):
                if vraag is not None:
                    highest *= max(int(a) for a in asked[vraag].answers())
        time = self._scale.of(highest, self._times.unit(row))
        for rule in self.adjustments(name):
            often = rule.dan.hoogstens or self._times_at_most(rule.dan.per)
            time += max(0, time // 100 * (rule.dan.procent or 0), self.fixed(rule.dan) * often)
        return time

    def _times_at_most(self, vraag: str | None) -> int:
        if vraag is None:
            return 1
        asked = next(v for v in self._nk.questions("clientfactoren") if v.vraag == vraag)
        return max(int(a) for a in asked.answers())

    def unit(self) -> int:
        """What every time of a leefgebied is a multiple of."""
        return gcd(*(size for name in self._rows for size in self._sizes(name))) or 1

    def _sizes(self, name: str) -> Iterator[int]:
        row, times = self._rows[name], self._times
        assert times is not None  # noqa: S101 - it has a row
        per = self._scale.of(1, times.unit(row))
        sizes = [per] if row.vraag is not None else [per * t for t in self._tables[name].values()]
        if name in self._shared:
            sizes += [t // 100 * (self._shared[name].overige_procent or 0) for t in sizes]
        for rule in self.adjustments(name):
            share = rule.dan.procent
            sizes += [self.fixed(rule.dan)] if share is None else [t // 100 * share for t in sizes]
        for deduction in self.deductions(name):
            dan = deduction.dan
            if dan.procent is not None or dan.procent_vraag is not None:
                sizes += [t // 100 * (dan.procent or 1) for t in sizes]
            elif self._deducting is not None:
                sizes.append(self._scale.of(dan.tijd or 1, self._deducting.eenheid))
        for held in self.maxima(name):
            if self._maximum is not None:
                sizes.append(self._scale.of(held.hoogstens, self._maximum.eenheid))
        yield from sizes


def own_times(normenkader: Normenkader) -> OwnTimes:
    """The times of a normenkader; made once for a content."""
    return _own_times(ByContent(normenkader))


@lru_cache(MOST_TABLES)
def _own_times(key: ByContent) -> OwnTimes:
    return OwnTimes(key.normenkader)
