"""The register of this process: opened when somebody first needs it, shared by all sessions."""

from __future__ import annotations

import threading
import time

from register.decisions.writing import now
from register.errors import MovedError, RegisterError, UnavailableError
from register.practice.sessions import remove_expired
from register.store.opening import Register, open_register, refuse_powers
from register.store.place import Place, default_place

# After a failure nobody waits for the register again until this many seconds have passed.
PAUSE = 15.0


class RegisterSource:
    """Opens the register at most once, and remembers for a moment that it could not."""

    def __init__(self) -> None:
        """Nothing is opened yet."""
        self._lock = threading.Lock()
        self._register: Register | None = None
        self._fout: RegisterError | None = None
        self._until = 0.0

    def opened(self) -> Register:
        """The open register; raises RegisterError with a text for the user."""
        with self._lock:
            if self._fout is not None and time.monotonic() < self._until:
                raise self._fout
            try:
                plek = default_place()
                self._let_go_of_moved()
                if self._register is None or self._register.plek != plek:
                    self._register = _open(plek)
            except RegisterError as error:
                self._fail(error)
                raise
            self._fout = None
            return self._register

    def failed(self, error: RegisterError) -> None:
        """Tell that the register did not answer: the next clicks need not wait for it too."""
        with self._lock:
            self._fail(error)

    def try_again(self) -> None:
        """Forget a failure: somebody asks for another try."""
        with self._lock:
            self._until = 0.0

    def _fail(self, error: RegisterError) -> None:
        self._fout, self._until = error, time.monotonic() + PAUSE

    def _let_go_of_moved(self) -> None:
        """What is open must be what is at its place; else what is there now is opened."""
        if self._register is None:
            return
        try:
            self._register.check_place()
        except MovedError:
            self._register.close()
            self._register = None


def _open(place: Place) -> Register:
    register = open_register(place)
    try:
        refuse_powers(register)
        # The drafts are opened here too: what is wrong with them shows at once, and only once.
        _ = register.concepten
        # Nothing of a practice session stays longer than its trainer wanted.
        remove_expired(register, now())
    except BaseException:
        register.close()
        raise
    return register


BRON = RegisterSource()


def opened() -> Register:
    """The register of this process; raises RegisterError."""
    return BRON.opened()


def report(error: RegisterError) -> None:
    """Remember a failure that keeps others waiting."""
    if isinstance(error, UnavailableError):
        BRON.failed(error)


def retry() -> None:
    """Let the next use of the register try again at once."""
    BRON.try_again()
