"""`normwijzer beoordeel`: judge cases from files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from cli.readable import readable_answer, readable_errors
from cli.shared import (
    ANDERS,
    ENV_RULES,
    ONGELDIG,
    RULES,
    SHIPPED,
    fout_console,
    load_library,
    write_line,
)
from engine import EngineFout, VerschilFout, answer_text, judge
from normenkader import Bibliotheek
from zaak.checking import Fout, OngeldigeZaak
from zaak.files import Gelezen, check_gelezen, error_line, split_cases

FEW = 50


def beoordeel(
    bestanden: Annotated[
        list[str],
        typer.Argument(
            metavar="BESTAND…",
            help="Zaken: YAML of JSON (één zaak) of .jsonl (een zaak per regel); - is de invoer.",
        ),
    ],
    normenkader: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Normenkader; anders dat van de zaak zelf, anders demo-ib."
        ),
    ] = None,
    als_json: Annotated[
        bool, typer.Option("--json", help="Eén antwoord per regel, als JSON.")
    ] = False,
    regels: Annotated[
        Path,
        typer.Option(
            metavar="MAP",
            envvar=ENV_RULES,
            help="Map met normenkaders (YAML).",
            show_default=SHIPPED,
        ),
    ] = RULES,
) -> None:
    """Beoordeel zaken: welk product, hoeveel minuten per week, en waarom."""
    bibliotheek = load_library(regels)
    if normenkader is not None and normenkader not in bibliotheek.ids():
        ids = ", ".join(bibliotheek.ids())
        fout_console.print(f"Het normenkader {normenkader!r} bestaat niet. Kies uit: {ids}.")
        raise typer.Exit(ONGELDIG)
    code = 0
    for gelezen in _with_progress(list(_read(bestanden))):
        code = _worst(code, _one(gelezen, bibliotheek, normenkader, als_json=als_json))
    sys.stdout.flush()
    raise typer.Exit(code)


def _worst(old: int, new: int) -> int:
    """A failure of the program outweighs an invalid case."""
    return ANDERS if ANDERS in (old, new) else max(old, new)


def _read(bestanden: Iterable[str]) -> Iterator[Gelezen]:
    for bestand in bestanden:
        try:
            inhoud = sys.stdin.buffer.read() if bestand == "-" else Path(bestand).read_bytes()
        except OSError as fout:
            melding = f"Het bestand is niet te lezen: {fout.strerror}."
            yield Gelezen(bestand, 1, "", "yaml", melding)
            continue
        yield from split_cases(inhoud, bestand)


def _with_progress(cases: list[Gelezen]) -> Iterator[Gelezen]:
    """Show progress on a terminal for many cases, none in a pipe."""
    if len(cases) < FEW or not fout_console.is_terminal:
        yield from cases
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=fout_console, transient=True) as progress:
        yield from progress.track(cases, description="Beoordelen")


def _one(gelezen: Gelezen, bibliotheek: Bibliotheek, keuze: str | None, *, als_json: bool) -> int:
    try:
        zaak, normenkader = check_gelezen(gelezen, bibliotheek, keuze)
    except OngeldigeZaak as fout:
        return _refuse(gelezen, fout, ONGELDIG, als_json=als_json)
    try:
        antwoord = judge(normenkader, zaak)
    except (VerschilFout, EngineFout) as fout:
        error = OngeldigeZaak(zaak.zaak, [Fout((), str(fout), gelezen.regel)])
        return _refuse(gelezen, error, ANDERS, als_json=als_json)
    write_line(answer_text(antwoord) if als_json else readable_answer(antwoord, normenkader))
    return 0


def _refuse(gelezen: Gelezen, fout: OngeldigeZaak, code: int, *, als_json: bool) -> int:
    if als_json:
        write_line(answer_text(error_line(fout)))
    fout_console.print(readable_errors(gelezen.bestand, fout))
    return code
