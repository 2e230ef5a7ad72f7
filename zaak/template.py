"""Writes cases as YAML: an empty one with every question as a comment, or one with answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from normenkader import Normenkader
from normenkader.questions import ONBEKEND, GetalVraag


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
    skip = answers.get(questions[0].vraag) == "niet_uitgevraagd" if questions else False
    for i, vraag in enumerate(questions):
        if skip and i:
            continue
        yield from _comment(vraag, indent)
        yield f"{indent}{vraag.vraag}: {_scalar(answers.get(vraag.vraag, ONBEKEND))}"
    if "toelichting" in answers:
        yield f"{indent}toelichting: {_scalar(answers['toelichting'])}"


def _comment(vraag: Any, indent: str) -> Iterator[str]:
    yield f"{indent}# {vraag.tekst}"
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
