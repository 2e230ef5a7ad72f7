"""`normwijzer normenkaders`, `controleer` and `sjabloon`: about normenkaders themselves."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.figures import counted
from cli.review import ReviewNotice
from cli.shared import (
    ONGELDIG,
    RULES,
    SHIPPED,
    RegelsMap,
    load_library,
    stop,
    without_password,
    write_line,
)
from engine import EngineError, compile_rulesets
from normenkader import InvalidInputError, Library, NotInForceError, Problem, read_library
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.library import passed_over, period_text
from practice.reading import read_oefenzaken
from proof import size_warnings
from zaak.examples import check_examples, example_files
from zaak.template import empty_case


def normenkaders(regels: RegelsMap = RULES) -> None:
    """Toon alle normenkaders: versie, periode, status en vingerafdruk (SHA-256)."""
    bibliotheek = load_library(regels)
    herziening = ReviewNotice()
    for n in bibliotheek.versies:
        herziening.of(n)
    if sys.stdout is None or not sys.stdout.isatty():
        for n in bibliotheek.versies:
            line = (n.normenkader, n.versie, period_text(n), n.status, n.sha256, n.titel)
            write_line("\t".join(line))
        return
    table = Table("Normenkader", "Versie", "Geldig", "Status", "SHA-256", "Titel")
    for n in bibliotheek.versies:
        cells = (n.normenkader, n.versie, period_text(n), n.status, n.sha256[:12] + "…", n.titel)
        # As text: rich would take `[concept]` in it for markup.
        table.add_row(*map(Text, cells))
    Console().print(table)


def controleer(
    pad: Annotated[
        Path,
        typer.Argument(metavar="PAD", help="Een YAML-bestand of een map.", show_default=SHIPPED),
    ] = RULES,
) -> None:
    """Controleer normenkaders en toon alles wat niet goed is, met bestand en regel."""
    if not pad.exists():
        stop(f"{pad} bestaat niet.", ONGELDIG)
    try:
        found = read_library(pad)
    except InvalidInputError as fault:
        for problem in fault.problemen:
            write_line(without_password(str(problem)))
        stop(f"{counted(len(fault.problemen), 'probleem', 'problemen')} gevonden.", ONGELDIG)
    herziening = ReviewNotice()
    for n in found.versies:
        herziening.of(n)
        try:
            compile_rulesets(n)
        except EngineError as te_groot:
            stop(f"{n.normenkader} {n.versie}: te groot voor de regelmachine: {te_groot}", ONGELDIG)
        write_line(f"{n.normenkader} {n.versie}: in orde ({period_text(n)}, {n.status})")
        for waarschuwing in n.warnings:
            write_line(f"Let op: {waarschuwing}")
        for zin in size_warnings(n):
            write_line(f"Let op: {zin}")
    for stray in passed_over(pad):
        how = "een map te diep" if stray.is_dir() else "de naam eindigt op .txt"
        write_line(f"Let op: {stray} wordt niet gelezen: {how}.")
    _check_examples(pad, found)
    _check_oefenzaken(pad, found)


def _check_examples(pad: Path, library: Library) -> None:
    """Check the examples beside the normenkaders of a folder; stops with every problem."""
    problems: list[Problem] = []
    # The folder may be that of one normenkader too.
    for folder in (pad, *sorted(p for p in pad.glob("*") if p.is_dir())):
        files = example_files(folder)
        wrong = check_examples(files, library)
        problems += wrong
        if files and not wrong:
            name = folder.resolve().name
            write_line(f"{name}: {counted(len(files), 'voorbeeld', 'voorbeelden')} in orde")
    if problems:
        for problem in problems:
            write_line(str(problem))
        number = counted(len(problems), "probleem", "problemen")
        stop(f"{number} gevonden in de voorbeelden.", ONGELDIG)


def _check_oefenzaken(pad: Path, library: Library) -> None:
    """Check the oefenzaken beside the normenkaders of a folder; stops with every problem."""
    problems: list[Problem] = []
    # The folder may be that of one normenkader too.
    own = [pad / "oefenzaken"] if (pad / "oefenzaken").is_dir() else []
    for folder in [*own, *sorted(pad.glob("*/oefenzaken"))]:
        try:
            number = len(read_oefenzaken(folder, library))
        except InvalidInputError as fault:
            problems += fault.problemen
            continue
        write_line(f"{folder.resolve().parent.name}: {number} oefenzaken in orde")
    if problems:
        for problem in problems:
            write_line(str(problem))
        found = counted(len(problems), "probleem", "problemen")
        stop(f"{found} gevonden in de oefenzaken.", ONGELDIG)


def sjabloon(
    name: Annotated[str, typer.Argument(metavar="ID", help="Het normenkader.")],
    peildatum: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="Versie op deze datum; anders de nieuwste."),
    ] = None,
    regels: RegelsMap = RULES,
) -> None:
    """Schrijf een lege zaak, met elke vraag erbij als commentaar."""
    bibliotheek = load_library(regels)
    day = None
    try:
        if peildatum is not None:
            day = _day(peildatum)
            chosen = bibliotheek.in_force(name, day)
        else:
            versies = [n for n in bibliotheek.versies if n.normenkader == name]
            chosen = versies[-1] if versies else bibliotheek.in_force(name, date.min)
    except NotInForceError as fault:
        stop(str(fault), ONGELDIG)
    ReviewNotice().of(chosen, day)
    write_line(empty_case(chosen).rstrip("\n"))


def _day(tekst: str) -> date:
    try:
        return parse_date(tekst)
    except ValueError as fault:
        stop(f"--peildatum: {quoted(tekst)} {fault}.", ONGELDIG)
