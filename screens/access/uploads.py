"""Which sessions may send a file, and how much: only those with a field for files on the screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

# A session needs one file at a time; the rest is what a user tries out after each other.
MOST_FILES, MOST_BYTES = 20, 8_000_000
# Of all sessions together, so that many of them cannot fill the memory either.
MOST_IN_ALL = 200_000_000
# A file that no field holds may still be on its way to one.
SECONDS_ON_ITS_WAY = 60.0


class Refusal(NamedTuple):
    """Why a file is not accepted, with the status of the answer."""

    status: int
    text: str


NO_RIGHT = Refusal(403, "Je mag hier nu geen bestand sturen. Laad de pagina opnieuw.")
NO_LENGTH = Refusal(411, "Dit bestand is niet aangenomen: de lengte ontbreekt.")
TOO_MUCH = Refusal(429, "Je stuurde te veel bestanden. Wacht een minuut en probeer het opnieuw.")
FULL = Refusal(503, "Er zijn nu te veel bestanden tegelijk. Probeer het over een minuut opnieuw.")


@dataclass
class _Session:
    """Of one session: whether its fields may take files, and what is known of those files."""

    drawn: list[Callable[[], bool]] = field(default_factory=list)
    before: list[Callable[[], bool]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    arrived: dict[str, float] = field(default_factory=dict)
    coming: int = 0
    bytes_coming: int = 0


class Uploads:
    """The permits of all sessions, and what is on its way; for use from any thread."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        store: Callable[[], MemoryUploadedFileManager | None] | None = None,
        alive: Callable[[str], bool] | None = None,
    ) -> None:
        """Begin without any.

        `clock` gives seconds, `store` where Streamlit keeps the files, and `alive` says whether a
        session still has its browser.
        """
        self._clock, self._store = clock, store or _streamlit_store
        self._alive = alive or _streamlit_alive
        self._lock = threading.Lock()
        self._sessions: dict[str, _Session] = {}

    def begin(self, session: str) -> None:
        """A page is about to be drawn: until it is there, the fields of before count."""
        with self._lock:
            self._forget_closed()
            if found := self._sessions.get(session):
                found.before, found.drawn = [*found.before, *found.drawn], []
                found.held = set()

    def allow(self, session: str, may: Callable[[], bool]) -> None:
        """A field for files is drawn, for which `may` says whether it still takes one."""
        with self._lock:
            self._sessions.setdefault(session, _Session()).drawn.append(may)

    def hold(self, session: str, files: Iterable[str]) -> None:
        """These files are in a field."""
        with self._lock:
            self._sessions.setdefault(session, _Session()).held.update(files)

    def finish(self, session: str) -> None:
        """The page is drawn: fields that are not on it take nothing, and what none holds leaves."""
        with self._lock:
            found = self._sessions.get(session)
            if found is None:
                return
            found.before = []
            store = self._store()
            stored = store.file_storage.get(session, {}) if store else {}
            late = self._clock() - SECONDS_ON_ITS_WAY
            for file in [f for f in stored if f not in found.held]:
                if store and found.arrived.get(file, late) <= late:
                    store.remove_file(session, file)
            found.arrived = {k: v for k, v in found.arrived.items() if k in stored}
            if not (found.drawn or found.coming or stored):
                del self._sessions[session]

    def take(self, session: str, size: int | None) -> Refusal | None:
        """Make room for a file of so many bytes, or say why not; then `done` must follow."""
        with self._lock:
            found = self._sessions.get(session)
            if found is None or not any(may() for may in (*found.drawn, *found.before)):
                return NO_RIGHT
            if size is None:
                return NO_LENGTH
            own, everything = self._stored(session)
            if own[0] + found.coming >= MOST_FILES:
                return TOO_MUCH
            if own[1] + found.bytes_coming + size > MOST_BYTES:
                return TOO_MUCH
            coming = sum(s.bytes_coming for s in self._sessions.values())
            if everything + coming + size > MOST_IN_ALL:
                return FULL
            found.coming, found.bytes_coming = found.coming + 1, found.bytes_coming + size
        return None

    def done(self, session: str, file: str, size: int) -> None:
        """The file is there, or will not come."""
        with self._lock:
            found = self._sessions[session]
            found.coming, found.bytes_coming = found.coming - 1, found.bytes_coming - size
            found.arrived[file] = self._clock()

    def _forget_closed(self) -> None:
        """Nothing is kept of a page that was closed; one that comes back draws its fields anew."""
        closed = [s for s, own in self._sessions.items() if not (own.coming or self._alive(s))]
        for session in closed:
            del self._sessions[session]

    def _stored(self, session: str) -> tuple[tuple[int, int], int]:
        """How many files and bytes the session has, and how many bytes there are in all."""
        store = self._store()
        kept = {k: list(v.values()) for k, v in list(store.file_storage.items())} if store else {}
        sizes = {k: sum(len(file.data) for file in v) for k, v in kept.items()}
        return (len(kept.get(session, [])), sizes.get(session, 0)), sum(sizes.values())


def _streamlit_store() -> MemoryUploadedFileManager | None:
    if not runtime.exists():
        return None
    manager = runtime.get_instance().uploaded_file_mgr
    return manager if isinstance(manager, MemoryUploadedFileManager) else None


def _streamlit_alive(session: str) -> bool:
    return not runtime.exists() or runtime.get_instance().is_active_session(session)


UPLOADS = Uploads()
