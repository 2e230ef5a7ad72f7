"""Answers that no rule tells apart: of each class one answer stands for all.

A completion of a partial intake then is a choice of classes, which are far fewer than answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from engine.partial.own_time import own_times
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import (
    Answer,
    Condition,
    as_key,
    equal_to,
    questions_of,
    requirement_holds,
)
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from zaak.model import AnswerPlace

AnswerClass = tuple[Answer, ...]
Feature = Callable[[Answer], Hashable]
# The stages whose rules have conditions on client factors, and change times or goals.
ABOUT_CLIENT = (st.Doelen, st.Bijstelling, st.Maximum, st.Factoren, st.Combinaties)


def answer_classes(normenkader: Normenkader) -> dict[AnswerPlace, tuple[AnswerClass, ...]]:
    """The classes of every question about access, a leefgebied or the client, by its place.

    Both the classes and the answers in each stand in the order of the form.
    """
    return {
        plaats: _classes(vraag.answers(), marks)
        for plaats, vraag, marks in _marked_questions(normenkader)
    }


def _marked_questions(nk: Normenkader) -> Iterator[tuple[AnswerPlace, Vraag, list[Feature]]]:
    access = [r.als for r in _rules(nk.stage(st.Toegang))]
    for vraag in nk.questions("toegang"):
        marks = _marks(nk, "toegang", vraag, nk.questions("toegang"), access)
        yield ("toegang", "", vraag.vraag), vraag, marks
    for name in nk.leefgebied_names:
        questions = nk.questions("leefgebieden", name)
        counting = [r.als for r in meetel_rules(nk, name)]
        for vraag in questions:
            marks = _marks(nk, "leefgebieden", vraag, questions, counting)
            marks += _own_marks(nk, name, vraag)
            yield ("leefgebieden", name, vraag.vraag), vraag, marks
    factors = nk.questions("clientfactoren")
    stages = [nk.stage(kind) for kind in ABOUT_CLIENT]
    rules = [r for fase in stages for r in _rules(fase)]
    conditions = [r.als for r in rules if r.als is not None]
    for vraag in factors:
        marks = _marks(nk, "clientfactoren", vraag, factors, conditions)
        often = [r.dan for r in rules if isinstance(r, st.FactorRegel | st.BijstellingRegel)]
        marks += [partial(_times, dan) for dan in often if dan.per == vraag.vraag]
        yield ("clientfactoren", "", vraag.vraag), vraag, marks


def _times(dan: st.TijdEffect, antwoord: Answer) -> int:
    """How often a time counts."""
    return times(dan, {dan.per or "": antwoord})


def times(dan: st.TijdEffect, answers: Mapping[str, Answer]) -> int:
    """How often the time of a rule counts, by the number that answers its question."""
    if dan.per is None:
        return 1
    number = int(answers.get(dan.per, 0))
    return number if dan.hoogstens is None else min(number, dan.hoogstens)


def asked_by(nk: Normenkader, section: str, als: Condition | None) -> set[str]:
    """All questions that a condition looks at, those that it counts too."""
    names = set(questions_of(als or {}))
    return names | {v for t in nk.counts(section) if t.telling in names for v in t.vragen}


def meetel_rules(normenkader: Normenkader, name: str) -> list[st.MeetelRegel]:
    """The rules that decide whether a leefgebied counts, in order."""
    return [
        r
        for r in _rules(normenkader.stage(st.Meetellen))
        if r.leefgebieden is None or name in r.leefgebieden
    ]


def _rules(fase: Any) -> Sequence[Any]:
    return fase.regels if fase is not None else ()


def _marks(
    nk: Normenkader,
    section: str,
    vraag: Vraag,
    questions: Sequence[Vraag],
    conditions: Sequence[Condition],
) -> list[Feature]:
    """What rules, and questions that depend on this one, look at."""
    needed = [als for v in questions for als in v.nodig_als]
    lines = [als[vraag.vraag] for als in (*conditions, *needed) if vraag.vraag in als]
    marks: list[Feature] = [partial(requirement_holds, requirement) for requirement in lines]
    if section != "leefgebieden" and vraag.vraag in compared(questions, conditions):
        marks.append(lambda antwoord: antwoord)
    return marks + [t.counts for t in nk.counts(section) if vraag.vraag in t.vragen]


def _own_marks(nk: Normenkader, name: str, vraag: Vraag) -> Iterator[Feature]:
    """What the tables look up by the answer itself."""
    if vraag.vraag == nk.vragen.leading.vraag:
        yield lambda antwoord: antwoord == NIET_UITGEVRAAGD
    work, times, own = nk.stage(st.Zwaartepunt), nk.stage(st.Normtijden), own_times(nk)
    by_itself = {work.vraag} if work is not None else set()
    axes: tuple[str, ...] = ()
    if times is not None:
        if times.vraag_doel is not None:
            by_itself.add(times.vraag_doel)
        row = next(r for r in times.tabel if r.leefgebied == name)
        axes = times.axes(row)
        if vraag.vraag in axes and vraag.vraag != times.vraag_doel:
            yield partial(_cells, dict(st.cells(row)), axes.index(vraag.vraag))
    by_itself |= set(own.needed(name)) - set(axes)
    conditions = [r.als for r in meetel_rules(nk, name)]
    by_itself |= compared(nk.questions("leefgebieden", name), conditions) - own.free(name)
    if vraag.vraag in by_itself:
        yield lambda antwoord: antwoord


def _cells(table: Mapping[tuple[str, ...], int], at: int, antwoord: Answer) -> Hashable:
    """The times in a table for one answer, by the other answers."""
    key = as_key(antwoord)
    return frozenset(((*k[:at], *k[at + 1 :]), t) for k, t in table.items() if k[at] == key)


def compared(questions: Iterable[Vraag], conditions: Iterable[Condition]) -> set[str]:
    """The questions of a part of which the answers are compared, or bound each other."""
    found: set[str] = set()
    for als in conditions:
        for vraag, requirement in als.items():
            if (other := equal_to(requirement)) is not None:
                found |= {vraag, other}
    for asked in questions:
        if isinstance(asked, GetalVraag) and asked.hoogstens_vraag is not None:
            found |= {asked.vraag, asked.hoogstens_vraag}
    return found


def _classes(answers: Sequence[Answer], marks: Sequence[Feature]) -> tuple[AnswerClass, ...]:
    found: dict[Hashable, list[Answer]] = {}
    for antwoord in answers:
        found.setdefault(tuple([mark(antwoord) for mark in marks]), []).append(antwoord)
    return tuple(tuple(same) for same in found.values())


def linked(
    questions: Sequence[Vraag], conditions: Iterable[Iterable[str]]
) -> list[tuple[tuple[Vraag, ...], tuple[int, ...]]]:
    """Split questions into groups that no condition joins, and no number that bounds another.

    Gives for each group its questions, in order, and the indexes of the conditions about them; a
    condition about none of the questions is a group without questions.
    """
    names = [v.vraag for v in questions]
    group: dict[str, int] = {name: i for i, name in enumerate(names)}
    asked = [[name for name in condition if name in group] for condition in conditions]
    needs = [[v.vraag, *(n for als in v.nodig_als for n in als if n in group)] for v in questions]
    bounds = [
        (v.vraag, v.hoogstens_vraag)
        for v in questions
        if isinstance(v, GetalVraag) and v.hoogstens_vraag is not None
    ]
    for together in (*asked, *needs, *bounds):
        targets = {group[name] for name in together}
        for name in names:
            if group[name] in targets:
                group[name] = min(targets)
    groups: dict[int, tuple[list[Vraag], list[int]]] = {}
    for vraag in questions:
        groups.setdefault(group[vraag.vraag], ([], []))[0].append(vraag)
    for i, about in enumerate(asked):
        key = group[about[0]] if about else -1 - i
        groups.setdefault(key, ([], []))[1].append(i)
    return [(tuple(q), tuple(c)) for q, c in groups.values()]
