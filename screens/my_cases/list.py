"""The cases of one user as rows: drafts and decisions, each with its state, date and product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from normenkader import Library
from normenkader.texts import date_text
from register.decisions.naming import Names
from register.decisions.own_cases import OwnBesluit, own_decisions
from register.decisions.writing import now
from register.drafts import Concept, own_drafts
from register.store.opening import Register
from rights import Action, User
from screens.intake.case.choosing import CORRIGEERT
from screens.intake.case.session import ORIGIN
from screens.widgets.moments import moment

Toestand = Literal["concept", "besloten", "vervangen"]


@dataclass(frozen=True)
class ListRow:
    """One row: what it is about, in words, and what opens it.

    `datum` is when it was decided, or last changed, in the Netherlands. A draft has its `concept`,
    a decision its `besluitnummer` and its `record`.
    """

    zaak: str
    toestand: Toestand
    datum: str
    gegeven: str
    bij: str = ""
    concept: Concept | None = None
    besluitnummer: int | None = None
    record: int | None = None

    @property
    def key(self) -> str:
        """A name on the screen; the address of a draft opens it, so only a part of that."""
        if self.concept is not None:
            return f"concept-{self.concept.adres[:8]}"
        return f"besluit-{self.record}"

    @property
    def opening(self) -> str:
        """What the row opens, besides the reference."""
        return "concept" if self.record is None else f"besluit {self.besluitnummer}"

    @property
    def zin(self) -> str:
        """The rest of the row; that a draft is one is said already."""
        toestand = "" if self.concept is not None else self.toestand
        return " · ".join(filter(None, (toestand, self.datum, self.gegeven, self.bij)))


def draft_rows(register: Register, user: User, library: Library, reference: str) -> list[ListRow]:
    """The drafts whose reference has this part, in any case; the last changed first."""
    found = own_drafts(register, user, now())
    rows = [_draft_row(concept, library) for concept in found]
    return [row for row in rows if reference.lower() in row.zaak.lower()]


def decided_rows(
    register: Register,
    user: User,
    library: Library,
    reference: str,
    count: int,
) -> tuple[int, list[ListRow]]:
    """How many decisions there are about these cases, and the newest of them."""
    if not user.may(Action.ZAAK_LEZEN):
        return 0, []
    total, found = own_decisions(register, user, reference, count=count)
    names = Names(library.versies)
    return total, [_decided_row(eigen, names) for eigen in found]


def _draft_row(concept: Concept, library: Library) -> ListRow:
    content = as_table(concept.inhoud.get("inhoud"))
    titles = {n.normenkader: n.titel for n in library.versies}
    return ListRow(
        zaak=str(content.get("zaak", "?")),
        toestand="concept",
        datum=f"gewijzigd op {_day(concept.gewijzigd)}",
        gegeven="nog geen besluit",
        bij=_about(concept) or titles.get(str(content.get("normenkader")), ""),
        concept=concept,
    )


def _about(concept: Concept) -> str:
    """What a draft is about where it is no intake of its own, in words; "" where it is."""
    if isinstance(as_table(concept.inhoud.get("keuze")).get(CORRIGEERT), int):
        return "correctie van een besluit"
    return "nieuw onderzoek vanuit een besluit" if concept.inhoud.get(ORIGIN) else ""


def _decided_row(own: OwnBesluit, names: Names) -> ListRow:
    row, later = own.rij, own.vervangen_door
    given = names.given(row.normenkader, row.uitkomst, row.product)
    replaced = f"vervangen door besluit {later}" if later else ""
    bij = [replaced, "" if own.eigen else "van een collega"]
    return ListRow(
        zaak=row.zaak,
        toestand="besloten" if later is None else "vervangen",
        datum=_day(row.tijdstip),
        gegeven=given,
        bij=", ".join(filter(None, bij)),
        besluitnummer=own.besluitnummer,
        record=row.nummer,
    )


def as_table(waarde: object) -> dict[str, Any]:
    """What a draft holds at a place where a table belongs; empty where it holds something else."""
    return waarde if isinstance(waarde, dict) else {}


def _day(recorded: str) -> str:
    return date_text(moment(recorded).date())
