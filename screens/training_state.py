"""What the trainer's page of one session holds: the part, the case, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from screens.owned import owned

SESSION = "trainer"
DEEL, KADER, ZAAK, STAP = "deel", "kader", "oefenzaak", "stap"
# The parts, as they are called in the address.
OEFENZAKEN, DEMONSTRATIE = "oefenzaken", "demonstratie"


@dataclass
class Trainerstand:
    """Everything that the page remembers for one session.

    `kader` is the id of the normenkader; `zaak` the id of an oefenzaak or the file name of an
    example ("" for none); `stap` counts from 0. `moeilijkheid` is 0 for all. What is part of the
    address is also there: `adres` is how this page wrote it last. `sprong` counts the moves; the
    script of the page then moves the focus. `ronde` is part of the keys of fields: a new one shows
    them anew. `geklikt`
    says that this run began with a click on something that moves. `getoond` are the switches of the
    demonstration that are on.
    """

    deel: str = ""
    kader: str = ""
    zaak: str = ""
    stap: int = 0
    moeilijkheid: int = 0
    zoekwoord: str = ""
    uitkomsten: bool = False
    sprong: int = 0
    ronde: int = 0
    geklikt: bool = False
    getoond: set[str] = field(default_factory=set)
    adres: Mapping[str, str] | None = None

    def follow(self, adres: Mapping[str, str]) -> None:
        """Take over an address that somebody else wrote: typed, or by going back in the browser.

        One without a part says nothing: it is lost on the way to another page and back. Nor does
        one that comes with a click: the browser may not have ours yet.
        """
        clicked, self.geklikt = self.geklikt, False
        if clicked or adres == self.adres or DEEL not in adres:
            return
        stap = adres.get(STAP, "")
        self.deel, self.kader, self.zaak = (adres.get(key, "") for key in (DEEL, KADER, ZAAK))
        self.stap = int(stap) - 1 if stap.isascii() and stap.isdigit() and len(stap) < 4 else 0
        self.stap = max(self.stap, 0)
        self.sprong += 1
        self.ronde += 1

    def address(self) -> dict[str, str]:
        """The address of what is on the screen."""
        found = {DEEL: self.deel, KADER: self.kader, ZAAK: self.zaak}
        if self.stap and self.deel == DEMONSTRATIE:
            found[STAP] = str(self.stap + 1)
        return {key: waarde for key, waarde in found.items() if waarde}

    def go(self, deel: str) -> None:
        """Show another part; the case stays."""
        self.deel = deel
        self._click()

    def choose_kader(self, kader: str) -> None:
        """Go on with another normenkader, without a case."""
        self.kader = kader
        self.choose("")

    def choose(self, zaak: str) -> None:
        """Go on with another case, or with none, at its first step."""
        self.zaak, self.stap = zaak, 0
        self._click()

    def step(self, aantal: int) -> None:
        """Go so many steps further, or back; clicks during one drawing may count as one."""
        self.stap = max(self.stap + aantal, 0)
        self._click()

    def demonstrate(self, zaak: str) -> None:
        """Show a case in the demonstration, from its first step."""
        self.choose(zaak)
        self.go(DEMONSTRATIE)

    def _click(self) -> None:
        self.sprong += 1
        self.geklikt = True


def current(eigenaar: str) -> Trainerstand:
    """The state of this session; another user in the same browser begins anew."""
    return owned(SESSION, eigenaar, Trainerstand)
