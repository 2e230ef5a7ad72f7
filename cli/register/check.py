"""`normwijzer register controleer` and `anker`: is the register still what was stored?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cli.progress import progress
from cli.register.places import OPDRACHTREGEL, Waar, chosen_place, opened
from cli.shared import ONGELDIG, json_line, stop, write_line
from normenkader import InvalidInputError
from normenkader.file.reasons import reason
from normenkader.texts import counted, listed
from register.decisions.writing import now
from register.errors import AnchorMismatchError, RegisterError
from register.integrity.anchor import Anchor, keep_anchor, read_anchor, take_anchor
from register.integrity.control import control
from register.integrity.findings import CheckReport, Removed
from register.moments import moment_words, read_moment

GEVONDEN = 3
WITHOUT_ANCHOR = (
    "Zonder anker is niet te zien of er aan het eind records zijn afgeknipt, en ook niet of de "
    "hele keten opnieuw is gemaakt. Gebruik daarvoor --anker."
)
EMPTY_ANCHOR = (
    "Een anker van 0 records zegt niets over wat er is vastgelegd: het telt niet mee. Maak een "
    "nieuw anker."
)
JSON = Annotated[bool, typer.Option("--json", help="Eén regel JSON.")]


def controleer(
    anker: Annotated[
        list[Path] | None,
        typer.Option(metavar="BESTAND", help="Anker dat elders is bewaard; mag vaker."),
    ] = None,
    als_json: JSON = False,
    register: Waar = None,
) -> None:
    """Controleer of het register nog is wat er is vastgelegd. Er verandert niets aan.

    Code 0 als alles klopt, 3 als er iets is gevonden, 1 als het register niet te bereiken is.
    """
    ankers = _anchors(anker or [])
    place = chosen_place(register)
    try:
        with progress("Controleren") as meld:
            verslag = control(place, OPDRACHTREGEL, now(), ankers, meld)
    except RegisterError as error:
        stop(str(error))
    empty = any(anker.aantal == 0 for anker in ankers)
    for line in [_json(verslag)] if als_json else _lines(verslag, empty=empty):
        write_line(line)
    if not verslag.all_right:
        raise typer.Exit(GEVONDEN)


def anker(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="BESTAND", help="Hier komt het anker.", show_default="het scherm"),
    ] = None,
    register: Waar = None,
) -> None:
    """Schrijf een anker: het aantal records en de laatste hash. Bewaar het ergens anders."""
    found = opened(register)
    nu = now()
    try:
        if file is None:
            write_line(take_anchor(found, OPDRACHTREGEL, nu).text.rstrip())
            return
        made = keep_anchor(found, OPDRACHTREGEL, file, nu)
    except InvalidInputError as error:
        stop(
            "\n".join(["Hier staat al iets anders; er is niets geschreven:", str(error)]), ONGELDIG
        )
    except AnchorMismatchError as error:
        stop(str(error), GEVONDEN)
    except RegisterError as error:
        stop(str(error))
    except OSError as error:
        stop(f"Het anker is niet te schrijven in {file}: {reason(error)}.")
    finally:
        found.close()
    write_line(f"Het anker staat in {file}: {_records(made.aantal)}, laatste hash {made.hash}")
    write_line("Bewaar het ergens waar wie bij het register kan, niet bij kan.")


def _anchors(files: list[Path]) -> list[Anchor]:
    """Read all anchors; stops with every problem in any of them."""
    found: list[Anchor] = []
    problems: list[str] = []
    for file in files:
        try:
            found.append(read_anchor(file))
        except InvalidInputError as error:
            problems += map(str, error.problemen)
    if problems:
        stop("\n".join(["Het anker is niet goed:", *problems]), ONGELDIG)
    return found


def _lines(report: CheckReport, *, empty: bool) -> list[str]:
    decisions = counted(report.besluiten, "besluit", "besluiten")
    if report.vervolgstukken:
        follow = counted(report.vervolgstukken, "stuk dat erop volgt", "stukken die erop volgen")
        decisions = f"{decisions} en {follow}, zoals evaluaties"
    held = (
        f"{_records(report.records)}, waarvan {decisions}; "
        f"van {report.verwijderd} is de inhoud na de termijn verwijderd."
    )
    lines = [held, f"Laatste hash: {report.hash}"]
    lines += [EMPTY_ANCHOR] if empty else []
    lines += [*_reach(report), *_removals(report)]
    if report.all_right:
        return [*lines, "Alles klopt."]
    count = len(report.bevindingen) + report.meer
    lines.append(f"Er klopt iets niet ({count} {'bevinding' if count == 1 else 'bevindingen'}).")
    if report.first is not None:
        lines.append(f"Het eerste record dat niet klopt, is nummer {report.first}.")
    lines += [f"- {finding}" for finding in report.bevindingen]
    return [*lines, f"… en nog {report.meer}."] if report.meer else lines


def _reach(report: CheckReport) -> list[str]:
    """How far the anchors reach: what comes after is held against nothing."""
    if not report.ankers:
        return [WITHOUT_ANCHOR]
    many = f"{report.ankers} anker{'s' * (report.ankers > 1)}"
    if not report.verankerd_tot:
        return [f"Vergeleken met {many}. Daarvan past er geen."]
    reach = f"tot en met record {report.verankerd_tot} van de {report.records}"
    return [f"Vergeleken met {many}, {reach}."]


def _removals(report: CheckReport) -> list[str]:
    """What was removed since the last anchor: whoever checks must know of each."""
    since = "Na het laatste anker" if report.verankerd_tot else "Sinds het begin"
    if not report.verwijderingen:
        return [f"{since} is niets verwijderd."]
    return [f"{since} verwijderd:", *(f"- {_removal(v)}" for v in report.verwijderingen)]


def _removal(removed: Removed) -> str:
    when = moment_words(read_moment(removed.tijdstip))
    numbers = listed([str(n) for n in removed.nummers])
    return (
        f"Record {removed.nummer}, {when}, door {removed.gebruiker}: "
        f"de inhoud van record {numbers}."
    )


def _records(count: int) -> str:
    return counted(count, "record", "records")


def _json(report: CheckReport) -> str:
    plain = asdict(report)
    plain["bevindingen"] = [asdict(b) for b in report.bevindingen]
    return json_line({"in_orde": report.all_right, "eerste": report.first, **plain})
