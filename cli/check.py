"""`normwijzer controleer`: what is wrong with normenkaders, their examples and oefenzaken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.figures import counted
from cli.norms import given_day
from cli.review import ReviewNotice
from cli.shared import ONGELDIG, RULES, SHIPPED, stop, without_password, write_line
from costs.tariffs.reading import gaps_in_words, read_all_tariffs
from engine import EngineError, compile_rulesets
from normenkader import InvalidInputError, Library, Normenkader, Problem, read_library
from normenkader.founding import judged_in, study_text, unfounded
from normenkader.library import passed_over, period_text
from normenkader.texts import listed
from population.conversion.reading import read_conversions
from practice.reading import read_oefenzaken
from proof import size_warnings
from register.local_days import today
from zaak.examples import check_examples, example_files


def controleer(
    pad: Annotated[
        Path,
        typer.Argument(metavar="PAD", help="Een YAML-bestand of een map.", show_default=SHIPPED),
    ] = RULES,
    onderbouwing: Annotated[
        bool,
        typer.Option(
            "--onderbouwing",
            help="Toon ook elke tijd waarvan de onderbouwing niet klopt: er is geen onderzoek, het "
            "is niet volledig bekend of te oud, of het gaat over andere activiteiten.",
        ),
    ] = False,
    peildatum: Annotated[
        str | None,
        typer.Option(
            metavar="DATUM",
            help="Op welke dag een onderzoek te oud is.",
            show_default="vandaag, of de laatste dag van de versie",
        ),
    ] = None,
) -> None:
    """Controleer normenkaders en toon alles wat niet goed is, met bestand en regel.

    Een tijd zonder onderbouwing is geen fout: de uitgangscode verandert er niet door.
    """
    day = None if peildatum is None else given_day(peildatum)
    if not pad.exists():
        stop(f"{pad} bestaat niet.", ONGELDIG)
    try:
        found = read_library(pad)
    except InvalidInputError as error:
        for problem in error.problemen:
            write_line(without_password(str(problem)))
        stop(f"{counted(len(error.problemen), 'probleem', 'problemen')} gevonden.", ONGELDIG)
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
        if onderbouwing:
            _foundations(n, day)
    for stray in passed_over(pad):
        how = "een map te diep" if stray.is_dir() else "de naam eindigt op .txt"
        write_line(f"Let op: {stray} wordt niet gelezen: {how}.")
    _check_examples(pad, found)
    _check_oefenzaken(pad, found)
    _check_conversions(pad, found)
    _check_tariffs(pad, found)


def _foundations(normenkader: Normenkader, day: date | None) -> None:
    """Say on what the times rest, and write a line for each rule whose times do not stand."""
    name = f"{normenkader.normenkader} {normenkader.versie}"
    if not normenkader.timed:
        write_line(f"{name}: geen minuten per week, dus niets te onderbouwen")
        return
    # A version that has ended was right or wrong while it lasted.
    end = normenkader.geldig.tot_en_met or date.max
    found = list(unfounded(normenkader, day or min(today(), end)))
    if not normenkader.onderbouwingen:
        write_line(f"{name}: dit normenkader heeft geen onderbouwing")
    for study in normenkader.onderbouwingen:
        write_line(f"{name}: onderbouwing {study.onderbouwing}: {study_text(study)}")
    for one in found:
        write_line(f"{name}: {one.regel}: {one.tijden}: {one.waarom}")
    judged = judged_in(normenkader)
    if judged:
        write_line(f"{name}: de professional beoordeelt de tijd van {listed(judged)}")
    total = counted(len({one.regel for one in found}), "regel", "regels")
    write_line(f"{name}: {total} met een tijd waarvan de onderbouwing niet klopt")


def _check_conversions(pad: Path, library: Library) -> None:
    """Check the technical conversions beside the normenkaders; stops with every problem."""
    if not pad.is_dir():
        return
    try:
        conversions = read_conversions(pad, library)
    except InvalidInputError as error:
        _stop_with(error.problemen, "omzettingen")
        return
    for one in conversions:
        write_line(f"{one.omzetting}: omzetting naar {one.naar.name} in orde")


def _check_tariffs(pad: Path, library: Library) -> None:
    """Check the tariffs beside the normenkaders, and say which days have none between two."""
    if not pad.is_dir():
        return
    try:
        tariffs = read_all_tariffs(pad, library)
    except InvalidInputError as error:
        _stop_with(error.problemen, "tarieven")
        return
    for one in tariffs:
        write_line(f"{one.normenkader}: tarieven in orde ({one.titel})")
        for gap in gaps_in_words(one):
            write_line(f"Let op: {gap}.")


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
    _stop_with(problems, "voorbeelden")


def _check_oefenzaken(pad: Path, library: Library) -> None:
    """Check the oefenzaken beside the normenkaders of a folder; stops with every problem."""
    problems: list[Problem] = []
    # The folder may be that of one normenkader too.
    own = [pad / "oefenzaken"] if (pad / "oefenzaken").is_dir() else []
    for folder in [*own, *sorted(pad.glob("*/oefenzaken"))]:
        try:
            number = len(read_oefenzaken(folder, library))
        except InvalidInputError as error:
            problems += error.problemen
            continue
        write_line(f"{folder.resolve().parent.name}: {number} oefenzaken in orde")
    _stop_with(problems, "oefenzaken")


def _stop_with(problems: Sequence[Problem], where: str) -> None:
    """Say every problem and stop; nothing happens without any."""
    if not problems:
        return
    for problem in problems:
        write_line(str(problem))
    stop(f"{counted(len(problems), 'probleem', 'problemen')} gevonden in de {where}.", ONGELDIG)
