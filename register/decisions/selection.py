"""Which decisions to replay: those about some cases, since a date, or a sample of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from register.decisions.numbering import NO_CHAIN, Numbering, numbering
from register.decisions.reading import Filter, numbers
from register.store.database import reading
from register.store.opening import Register
from rights import Action, User


@dataclass(frozen=True)
class Selection:
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
class Chosen:
    """The records of the decisions, in order, and the cases that have no decision among them."""

    nummers: list[int]
    onbekend: tuple[str, ...] = ()
    nummering: Numbering = NO_CHAIN


def choose(register: Register, user: User, selection: Selection) -> Chosen:
    """The decisions of one moment that fit."""
    user.require(Action.HERHALEN)
    with reading(register.engine) as connection:
        if not selection.zaken:
            found = numbers(connection, Filter(van=selection.sinds))
            return Chosen(_drawn(found, selection), nummering=numbering(connection))
        of_case = {
            zaak: numbers(connection, Filter(van=selection.sinds, zaak=zaak))
            for zaak in selection.zaken
        }
        chain = numbering(connection)
    found = sorted({number for numbers in of_case.values() for number in numbers})
    unknown = tuple(zaak for zaak, numbers in of_case.items() if not numbers)
    return Chosen(_drawn(found, selection), unknown, chain)


def _drawn(numbers: list[int], selection: Selection) -> list[int]:
    if selection.tot_nummer is not None:
        numbers = [number for number in numbers if number <= selection.tot_nummer]
    if selection.steekproef is None:
        return numbers
    return sample(numbers, selection.steekproef, selection.zaad)


def sample(numbers: Iterable[int], count: int, zaad: str) -> list[int]:
    """Choose `count` of the numbers (all where there are fewer), in order.

    Anybody can draw it again, on every machine and version of Python: every number has a rank, the
    SHA-256 of the UTF-8 text "zaad:nummer". The lowest ranks are chosen, so the order in which the
    numbers come does not matter.
    """
    return sorted(nsmallest(count, set(numbers), key=lambda number: _rank(zaad, number)))


def _rank(zaad: str, number: int) -> bytes:
    return hashlib.sha256(f"{zaad}:{number}".encode("utf-8", "surrogateescape")).digest()
