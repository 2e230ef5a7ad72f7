"""Files that are there as a whole or not at all, for their user alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from normenkader.reasons import reason
from register.errors import NietBeschikbaar


@contextmanager
def new_file(bestand: Path) -> Iterator[Path]:
    """Give a temporary file that gets the name `bestand` when this ends without an error.

    Nothing is ever overwritten. Raises NietBeschikbaar.
    """
    bestand = bestand.absolute()
    part = bestand.with_name(f".{bestand.name}.{secrets.token_hex(4)}.deel")
    try:
        _refuse_existing(bestand)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield part
            sync(part)
            _put(part, bestand)
            sync(bestand.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as fout:
        melding = f"Het bestand {bestand} is niet te maken: {reason(fout)}."
        raise NietBeschikbaar(melding) from fout


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _refuse_existing(bestand: Path) -> None:
    if os.path.lexists(bestand):
        raise NietBeschikbaar(f"Het bestand {bestand} is er al. Kies een andere naam.")


def _put(part: Path, bestand: Path) -> None:
    """Give the file its name; a link, unlike a rename, refuses a name that is taken."""
    try:
        bestand.hardlink_to(part)
    except FileExistsError:
        _refuse_existing(bestand)
    except OSError:
        # A USB stick may know no links.
        _refuse_existing(bestand)
        part.rename(bestand)
