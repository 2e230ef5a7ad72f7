"""`normwijzer omzetten`: what old indications become in a new normenkader, or do not fit."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer

from cli.cases import AlsJson, read_cases
from cli.figures import counted
from cli.readable import readable_errors
from cli.review import ReviewNotice
from cli.shared import (
    ANDERS,
    ONGELDIG,
    RULES,
    RegelsMap,
    flush,
    json_line,
    load_library,
    say,
    stop,
    write_line,
)
from engine import DifferenceError, EngineError
from normenkader import InvalidInputError, Library
from normenkader.file.text import quoted
from population.conversion.converting import (
    convert,
    converted_data,
    converted_text,
    read_indication,
)
from population.conversion.model import Omzetting
from population.conversion.reading import read_conversions
from zaak.checking import Fault, InvalidZaakError
from zaak.files import ZaakText, error_line


def omzetten(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="ZAKEN…",
            help="Zaken van het oude normenkader: YAML, JSON of .jsonl; - is de invoer.",
        ),
    ],
    omzetting: Annotated[
        str | None,
        typer.Option(metavar="ID", help="De omzetting.", show_default="de enige die er is"),
    ] = None,
    als_json: AlsJson = False,
    regels: RegelsMap = RULES,
) -> None:
    """Zet oude indicaties om naar een nieuw normenkader, en meld wat niet past.

    Wat niet in de omzetting staat, wordt niet geraden. Naast een zaak mag staan wat de oude
    indicatie zegt: omzetting: {product: BGI3, codes: [H152]}. Is er geen zaak, dan is dat genoeg.
    """
    library = load_library(regels)
    try:
        found = read_conversions(regels, library)
    except InvalidInputError as error:
        stop("\n".join(["De omzetting is niet goed:", *map(str, error.problemen)]), ONGELDIG)
    chosen = _chosen(found, omzetting)
    if not als_json:
        say(f"{chosen.titel}. Let op: {chosen.melding.strip()}")
    _all(chosen, library, files, als_json=als_json)


def _chosen(found: tuple[Omzetting, ...], name: str | None) -> Omzetting:
    if not found:
        stop("Er is geen omzetting: geen enkel normenkader heeft een map omzettingen.", ONGELDIG)
    fitting = [one for one in found if name in (None, one.omzetting)]
    if len(fitting) != 1:
        choices = ", ".join(one.omzetting for one in found)
        wrong = f"{quoted(name)} bestaat niet" if name is not None else "er is er meer dan één"
        stop(f"--omzetting: {wrong}. Kies uit: {choices}.", ONGELDIG)
    return fitting[0]


def _all(omzetting: Omzetting, library: Library, files: list[str], *, als_json: bool) -> NoReturn:
    """Convert every case and leave with the worst exit code; what does not fit is no error."""
    new = library.version(omzetting.naar.normenkader, omzetting.naar.versie)
    ReviewNotice().of(new)
    code, done, left = 0, 0, 0
    for given in read_cases(files):
        try:
            result = convert(omzetting, read_indication(given, omzetting, library))
        except InvalidZaakError as error:
            code = max(code, ONGELDIG) if code != ANDERS else code
            _refuse(given, error, als_json=als_json)
            continue
        except (DifferenceError, EngineError) as error:
            code = ANDERS
            fault = Fault((), str(error), given.regel)
            _refuse(given, InvalidZaakError(None, [fault]), als_json=als_json)
            continue
        done += result.product is not None
        left += result.product is None
        if als_json:
            write_line(json_line(converted_data(omzetting, new, result)))
        else:
            write_line(converted_text(new, result))
    flush()
    cases = counted(done, "zaak", "zaken")
    say(f"{cases} omgezet, {left} {'past' if left == 1 else 'passen'} niet.")
    raise typer.Exit(code)


def _refuse(given: ZaakText, error: InvalidZaakError, *, als_json: bool) -> None:
    if als_json:
        write_line(json_line(error_line(error)))
    say(readable_errors(given.bestand, error))
