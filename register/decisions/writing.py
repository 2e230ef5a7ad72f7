"""Adding to the register: a decision, and the normenkader that it rests on."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, insert, select

from engine import answer_text, judge
from normenkader import Library, Normenkader
from normenkader.file.canonical import canonical_bytes
from register.choice import Besluit, Choice, check_choice, deviations, phased, proposed
from register.decisions.client_words import words_for_client
from register.decisions.reading import Dossier
from register.decisions.started_from import before_of, started_from
from register.errors import BesluitMeanwhileError, InvalidBesluitError
from register.herindicatie import (
    KEY,
    STAYS,
    Herindicatie,
    check_herindicatie,
    granted,
    reassessment_recorded,
)
from register.local_days import HERE
from register.moments import utc_text
from register.record import (
    BEGIN,
    STUKFORMAAT,
    ZOUT_BYTES,
    ChainLink,
    Content,
    Soort,
    link,
    piece,
)
from register.store.database import writing
from register.store.derived import derived_table, search_row
from register.store.known_places import first_hash, remember
from register.store.opening import Register
from register.store.tables import besluiten, inhouden, keten, normenkaders
from register.vooraf import Vooraf, as_recorded, check_vooraf
from rights import Action, User
from terms.facts import TERMIJNEN, later_than
from zaak.checking import Fault, InvalidZaakError, check_zaak
from zaak.model import Zaak

# The first decision comes after the normenkader that it rests on.
_FIRST = 2


@dataclass(frozen=True)
class Recorded:
    """A stored record: its number in the chain and its hash; `nieuw` is False when it was there."""

    nummer: int
    hash: str
    nieuw: bool = True


@dataclass(frozen=True)
class RecordRequest:
    """What somebody asks to record.

    `opdracht` is a random text made when the form is opened: recording twice with the same one
    gives one decision. `zaak` is the whole case as plain data; `vervangt` the number of the
    case's latest decision, or None where it has none. `vooraf` is what the consulent expected
    before the proposal was shown, where that was asked. `herindicatie` names the decision that the
    research started from.
    """

    opdracht: str
    zaak: dict[str, Any]
    keuze: Choice
    vervangt: int | None = None
    vooraf: Vooraf | None = None
    herindicatie: Herindicatie | None = None


def new_order() -> str:
    """A name for an order that nobody can guess."""
    return secrets.token_hex(16)


def record(
    register: Register,
    user: User,
    library: Library,
    request: RecordRequest,
    nu: datetime | None = None,
) -> Recorded:
    """Judge the case again and store the decision on it; it is stored when this returns.

    Raises NoRightError, InvalidBesluitError (with every reason), BesluitMeanwhileError,
    UnavailableError (nothing was stored), UncertainError (try again with the same order), and what
    `judge` raises.
    """
    user.require(Action.BESLISSEN)
    earlier, stays = started_from(register, request.vervangt, request.herindicatie)
    content, normenkader = decision_content(user, library, request, nu or now(), earlier, stays)
    with writing(register.engine) as connection:
        there = _recorded(connection, request.opdracht)
        if there is not None:
            return there
        latest = _latest(connection, request.zaak["zaak"])
        if latest != request.vervangt:
            raise BesluitMeanwhileError(latest)
        keep_normenkader(connection, normenkader)
        done = append(connection, "besluit", content)
        eerste = first_hash(connection) if done.nummer <= _FIRST else None
    if eerste is not None:
        # From now on it is known which register this is.
        remember(register.plek, eerste)
    return done


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def decision_content(
    user: User,
    library: Library,
    request: RecordRequest,
    nu: datetime,
    earlier: Dossier | None = None,
    stays: int | None = None,
) -> tuple[Content, Normenkader]:
    """Make the content of a decision; raises InvalidBesluitError.

    `earlier` is the decision that the research started from. A decision that replaces a
    reassessment starts from the same record: `stays`.
    """
    try:
        zaak, normenkader = check_zaak(request.zaak, library)
    except InvalidZaakError as error:
        raise InvalidBesluitError(error.fouten) from error
    antwoord = judge(normenkader, zaak)
    voorstel = proposed(normenkader, zaak, antwoord)
    fouten = check_choice(normenkader, voorstel, request.keuze)
    later = later_than(zaak.termijnen, nu.astimezone(HERE).date())
    fouten += [Fault((TERMIJNEN, fact), told) for fact, told in later]
    if request.vooraf is not None:
        fouten += check_vooraf(request.vooraf, normenkader, utc_text(nu))
    besluit, own = request.keuze.besluit, request.herindicatie
    before = before_of(earlier)
    if stays is not None and (own is None or own.record != stays):
        fouten.append(Fault((KEY, "record"), STAYS.format(stays)))
    # What is given can be compared once it is a decision at all.
    schedule = None if fouten else phased(normenkader, antwoord, besluit)
    gets = granted(normenkader, besluit, schedule, request.zaak)
    if own is not None:
        fouten += check_herindicatie(own, before, gets, besluit, zaak.zaak)
    if fouten:
        raise InvalidBesluitError(fouten)
    stuk = _piece(user, normenkader, zaak, antwoord, voorstel, request, nu)
    if own is not None and before is not None:
        stuk[KEY] = reassessment_recorded(own, before, gets)
    if request.vooraf is not None:
        stuk["vooraf"] = as_recorded(request.vooraf, library, request.zaak, normenkader)
    return (
        Content(
            secrets.token_bytes(ZOUT_BYTES),
            piece(stuk),
            # A record says itself by which normenkader it was judged, whatever is set later.
            canonical_bytes({**request.zaak, "normenkader": zaak.normenkader}),
            answer_text(antwoord).encode(),
        ),
        normenkader,
    )


def _piece(
    user: User,
    normenkader: Normenkader,
    zaak: Zaak,
    antwoord: dict[str, Any],
    voorstel: Besluit,
    request: RecordRequest,
    nu: datetime,
) -> dict[str, Any]:
    keuze = request.keuze
    schedule = phased(normenkader, antwoord, keuze.besluit)
    return {
        "stukformaat": STUKFORMAAT,
        "soort": "besluit",
        "opdracht": request.opdracht,
        "zaak": zaak.zaak,
        "tijdstip": utc_text(nu),
        "gebruiker": user.pseudoniem,
        "rol": str(user.role_for(Action.BESLISSEN)),
        "normenkader": {
            "id": normenkader.normenkader,
            "versie": normenkader.versie,
            "sha256": normenkader.sha256,
        },
        "antwoordformaat": antwoord["antwoordformaat"],
        "programma": version("normwijzer"),
        "durable_rules": version("durable_rules"),
        "voorstel": plain_decision(voorstel),
        "besluit": plain_decision(keuze.besluit),
        "fasering": schedule.plain() if schedule else [],
        "afwijking": list(deviations(voorstel, keuze.besluit)),
        "reden": keuze.reden,
        "toelichting": keuze.toelichting.strip(),
        "oordeel": keuze.oordeel.strip(),
        "voor_client": words_for_client(normenkader, voorstel, keuze, schedule),
        "vervangt": request.vervangt,
    }


def plain_decision(besluit: Besluit) -> dict[str, Any]:
    """A decision as plain data; its modules only where it has any."""
    plain = asdict(besluit) | {"ingangsdatum": besluit.ingangsdatum.isoformat()}
    if not plain.pop("modules"):
        return plain
    return plain | {"modules": list(besluit.modules)}


def append(connection: Connection, soort: Soort, content: Content) -> Recorded:
    """Add a record at the end of the chain; the transaction must be one that writes."""
    head = connection.execute(
        select(keten.c.nummer, keten.c.hash).order_by(keten.c.nummer.desc()).limit(1)
    ).first()
    number, vorige = (head.nummer + 1, head.hash) if head else (1, BEGIN)
    schakel: ChainLink = link(number, soort, vorige, content)
    connection.execute(insert(keten), asdict(schakel))
    connection.execute(insert(inhouden), {"nummer": number, **content_row(content)})
    if (table := derived_table(soort)) is not None:
        connection.execute(insert(table), search_row(number, content))
    return Recorded(number, schakel.hash)


def content_row(content: Content) -> dict[str, Any]:
    """The columns of a content."""
    return {
        "zout": content.zout,
        "stuk": content.stuk,
        "zaak": content.zaak,
        "antwoord": content.antwoord,
    }


def keep_normenkader(connection: Connection, normenkader: Normenkader) -> None:
    """Store a normenkader in full, once, and say so in the chain."""
    sha256 = normenkader.sha256
    found = select(normenkaders.c.sha256).where(normenkaders.c.sha256 == sha256)
    if connection.execute(found).first():
        return
    stuk = {
        "stukformaat": STUKFORMAAT,
        "soort": "normenkader",
        "id": normenkader.normenkader,
        "versie": normenkader.versie,
        "sha256": sha256,
    }
    row = {"sha256": sha256, "inhoud": canonical_bytes(normenkader.content)}
    connection.execute(insert(normenkaders), row)
    append(connection, "normenkader", Content(secrets.token_bytes(ZOUT_BYTES), piece(stuk)))


def _recorded(connection: Connection, token: str) -> Recorded | None:
    query = select(keten.c.nummer, keten.c.hash).join(
        besluiten, besluiten.c.nummer == keten.c.nummer
    )
    row = connection.execute(query.where(besluiten.c.opdracht == token)).first()
    return Recorded(row.nummer, row.hash, nieuw=False) if row else None


def _latest(connection: Connection, zaak: str) -> int | None:
    query = select(besluiten.c.nummer).where(besluiten.c.zaak == zaak)
    found: int | None = connection.execute(
        query.order_by(besluiten.c.nummer.desc()).limit(1)
    ).scalar()
    return found
