"""`normwijzer beoordeel`: judge cases from files, complete or with open answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from cli.cases import Keuze, chosen_library, do_all, read_cases
from cli.progress import FEW, counting
from cli.readable import readable_answer
from cli.shared import RULES, RegelsMap
from engine import answer_text
from engine.partial import answer
from normenkader import Normenkader
from zaak.files import ZaakText
from zaak.model import Zaak


def beoordeel(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="BESTAND…",
            help="Zaken: YAML of JSON (één zaak) of .jsonl (een zaak per regel); - is de invoer.",
        ),
    ],
    normenkader: Keuze = None,
    als_json: Annotated[
        bool, typer.Option("--json", help="Eén antwoord per regel, als JSON.")
    ] = False,
    regels: RegelsMap = RULES,
) -> None:
    """Beoordeel zaken: welk product, hoeveel minuten per week, en waarom.

    Staat er nog een antwoord op onbekend? Dan zie je wat er nog kan uitkomen en wat al vaststaat.
    """
    bibliotheek = chosen_library(regels, normenkader)

    def judged(norms: Normenkader, zaak: Zaak) -> str:
        found = answer(norms, zaak)
        return answer_text(found) if als_json else readable_answer(found, norms, zaak)

    cases = _with_progress(list(read_cases(files)))
    do_all(cases, bibliotheek, normenkader, judged, als_json=als_json, form="gedeeltelijk")


def _with_progress(cases: list[ZaakText]) -> Iterator[ZaakText]:
    with counting("Beoordelen", len(cases), FEW) as meld:
        for case in cases:
            yield case
            meld(1)
