"""An answer as text that people read: the proposal, the signals and the trail by stage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from cli.shared import warning
from engine import ContractAnswer
from engine.account.folding import folded
from engine.account.words import bandwidth_text, per_weeks
from engine.partial import ONVOLLEDIG, Possibility, Possible
from engine.partial.words import band_codes, possible_sentence
from engine.schedule import proposed_schedule, time_text
from normenkader import Normenkader
from normenkader.file.problems import shown
from normenkader.founding import GEEN_ONDERBOUWING
from normenkader.texts import listed, number, span_text
from zaak.checking import InvalidZaakError
from zaak.model import Zaak


def readable_answer(antwoord: ContractAnswer, normenkader: Normenkader, zaak: Zaak) -> str:
    """The whole answer as lines of text; the days are those from the peildatum on."""
    return "\n".join([*_head(antwoord, normenkader, zaak), *_trail(antwoord, normenkader), ""])


def readable_errors(file: str, error: InvalidZaakError) -> str:
    """Every error of a case with its file, line and path."""
    lines = []
    for f in error.fouten:
        place = f"{file}:{f.regel}" if f.regel else file
        lines.append(shown(f"{place}: {f.pad_tekst + ': ' if f.pad else ''}{f.melding}"))
    return "\n".join(lines)


def _head(antwoord: ContractAnswer, normenkader: Normenkader, zaak: Zaak) -> Iterator[str]:
    if antwoord["uitkomst"] == ONVOLLEDIG:
        yield from _partial_head(antwoord, normenkader)
        return
    texts = {u.uitkomst: u for u in normenkader.uitkomsten}
    outcome = texts[antwoord["uitkomst"]]
    titel = f"Zaak {antwoord['zaak']}: voorstel volgens {normenkader.titel} {normenkader.versie}"
    yield titel
    yield "=" * len(titel)
    yield from warning(normenkader)
    yield f"Uitkomst: {outcome.naam}. {outcome.tekst}"
    if antwoord["product"]:
        yield f"Product: {antwoord['product']['naam']} ({antwoord['product']['code']})"
    if beside := antwoord.get("modules"):
        yield f"Daarbij: {listed([m['naam'] for m in beside])}"
    schedule = proposed_schedule(normenkader, zaak, antwoord)
    if antwoord["minuten_per_week"] is not None:
        yield f"Tijd: {time_text(antwoord['minuten_per_week'], schedule)}"
    band = antwoord["bandbreedte"]
    if band:
        yield f"Bandbreedte: {band['code']} ({bandwidth_text(band)} minuten)"
    yield from _price(antwoord)
    for part in schedule.termijnen if schedule else ():
        weeks = f"week {span_text(part.week_van, part.week_tot)} ({part.dagen})"
        yield f"Verdeling: {weeks}: {part.minuten_per_week} minuten per week"
    for signaal in antwoord["signalen"]:
        yield f"Let op: {signaal['tekst']}"
    yield "De consulent beslist. Dit is een voorstel."


def _partial_head(antwoord: ContractAnswer, normenkader: Normenkader) -> Iterator[str]:
    """What is still possible, and the signals that are certain."""
    titel = f"Zaak {antwoord['zaak']}: nog niet compleet, volgens {normenkader.titel}"
    yield titel
    yield "=" * len(titel)
    yield from warning(normenkader)
    bereik = antwoord["minuten_bereik"] or {}
    found = tuple(Possibility(**m) for m in antwoord["mogelijk"] or ())
    why = antwoord.get("te_groot", "")
    possible = Possible(found, bereik.get("minimum"), bereik.get("maximum"), why)
    yield possible_sentence(normenkader, possible)
    if bands := band_codes(possible):
        yield f"Bandbreedte: {listed(bands, 'of')}"
    for signaal in antwoord["signalen"]:
        yield f"Let op: {signaal['tekst']}"
    yield "Dit is nog geen voorstel. Hieronder staat wat al zeker is."


def _price(antwoord: ContractAnswer) -> Iterator[str]:
    prijs: dict[str, Any] | None = antwoord["prijs"]
    if prijs is not None:
        euros = number(Fraction(prijs["totaal_cent"], 100))
        yield f"Prijs: {euros} euro {per_weeks(prijs['per_weken'])}"


def _trail(antwoord: ContractAnswer, normenkader: Normenkader) -> Iterator[str]:
    titles = {fase.fase: fase.titel for fase in normenkader.fasen}
    previous = None
    for step in folded(normenkader, antwoord["spoor"]):
        if step["fase"] != previous:
            previous = step["fase"]
            yield f"\n{titles[previous]}"
        yield f"  {step['uitleg']}"
        minuten = step["effect"].get("minuten")
        effect = f"{number(Fraction(minuten))} minuten; " if minuten is not None else ""
        yield f"    [{effect}{step['regel']}; {step['bron']}]"
        if "onderbouwing" in step:
            yield f"    Onderbouwing: {step['onderbouwing'] or GEEN_ONDERBOUWING}"
