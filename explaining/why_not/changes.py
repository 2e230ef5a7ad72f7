"""Which answers of a case are judgements, and what other answers make of the case.

These questions may change, as they ask for a judgement and the calculation rests on them:

- of every leefgebied that was asked the leading question, the questions of the norm times (goal,
  level, others of their tables, and numbers that are judged), the numbers that others cover, and
  the question of `zwaartepunt`;
- all client factors.

So never access (age, residence), the questions of the case itself or other questions about a
leefgebied, and never whether a leefgebied is asked (`niet_uitgevraagd`).

One change gives a question another of its answers, or an answer where it had none because it was
optional. The changed case must be valid: every question that its answers require has an answer, and
a number is not more than the one that bounds it.

The step of a change is the distance between both answers in the list of the normenkader (whole
numbers from least to most). It is 1 for a goal or a kind of work, as these have no order, and
where there was no answer.

The order of changes is that of the form: leefgebieden, then client factors; of each the questions,
and of a question the answers, in the normenkader's order.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.calculation.evaluator import Short, quick, sections
from engine.partial.classes import answer_classes
from explaining.why_not.ground import valid
from normenkader import Normenkader, asking
from normenkader.conditions import Answer
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from normenkader.stages import Aftrek, Normtijden, Zwaartepunt
from zaak.model import AnswerPlace, Zaak
from zaak.sections import sections as parts


@dataclass(frozen=True)
class Change:
    """One other answer: where it stands, both answers and the size of the step.

    `van` is None where the question had no answer.
    """

    pad: AnswerPlace
    van: Answer | None
    naar: Answer
    stap: int

    @property
    def pad_tekst(self) -> str:
        """The path as people read it: `leefgebieden.financien.niveau`."""
        return ".".join(filter(None, self.pad))


def single_changes(
    normenkader: Normenkader, zaak: Zaak, *, without: Container[AnswerPlace] = ()
) -> list[Change]:
    """Every change of one answer, in the order of the form; it need not be valid by itself.

    Of the questions `without` none.
    """
    return [
        change
        for pad, vraag, given, ordered in _judgements(normenkader, zaak)
        if pad not in without
        for change in _others(pad, vraag, given, ordered=ordered)
    ]


def _judgements(
    normenkader: Normenkader, zaak: Zaak
) -> Iterator[tuple[AnswerPlace, Vraag, Answer | None, bool]]:
    """Each question that may change: its place, itself, its answer, and whether it has an order."""
    names = _leefgebied_questions(normenkader)
    for name in normenkader.leefgebied_names:
        answers = zaak.leefgebieden.get(name, {})
        part = normenkader.questions("leefgebieden", name)
        if part[0].vraag not in answers or asking.left_out(part, answers):
            continue
        for vraag in part:
            if vraag.vraag in names:
                pad = ("leefgebieden", name, vraag.vraag)
                yield pad, vraag, answers.get(vraag.vraag), names[vraag.vraag]
    for vraag in normenkader.questions("clientfactoren"):
        pad = ("clientfactoren", "", vraag.vraag)
        yield pad, vraag, zaak.clientfactoren.get(vraag.vraag), True


def _leefgebied_questions(normenkader: Normenkader) -> dict[str, bool]:
    """The questions about a leefgebied that may change, and whether their answers are ordered."""
    found = {normenkader.vragen.leading.vraag: True}
    if (times := normenkader.stage(Normtijden)) is not None:
        for row in times.tabel:
            asked = (*times.axes(row), row.vraag, row.maal)
            found |= {v: v != times.vraag_doel for v in asked if v is not None}
    if (deducting := normenkader.stage(Aftrek)) is not None:
        covered = [v for r in deducting.regels for v in (r.dan.vraag, r.dan.procent_vraag)]
        found |= {v: True for v in covered if v is not None}
    work = normenkader.stage(Zwaartepunt)
    return found if work is None else {**found, work.vraag: False}


def may_change(normenkader: Normenkader) -> list[Vraag]:
    """The questions about leefgebieden that may change, in the order of the form."""
    names = _leefgebied_questions(normenkader)
    return [v for v in normenkader.questions("leefgebieden") if v.vraag in names]


def _others(
    pad: AnswerPlace, vraag: Vraag, given: Answer | None, *, ordered: bool
) -> Iterator[Change]:
    answers = [a for a in vraag.answers() if a != NIET_UITGEVRAAGD]
    place = None if given is None else answers.index(given)
    for i, answer in enumerate(answers):
        if i != place:
            step = abs(i - place) if ordered and place is not None else 1
            yield Change(pad, given, answer, step)


def neighbours(normenkader: Normenkader, zaak: Zaak) -> Iterator[Change]:
    """Every change of step 1 of an answer that was given, in the order of the form."""
    for pad, vraag, given, ordered in _judgements(normenkader, zaak):
        if given is None:
            continue
        if isinstance(vraag, GetalVraag):
            near = (int(given) - 1, int(given) + 1)
            yield from (Change(pad, given, n, 1) for n in near if vraag.accepts(n))
        else:
            changes = _others(pad, vraag, given, ordered=ordered)
            yield from (change for change in changes if change.stap == 1)


def by_kind(normenkader: Normenkader, changes: Sequence[Change]) -> list[tuple[Change, int]]:
    """One change for each kind of answer, with how many of that kind are as small.

    Answers to a client factor that no condition tells apart give the same result: of them the
    smallest step stands for all, so that a question for a number stays a few changes.
    """
    classes = answer_classes(normenkader)
    alike = {
        pad: {(type(a), a): i for i, same in enumerate(found) for a in same}
        for pad, found in classes.items()
        if pad[0] == "clientfactoren"
    }
    kinds: dict[tuple[Any, ...], list[Change]] = {}
    for change in changes:
        section = change.pad[0]
        kind: tuple[Answer, ...] = (change.naar,)
        if section == "clientfactoren":
            kind = (alike[change.pad][type(change.naar), change.naar],)
        same = kinds.setdefault((change.pad, kind), [])
        if same and change.stap < same[0].stap:
            same.clear()
        if not same or change.stap == same[0].stap:
            same.append(change)
    order = {change: i for i, change in enumerate(changes)}
    found = [(same[0], len(same)) for same in kinds.values()]
    return sorted(found, key=lambda kind: order[kind[0]])


class Trial:
    """Tries other answers to one complete case, without steps."""

    def __init__(self, normenkader: Normenkader, zaak: Zaak) -> None:
        """Keep what every try needs."""
        self._given = sections(zaak)
        self._quick = quick(normenkader)
        asked = parts(normenkader)
        self._vragen = {
            ("leefgebieden", name): [v for _, v, _ in part.vragen]
            for name, part in asked.leefgebieden.items()
        }
        self._vragen["clientfactoren", ""] = [v for _, v, _ in asked.clientfactoren.vragen]

    def result(self, changes: Sequence[Change]) -> Short | None:
        """What the changed case comes to; None where it is not valid."""
        sections = dict(self._given)
        for w in changes:
            place = w.pad[:2]
            sections[place] = {**sections[place], w.pad[2]: w.naar}
        for w in changes:
            place = w.pad[:2]
            if not valid(self._vragen[place], sections[place]):
                return None
        return self._quick(sections)


def changed_case(zaak: Zaak, changes: Sequence[Change]) -> Zaak:
    """The same case with other answers."""
    leefgebieden = dict(zaak.leefgebieden)
    factors = dict(zaak.clientfactoren)
    for w in changes:
        _, leefgebied, vraag = w.pad
        if leefgebied:
            leefgebieden[leefgebied] = {**leefgebieden[leefgebied], vraag: w.naar}
        else:
            factors[vraag] = w.naar
    return replace(zaak, leefgebieden=leefgebieden, clientfactoren=factors)
