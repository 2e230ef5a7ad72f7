"""Writing what a command publishes: on the screen, or to a file that is never half there."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cli.shared import say, stop, write_line
from normenkader.file.reasons import reason
from register.errors import UnavailableError
from register.store.files import new_file, write_private

Naar = Annotated[
    Path | None,
    typer.Option("--naar", metavar="BESTAND", help="Schrijf naar dit bestand; anders op scherm."),
]
Overschrijf = Annotated[
    bool, typer.Option("--overschrijf", help="Vervang het bestand als het er al is.")
]


def publish(made: str, naar: Path | None, *, overschrijf: bool) -> None:
    """Write a text for readers and say where it is, or stop with the reason.

    A file that is replaced keeps its rights and owner.
    """
    if naar is None:
        write_line(made.rstrip("\n"))
        return

    def write(file: Path, there: os.stat_result | None) -> None:
        with new_file(file, replace=there is not None) as part:
            part.write_text(made, "utf-8")
            _for_readers(part, naar, there)

    if _written(made.encode(), naar, write, overschrijf=overschrijf):
        write_line(f"Geschreven: {naar}.")


def give(made: bytes, naar: Path, *, overschrijf: bool, after: str = "") -> None:
    """Write what is of a client for who runs the command alone, and say where it is; or stop.

    What is replaced becomes theirs alone too; a file of another user is left as it is.
    """

    def write(file: Path, there: os.stat_result | None) -> None:
        if there is not None and there.st_uid != os.geteuid():
            raise _of_another(naar)
        write_private(file, made, replace=there is not None)

    if _written(made, naar, write, overschrijf=overschrijf):
        say(f"Geschreven: {naar}. Alleen jij kunt het lezen.{after}")


def _written(
    content: bytes,
    naar: Path,
    write: Callable[[Path, os.stat_result | None], None],
    *,
    overschrijf: bool,
) -> bool:
    """Say whether a file was written; stops with the reason where it can't be.

    A link stays one: what it leads to is written. A device or a pipe gets the content and nothing
    else: that is said, and is no file.
    """
    if os.path.lexists(naar) and not overschrijf:
        stop(f"Het bestand {naar} is er al. Kies een andere naam, of geef --overschrijf.")
    try:
        there = _stat(naar)
        if there is not None and not stat.S_ISREG(there.st_mode):
            naar.write_bytes(content)
            say(f"Geschreven: {naar}.")
            return False
        write(Path(os.path.realpath(naar)), there)
    except UnavailableError as error:
        stop(str(error))
    except (OSError, ValueError) as error:
        stop(f"{naar} is niet te schrijven: {reason(error)}.")
    return True


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
            raise _of_another(naar) from error
    part.chmod(stat.S_IMODE(oud.st_mode))


def _of_another(naar: Path) -> UnavailableError:
    melding = f"{naar} is van een andere gebruiker en blijft zoals het is."
    return UnavailableError(f"{melding} Kies een andere naam.")
