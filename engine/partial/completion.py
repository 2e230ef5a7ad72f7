"""One completion of a partial intake: a complete case that agrees with every answer given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.partial.options import stand_of
from engine.partial.possible import Table
from normenkader import asking
from normenkader.conditions import Answer
from normenkader.questions import Vraag
from zaak.model import Zaak

Answers = dict[str, Answer]


def complete(table: Table, zaak: Zaak, *, last: bool = False) -> Zaak:
    """Answer every open question, with the first answers of the form or with the last.

    With access where that is possible, and asking leefgebieden rather than leaving them out.
    """
    place = -1 if last else 0
    leefgebieden = dict(zaak.leefgebieden)
    for name, group in table.sums.asked.items():
        stand = stand_of(zaak, "leefgebieden", name, group.vragen)
        if any(section == "leefgebieden" and n == name for section, n, _ in zaak.open):
            # Of numbers that bound each other those that fit.
            found = [answers for answers, _ in table.sums.completed(name, stand)]
            asked = [a for a in found if not asking.left_out(group.vragen, a)]
            # With a reason for no access what is needed may be absent: then it stays as it is.
            leefgebieden[name] = (asked or found or [dict(leefgebieden.get(name, {}))])[place]
    return replace(
        zaak,
        toegang=_access(table, zaak, place),
        leefgebieden=leefgebieden,
        clientfactoren=_factors(table, zaak, place),
        vragen=_own(table.nk.questions("zaak"), zaak, place),
        open=frozenset(),
    )


def _access(table: Table, zaak: Zaak, place: int) -> Answers:
    answers = dict(zaak.toegang)
    for group, refused in table.access.groups:
        found = list(group.completions(stand_of(zaak, "toegang", "", group.vragen)))
        admitted = [a for a in found if not refused(a)]
        answers |= (admitted or found)[place]
    return _in_order(table.nk.questions("toegang"), answers)


def _factors(table: Table, zaak: Zaak, place: int) -> Answers:
    if not any(section == "clientfactoren" for section, _, _ in zaak.open):
        return dict(zaak.clientfactoren)
    answers = dict(zaak.clientfactoren)
    for group in table.factors.groups:
        stand = stand_of(zaak, "clientfactoren", "", group.vragen)
        answers |= (list(group.completions(stand)) or [{}])[place]
    return _in_order(table.factors.vragen, answers)


def _own(questions: Sequence[Vraag], zaak: Zaak, place: int) -> Answers:
    answers: Answers = {}
    for vraag in questions:
        is_open = ("zaak", "", vraag.vraag) in zaak.open
        if vraag.vraag in zaak.vragen:
            answers[vraag.vraag] = zaak.vragen[vraag.vraag]
        elif is_open and asking.must_answer(questions, vraag, answers):
            answers[vraag.vraag] = vraag.answers()[place]
    return answers


def _in_order(questions: Sequence[Vraag], answers: Answers) -> Answers:
    return {v.vraag: answers[v.vraag] for v in questions if v.vraag in answers}
