"""What the checks know of a stored normenkader: who it is, and what can be decided on it. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from normenkader.texts import date_text
from register.integrity.records import UNREADABLE, ContentError, canonical


@dataclass(frozen=True)
class StoredNormenkader:
    """A stored normenkader: its id and version, its first day, and the codes in it."""

    id: str
    versie: str
    eerste_dag: date
    uitkomsten: frozenset[str]
    producten: frozenset[str]
    redenen: frozenset[str]

    @property
    def identity(self) -> tuple[str, str]:
        """The id and the version, as a record names them."""
        return self.id, self.versie


def stored_normenkader(sha256: Any, content: Any) -> StoredNormenkader:
    """Read a stored normenkader; raises ContentError where it is not what it was."""
    try:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ContentError("De tekst van het normenkader is veranderd.")
        found = canonical("Het normenkader", content)
        return StoredNormenkader(
            found["normenkader"],
            found["versie"],
            date.fromisoformat(found["geldig"]["van"]),
            frozenset(u["uitkomst"] for u in found["uitkomsten"]),
            frozenset(p["product"] for p in found["producten"]),
            frozenset(r["reden"] for r in found["besluit"]["afwijkredenen"]),
        )
    except UNREADABLE as error:
        raise ContentError("Het normenkader is niet te lezen.") from error


def unknown_codes(norms: StoredNormenkader, stuk: dict[str, Any]) -> Iterator[str]:
    """What a decision says that its normenkader does not have."""
    for name in ("voorstel", "besluit"):
        given = stuk[name]
        if given["uitkomst"] not in norms.uitkomsten:
            yield f"Het normenkader kent de uitkomst in {name} niet."
        if given["product"] is not None and given["product"] not in norms.producten:
            yield f"Het normenkader kent het product in {name} niet."
        if (given["product"] is not None) != (given["uitkomst"] == "product"):
            yield f"Het product in {name} past niet bij de uitkomst."
    if stuk["reden"] is not None and stuk["reden"] not in norms.redenen:
        yield "Het normenkader kent de reden niet."
    if date.fromisoformat(stuk["besluit"]["ingangsdatum"]) < norms.eerste_dag:
        first = date_text(norms.eerste_dag)
        yield f"Het besluit gaat in voor {first}; toen gold het normenkader nog niet."
