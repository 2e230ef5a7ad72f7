"""Conditions name questions that exist, with answers that can be given."""

from __future__ import annotations

from collections.abc import Mapping

from normenkader import stages as st
from normenkader.checks.work import Work
from normenkader.conditions import Condition, Toets, accepted, is_comparison, named_answers
from normenkader.file.problems import DataPath
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag, Vraag
from normenkader.rules import all_rules


def check_conditions(work: Work) -> None:
    """Check the conditions of all rules against the questions that they may use."""
    for info in all_rules(work.normenkader):
        if info.stage.asks is not None and info.als:
            questions = work.questions(info.stage.asks)
            if isinstance(info.stage, st.Factoren):
                questions[AANTAL_MEETELLEND] = counted(work)
            check_condition(work, (*info.pad, "als"), info.als, questions)


def counted(work: Work) -> GetalVraag:
    """The number of leefgebieden that count, as if it were a question."""
    leefgebieden = work.normenkader.leefgebieden
    return GetalVraag(
        vraag=AANTAL_MEETELLEND,
        soort="geheel_getal",
        minimum=1,
        maximum=len(leefgebieden),
        eenheid="leefgebieden",
        tekst="Hoeveel leefgebieden tellen mee?",
        bron=leefgebieden[0].bron,
    )


def check_condition(
    work: Work, pad: DataPath, condition: Condition, questions: Mapping[str, Vraag]
) -> None:
    """Check every line of one condition."""
    for name, requirement in condition.items():
        plaats = (*pad, name)
        if not work.must_be_known(plaats, name, questions, "de vraag"):
            continue
        vraag = questions[name]
        if is_comparison(requirement):
            if not isinstance(vraag, GetalVraag) and not _whole_numbers(vraag):
                work.wrong(plaats, "vergelijken kan alleen met een getal: noem de antwoorden")
                continue
        else:
            answers = vraag.answers()
            if not all(
                work.must_be_known(plaats, a, answers, "het antwoord")
                for a in named_answers(requirement)
            ):
                continue
        possible = accepted(requirement, vraag.answers())
        if not possible:
            work.shown(plaats, "geen enkel antwoord past hier: deze regel kan nooit gelden")
        elif isinstance(requirement, Toets) and len(possible) == len(vraag.answers()):
            work.wrong(plaats, "elk antwoord past hier: haal deze voorwaarde weg")


def _whole_numbers(vraag: Vraag) -> bool:
    return any(isinstance(a, int) and not isinstance(a, bool) for a in vraag.answers())
