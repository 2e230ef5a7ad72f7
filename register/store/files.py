"""Files that are there as a whole or not at all, for their user alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from normenkader.file.reasons import reason
from register.errors import UnavailableError


@contextmanager
def new_file(file: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a temporary file that gets the name `file` when this ends without an error.

    Nothing is overwritten, except with `replace`. Raises UnavailableError.
    """
    file = file.absolute()
    try:
        if not replace:
            _refuse_existing(file)
        with _beside(file, 0o600, Path.replace if replace else _put) as part:
            yield part
    except OSError as error:
        lacking = isinstance(error, FileNotFoundError) and not file.parent.exists()
        why = f"de map {file.parent} bestaat niet" if lacking else reason(error)
        melding = f"Het bestand {file} is niet te maken: {why}."
        raise UnavailableError(melding) from error


def write_whole(file: Path, tekst: str, errors: str = "strict") -> None:
    """Write all of a text or nothing, also when the power fails; what was there is replaced.

    Raises OSError, and ValueError where the text can't be written (`errors` as of `str.encode`).
    """
    with _beside(file.absolute(), 0o666, Path.replace) as part:
        part.write_text(tekst, "utf-8", errors)


@contextmanager
def _beside(file: Path, mode: int, put: Callable[[Path, Path], object]) -> Iterator[Path]:
    """Give a temporary file, which `put` gives its name when it is on disk."""
    # Short, whatever the name: some names are as long as a name can be.
    part = file.with_name(f".{secrets.token_hex(8)}.deel")
    try:
        # Inside: Ctrl+C may come between any two steps.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield part
        sync(part)
        put(part, file)
        sync(file.parent)
    finally:
        part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _refuse_existing(file: Path) -> None:
    if os.path.lexists(file):
        raise UnavailableError(f"Het bestand {file} is er al. Kies een andere naam.")


def _put(part: Path, file: Path) -> None:
    """Give the file its name; a link, unlike a rename, refuses a name that is taken."""
    try:
        file.hardlink_to(part)
    except FileExistsError:
        _refuse_existing(file)
    except OSError:
        # A USB stick may know no links.
        _refuse_existing(file)
        part.rename(file)
