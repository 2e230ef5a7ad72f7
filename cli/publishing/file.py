"""Writing what a command publishes: on the screen, or to a file that is never half there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Annotated

import typer

from cli.shared import say, stop, write_line
from normenkader.file.reasons import reason
from register.errors import UnavailableError
from register.store.files import new_file

Naar = Annotated[
    Path | None,
    typer.Option("--naar", metavar="BESTAND", help="Schrijf naar dit bestand; anders op scherm."),
]
Overschrijf = Annotated[
    bool, typer.Option("--overschrijf", help="Vervang het bestand als het er al is.")
]


def publish(made: str | bytes, naar: Path | None, *, overschrijf: bool) -> None:
    """Write a text, or the bytes of a file, and say where it is, or stop with the reason.

    A file that is replaced keeps its rights and owner. A link stays one: what it leads to is
    written. A device or a pipe gets the text and nothing else.
    """
    if naar is None:
        write_line(made.rstrip("\n") if isinstance(made, str) else made.decode())
        return
    content = made.encode() if isinstance(made, str) else made
    if os.path.lexists(naar) and not overschrijf:
        stop(f"Het bestand {naar} is er al. Kies een andere naam, of geef --overschrijf.")
    try:
        there = _stat(naar)
        if there is not None and not stat.S_ISREG(there.st_mode):
            naar.write_bytes(content)
            say(f"Geschreven: {naar}.")
            return
        with new_file(Path(os.path.realpath(naar)), replace=there is not None) as part:
            part.write_bytes(content)
            _for_readers(part, naar, there)
    except UnavailableError as error:
        stop(str(error))
    except (OSError, ValueError) as error:
        stop(f"{naar} is niet te schrijven: {reason(error)}.")
    write_line(f"Geschreven: {naar}.")


def _stat(naar: Path) -> os.stat_result | None:
    """What a name leads to; None if nothing is there yet."""
    try:
        return naar.stat()
    except FileNotFoundError:
        return None


def _for_readers(part: Path, naar: Path, oud: os.stat_result | None) -> None:
    """Give a file the rights and owner of the one it replaces, else those of any new file."""
    if oud is None:
        mask = os.umask(0o077)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        return
    own = part.stat()
    if (oud.st_uid, oud.st_gid) != (own.st_uid, own.st_gid):
        try:
            os.chown(part, oud.st_uid, oud.st_gid)
        except PermissionError as error:
            melding = f"{naar} is van een andere gebruiker en blijft zoals het is."
            raise UnavailableError(f"{melding} Kies een andere naam.") from error
    part.chmod(stat.S_IMODE(oud.st_mode))
