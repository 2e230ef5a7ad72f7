"""Writes cases as YAML: an empty one with every question as a comment, or one with answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from normenkader import Normenkader
from normenkader.conditions import Toets, holds, named_answers
from normenkader.questions import NIET_UITGEVRAAGD, ONBEKEND, GetalVraag


def empty_case(normenkader: Normenkader, zaak: str = "T-00001") -> str:
    """A case in which every answer is still open, with the questions and answers as comments."""
    return "\n".join(_lines(normenkader, {"zaak": zaak})) + "\n"


def filled_case(normenkader: Normenkader, inhoud: Mapping[str, Any]) -> str:
    """A case as YAML with its questions as comments; an open answer is written as `onbekend`."""
    return "\n".join(_lines(normenkader, inhoud)) + "\n"


def _lines(normenkader: Normenkader, inhoud: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {normenkader.titel} ({normenkader.normenkader} {normenkader.versie})"
    yield f"# Een antwoord dat nog open is, heet {ONBEKEND}. Zet hier geen persoonsgegevens in."
    yield ""
    yield f"zaak: {_scalar(inhoud.get('zaak', 'T-00001'))}"
    yield f"normenkader: {normenkader.normenkader}"
    yield f"peildatum: {inhoud.get('peildatum', normenkader.geldig.van)}"
    for vraag in normenkader.questions("zaak"):
        yield from _comment(vraag, "")
        given = vraag.vraag in inhoud
        yield f"{vraag.vraag}: {_scalar(inhoud[vraag.vraag])}" if given else f"# {vraag.vraag}: …"
    yield ""
    yield "toegang:"
    yield from _section(normenkader.questions("toegang"), inhoud.get("toegang", {}), "  ")
    yield ""
    yield "leefgebieden:"
    for lg in normenkader.leefgebieden:
        yield f"  {lg.leefgebied}:  # {lg.naam}"
        questions = normenkader.questions("leefgebieden", lg.leefgebied)
        answers = inhoud.get("leefgebieden", {}).get(lg.leefgebied, {})
        yield from _section(questions, answers, "    ")
    yield ""
    yield "clientfactoren:"
    factors = inhoud.get("clientfactoren", {})
    yield from _section(normenkader.questions("clientfactoren"), factors, "  ")


def _section(questions: Sequence[Any], answers: Mapping[str, Any], indent: str) -> Iterator[str]:
    left_out = bool(questions) and answers.get(questions[0].vraag) == NIET_UITGEVRAAGD
    for vraag in questions[:1] if left_out else questions:
        yield from _comment(vraag, indent)
        if vraag.vraag in answers or _may_be_needed(vraag, answers):
            yield f"{indent}{vraag.vraag}: {_scalar(answers.get(vraag.vraag, ONBEKEND))}"
        else:
            yield f"{indent}# {vraag.vraag}: …"
    if "toelichting" in answers:
        yield f"{indent}toelichting: {_scalar(answers['toelichting'])}"


def _may_be_needed(vraag: Any, answers: Mapping[str, Any]) -> bool:
    """Say whether an answer is required, or may be once others are given."""
    condition = vraag.verplicht_als or {}
    undecided = any(answers.get(v, ONBEKEND) == ONBEKEND for v in condition)
    return bool(vraag.verplicht) and (undecided or holds(condition, answers))


def _comment(vraag: Any, indent: str) -> Iterator[str]:
    yield f"{indent}# {vraag.tekst}"
    for naam, eis in (vraag.verplicht_als or {}).items():
        named = ", ".join(str(a).lower() for a in named_answers(eis))
        if named and not isinstance(eis, Toets):
            yield f"{indent}#   (nodig bij {naam} {named})"
    if isinstance(vraag, GetalVraag):
        yield f"{indent}#   {vraag.minimum} tot en met {vraag.maximum} ({vraag.eenheid})"
        return
    for answer in vraag.answers():
        written = str(answer).lower()
        label = vraag.label(answer)
        yield f"{indent}#   {written}" + (f": {label}" if label != written else "")


def _scalar(waarde: Any) -> str:
    """One value on one line, quoted only where YAML would read it as something else."""
    if isinstance(waarde, bool):
        return str(waarde).lower()
    text: str = yaml.safe_dump(waarde, allow_unicode=True, width=10**9, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("\n...").removesuffix("...").strip()
