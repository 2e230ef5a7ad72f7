"""Answers that no rule tells apart: of each class one answer stands for all.

A completion of a partial intake then is a choice of classes, which are far fewer than answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer, Condition, requirement_holds
from normenkader.questions import NIET_UITGEVRAAGD, Vraag
from zaak.model import AnswerPlace

AnswerClass = tuple[Answer, ...]
Feature = Callable[[Answer], Hashable]


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
        yield ("toegang", "", vraag.vraag), vraag, _marks(vraag, nk.questions("toegang"), access)
    for name in nk.leefgebied_names:
        questions = nk.questions("leefgebieden", name)
        counting = [r.als for r in meetel_rules(nk, name)]
        for vraag in questions:
            marks = _marks(vraag, questions, counting) + list(_own_marks(nk, name, vraag))
            yield ("leefgebieden", name, vraag.vraag), vraag, marks
    factors = nk.questions("clientfactoren")
    rules = [r.als for r in (*_rules(nk.stage(st.Doelen)), *_rules(nk.stage(st.Factoren)))]
    for vraag in factors:
        yield ("clientfactoren", "", vraag.vraag), vraag, _marks(vraag, factors, rules)


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
    vraag: Vraag, questions: Iterable[Vraag], conditions: Iterable[Condition]
) -> list[Feature]:
    """What rules, and questions that depend on this one, look at."""
    needed = [als for v in questions for als in v.nodig_als]
    lines = [als[vraag.vraag] for als in (*conditions, *needed) if vraag.vraag in als]
    return [partial(requirement_holds, requirement) for requirement in lines]


def _own_marks(nk: Normenkader, name: str, vraag: Vraag) -> Iterator[Feature]:
    """What the tables look up by the answer itself."""
    if vraag.vraag == nk.vragen.leading.vraag:
        yield lambda antwoord: antwoord == NIET_UITGEVRAAGD
    times, work = nk.stage(st.Normtijden), nk.stage(st.Zwaartepunt)
    if times is not None and vraag.vraag == times.vraag_niveau:
        row = next(r for r in times.tabel if r.leefgebied == name)
        yield lambda antwoord: tuple(cells.get(str(antwoord)) for cells in row.minuten.values())
    by_itself = [s.vraag_doel for s in [times] if s] + [s.vraag for s in [work] if s]
    if vraag.vraag in by_itself:
        yield lambda antwoord: antwoord


def _classes(answers: Sequence[Answer], marks: Sequence[Feature]) -> tuple[AnswerClass, ...]:
    found: dict[Hashable, list[Answer]] = {}
    for antwoord in answers:
        found.setdefault(tuple([mark(antwoord) for mark in marks]), []).append(antwoord)
    return tuple(tuple(same) for same in found.values())


def linked(
    questions: Sequence[Vraag], conditions: Iterable[Iterable[str]]
) -> list[tuple[tuple[Vraag, ...], tuple[int, ...]]]:
    """Split questions into groups that no condition joins.

    Gives for each group its questions, in order, and the indexes of the conditions about them; a
    condition about none of the questions is a group without questions.
    """
    names = [v.vraag for v in questions]
    group: dict[str, int] = {name: i for i, name in enumerate(names)}
    asked = [[name for name in condition if name in group] for condition in conditions]
    needs = [[v.vraag, *(n for als in v.nodig_als for n in als if n in group)] for v in questions]
    for together in (*asked, *needs):
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
