"""`normwijzer huisstijl`: begin the house style of a municipality, or check it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.shared import ONGELDIG, stop, write_line
from documents.house_style.model import HouseStyle
from documents.house_style.starting import starting_files
from documents.making import SETTING, house_style
from normenkader import InvalidInputError
from normenkader.file.reasons import reason
from register.errors import UnavailableError
from register.store.files import new_file

Huisstijl = Annotated[
    Path | None,
    typer.Option(
        metavar="MAP",
        envvar=SETTING,
        help="Map met de huisstijl van de gemeente.",
        show_default="zonder huisstijl",
    ),
]


def huisstijl(
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="De map met de huisstijl.")],
    begin: Annotated[
        bool, typer.Option("--begin", help="Maak de map, met bestanden om mee te beginnen.")
    ] = False,
) -> None:
    """Controleer de huisstijl van een gemeente, of begin er een: logo, kleuren, teksten, Word."""
    if begin:
        _begin(folder)
    style = chosen_style(folder)
    write_line(f"De huisstijl in {folder} is goed: {_told(style)}.")


def chosen_style(folder: Path | None, days: Path | None = None) -> HouseStyle:
    """The house style in a folder, or the plain one; stops with every problem."""
    try:
        return house_style(folder, days)
    except InvalidInputError as error:
        lines = ["De huisstijl is niet goed:", *map(str, error.problemen)]
        stop("\n".join(lines), ONGELDIG)


def _begin(folder: Path) -> None:
    try:
        if folder.exists() and any(folder.iterdir()):
            stop(f"De map {folder} is er al en is niet leeg. Kies een andere, of laat --begin weg.")
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in starting_files().items():
            with new_file(folder / name) as part:
                part.write_bytes(content)
    except UnavailableError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{folder} is niet te maken: {reason(error)}.")


def _told(style: HouseStyle) -> str:
    """What of it is the municipality's own."""
    own = [
        style.gemeente or "zonder naam van de gemeente",
        "met logo" if style.logo else "zonder logo",
        f"{len(style.tokens)} tokens" if style.tokens else "zonder tokens",
        f"Word: {', '.join(style.word)}" if style.word else "zonder eigen Word-bestand",
    ]
    return ", ".join(own)
