"""In which share the proposal was followed: per version, product, month and rule, never per person.

Each share has a 95 % interval of Wilson: with few decisions it holds the true share about as often
as it says, where that of Clopper and Pearson is too wide and the usual one too narrow (Brown, Cai
and DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001). It
counts decisions as if each came by itself; those of one team do not, so the true one is wider.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest
from sqlalchemy import func, select

from register.decisions.naming import Names, kept
from register.decisions.reading import Filter, fitting
from register.decisions.releasing import ROUNDING, releasable
from register.decisions.statistics import refuse_person
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten
from rights import Action, User

Soort = Literal["alles", "versie", "product", "maand", "regel"]
# In this order they are shown: what comes later gives way.
SOORTEN: tuple[Soort, ...] = ("alles", "versie", "product", "maand", "regel")
ZEKERHEID_PROCENT = 95
_COLUMNS = ("normenkader", "versie", "uitkomst_voorstel", "product_voorstel", "regels")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Followed:
    """One group of decisions; `sleutel` is what it is of, `naam` that in words.

    `aantal` decisions, of which `gevolgd` followed the proposal; both are None where the group is
    hidden: it is small, or another small one would be found with it.
    """

    soort: Soort
    sleutel: Key
    naam: str
    aantal: int | None
    gevolgd: int | None

    @property
    def share(self) -> Fraction | None:
        """The share that followed the proposal."""
        if self.aantal is None or self.gevolgd is None:
            return None
        return Fraction(self.gevolgd, self.aantal)

    @property
    def interval(self) -> tuple[int, int] | None:
        """The limits of the interval in promille, rounded outwards."""
        if self.aantal is None or self.gevolgd is None:
            return None
        return wilson(self.gevolgd, self.aantal)


def wilson(followed: int, count: int) -> tuple[int, int]:
    """The 95 % interval of Wilson for a share, in promille, rounded outwards."""
    found = binomtest(followed, count).proportion_ci(ZEKERHEID_PROCENT / 100, method="wilson")
    low, high = 1000 * float(found.low), 1000 * float(found.high)
    return max(floor(low + ROUNDING), 0), min(ceil(high - ROUNDING), 1000)


def followed(register: Register, user: User, filter_: Filter) -> list[Followed]:
    """The groups of the decisions that fit, the largest first in each kind.

    They are safe beside each other, for this selection. Raises FiguresPerPersonError.
    """
    user.require(Action.REGISTER_LEZEN)
    refuse_person(filter_)
    month = func.substr(besluiten.c.tijdstip, 1, 7).label("maand")
    columns = (*(besluiten.c[name] for name in _COLUMNS), month)
    counts = (func.count().label("n"), func.sum(1 - besluiten.c.afgeweken).label("k"))
    with reading(register.engine) as connection:
        names = Names(kept(connection))
        query = fitting(select(*columns, *counts), filter_).group_by(*columns).order_by(*columns)
        rows = connection.execute(query).all()
    sizes, went_along = [int(row.n) for row in rows], [int(row.k) for row in rows]
    members = _members(rows)
    order = sorted(
        members,
        key=lambda g: (SOORTEN.index(g[0]), -sum(sizes[i] for i in members[g]), g[1]),
    )
    vectors = [_vector(members[group], len(rows)) for group in order]
    shown = releasable(sizes, vectors)
    return [
        Followed(
            *group,
            _name(names, *group),
            sum(sizes[i] for i in members[group]) if may else None,
            sum(went_along[i] for i in members[group]) if may else None,
        )
        for group, may in zip(order, shown, strict=True)
    ]


def _members(rows: Any) -> dict[tuple[Soort, Key], list[int]]:
    """The classes in each group, by their number."""
    members: dict[tuple[Soort, Key], list[int]] = {}
    for i, row in enumerate(rows):
        for group in _groups(row):
            members.setdefault(group, []).append(i)
    return members


def _groups(row: Any) -> Iterator[tuple[Soort, Key]]:
    yield "alles", ()
    yield "versie", (row.normenkader, row.versie)
    yield "product", (row.normenkader, row.uitkomst_voorstel, row.product_voorstel or "")
    yield "maand", (row.maand,)
    for code in row.regels.split():
        yield "regel", (row.normenkader, code)


def _vector(members: list[int], count: int) -> NDArray[np.bool_]:
    vector = np.zeros(count, dtype=bool)
    vector[members] = True
    return vector


def _name(names: Names, soort: Soort, key: Key) -> str:
    if soort == "alles":
        return "Alle besluiten"
    if soort == "versie":
        return f"{names.titels.get(key[0], key[0])}, versie {key[1]}"
    if soort == "product":
        return names.given(key[0], key[1], key[2] or None)
    if soort == "regel":
        return f"{names.regel(*key)} ({key[1]}, {key[0]})"
    return key[0]


def hidden(groups: list[Followed], soort: Soort) -> int:
    """How many groups of a kind are hidden."""
    return sum(1 for g in groups if g.soort == soort and g.aantal is None)
