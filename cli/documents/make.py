"""`normwijzer verslag`, `beschikking` and `brief`: a document about a recorded decision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.cases import STANDARD, text_of
from cli.documents.style import Huisstijl, chosen_style
from cli.progress import progress
from cli.publishing.file import Overschrijf, give
from cli.register.places import Waar, recorded_decision
from cli.shared import ONGELDIG, say, stop, whole_number
from cli.terms.calendar import Gelijkgesteld
from documents.content.source import NoDocumentError
from documents.given import Given, read_given
from documents.house_style.model import HouseStyle
from documents.kinds import Kind
from documents.making import FORMS, Form, document, remark
from normenkader import InvalidInputError

Besluitnummer = Annotated[
    str, typer.Argument(metavar="BESLUIT", help="Het nummer van het besluit.")
]
NaarStuk = Annotated[
    Path, typer.Option("--naar", metavar="BESTAND", help="Nieuw bestand: .docx (Word) of .pdf.")
]
Gegevens = Annotated[
    str,
    typer.Option(
        metavar="BESTAND",
        help="YAML met datum, beslist_door, gemeente, verzonden, aan en contact; - leest van de "
        "standaardinvoer. Niets hiervan wordt bewaard.",
    ),
]


def verslag(
    besluit: Besluitnummer,
    naar: NaarStuk,
    gegevens: Gegevens,
    huisstijl: Huisstijl = None,
    gelijkgesteld: Gelijkgesteld = None,
    overschrijf: Overschrijf = False,
    register: Waar = None,
) -> None:
    """Maak het verslag van het onderzoek bij een vastgelegd besluit, als Word of als PDF."""
    style = chosen_style(huisstijl, gelijkgesteld)
    _make("verslag", besluit, naar, gegevens, style, register, overschrijf=overschrijf)


def beschikking(
    besluit: Besluitnummer,
    naar: NaarStuk,
    gegevens: Gegevens,
    huisstijl: Huisstijl = None,
    gelijkgesteld: Gelijkgesteld = None,
    overschrijf: Overschrijf = False,
    register: Waar = None,
) -> None:
    """Maak de beschikking bij een vastgelegd besluit, als Word of als PDF."""
    style = chosen_style(huisstijl, gelijkgesteld)
    _make("beschikking", besluit, naar, gegevens, style, register, overschrijf=overschrijf)


def brief(
    besluit: Besluitnummer,
    naar: NaarStuk,
    gegevens: Gegevens,
    huisstijl: Huisstijl = None,
    gelijkgesteld: Gelijkgesteld = None,
    overschrijf: Overschrijf = False,
    register: Waar = None,
) -> None:
    """Maak de brief aan de cliënt bij een vastgelegd besluit: gewone taal, op één A4."""
    style = chosen_style(huisstijl, gelijkgesteld)
    _make("brief", besluit, naar, gegevens, style, register, overschrijf=overschrijf)


def _make(
    kind: Kind,
    besluit: str,
    naar: Path,
    gegevens: str,
    style: HouseStyle,
    register: str | None,
    *,
    overschrijf: bool,
) -> None:
    form = _form(naar)
    number = whole_number("BESLUIT", besluit) or 1
    given = _given(gegevens)
    dossier = recorded_decision(register, number)
    try:
        with progress("Stuk maken"):
            made = document(kind, form, dossier, given, style)
            told = remark(kind, dossier, given, style)
    except NoDocumentError as error:
        stop(str(error))
    if told:
        say(f"Let op: {told}")
    give(made, naar, overschrijf=overschrijf)


def _form(naar: Path) -> Form:
    """Word or PDF, by the ending of the file; stops where it is another."""
    found = next((form for form in FORMS if naar.suffix.lower() == f".{form}"), None)
    if found is None:
        stop(f"--naar: {naar.name} eindigt niet op .docx of .pdf.", ONGELDIG)
    return found


def _given(file: str) -> Given:
    """What is given now; stops with every problem. What was given is never repeated."""
    try:
        return read_given(text_of(file), "standaardinvoer" if file == STANDARD else file)
    except InvalidInputError as error:
        stop("\n".join(map(str, error.problemen)), ONGELDIG)
