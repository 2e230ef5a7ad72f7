"""The next best question: the open question whose answer narrows the outcome most.

For each open question it is found what every answer would leave possible. The best one has, on
average over its answers, the fewest outcomes left, then the fewest minutes between least and most;
of equals the first of the form. Every answer weighs the same, as nothing is known about how often
it is given; leaving a leefgebied out is no answer and does not weigh. A question that may turn out
not to be needed waits until the question that it depends on is answered.

A time that is judged has thousands of numbers to choose from: they are taken in rows whose ends
leave the same outcomes, and of a row its ends weigh for all of it.

Nobody is led to a leefgebied unasked: one without any answer is not proposed, as whether to ask
about it at all is for the professional to say. Access, the client and the case itself always are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from engine.partial.options import answers_of, stand_of
from engine.partial.outcomes import Possibility
from engine.partial.possible import Possible, State, Table, table
from engine.partial.spans import Span, runs
from normenkader import Normenkader, asking
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD, Vraag
from zaak.model import AnswerPlace, Zaak


@dataclass(frozen=True)
class Consequence:
    """What some answers, that no rule tells apart, would leave possible; of a row all together."""

    antwoorden: tuple[Answer, ...]
    possible: Possible


@dataclass(frozen=True)
class QuestionValue:
    """What an open question is worth: the averages over its answers.

    `outcomes` is how many outcomes stay possible, `width` how many minutes per week lie between
    the least and the most.
    """

    plaats: AnswerPlace
    effects: tuple[Consequence, ...]
    outcomes: Fraction
    width: Fraction


@dataclass(frozen=True)
class NextQuestions:
    """What is possible now, and the open questions, the best first; none where nothing is open.

    `not_begun` are the leefgebieden of which nothing is answered, in order: never proposed.
    """

    possible: Possible
    vragen: tuple[QuestionValue, ...]
    not_begun: tuple[str, ...] = ()


def next_questions(normenkader: Normenkader, zaak: Zaak) -> NextQuestions:
    """Weigh the open questions of a checked case; raises TooLargeError where that is too much."""
    made = table(normenkader)
    state = made.state(zaak)
    weighed = [
        _weigh(plaats, list(_weighed(made, zaak, state, plaats)))
        for plaats in _candidates(made, zaak)
    ]
    weighed.sort(key=lambda w: (w.outcomes, w.width))
    return NextQuestions(made.possible(state), tuple(weighed), _not_begun(zaak))


def _not_begun(zaak: Zaak) -> tuple[str, ...]:
    """The leefgebieden with open questions of which nothing is answered."""
    waiting = {name for section, name, _ in zaak.open if section == "leefgebieden"}
    return tuple(
        name for name in zaak.leefgebieden if name in waiting and not zaak.leefgebieden[name]
    )


def _candidates(made: Table, zaak: Zaak) -> list[AnswerPlace]:
    """The open questions that surely need an answer, in the order of the form, else all of them."""
    skipped = set(_not_begun(zaak))
    found = [
        ((section, name, vraag.vraag), vraag)
        for section, name in _parts(made.nk)
        if name not in skipped
        for vraag in made.nk.questions(section, name or None)
        if (section, name, vraag.vraag) in zaak.open
    ]
    sure = [plaats for plaats, vraag in found if _needed(made.nk, zaak, plaats, vraag)]
    return sure or [plaats for plaats, _ in found]


def _parts(nk: Normenkader) -> list[tuple[str, str]]:
    leefgebieden = [("leefgebieden", name) for name in nk.leefgebied_names]
    return [("toegang", ""), *leefgebieden, ("clientfactoren", ""), ("zaak", "")]


class Weighed(NamedTuple):
    """A consequence with the averages over its answers."""

    effect: Consequence
    outcomes: Fraction
    width: Fraction


def _weigh(plaats: AnswerPlace, found: Sequence[Weighed]) -> QuestionValue:
    counted = [(_weight(w.effect.antwoorden), w) for w in found]
    total = sum(n for n, _ in counted) or 1
    return QuestionValue(
        plaats,
        tuple(w.effect for w in found),
        sum((n * w.outcomes for n, w in counted), Fraction()) / total,
        sum((n * w.width for n, w in counted), Fraction()) / total,
    )


def _weighed(made: Table, zaak: Zaak, state: State, plaats: AnswerPlace) -> Iterator[Weighed]:
    """What the answers to an open question do; of a judged time in rows of numbers."""
    section, name, vraag = plaats
    if section != "leefgebieden" or vraag not in made.sums.own.free(name):
        for effect in _consequences(made, zaak, state, plaats):
            yield Weighed(
                effect, Fraction(len(effect.possible.outcomes)), Fraction(effect.possible.width)
            )
        return
    group = next(i for i, names in enumerate(made.sums.groups) if name in names)

    @cache
    def possible(row: Span) -> Possible:
        answered = _with_row(made, state, group, plaats, row)
        if not _can_be(made, answered, name, group):
            return Possible(())
        return made.possible(answered, group)

    for klasse in made.classes[plaats]:
        for run in runs(tuple(int(n) for n in klasse)):
            yield from in_rows(run, possible)


def _with_row(made: Table, state: State, group: int, plaats: AnswerPlace, row: Span) -> State:
    """The state after one of a row of numbers."""
    _, name, vraag = plaats
    at = made.sums.groups[group].index(name)
    asked = next(i for i, v in enumerate(made.sums.asked[name].vragen) if v.vraag == vraag)
    stands = [list(stand) for stand in state.groups[group]]
    stands[at][asked] = row
    groups = list(state.groups)
    groups[group] = tuple(map(tuple, stands))
    return replace(state, groups=tuple(groups))


def in_rows(numbers: Span, possible: Callable[[Span], Possible]) -> Iterator[Weighed]:
    """Numbers in rows, each with what it leaves possible; those that no case can have are left out.

    Both ends of a row leave the same outcomes, and nothing between them leaves others.
    """
    rows: list[Span] = []
    for row in _halved(numbers, possible):
        if rows and _outcomes(possible, rows[-1]) == _outcomes(possible, row):
            rows[-1] = Span(rows[-1].begin, 1, row.end - rows[-1].begin + 1)
        else:
            rows.append(row)
    for row in rows:
        all_of_it = possible(row)
        if all_of_it.outcomes:
            ends = possible(Span(row.begin)), possible(Span(row.end))
            yield Weighed(
                Consequence(tuple(row.numbers()), all_of_it),
                Fraction(sum(len(end.outcomes) for end in ends), 2),
                Fraction(sum(end.width for end in ends), 2),
            )


def _halved(row: Span, possible: Callable[[Span], Possible]) -> Iterator[Span]:
    """Rows that need not be told apart further."""
    wanted = _outcomes(possible, row)
    if row.count == 1 or all(
        _outcomes(possible, Span(end)) == wanted for end in (row.begin, row.end)
    ):
        yield row
        return
    half = row.count // 2
    yield from _halved(Span(row.begin, 1, half), possible)
    yield from _halved(Span(row.begin + half, 1, row.count - half), possible)


def _outcomes(possible: Callable[[Span], Possible], row: Span) -> tuple[Possibility, ...]:
    return possible(row).outcomes


def _weight(antwoorden: Sequence[Answer]) -> int:
    return sum(1 for a in antwoorden if a != NIET_UITGEVRAAGD)


def _consequences(
    made: Table, zaak: Zaak, state: State, plaats: AnswerPlace
) -> Iterator[Consequence]:
    """What each class of answers to an open question, that a valid case has, leaves possible."""
    classes = made.classes.get(plaats)
    if classes is None:
        # A question about the case itself changes no outcome.
        vraag = next(v for v in made.nk.questions(plaats[0]) if v.vraag == plaats[2])
        yield Consequence(vraag.answers(), made.possible(state))
        return
    group = next((i for i, names in enumerate(made.sums.groups) if plaats[1] in names), None)
    for klasse in classes:
        answered = _answered(made, zaak, state, plaats, klasse[0])
        possible = made.possible(answered, group)
        if possible.outcomes and _can_be(made, answered, plaats[1], group):
            yield Consequence(klasse, possible)


def _can_be(made: Table, state: State, name: str, group: int | None) -> bool:
    """Say whether a valid case has these answers: a leefgebied not asked has no other answers."""
    if group is None:
        return True
    stand = state.groups[group][made.sums.groups[group].index(name)]
    return bool(made.sums.options(name, stand))


def _answered(
    made: Table, zaak: Zaak, state: State, plaats: AnswerPlace, antwoord: Answer
) -> State:
    """The state after one answer."""
    section, name, vraag = plaats
    given = {**answers_of(zaak, section, name), vraag: antwoord}
    still = zaak.open - {plaats}
    if antwoord == NIET_UITGEVRAAGD:
        still = frozenset(p for p in still if p[:2] != (section, name))
    changed = _with(zaak, section, name, given, still)
    if section == "toegang":
        return replace(state, toegang=made.access.find(changed))
    if section == "clientfactoren":
        return replace(state, factoren=made.factors.stand(changed))
    groups = list(state.groups)
    for i, names in enumerate(made.sums.groups):
        if name in names:
            groups[i] = tuple(
                stand_of(changed, section, n, made.sums.asked[n].vragen) for n in names
            )
    return replace(state, groups=tuple(groups))


def _with(
    zaak: Zaak, section: str, name: str, given: Mapping[str, Answer], still: frozenset[AnswerPlace]
) -> Zaak:
    if section == "leefgebieden":
        return replace(zaak, leefgebieden={**zaak.leefgebieden, name: given}, open=still)
    if section == "toegang":
        return replace(zaak, toegang=given, open=still)
    return replace(zaak, clientfactoren=given, open=still)


def _needed(normenkader: Normenkader, zaak: Zaak, plaats: AnswerPlace, vraag: Vraag) -> bool:
    section, name, _ = plaats
    part = normenkader.questions(section, name or None)
    return asking.must_answer(part, vraag, answers_of(zaak, section, name))
