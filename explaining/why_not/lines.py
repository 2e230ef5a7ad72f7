"""Rows of other numbers of one question: the time that each gives rises or falls evenly.

A number of minutes has thousands of other answers. Between the numbers at which a rule turns, and
where a time is cut off, they are one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import prod
from typing import NamedTuple

from engine.partial.classes import meetel_rules
from explaining.why_not.changes import Change
from explaining.why_not.ground import Ground, Part, Sums, valid
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Requirement, Toets, equal_to, named_answers
from normenkader.questions import GetalVraag, Vraag
from zaak.model import AnswerPlace, Answers

# What a number comes to: which leefgebieden of its group count, and their times; None if invalid.
Value = tuple[int, Sums] | None


class Line(NamedTuple):
    """Other answers to one question, at equal distances from the answer that was given.

    The i-th is `begin + step * i`, lies `cost + per * i` away, and makes of its group the part with
    `sums + more * i`. `fixed` is what else is changed, `many` for how many of such changes it
    stands.
    """

    pad: AnswerPlace
    van: Answer | None
    begin: int
    step: int
    size: int
    cost: int
    per: int
    part: Part
    more: Sums
    fixed: tuple[Change, ...] = ()
    many: int = 1

    def change(self, i: int) -> Change:
        """The change of the i-th answer."""
        return Change(self.pad, self.van, self.begin + self.step * i, self._own + self.per * i)

    @property
    def _own(self) -> int:
        return self.cost - sum(change.stap for change in self.fixed)


def row_questions(normenkader: Normenkader, name: str) -> list[GetalVraag]:
    """The numbers of a leefgebied of which the time is made: judged, times, and covered."""
    times, deducting = normenkader.stage(st.Normtijden), normenkader.stage(st.Aftrek)
    if times is None:
        return []
    row = next(r for r in times.tabel if r.leefgebied == name)
    found = {row.vraag, row.maal}
    for rule in deducting.regels if deducting is not None else ():
        if rule.leefgebieden is None or name in rule.leefgebieden:
            found |= {rule.dan.vraag, rule.dan.procent_vraag}
    found -= set(times.axes(row))
    asked = normenkader.questions("leefgebieden", name)
    return [v for v in asked if isinstance(v, GetalVraag) and v.vraag in found]


def cuts(normenkader: Normenkader, name: str, vraag: GetalVraag, own: Answers) -> set[int]:
    """The numbers at which something may turn: a rule, what is required, or what is valid."""
    asked = normenkader.questions("leefgebieden", name)
    conditions: list[Mapping[str, Requirement]] = [
        *(rule.als for rule in meetel_rules(normenkader, name)),
        *(als for v in asked for als in v.nodig_als),
    ]
    if (deducting := normenkader.stage(st.Aftrek)) is not None:
        conditions += [rule.als for rule in deducting.regels if rule.als is not None]
    numbers: set[int] = set()
    for als in conditions:
        for other, requirement in als.items():
            if other == vraag.vraag:
                numbers |= set(_numbers(requirement))
            numbers |= _other(vraag.vraag, other, equal_to(requirement), own)
    for v in asked:
        bound = v.hoogstens_vraag if isinstance(v, GetalVraag) else None
        numbers |= _other(vraag.vraag, v.vraag, bound, own)
    for telling in normenkader.counts("leefgebieden"):
        if vraag.vraag in telling.vragen:
            numbers |= {a for a in telling.antwoorden if type(a) is int}
    return numbers


def _numbers(requirement: Requirement) -> Iterator[int]:
    """The numbers that a line of a condition names."""
    yield from (a for a in named_answers(requirement) if type(a) is int)
    if isinstance(requirement, Toets):
        compared = (
            requirement.kleiner_dan,
            requirement.groter_dan,
            requirement.minstens,
            requirement.hoogstens,
        )
        yield from (n for n in compared if n is not None)


def _other(vraag: str, one: str, other: str | None, own: Answers) -> set[int]:
    """The answer to the question with which a number is compared."""
    if other is None or vraag not in (one, other):
        return set()
    given = own.get(other if vraag == one else one)
    return {int(given)} if given is not None else set()


def regions(vraag: GetalVraag, turning: set[int], given: int | None) -> Iterator[tuple[int, int]]:
    """The other numbers in parts within which nothing turns, from the given one upwards too."""
    around = {n for at in turning for n in (at, at + 1)} | {vraag.minimum, vraag.maximum + 1}
    around |= {given, given + 1} if given is not None else set()
    inside = sorted(n for n in around if vraag.minimum <= n <= vraag.maximum + 1)
    for begin, after in pairwise(inside):
        if begin != given:
            yield begin, after - 1


def pieces(
    low: int, high: int, value: Callable[[int], Value]
) -> Iterator[tuple[int, int, int, Sums, Sums]]:
    """Parts of a region in which the times rise or fall evenly.

    Gives the first and last number, what counts, the times of the first, and how much more each
    next has. Times first rise or fall and are cut off later, or the other way round: where the end
    of a part is even with its begin, all between is.
    """
    while low <= high:
        found = value(low)
        if found is None:
            return
        counts, times = found
        more = (0,) * len(times)
        last = low
        if low < high and (second := value(low + 1)) is not None and second[0] == counts:
            more = tuple(b - a for a, b in zip(times, second[1], strict=True))
            last = _last(low + 1, high, _even(value, low, found, more))
        yield low, last, counts, times, more
        low = last + 1


def _at(found: tuple[int, Sums], more: Sums, steps: int) -> Value:
    counts, times = found
    return counts, tuple(t + m * steps for t, m in zip(times, more, strict=True))


def _even(
    value: Callable[[int], Value], low: int, found: tuple[int, Sums], more: Sums
) -> Callable[[int], bool]:
    """Whether a number is even with those from `low` on."""
    return lambda number: value(number) == _at(found, more, number - low)


def _last(low: int, high: int, even: Callable[[int], bool]) -> int:
    """The last number that is even, where `low` is and none after one that is not."""
    if even(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if even(middle):
            low = middle
        else:
            high = middle
    return low


class Lines:
    """The lines of the numbers of a case, with other answers of the same group too."""

    def __init__(self, ground: Ground, sections: Mapping[tuple[str, str], Answers]) -> None:
        """Keep what every line needs."""
        self._ground = ground
        self._sections = dict(sections)

    def of(
        self,
        name: str,
        vraag: GetalVraag,
        setting_of: Mapping[tuple[str, str], Answers],
        fixed: Sequence[tuple[Change, int]] = (),
    ) -> list[Line]:
        """The lines of one number, beside changes of other answers that are there already.

        `setting_of` are the answers about the client with their place, `fixed` other changes in the
        same group with for how many each stands.
        """
        ground = self._ground
        sections = {**self._sections, **setting_of}
        for change, _ in fixed:
            place = change.pad[:2]
            sections[place] = {**sections[place], change.pad[2]: change.naar}
        group = next(g for g in ground.table.sums.groups if name in g)
        client = ground.client(sections["clientfactoren", ""])
        own = sections["leefgebieden", name]
        asked = {n: ground.nk.questions("leefgebieden", n) for n in group}
        others = all(valid(asked[n], sections["leefgebieden", n]) for n in group if n != name)
        if not others:
            return []
        given = own.get(vraag.vraag)
        known: dict[int, Value] = {}

        def value(number: int) -> Value:
            if number not in known:
                answers = {**own, vraag.vraag: number}
                sections["leefgebieden", name] = answers
                fits = valid(asked[name], answers)
                known[number] = ground.times(group, sections) if fits else None
            return known[number]

        turning = cuts(ground.nk, name, vraag, own)
        row = Row(("leefgebieden", name, vraag.vraag), given, tuple(fixed))
        found = []
        for low, high in regions(vraag, turning, None if given is None else int(given)):
            for first, last, counts, times, more in pieces(low, high, value):
                sections["leefgebieden", name] = {**own, vraag.vraag: first}
                sums, rise = (
                    ground.by_kind(group, t, sections, client.setting) for t in (times, more)
                )
                found.append(row.line(first, last, Part(counts, sums), rise))
        return found


class Row(NamedTuple):
    """A number whose other answers are made into lines, and what else is changed beside it."""

    pad: AnswerPlace
    van: Answer | None
    fixed: tuple[tuple[Change, int], ...] = ()

    def line(self, first: int, last: int, part: Part, rise: Sums) -> Line:
        """The line of the numbers from the first, which comes to a part, to the last.

        It begins at the number that is nearest to the given one.
        """
        begin, step, cost, per = first, 1, 1, 0
        if self.van is not None:
            begin, step = (first, 1) if first > int(self.van) else (last, -1)
            cost, per = abs(begin - int(self.van)), 1
        sums = part.sums
        if step < 0:
            sums = tuple(s + r * (last - first) for s, r in zip(sums, rise, strict=True))
            rise = tuple(-r for r in rise)
        changes = tuple(change for change, _ in self.fixed)
        return Line(
            self.pad,
            self.van,
            begin,
            step,
            last - first + 1,
            cost + sum(change.stap for change in changes),
            per,
            Part(part.counts, sums),
            rise,
            changes,
            prod(many for _, many in self.fixed),
        )


def questions_of(
    normenkader: Normenkader, sections: Mapping[tuple[str, str], Answers]
) -> list[tuple[str, GetalVraag]]:
    """The numbers of a case that have rows, in the order of the form."""
    found = []
    for name in normenkader.leefgebied_names:
        part: Sequence[Vraag] = normenkader.questions("leefgebieden", name)
        answers = sections.get(("leefgebieden", name), {})
        if part[0].vraag in answers and answers[part[0].vraag] != "niet_uitgevraagd":
            found += [(name, vraag) for vraag in row_questions(normenkader, name)]
    return found
