"""`normwijzer dmn`: a normenkader as DMN, and cases as the inputs of that DMN."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.cases import do_all, read_cases
from cli.publishing.file import Naar, Overschrijf, publish
from cli.review import ReviewNotice
from cli.shared import ONGELDIG, RULES, RegelsMap, json_line, load_library, named_version, stop
from normenkader import Normenkader
from normenkader.file.text import quoted
from normenkader.library import FixedVersion
from publishing.dmn.beyond import NotInDmnError
from publishing.dmn.export import dmn_inputs, dmn_xml
from publishing.dmn.write import VERSIES
from zaak.model import Zaak


def dmn(
    versie: Annotated[
        str, typer.Argument(metavar="ID@VERSIE", help="Het normenkader, zoals demo-ib@2026.1.")
    ],
    naar: Naar = None,
    invoer: Annotated[
        str | None,
        typer.Option(
            metavar="ZAKEN",
            help="Geef van deze zaken de invoer voor de DMN: een regel JSON per zaak.",
        ),
    ] = None,
    dmn_versie: Annotated[
        str,
        typer.Option(metavar="VERSIE", help="Versie van DMN: 1.5, of 1.3 (bpmn.io, Camunda)."),
    ] = "1.5",
    overschrijf: Overschrijf = False,
    regels: RegelsMap = RULES,
) -> None:
    """Schrijf een normenkader als beslistabellen: DMN 1.5 of 1.3, voor andere programma's."""
    if dmn_versie not in VERSIES:
        stop(
            f"--dmn-versie: {quoted(dmn_versie)} kan niet. Kies uit: {', '.join(VERSIES)}.",
            ONGELDIG,
        )
    if naar is not None and invoer is not None:
        stop("Geef --naar of --invoer, niet allebei.", ONGELDIG)
    chosen = named_version(load_library(regels), versie)
    try:
        if invoer is not None:
            _inputs(chosen, invoer)
        else:
            ReviewNotice().of(chosen)
            publish(dmn_xml(chosen, dmn_versie), naar, overschrijf=overschrijf)
    except NotInDmnError as error:
        stop(str(error), ONGELDIG)


def _inputs(normenkader: Normenkader, zaken: str) -> None:
    """Checked cases only: an engine for DMN does not check them."""
    inputs = dmn_inputs(normenkader)

    def line(_: Normenkader, zaak: Zaak) -> str:
        return json_line({"zaak": zaak.zaak, "invoer": inputs(zaak)})

    library = FixedVersion(normenkader)
    do_all(read_cases([zaken]), library, normenkader.normenkader, line, als_json=True)
