"""For each leefgebied, every combination of answers is decided, and every rule can decide.

Answers that no rule tells apart are taken together, so that the number of combinations stays
small whatever the number of answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from normenkader import stages as st
from normenkader.checks.work import Werk
from normenkader.conditions import Antwoord, Eis, eis_holds, holds
from normenkader.problems import Pad

MOST_COMBINATIONS = 200_000


def check_reach(werk: Werk) -> None:
    """Walk through the combinations of every leefgebied."""
    found = werk.stage(st.Meetellen)
    assert found is not None  # noqa: S101 - check_order has seen to it
    fase, pad = found
    table = werk.stage(st.Normtijden)
    deciding: set[str] = set()
    for naam in werk.normenkader.leefgebied_namen:
        questions = werk.normenkader.questions("leefgebieden", naam)
        counting: list[Mapping[str, Antwoord]] = []
        for answers in combinations(questions, fase, table[0] if table else None):
            rule = first_rule(fase, naam, answers)
            if rule is None:
                melding = f"geen regel beslist over {naam} bij {_in_words(answers)}"
                werk.shown((*pad, "regels"), melding)
                break
            deciding.add(rule.regel)
            if rule.dan == "telt_mee":
                counting.append(answers)
        _needed_answers(werk, naam, counting)
        if table is not None:
            _norm_times(werk, naam, counting, *table)
    for i, rule in enumerate(fase.regels):
        if rule.regel not in deciding:
            melding = (
                "beslist nooit: een eerdere regel gaat altijd voor, of de antwoorden kunnen niet"
            )
            werk.shown((*pad, "regels", i), melding)


def first_rule(
    fase: st.Meetellen, leefgebied: str, answers: Mapping[str, Antwoord]
) -> st.MeetelRegel | None:
    """The first rule that applies to the answers of a leefgebied."""
    for rule in fase.regels:
        if rule.leefgebieden is not None and leefgebied not in rule.leefgebieden:
            continue
        if holds(rule.als, answers):
            return rule
    return None


def combinations(
    questions: Sequence[Any], fase: st.Meetellen, table: st.Normtijden | None
) -> Iterator[dict[str, Antwoord]]:
    """Every kind of valid answers to the questions of one leefgebied."""
    lines: list[tuple[str, Eis]] = [line for r in fase.regels for line in r.als.items()]
    lines += [line for q in questions for als in q.nodig_als for line in als.items()]
    whole = {table.vraag_doel, table.vraag_niveau} if table else set()
    choices: list[list[Antwoord | None]] = []
    for vraag in questions:
        kinds: dict[tuple[Any, ...], Antwoord] = {}
        for answer in vraag.answers():
            kind = tuple(eis_holds(e, answer) for v, e in lines if v == vraag.vraag)
            kinds.setdefault((answer,) if vraag.vraag in whole else kind, answer)
        optional = not vraag.verplicht or vraag.verplicht_als is not None
        choices.append([*kinds.values(), *([None] if optional else [])])
    for i, combination in enumerate(product(*choices)):
        if i >= MOST_COMBINATIONS:
            return
        answers = {q.vraag: a for q, a in zip(questions, combination, strict=True) if a is not None}
        if _valid(questions, answers):
            yield answers


def _valid(questions: Sequence[Any], answers: Mapping[str, Antwoord]) -> bool:
    leading = questions[0]
    if answers.get(leading.vraag) == "niet_uitgevraagd":
        return len(answers) == 1
    return all(q.vraag in answers or not q.required(answers) for q in questions)


def _needed_answers(werk: Werk, naam: str, counting: list[Mapping[str, Antwoord]]) -> None:
    """Later stages need some answers of every leefgebied that counts."""
    needed: dict[str, Pad] = {}
    if table := werk.stage(st.Normtijden):
        needed[table[0].vraag_doel] = (*table[1], "vraag_doel")
        needed[table[0].vraag_niveau] = (*table[1], "vraag_niveau")
    if work := werk.stage(st.Zwaartepunt):
        needed[work[0].vraag] = (*work[1], "vraag")
    for vraag, pad in needed.items():
        without = next((a for a in counting if vraag not in a), None)
        if without is not None:
            melding = (
                f"{naam} kan meetellen zonder antwoord op {vraag} ({_in_words(without)}). "
                "Maak de vraag verplicht_als dat zo is"
            )
            werk.shown(pad, melding)


def _norm_times(
    werk: Werk,
    naam: str,
    counting: list[Mapping[str, Antwoord]],
    table: st.Normtijden,
    pad: Pad,
) -> None:
    doelen = werk.stage(st.Doelen)
    swaps = {r.dan.van: r.dan.naar for r in doelen[0].regels} if doelen else {}
    needed: set[tuple[str, str]] = set()
    for answers in counting:
        if table.vraag_doel not in answers or table.vraag_niveau not in answers:
            continue
        doel, niveau = answers[table.vraag_doel], answers[table.vraag_niveau]
        for goal in {doel, swaps.get(doel, doel)}:
            needed.add((str(goal), str(niveau)))
    i = next((i for i, row in enumerate(table.tabel) if row.leefgebied == naam), None)
    if i is None:
        return  # check_tables has said that the row is missing
    cells = {(d, n) for d, row in table.tabel[i].minuten.items() for n in row}
    plaats = (*pad, "tabel", i, "minuten")
    for doel_key, niveau_key in sorted(needed - cells):
        werk.shown(plaats, f"de normtijd voor doel {doel_key}, niveau {niveau_key} ontbreekt")
    for doel_key, niveau_key in sorted(cells - needed):
        melding = f"kan nooit gelden: {naam} telt met niveau {niveau_key} niet mee"
        werk.shown((*plaats, doel_key, niveau_key), melding)


def _in_words(answers: Mapping[str, Antwoord]) -> str:
    return ", ".join(f"{v}: {str(a).lower()}" for v, a in answers.items())
