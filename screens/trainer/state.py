"""What the trainer's page of one session holds: the part, the case, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screens.sources.session import owned
from screens.widgets.page_parts import DEEL, PageState

SESSION = "trainer"
KADER, ZAAK, STAP = "kader", "oefenzaak", "stap"
# The parts, as they are called in the address.
OEFENZAKEN, DEMONSTRATIE = "oefenzaken", "demonstratie"


@dataclass
class TrainerState(PageState):
    """Everything that the page remembers for one session.

    `kader` is the id of the normenkader; `zaak` the id of an oefenzaak or the file name of an
    example ("" for none); `stap` counts from 0. `moeilijkheid` is 0 for all. `getoond` are the
    switches of the demonstration that are on.
    """

    kader: str = ""
    zaak: str = ""
    stap: int = 0
    moeilijkheid: int = 0
    zoekwoord: str = ""
    uitkomsten: bool = False
    getoond: set[str] = field(default_factory=set)

    def take(self, address: Mapping[str, str]) -> None:
        """Take over the case and the step of an address."""
        step = address.get(STAP, "")
        self.kader, self.zaak = (address.get(key, "") for key in (KADER, ZAAK))
        self.stap = int(step) - 1 if step.isascii() and step.isdigit() and len(step) < 4 else 0
        self.stap = max(self.stap, 0)

    def address(self) -> dict[str, str]:
        """The address of what is on the screen."""
        found = {DEEL: self.deel, KADER: self.kader, ZAAK: self.zaak}
        if self.stap and self.deel == DEMONSTRATIE:
            found[STAP] = str(self.stap + 1)
        return {key: waarde for key, waarde in found.items() if waarde}

    def choose_normenkader(self, chosen: str) -> None:
        """Go on with another normenkader, without a case."""
        self.kader = chosen
        self.choose("")

    def choose(self, zaak: str) -> None:
        """Go on with another case, or with none, at its first step."""
        self.zaak, self.stap = zaak, 0
        self.click()

    def step(self, count: int) -> None:
        """Go so many steps further, or back; clicks during one drawing may count as one."""
        self.stap = max(self.stap + count, 0)
        self.click()

    def demonstrate(self, zaak: str) -> None:
        """Show a case in the demonstration, from its first step."""
        self.choose(zaak)
        self.go(DEMONSTRATIE)


def current(owner: str) -> TrainerState:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, owner, TrainerState)
