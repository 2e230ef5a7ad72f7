"""Conditions name questions that exist, with answers that can be given."""

from __future__ import annotations

from collections.abc import Mapping

from normenkader import stages as st
from normenkader.checks.work import Work
from normenkader.conditions import (
    Conditie,
    Toets,
    accepted,
    equal_to,
    is_comparison,
    named_answers,
)
from normenkader.file.problems import DataPath
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag, Telling, Vraag
from normenkader.rules import all_rules


def check_conditions(werk: Work) -> None:
    """Check the conditions of all rules against the questions that they may use."""
    for info in all_rules(werk.normenkader):
        if info.stage.asks is not None and info.als:
            questions = werk.questions(info.stage.asks)
            questions |= {t.telling: _count(t) for t in werk.normenkader.counts(info.stage.asks)}
            if isinstance(info.stage, st.Factoren):
                questions[AANTAL_MEETELLEND] = counted(werk)
            check_condition(werk, (*info.pad, "als"), info.als, questions)


def counted(werk: Work) -> GetalVraag:
    """The number of leefgebieden that count, as if it were a question."""
    leefgebieden = werk.normenkader.leefgebieden
    return GetalVraag(
        vraag=AANTAL_MEETELLEND,
        soort="geheel_getal",
        minimum=1,
        maximum=len(leefgebieden),
        eenheid="leefgebieden",
        tekst="Hoeveel leefgebieden tellen mee?",
        bron=leefgebieden[0].bron,
    )


def _count(telling: Telling) -> GetalVraag:
    """A count as if it were a question."""
    return GetalVraag(
        vraag=telling.telling,
        soort="geheel_getal",
        minimum=0,
        maximum=len(telling.vragen),
        eenheid="vragen",
        tekst=telling.tekst,
        bron=telling.bron,
    )


def check_condition(
    werk: Work, pad: DataPath, conditie: Conditie, questions: Mapping[str, Vraag]
) -> None:
    """Check every line of one condition."""
    for naam, eis in conditie.items():
        plaats = (*pad, naam)
        if not werk.must_be_known(plaats, naam, questions, "de vraag"):
            continue
        vraag = questions[naam]
        if (other := equal_to(eis)) is not None:
            _equal(werk, plaats, vraag, other, questions)
            continue
        if is_comparison(eis):
            if not isinstance(vraag, GetalVraag) and not _whole_numbers(vraag):
                werk.wrong(plaats, "vergelijken kan alleen met een getal: noem de antwoorden")
                continue
        else:
            answers = vraag.answers()
            if not all(
                werk.must_be_known(plaats, a, answers, "het antwoord") for a in named_answers(eis)
            ):
                continue
        possible = accepted(eis, vraag.answers())
        if not possible:
            werk.shown(plaats, "geen enkel antwoord past hier: deze regel kan nooit gelden")
        elif isinstance(eis, Toets) and len(possible) == len(vraag.answers()):
            werk.wrong(plaats, "elk antwoord past hier: haal deze voorwaarde weg")


def _equal(
    werk: Work, pad: DataPath, vraag: Vraag, other: str, questions: Mapping[str, Vraag]
) -> None:
    """Two answers that are compared are numbers."""
    if not werk.must_be_known(pad, other, questions, "de vraag"):
        return
    if not (isinstance(vraag, GetalVraag) and isinstance(questions[other], GetalVraag)):
        werk.wrong(pad, "gelijk_aan vergelijkt twee vragen naar een geheel getal")
    elif vraag.vraag == other:
        werk.wrong(pad, "is dezelfde vraag: noem een andere")


def _whole_numbers(vraag: Vraag) -> bool:
    return any(isinstance(a, int) and not isinstance(a, bool) for a in vraag.answers())
