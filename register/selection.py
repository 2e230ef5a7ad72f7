"""Which decisions to replay: those about some cases, since a date, or a sample of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from register.database import reading
from register.numbering import NO_CHAIN, Nummering, numbering
from register.opening import Register
from register.reading import Filter, numbers
from register.sampling import sample
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
