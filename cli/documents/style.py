"""`normwijzer huisstijl`: begin the house style of a municipality, or check it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from cli.shared import ONGELDIG, stop, write_line
from documents.house_style.model import HouseStyle
from documents.house_style.starting import starting_files
from documents.making import SETTING, house_style
from normenkader import InvalidInputError
from normenkader.file.reasons import reason
from register.store.files import sync

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
        there = folder.is_dir()
        folder.parent.mkdir(parents=True, exist_ok=True)
        home = folder if there else folder.parent
        # Elsewhere first: where the disk is full there is no half of it, and it can be begun again.
        with TemporaryDirectory(dir=home, prefix=".", suffix=".deel") as around:
            part = Path(around) / "huisstijl"
            # The app may be another user, as for any folder of settings.
            part.mkdir()
            for name, content in starting_files().items():
                (part / name).write_bytes(content)
                sync(part / name)
            if there:
                # The folder may be a disk of its own, which nothing can be put in the place of.
                for file in part.iterdir():
                    file.rename(folder / file.name)
            else:
                part.rename(folder)
        sync(home)
    except (OSError, ValueError) as error:
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
