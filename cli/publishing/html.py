"""`normwijzer publiceer` and `schema`: a normenkader for readers, and its form for editors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.publishing.file import Naar, Overschrijf, publish
from cli.readable import readable_errors
from cli.review import ReviewNotice
from cli.shared import ONGELDIG, RULES, RegelsMap, load_library, named_version, stop
from engine import DifferenceError, EngineError, judge
from normenkader import Library, Normenkader
from normenkader.file.reasons import reason
from publishing.html.page import Example, normenkader_html
from publishing.json_schema.export import json_schema
from zaak.checking import InvalidZaakError
from zaak.examples import example_files, example_title
from zaak.files import ZaakText, check_text, split_cases
from zaak.model import Zaak


def publiceer(
    versie: Annotated[str, typer.Argument(metavar="ID@VERSIE", help="Het normenkader.")],
    naar: Naar = None,
    voorbeeld: Annotated[
        Path | None,
        typer.Option(
            metavar="ZAAK",
            help="De zaak die als voorbeeld achterin komt.",
            show_default="de eerste uit de map voorbeelden",
        ),
    ] = None,
    overschrijf: Overschrijf = False,
    regels: RegelsMap = RULES,
) -> None:
    """Maak een leesbaar document van een normenkader: alle regels in gewone taal, als HTML."""
    bibliotheek = load_library(regels)
    chosen = named_version(bibliotheek, versie)
    ReviewNotice().of(chosen)
    html = normenkader_html(chosen, _example(chosen, bibliotheek, regels, voorbeeld))
    publish(html, naar, overschrijf=overschrijf)


def schema(naar: Naar = None, overschrijf: Overschrijf = False) -> None:
    """Schrijf het JSON Schema waarmee een editor helpt bij het schrijven van een normenkader."""
    publish(json_schema(), naar, overschrijf=overschrijf)


def _example(
    normenkader: Normenkader, library: Library, regels: Path, file: Path | None
) -> Example | None:
    """The chosen example, or the first beside the normenkader that belongs to this version."""
    for pad in [file] if file is not None else _beside(normenkader, regels):
        zaak, own = _read(pad, library)
        if own.sha256 == normenkader.sha256:
            try:
                return Example(example_title(pad), zaak, judge(own, zaak))
            except (DifferenceError, EngineError) as error:
                stop(str(error))
        if file is not None:
            melding = f"{pad}: deze zaak hoort bij {own.normenkader}@{own.versie}."
            wanted = f"{normenkader.normenkader}@{normenkader.versie}"
            stop(f"{melding} Kies een zaak van {wanted}.", ONGELDIG)
    return None


def _beside(normenkader: Normenkader, regels: Path) -> Iterator[Path]:
    folder = regels.parent if regels.is_file() else regels / normenkader.normenkader
    yield from example_files(folder)


def _read(pad: Path, library: Library) -> tuple[Zaak, Normenkader]:
    """The one case of a file with its normenkader, or stop with every error."""
    try:
        cases: list[ZaakText] = list(split_cases(pad.read_bytes(), str(pad)))
    except OSError as error:
        stop(f"{pad} is niet te lezen: {reason(error)}.", ONGELDIG)
    if len(cases) != 1:
        stop(f"{pad}: dit bestand heeft {len(cases)} zaken. Kies er een met één zaak.", ONGELDIG)
    try:
        return check_text(cases[0], library)
    except InvalidZaakError as error:
        stop(readable_errors(str(pad), error), ONGELDIG)
