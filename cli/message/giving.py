"""Giving a message: to the screen, or straight into a file that only its owner may read.

There is no other file beside it, not even for a moment: it would hold the client's details.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from cli.shared import flush, say, stop, write_bytes
from normenkader.file.reasons import reason

# Nobody but the owner may read what is of a client.
OWN = 0o600


def give(content: bytes, naar: Path | None, *, overschrijf: bool) -> None:
    """Write a message and say where it is, or stop with the reason; half a file is removed."""
    if naar is None:
        write_bytes(content)
        flush()
        return
    new = not os.path.lexists(naar)
    if not new and not overschrijf:
        stop(f"Het bestand {naar} is er al. Kies een andere naam, of geef --overschrijf.")
    try:
        _write(content, naar, new=new)
    except (OSError, ValueError) as error:
        stop(f"{naar} is niet te schrijven: {reason(error)}.")
    say(f"Geschreven: {naar}. Gooi het weg als het verstuurd is.")


def _write(content: bytes, naar: Path, *, new: bool) -> None:
    how = os.O_WRONLY | (os.O_CREAT | os.O_EXCL if new else os.O_TRUNC)
    number = os.open(naar, how, OWN)
    try:
        if stat.S_ISREG(os.fstat(number).st_mode):
            os.fchmod(number, OWN)
        with os.fdopen(number, "wb") as file:
            file.write(content)
    except BaseException:
        if new:
            naar.unlink(missing_ok=True)
        raise
