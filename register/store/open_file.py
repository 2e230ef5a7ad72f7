"""Is the file of a register still the one that is open?

A file that was removed or moved can still be written by who has it open, but nobody finds it back.
So each use compares what is at the path with what was opened: device and number of the file, and
of the two files that SQLite keeps beside it.
"""

from __future__ import annotations

import threading
from pathlib import Path

from normenkader.file.reasons import reason
from register.errors import MovedError

Identiteit = tuple[int, int]
COMPANY = ("-wal", "-shm")


class OpenFile:
    """The files of one engine; safe to share between threads."""

    def __init__(self, file: Path) -> None:
        """Nothing is opened yet."""
        self.bestand = file
        self._lock = threading.Lock()
        self._opened: dict[Path, Identiteit] = {}

    def note(self) -> None:
        """Remember what is there, at the first connection; a later one must find the same."""
        with self._lock:
            if self._opened:
                return
            files = [self.bestand, *(_beside(self.bestand, end) for end in COMPANY)]
            found = {file: identity for file in files if (identity := _identity(file)) is not None}
            if self.bestand in found:
                self._opened = found

    def check(self) -> None:
        """Raise MovedError where a file is not the one that was opened."""
        for file, opened in self._opened.items():
            found = _identity(file)
            if found == opened:
                continue
            what = "is verwijderd of verplaatst" if found is None else "is door een ander vervangen"
            raise MovedError(
                f"Het bestand {file} {what} terwijl het in gebruik was. Er is niets bewaard. Zet "
                "het terug, of koppel de schijf weer. Daarna kun je het opnieuw proberen."
            )


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)


def _identity(file: Path) -> Identiteit | None:
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        melding = f"Het bestand {file} is niet te bereiken: {reason(error)}. Er is niets bewaard."
        raise MovedError(melding) from error
    return found.st_dev, found.st_ino
