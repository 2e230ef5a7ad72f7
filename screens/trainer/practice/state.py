"""What the trainer's part Oefening of one session holds, and how its buttons reach the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from register.errors import RegisterError
from register.practice.model import PracticeSession
from register.practice.sessions import drop_session
from register.store.opening import Register
from rights import User
from screens.participant.source import GEHEUGEN
from screens.sources import register as register_source
from screens.sources.session import owned
from screens.widgets.fields import Refused

SESSION = "oefening"
KLASSEN = "klassen"


@dataclass
class OefenState:
    """Everything that this part remembers for one trainer.

    `sessie` is the id of the practice session on the screen ("" for the list and the form);
    `gekozen` says that the trainer chose that, else the last one that is going on comes up.
    `deel` is the part of the results. `verwijderen` is the id of the session that the trainer is
    asked about. `melding` is what went wrong; `geweigerd` what was typed and not accepted.
    `deelnemers` says that the list of participants is shown, `weghalen` are the numbers of those
    that the trainer is asked about.
    """

    sessie: str = ""
    gekozen: bool = False
    deel: str = KLASSEN
    verwijderen: str = ""
    melding: str = ""
    ronde: int = 0
    geweigerd: dict[str, Refused] = field(default_factory=dict)
    deelnemers: bool = False
    weghalen: tuple[int, ...] = ()

    def open(self, session_id: str) -> None:
        """Show a session, or the list with ""."""
        self.sessie, self.gekozen, self.verwijderen, self.melding = session_id, True, "", ""
        self.deel = KLASSEN
        self.geweigerd.clear()
        self.ronde += 1
        self.deelnemers, self.weghalen = False, ()

    def show(self, part: str) -> None:
        """Show another part of the results."""
        self.deel = part

    def ask_to_remove(self, session_id: str) -> None:
        """Ask whether the session may leave, or with "" no longer."""
        self.verwijderen = session_id

    def show_people(self) -> None:
        """Show who takes part, or no longer."""
        self.deelnemers, self.weghalen = not self.deelnemers, ()

    def ask_to_take_out(self, *numbers: int) -> None:
        """Ask whether these participants may be taken out; nobody is: no longer."""
        self.weghalen = numbers

    def act(self, do: Callable[[Register], object]) -> None:
        """Do something with the store; what goes wrong is remembered for the screen."""
        self.melding = ""
        try:
            do(register_source.opened())
        except RegisterError as error:
            register_source.report(error)
            self.melding = str(error)

    def remove(self, user: User, session: PracticeSession) -> None:
        """Remove a session with everything that is kept of it."""
        self.act(lambda register: drop_session(register, user, session.id))
        if not self.melding:
            GEHEUGEN.forget(session.id)
            self.open("")
            self.melding = (
                f"De oefening met code {session.code} is verwijderd, met alle antwoorden."
            )


def current(owner: str) -> OefenState:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, owner, OefenState)
