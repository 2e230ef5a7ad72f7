"""`normwijzer register herhaal`: judge stored cases again, or with another version."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cli.cores import Kernen, cores_of
from cli.progress import counting
from cli.register.places import OPDRACHTREGEL, Waar, opened
from cli.register.replay_report import (
    plain_effects,
    plain_report,
    readable_effects,
    readable_report,
)
from cli.review import ReviewNotice
from cli.shared import (
    ONGELDIG,
    RULES,
    RegelsMap,
    flush,
    json_line,
    load_library,
    named_version,
    stop,
    whole_number,
    write_line,
)
from normenkader import Normenkader
from normenkader.base import parse_date
from normenkader.file.text import quoted
from register.decisions.selection import Chosen, Selection, choose
from register.errors import RegisterError
from register.replaying.replay import replay
from register.replaying.what_if import what_if
from register.store.opening import Register

VERSCHIL = 3
BEZIG = "Opnieuw berekenen"


def herhaal(
    zaak: Annotated[
        list[str] | None,
        typer.Option(metavar="KENMERK", help="Alleen besluiten over deze zaak; mag vaker."),
    ] = None,
    steekproef: Annotated[
        str | None, typer.Option(metavar="N", help="Trek zoveel besluiten; met --zaad.")
    ] = None,
    zaad: Annotated[
        str | None,
        typer.Option(
            metavar="Z", help="Tekst die de steekproef bepaalt: dezelfde geeft dezelfde besluiten."
        ),
    ] = None,
    sinds: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Alleen besluiten vanaf deze dag.")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--tot-nummer",
            metavar="NUMMER",
            help="Alleen tot en met dit record: zo blijft een steekproef gelijk.",
        ),
    ] = None,
    met: Annotated[
        str | None,
        typer.Option(
            metavar="ID@VERSIE", help="Toon wat deze versie had gegeven, op welke datum ook."
        ),
    ] = None,
    kernen: Kernen = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    register: Waar = None,
    regels: RegelsMap = RULES,
) -> None:
    """Bereken vastgelegde zaken opnieuw en vergelijk elk antwoord byte voor byte.

    Zonder --met: code 0 als alles gelijk is, 3 als er iets verschilt. Er wordt niets bewaard.
    """
    if (steekproef is None) != (zaad is None):
        stop("Geef --steekproef en --zaad samen: zo is de steekproef te herhalen.", ONGELDIG)
    drawn = whole_number("--steekproef", steekproef)
    last = whole_number("--tot-nummer", until)
    selectie = Selection(tuple(zaak or ()), _day(sinds), drawn, zaad or "", last)
    cores = cores_of(kernen)
    version = None if met is None else named_version(load_library(regels), met, "--met")
    if version is not None:
        ReviewNotice().of(version)
    found = opened(register)
    code = 0
    try:
        gekozen = choose(found, OPDRACHTREGEL, selectie)
        if version is None:
            code = _replay(found, gekozen, cores, als_json=als_json)
        else:
            _what_if(found, gekozen, version, cores, als_json=als_json)
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()
    flush()
    raise typer.Exit(code)


def _day(sinds: str | None) -> date | None:
    try:
        return parse_date(sinds) if sinds is not None else None
    except ValueError as error:
        stop(f"--sinds: {quoted(sinds or '')} {error}.", ONGELDIG)


def _replay(register: Register, chosen: Chosen, kernen: int, *, als_json: bool) -> int:
    with counting(BEZIG, len(chosen.nummers)) as meld:
        verslag = replay(register, OPDRACHTREGEL, chosen.nummers, kernen, tell=meld)
    if als_json:
        write_line(json_line(plain_report(chosen, verslag)))
    else:
        for line in readable_report(chosen, verslag):
            write_line(line)
    return VERSCHIL if verslag.anders else 0


def _what_if(
    register: Register, chosen: Chosen, version: Normenkader, kernen: int, *, als_json: bool
) -> None:
    with counting(BEZIG, len(chosen.nummers)) as meld:
        effects = what_if(register, OPDRACHTREGEL, chosen.nummers, version, kernen, tell=meld)
    if als_json:
        write_line(json_line(plain_effects(chosen, version, effects)))
        return
    for line in readable_effects(chosen, version, effects):
        write_line(line)
