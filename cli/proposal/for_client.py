"""`normwijzer voor-client`: a proposal as its client reads it, as text or as a page to print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.cases import Bestand, Keuze, chosen_library, read_cases
from cli.readable import readable_errors
from cli.review import ReviewNotice
from cli.shared import ONGELDIG, RULES, RegelsMap, stop, write_line
from engine import DifferenceError, EngineError, judge
from explaining.for_client.page import NoExplanationError, client_page
from normenkader import Library, Normenkader
from publishing.client import client_html, client_text
from register.errors import UnavailableError
from register.store.files import new_file
from zaak.checking import InvalidZaakError
from zaak.files import check_text
from zaak.model import Zaak


def voor_client(
    file: Bestand,
    html: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Schrijf een pagina om af te drukken (HTML)."),
    ] = None,
    normenkader: Keuze = None,
    regels: RegelsMap = RULES,
) -> None:
    """Leg het voorstel uit aan de cliënt: één pagina in gewone taal, als tekst of als HTML."""
    bibliotheek = chosen_library(regels, normenkader)
    zaak, chosen = _only_case(file, bibliotheek, normenkader)
    ReviewNotice().of(chosen, zaak.peildatum)
    try:
        uitleg = client_page(chosen, zaak, judge(chosen, zaak))
    except (DifferenceError, EngineError, NoExplanationError) as error:
        stop(str(error))
    if html is None:
        write_line(client_text(uitleg).rstrip("\n"))
        return
    try:
        with new_file(html) as part:
            part.write_text(client_html(uitleg, zaak.zaak), encoding="utf-8")
    except UnavailableError as error:
        stop(str(error))
    write_line(f"De uitleg staat in {html}.")


def _only_case(file: str, library: Library, keuze: str | None) -> tuple[Zaak, Normenkader]:
    """The one case of a file, or stop with every error and exit code 2."""
    cases = list(read_cases([file]))
    if len(cases) != 1:
        melding = f"Dit bestand heeft {len(cases)} zaken. Kies een bestand met één zaak."
        stop(f"{file}: {melding}", ONGELDIG)
    try:
        return check_text(cases[0], library, keuze)
    except InvalidZaakError as error:
        stop(readable_errors(file, error), ONGELDIG)
