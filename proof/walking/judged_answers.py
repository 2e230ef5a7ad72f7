"""The answers behind a judged time: numbers that nothing else tells apart are rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from engine.partial.classes import AnswerClass
from engine.partial.own_time import Judged
from engine.partial.size import check_completions
from engine.partial.spans import Span, runs
from engine.partial.sums import Option, SumTable
from normenkader.conditions import Answer
from zaak.model import AnswerPlace

Antwoorden = dict[str, Answer]
Classes = Mapping[AnswerPlace, tuple[AnswerClass, ...]]


class Way(NamedTuple):
    """One way to answer a leefgebied whose time is judged, with numbers that stand for others.

    `times` and `covers` are the rows of which both numbers are, None where they are not given. What
    is covered is less than the time (`teken` 1), equal to it (0), or more (-1).
    """

    answers: Antwoorden
    keuze: Option
    times: Span | None
    covers: Span | None
    teken: int

    def with_left(self, judged: Judged, left: int) -> Antwoorden:
        """Numbers of which so much is left."""
        assert self.times is not None  # noqa: S101 - there is a time
        if self.covers is None or judged.covered is None:
            return {judged.number: left}
        if self.teken <= 0:
            return {v: self.answers[v] for v in (judged.number, judged.covered)}
        for time in self.times.numbers():
            if time - left in self.covers.numbers():
                return {judged.number: time, judged.covered: time - left}
        raise ValueError(f"{self.answers}, {left}")


@lru_cache(maxsize=1_000)
def _rows(own: AnswerClass) -> tuple[Span, ...]:
    """The numbers of a class as rows: of thousands of numbers, for every completion."""
    return runs(tuple(n for n in own if isinstance(n, int)))


def way(
    judged: Judged,
    classes: Classes,
    name: str,
    answers: Antwoorden,
    keuze: Option,
    *,
    whole: bool = True,
) -> Way:
    """Of which rows the numbers of a completion are; not `whole`: of which these are all."""

    def row(vraag: str | None) -> Span | None:
        if vraag is None or vraag not in answers:
            return None
        number = int(answers[vraag])
        if not whole:
            return Span(number)
        own = next(c for c in classes["leefgebieden", name, vraag] if number in c)
        return next(span for span in _rows(own) if span.begin <= number <= span.end)

    times, covers = row(judged.number), row(judged.covered)
    if times is None or covers is None or judged.covered is None:
        return Way(answers, keuze, times, covers, 1)
    more = int(answers[judged.number]) - int(answers[judged.covered])
    return Way(answers, keuze, times, covers, (more > 0) - (more < 0))


def covering(sums: SumTable, ways: Iterable[Way], name: str) -> Mapping[Option, frozenset[str]]:
    """For each that counts the rules that then take off what others cover, for some number."""
    judged = sums.own.judged[name]
    if judged.covered is None:
        return {}
    rules = frozenset(r.regel for r in sums.own.deductions(name) if r.dan.vraag == judged.covered)
    found: dict[Option, frozenset[str]] = {}
    for own in ways:
        if own.keuze.counts and own.covers is not None and own.times is not None:
            longest = own.times.end - max(own.teken, 0)
            if min(own.covers.end, longest) >= 1:
                found[own.keuze] = rules
    return found


def one_by_one(
    sums: SumTable,
    classes: Classes,
    name: str,
    completions: Iterable[tuple[Antwoorden, Option]],
) -> Iterator[tuple[Antwoorden, Option]]:
    """Every number by itself, where these are compared with those of another leefgebied."""
    judged = sums.own.judged[name]
    for answers, keuze in completions:
        own = way(judged, classes, name, answers, keuze)
        if own.times is None:
            yield answers, keuze
            continue
        covers = own.covers or Span(0)
        check_completions((own.times.count, covers.count), name)
        for number in own.times.numbers():
            for cover in covers.numbers():
                if own.covers is None:
                    left = number
                    chosen = {**answers, judged.number: number}
                elif ((number > cover) - (number < cover)) == own.teken:
                    left = max(0, number - cover)
                    chosen = {**answers, judged.number: number, str(judged.covered): cover}
                else:
                    continue
                yield chosen, keuze._replace(numbers=Span(left)) if keuze.counts else keuze
