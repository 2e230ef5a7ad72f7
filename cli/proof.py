"""`normwijzer bewijs`: whether a normenkader holds for every possible client, and who shows it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.review import ReviewNotice
from cli.shared import (
    ONGELDIG,
    RULES,
    RegelsMap,
    flush,
    load_library,
    say,
    stop,
    warning,
    write_line,
)
from cli.start import INTERRUPTED
from normenkader import InvalidInputError, Normenkader, NotInForceError
from normenkader.file.reasons import reason
from normenkader.file.text import quoted
from normenkader.file.tree import read_yaml
from normenkader.library import split_version, yaml_files
from normenkader.reading import read_text
from normenkader.texts import counted, thousands
from proof import NIETS_BEWEZEN, Finding, Proof, ToProve, Verdict, prove, read_to_prove
from proof.alone import few_and_many
from proof.files import all_clients, client_file, client_name
from proof.report import as_data
from proof.words import span
from register.store.files import write_whole

NIET_WAAR = 3
EIGENSCHAPPEN = ("volledig", "uniek", "bereikbaar", "monotoon", "begrensd", "robuust")
OORDEEL = {
    "bewezen": "bewezen",
    "niet_waar": "NIET WAAR",
    "bewust": "bewezen, met uitzonderingen",
    "niet_bewezen": "niet gevraagd",
}
SOORT = {"fout": "Fout", "bewust": "Bewust zo", "loos": "Let op", "enkel": "Let op"}


def bewijs(
    versie: Annotated[
        str,
        typer.Argument(metavar="ID@VERSIE|PAD", help="Een versie, of een YAML-bestand."),
    ],
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    zaken: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Zet elke gevonden cliënt hier als zaak neer."),
    ] = None,
    regels: RegelsMap = RULES,
) -> None:
    """Bewijs een normenkader voor alle mogelijke cliënten, of toon voor wie het niet klopt.

    Elke eigenschap wordt op twee manieren nagegaan. Code 3: iets klopt niet. Code 1: er is niets
    bewezen, bijvoorbeeld omdat er te veel combinaties zijn. Code 2: het bestand is niet goed.
    """
    te_bewijzen = _chosen(versie, regels)
    ReviewNotice().of(te_bewijzen.normenkader)
    if zaken is not None:
        # Before the proof, which takes minutes: else its verdict would be lost.
        _make_folder(zaken)
    try:
        found = prove(
            te_bewijzen.normenkader, te_bewijzen.problems, _progress(), heel=te_bewijzen.heel
        )
    except NIETS_BEWEZEN as error:
        stop(f"Er is niets bewezen: {error}")
    except KeyboardInterrupt:
        # Clearing away what z3 was doing can take it minutes: leave without that.
        say("Afgebroken.")
        os._exit(INTERRUPTED)
    if zaken is not None:
        _write_cases(found, zaken)
    if als_json:
        write_line(json.dumps(as_data(found), ensure_ascii=False))
    else:
        for line in _readable(found):
            write_line(line)
    flush()
    raise typer.Exit(0 if found.holds else NIET_WAAR)


def _chosen(versie: str, regels: Path) -> ToProve:
    """A version of the library, or a file; stops where there is none, or nothing can be proved."""
    path = Path(versie)
    parts = split_version(versie)
    try:
        if path.is_file():
            return read_to_prove(path)
        if parts is None:
            stop(f"{quoted(versie)} is geen bestand en geen ID@VERSIE.", ONGELDIG)
        if file := _file_of(*parts, regels):
            return read_to_prove(file)
        return ToProve(load_library(regels).version(*parts))
    except NotInForceError as error:
        stop(str(error), ONGELDIG)
    except InvalidInputError as error:
        stop("\n".join(["Het normenkader is niet goed:", *map(str, error.problemen)]), ONGELDIG)


def _file_of(name: str, number: str, regels: Path) -> Path | None:
    """The file that says that it is this version, whatever its own name is."""
    named = regels / name / f"{number}.yaml"
    for file in sorted(yaml_files(regels), key=lambda file: file != named):
        try:
            content = read_yaml(read_text(file), str(file)).waarde
        except InvalidInputError:
            if file == named:
                raise
            continue
        said = (
            (content.get("normenkader"), content.get("versie")) if isinstance(content, dict) else ()
        )
        if said == (name, number):
            return file
    return None


def _progress() -> Callable[[str], None]:
    """Says on a terminal what is being proved."""
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda _: None
    return lambda step: say(f"… {step}")


def _readable(found: Proof) -> Iterator[str]:
    nk = found.normenkader
    titel = f"Bewijs van {nk.titel} ({nk.normenkader}@{nk.versie})"
    yield titel
    yield "=" * len(titel)
    yield from warning(nk)
    yield f"Vingerafdruk: {nk.sha256}"
    yield f"Mogelijke zaken: {thousands(found.zaken)}. Ze zijn allemaal meegenomen."
    if found.problems:
        yield "\nDit normenkader wordt geweigerd:"
        yield from (f"  {p}" for p in found.problems)
        if len(found.verdicts) < len(EIGENSCHAPPEN):
            yield "Eerst moeten deze fouten weg. Alleen de eerste eigenschappen zijn nagegaan."
    for result in found.verdicts:
        yield ""
        yield from _property(nk, result)
    if found.unjudged:
        names = ", ".join(found.unjudged)
        yield f"\nZonder zwaarte, dus niet vergeleken bij monotoon: {names}."
    if found.holds and found.by_one_method:
        times = counted(found.by_one_method, "keer", "keer")
        yield f"\nAlles klopt, maar {times} rust dat op één manier van nagaan: zie Let op."
    else:
        yield "\nAlles klopt." if found.holds else "\nNiet alles klopt."


def _property(nk: Normenkader, result: Verdict) -> Iterator[str]:
    yield f"{result.eigenschap}: {OORDEEL[result.oordeel]}"
    yield f"  {result.zin}"
    if result.oordeel != "niet_waar" or result.by_one_method:
        yield f"  Hoe: {thousands(result.states)} toestanden doorlopen; {result.hoe}."
    few, many = few_and_many(result.findings)
    for finding in few:
        yield from _finding(finding)
    for together in many:
        yield f"  {SOORT['enkel']}: {together.zin} De eerste:"
        yield from (f"    - {wat}" for wat in together.first)
        yield f"    En nog {together.rest}. Met --json staan ze er allemaal in."
    names: dict[str, str] = {u.uitkomst: u.naam for u in nk.uitkomsten}
    for grens in result.grenzen:
        about = [grens.doelrichting, grens.bandbreedte, grens.product]
        more = ", ".join(str(part) for part in about if part is not None)
        name = names.get(grens.uitkomst, grens.uitkomst)
        minutes = "zonder minuten"
        if grens.minimum is not None and grens.maximum is not None:
            minutes = f"{span(grens.minimum, grens.maximum)} per week"
        yield f"  - {name}{f' ({more})' if more else ''}: {minutes}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {SOORT[finding.soort]}: {finding.zin}"
    if finding.regels:
        yield f"    Regels: {', '.join(finding.regels)}"
    if finding.bewust is not None:
        bron = finding.bewust.bron
        yield f"    Reden: {finding.bewust.reden} [{bron.document}, {bron.plaats}]"
    if finding.clienten:
        yield f"    Cliënt: {', '.join(client_name(c) for c in finding.clienten)}"


def _make_folder(map_: Path) -> None:
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        stop(f"{map_} is niet te schrijven: {reason(error)}.")


def _write_cases(found: Proof, map_: Path) -> None:
    """Write every client as a case file that `beoordeel` accepts, with what it shows."""
    try:
        for client, zin in all_clients(found):
            text = client_file(found.normenkader, client, zin)
            write_whole(map_ / client_name(client), text)
    except OSError as error:
        stop(f"{map_} is niet te schrijven: {reason(error)}.")
