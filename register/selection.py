"""Which decisions to replay: those about some cases, since a date, or a sample of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from register.database import reading
from register.numbering import NO_CHAIN, Nummering, numbering
from register.opening import Register
from register.reading import Filter, numbers
from rights import Actie, Gebruiker


@dataclass(frozen=True)
class Selectie:
    """What to choose; no cases means all. `sinds` is the first day of deciding, in the Netherlands.

    `tot_nummer` leaves out what was added later: a sample of then can be drawn again. Of what
    fits, `steekproef` decisions are drawn with the seed `zaad`; None takes all.
    """

    zaken: tuple[str, ...] = ()
    sinds: date | None = None
    steekproef: int | None = None
    zaad: str = ""
    tot_nummer: int | None = None


@dataclass(frozen=True)
class Gekozen:
    """The records of the decisions, in order, and the cases that have no decision among them."""

    nummers: list[int]
    onbekend: tuple[str, ...] = ()
    nummering: Nummering = NO_CHAIN


def choose(register: Register, gebruiker: Gebruiker, selectie: Selectie) -> Gekozen:
    """The decisions of one moment that fit."""
    gebruiker.require(Actie.HERHALEN)
    with reading(register.engine) as connection:
        if not selectie.zaken:
            found = numbers(connection, Filter(van=selectie.sinds))
            return Gekozen(_drawn(found, selectie), nummering=numbering(connection))
        of_case = {
            zaak: numbers(connection, Filter(van=selectie.sinds, zaak=zaak))
            for zaak in selectie.zaken
        }
        chain = numbering(connection)
    found = sorted({nummer for nummers in of_case.values() for nummer in nummers})
    unknown = tuple(zaak for zaak, nummers in of_case.items() if not nummers)
    return Gekozen(_drawn(found, selectie), unknown, chain)


def _drawn(nummers: list[int], selectie: Selectie) -> list[int]:
    if selectie.tot_nummer is not None:
        nummers = [nummer for nummer in nummers if nummer <= selectie.tot_nummer]
    if selectie.steekproef is None:
        return nummers
    return sample(nummers, selectie.steekproef, selectie.zaad)


def sample(nummers: Iterable[int], aantal: int, zaad: str) -> list[int]:
    """Choose `aantal` of the numbers (all where there are fewer), in order.

    Anybody can draw it again, on every machine and version of Python: every number has a rank, the
    SHA-256 of the UTF-8 text "zaad:nummer". The lowest ranks are chosen, so the order in which the
    numbers come does not matter.
    """
    return sorted(nsmallest(aantal, set(nummers), key=lambda nummer: _rank(zaad, nummer)))


def _rank(zaad: str, nummer: int) -> bytes:
    return hashlib.sha256(f"{zaad}:{nummer}".encode("utf-8", "surrogateescape")).digest()
