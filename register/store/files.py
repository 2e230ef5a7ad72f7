"""Files that are there as a whole or not at all, for their user alone."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from normenkader.file.reasons import reason
from register.errors import UnavailableError

# What a disk says that has no files without a name, or a system that can't name them later.
_NOT_NAMELESS = (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT, errno.EXDEV)


@contextmanager
def new_file(file: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a temporary file that gets the name `file` when this ends without an error.

    Nothing is overwritten, except with `replace`. Raises UnavailableError.
    """
    file = file.absolute()
    with _told(file):
        if not replace:
            _refuse_existing(file)
        with _beside(file, 0o600, Path.replace if replace else _put) as part:
            yield part


def write_private(file: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file that only its owner may read, whole or not at all.

    While it is written it has no name, where the disk can do so: whatever ends the program, nothing
    of it stays. Nothing is overwritten, except with `replace`. Raises UnavailableError.
    """
    file = file.absolute()
    with _told(file):
        if not replace:
            _refuse_existing(file)
        try:
            _write_nameless(file, content, replace=replace)
        except FileExistsError:
            _refuse_existing(file)
            raise
        except OSError as error:
            if error.errno not in _NOT_NAMELESS:
                raise
            with _beside(file, 0o600, Path.replace if replace else _put) as part:
                part.write_bytes(content)


def _write_nameless(file: Path, content: bytes, *, replace: bool) -> None:
    with os.fdopen(os.open(file.parent, os.O_TMPFILE | os.O_WRONLY, 0o600), "wb") as whole:
        whole.write(content)
        whole.flush()
        os.fsync(whole.fileno())
        part = _part(file) if replace else file
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            # With a folder as number the system follows the first name to the file itself.
            os.link(f"/proc/self/fd/{whole.fileno()}", part.name, dst_dir_fd=folder)
            if replace:
                part.replace(file)
            os.fsync(folder)
        finally:
            os.close(folder)
            if replace:
                part.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Say in Dutch why a file can't be made."""
    try:
        yield
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
    part = _part(file)
    try:
        # Inside: Ctrl+C may come between any two steps.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield part
        sync(part)
        put(part, file)
        sync(file.parent)
    finally:
        part.unlink(missing_ok=True)


def _part(file: Path) -> Path:
    # Short, whatever the name: some names are as long as a name can be.
    return file.with_name(f".{secrets.token_hex(8)}.deel")


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
