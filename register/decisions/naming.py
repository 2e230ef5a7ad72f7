"""The words for the codes in the register, from the normenkaders that were stored with them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, select

from normenkader import Normenkader
from normenkader.rules import rule_index
from register.decisions.reading import stored_normenkader
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import normenkaders
from rights import Action, User


class Names:
    """Names by normenkader and code; the newest version that knows a code gives its name."""

    def __init__(self, versions: Iterable[Normenkader]) -> None:
        """Take the normenkaders, the oldest version first."""
        self.titels: dict[str, str] = {}
        self._uitkomsten: dict[tuple[str, str], str] = {}
        self._producten: dict[tuple[str, str], str] = {}
        self._redenen: dict[tuple[str, str], str] = {}
        self._regels: dict[tuple[str, str], str] = {}
        for norms in versions:
            own = norms.normenkader
            self.titels[own] = norms.titel
            self._uitkomsten |= {(own, u.uitkomst): u.naam for u in norms.uitkomsten}
            self._producten |= {(own, p.product): p.naam for p in norms.producten}
            self._redenen |= {(own, r.reden): r.naam for r in norms.besluit.afwijkredenen}
            self._regels |= {(own, code): info.titel for code, info in rule_index(norms).items()}

    def product(self, normenkader: str, code: str) -> str:
        """The name of a product, or its code where no normenkader knows it."""
        return self._producten.get((normenkader, code), code)

    def reden(self, normenkader: str, code: str) -> str:
        """The name of a reason to deviate."""
        return self._redenen.get((normenkader, code), code)

    def regel(self, normenkader: str, code: str) -> str:
        """The title of a rule."""
        return self._regels.get((normenkader, code), code)

    def given(self, normenkader: str, uitkomst: str, product: str | None) -> str:
        """What is given: the name of the product, else that of the outcome."""
        if product is not None:
            return self.product(normenkader, product)
        return self._uitkomsten.get((normenkader, uitkomst), uitkomst)


def stored_normenkaders(register: Register, user: User) -> list[Normenkader]:
    """All normenkaders in the register, by name, the oldest version first."""
    user.require(Action.REGISTER_LEZEN)
    with reading(register.engine) as connection:
        return kept(connection)


def kept(connection: Connection) -> list[Normenkader]:
    """The same, within a transaction."""
    found = [_read(r.inhoud) for r in connection.execute(select(normenkaders))]
    return sorted(found, key=lambda n: (n.normenkader, _order(n.versie), n.sha256))


def _order(versie: str) -> list[int]:
    return [int(part) for part in versie.split(".")]


# Building one takes longer than all the counting; the same bytes are the same normenkader.
@lru_cache(maxsize=64)
def _read(content: bytes) -> Normenkader:
    return stored_normenkader(content)
