"""Writes cases as YAML: an empty one with every question as a comment, or one with answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any

import yaml

from normenkader import Normenkader
from normenkader.conditions import Conditie, Toets, named_answers
from normenkader.questions import NIET_UITGEVRAAGD, ONBEKEND, GetalVraag
from zaak.open_answers import with_open_answers


def empty_case(normenkader: Normenkader, zaak: str = "T-00001") -> str:
    """A case in which every answer is still open, with the questions and answers as comments."""
    return "\n".join(_lines(normenkader, {"zaak": zaak})) + "\n"


def filled_case(normenkader: Normenkader, inhoud: Mapping[str, Any]) -> str:
    """A case as YAML with its questions as comments; an open answer is written as `onbekend`."""
    return "\n".join(_lines(normenkader, inhoud)) + "\n"


def _lines(normenkader: Normenkader, inhoud: Mapping[str, Any]) -> Iterator[str]:
    case = with_open_answers(normenkader, inhoud)
    yield f"# {normenkader.titel} ({normenkader.normenkader} {normenkader.versie})"
    yield f"# Een antwoord dat nog open is, heet {ONBEKEND}. Zet hier geen persoonsgegevens in."
    yield ""
    yield f"zaak: {_scalar(case.get('zaak', 'T-00001'))}"
    yield f"normenkader: {normenkader.normenkader}"
    yield f"peildatum: {case.get('peildatum', normenkader.geldig.van)}"
    yield from _answers(normenkader.questions("zaak"), case, "")
    yield ""
    yield from _section(normenkader.questions("toegang"), "toegang", case["toegang"])
    yield "leefgebieden:" if case["leefgebieden"] else "leefgebieden: {}"
    for naam, answers in case["leefgebieden"].items():
        yield f"  {naam}:{'' if answers else ' {}'}  # {normenkader.leefgebied_namen[naam]}"
        meanings = partial(normenkader.meaning, naam)
        questions = normenkader.questions("leefgebieden", naam)
        yield from _answers(questions, answers, "    ", meanings)
    yield ""
    factors = normenkader.questions("clientfactoren")
    yield from _section(factors, "clientfactoren", case["clientfactoren"])


def _section(questions: Sequence[Any], naam: str, answers: Mapping[str, Any]) -> Iterator[str]:
    yield f"{naam}:" if answers else f"{naam}: {{}}"
    if answers:
        yield from _answers(questions, answers, "  ")
    yield ""


def _answers(
    questions: Sequence[Any],
    answers: Mapping[str, Any],
    indent: str,
    meanings: Callable[[str, Any], str | None] = lambda _, __: None,
) -> Iterator[str]:
    asked = {v.vraag for v in questions}
    left_out = bool(questions) and answers.get(questions[0].vraag) == NIET_UITGEVRAAGD
    for vraag in questions[:1] if left_out else questions:
        yield from _comment(vraag, indent, asked, partial(meanings, vraag.vraag))
        given = vraag.vraag in answers
        value = _scalar(answers[vraag.vraag]) if given else "…"
        yield f"{indent}{'' if given else '# '}{vraag.vraag}: {value}"
    if "toelichting" in answers:
        yield f"{indent}toelichting: {_scalar(answers['toelichting'])}"


def _comment(
    vraag: Any, indent: str, asked: Set[str], meaning: Callable[[Any], str | None]
) -> Iterator[str]:
    yield f"{indent}# {vraag.tekst}"
    # A condition on what is not asked here can never be met.
    ways = [words for als in vraag.nodig_als if als.keys() <= asked and (words := _needed(als))]
    for i, words in enumerate(ways):
        yield f"{indent}#   ({'of' if i else 'nodig bij'} {words})"
    if isinstance(vraag, GetalVraag):
        yield f"{indent}#   {vraag.minimum} tot en met {vraag.maximum} ({vraag.eenheid})"
        return
    for answer in vraag.answers():
        written = str(answer).lower()
        label = vraag.label(answer)
        said = [label] if label != written else []
        said += [sentence] if (sentence := meaning(answer)) else []
        yield f"{indent}#   {written}" + (f": {'. '.join(said)}" if said else "")


def _needed(als: Conditie) -> str:
    """A condition by the answers that it names; empty where it compares or excludes."""
    if any(isinstance(eis, Toets) for eis in als.values()):
        return ""
    lines = (
        f"{naam} {', '.join(str(a).lower() for a in named_answers(eis))}"
        for naam, eis in als.items()
    )
    return " en ".join(lines)


def _scalar(waarde: Any) -> str:
    """One value on one line, quoted only where YAML would read it as something else."""
    if isinstance(waarde, bool):
        return str(waarde).lower()
    text: str = yaml.safe_dump(waarde, allow_unicode=True, width=10**9, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("\n...").removesuffix("...").strip()
