"""What a message needs to know of a decision, from the register and nothing else.

Who may open the decision may have this too: it is a part of what was recorded of the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from engine.schedule import dated
from iwmo.message.facts import Decided, Facts, GivenProduct, Part, Rules
from normenkader.texts import listed
from register.choice import Besluit, decided
from register.decisions.numbering import order_of
from register.decisions.reading import Dossier, dossier
from register.errors import UnreadableError
from register.local_days import HERE
from register.moments import read_moment
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten
from rights import Action, User

NIET_INTACT = (
    "wat hier staat, is niet meer wat er is vastgelegd. Er komt geen bericht. Meld dit bij de "
    "beheerder."
)


def facts_for_message(register: Register, user: User, own: Dossier) -> Facts:
    """The decision that the user opened, and the earlier ones about its case.

    Raises NoRightError, and UnreadableError where one is not what was recorded.
    """
    user.require(Action.ZAAK_LEZEN)
    columns = besluiten.c
    earlier = select(columns.nummer).where(
        columns.zaak == own.stuk["zaak"], columns.nummer < own.nummer
    )
    with reading(register.engine) as connection:
        numbers = connection.execute(earlier.order_by(columns.nummer)).scalars().all()
        found = [dossier(connection, number) for number in numbers]
        order = order_of(connection, [own.nummer])
    if changed := [d.titel for d in (*found, own) if not d.intact]:
        raise UnreadableError(f"{listed(changed)}: {NIET_INTACT}")
    later = order.opvolgers.get(own.nummer)
    number = None if later is None else order.nummering.besluit(later)
    return facts_of([*found, own], number)


def facts_of(found: Sequence[Dossier], later: int | None = None) -> Facts:
    """The facts in decisions about one case, in order; the message is about the last."""
    own = found[-1]
    rules, besluit = own.normenkader, decided(own.stuk["besluit"])
    names = {m.module: m.naam for m in rules.modules}
    return Facts(
        tuple(map(_decided, found)),
        Rules(f"{rules.titel} {rules.versie}", rules.status, rules.geldig.last_day),
        _recorded(own),
        later,
        tuple(names.get(code, code) for code in besluit.modules),
    )


def _decided(dossier: Dossier) -> Decided:
    besluit = decided(dossier.stuk["besluit"])
    return Decided(
        dossier.besluitnummer,
        _recorded(dossier).date(),
        besluit.ingangsdatum,
        _product(dossier, besluit),
        parts_of(dossier),
    )


def _product(dossier: Dossier, besluit: Besluit) -> GivenProduct | None:
    if besluit.product is None:
        return None
    product = dossier.normenkader.product(besluit.product)
    return GivenProduct(product.naam, product.categorie, product.gemeentelijke_code)


def parts_of(dossier: Dossier) -> tuple[Part, ...]:
    """The days with one number of minutes each: phases with the same minutes are one part.

    Empty where the decision gives no minutes.
    """
    besluit = decided(dossier.stuk["besluit"])
    if besluit.minuten_per_week is None:
        return ()
    schedule = dated(dossier.stuk["fasering"], besluit.ingangsdatum)
    if schedule is None:
        return (Part(besluit.ingangsdatum, besluit.last_day, besluit.minuten_per_week),)
    return tuple(Part(t.van, t.tot_en_met, t.minuten_per_week) for t in schedule.steps)


def _recorded(dossier: Dossier) -> datetime:
    """When it was recorded, on the clocks of the Netherlands."""
    return read_moment(dossier.stuk["tijdstip"]).astimezone(HERE).replace(tzinfo=None)
