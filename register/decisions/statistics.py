"""How often, in which direction and why decisions differ from the proposal.

Never by person: nothing here counts by user, and figures about the decisions of one user are
refused. Who decides has the cases that come to them, not a sample of all cases: a share per
person says more about the cases than about the person, is soon one of a handful of decisions,
and would make people follow the proposal instead of deciding. Searching on a user is for finding
a decision (`register.decisions.reading.search`).

A correction is a decision of its own and counts as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select

from register.decisions.naming import Names, kept
from register.decisions.reading import Filter, fitting
from register.errors import FiguresPerPersonError
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten
from rights import Action, User

# The first difference in minutes of each bin but the first; equal is a bin of its own.
EDGES = (-119, -59, -29, 0, 1, 30, 60, 120)
_WHAT = (
    "normenkader",
    "afgeweken",
    "reden",
    "uitkomst_voorstel",
    "product_voorstel",
    "minuten_voorstel",
    "uitkomst",
    "product",
    "minuten",
)


@dataclass(frozen=True)
class Count:
    """A number of decisions, and in how many of them somebody deviated."""

    naam: str
    aantal: int
    afgeweken: int
    code: str = ""
    normenkader: str = ""

    @property
    def share(self) -> Fraction:
        """The share of the deviations; 0 where there are no decisions."""
        return Fraction(self.afgeweken, self.aantal) if self.aantal else Fraction()


@dataclass(frozen=True)
class Bin:
    """Decisions with a difference in minutes from `van` to `tot_en_met`; None is without end."""

    van: int | None
    tot_en_met: int | None
    aantal: int


@dataclass(frozen=True)
class ProductChange:
    """Another outcome or product than proposed, by name."""

    van: str
    naar: str
    aantal: int


@dataclass(frozen=True)
class Figures:
    """All figures about a selection of decisions.

    `meer`, `gelijk` and `minder` are about the decisions with minutes in the proposal and in the
    decision; `zonder_minuten` are the others. `waarin` counts what was different; one decision
    can be in more than one, but "alleen de periode" is only that.
    """

    totaal: Count
    correcties: int
    waarin: tuple[tuple[str, int], ...]
    meer: int
    gelijk: int
    minder: int
    zonder_minuten: int
    verschillen: tuple[Bin, ...]
    wijzigingen: tuple[ProductChange, ...]
    redenen: tuple[Count, ...]
    regels: tuple[Count, ...]
    maanden: tuple[Count, ...]


def statistics(register: Register, user: User, filter_: Filter) -> Figures:
    """The figures about the decisions that fit; raises FiguresPerPersonError."""
    user.require(Action.REGISTER_LEZEN)
    refuse_person(filter_)
    with reading(register.engine) as connection:
        names = Names(kept(connection))
        groups = _groups(connection, filter_)
        months, corrections = _months(connection, filter_)
        rules = _rules(connection, filter_, names)
    total, deviated = (sum(n for g, n in groups if g.afgeweken >= least) for least in (0, 1))
    differences = _differences(groups)
    timed = sum(differences.values())
    more = sum(n for d, n in differences.items() if d > 0)
    return Figures(
        totaal=Count("Alle besluiten", total, deviated),
        correcties=corrections,
        waarin=_in_what(groups),
        meer=more,
        gelijk=differences[0],
        minder=timed - more - differences[0],
        zonder_minuten=total - timed,
        verschillen=tuple(_bins(differences)),
        wijzigingen=tuple(_changes(groups, names)),
        redenen=tuple(_reasons(groups, names)),
        regels=rules,
        maanden=months,
    )


def refuse_person(filter_: Filter) -> None:
    """Raise FiguresPerPersonError where figures are asked about one person."""
    if filter_.gebruiker is not None or filter_.gebruiker_deel is not None:
        raise FiguresPerPersonError(
            "Er zijn geen cijfers over één gebruiker. Zoeken op een gebruiker is alleen bedoeld "
            "om een besluit te vinden. Maak dat veld leeg om de cijfers te zien."
        )


Groepen = list[tuple[Any, int]]


def _groups(connection: Connection, filter_: Filter) -> Groepen:
    """How often each combination of proposal, decision and reason occurs."""
    columns = [besluiten.c[name] for name in _WHAT]
    query = fitting(select(*columns, func.count().label("aantal")), filter_).group_by(*columns)
    return [(row, row.aantal) for row in connection.execute(query)]


def _months(connection: Connection, filter_: Filter) -> tuple[tuple[Count, ...], int]:
    """The decisions per month, in order, and how many of all replace an earlier one."""
    month = func.substr(besluiten.c.tijdstip, 1, 7).label("maand")
    counts = (func.count(), func.sum(besluiten.c.afgeweken), func.count(besluiten.c.vervangt))
    query = fitting(select(month, *counts), filter_).group_by(month).order_by(month)
    rows = connection.execute(query).all()
    return tuple(Count(m, n, int(d)) for m, n, d, _ in rows), sum(r[3] for r in rows)


def _rules(connection: Connection, filter_: Filter, names: Names) -> tuple[Count, ...]:
    """Every rule that fired, the most often first."""
    columns = besluiten.c
    query = fitting(select(columns.normenkader, columns.afgeweken, columns.regels), filter_)
    texts: dict[tuple[str, int], list[str]] = {}
    for norm, deviated, rules in connection.execute(query):
        texts.setdefault((norm, deviated), []).append(rules)
    # One long text split at once is ten times as fast as one for each decision.
    fired = {key: Counter(" ".join(found).split()) for key, found in texts.items()}
    result = []
    for norm in {norm for norm, _ in fired}:
        followed, deviated = (fired.get((norm, d), Counter()) for d in (0, 1))
        result += [
            Count(names.regel(norm, code), n, deviated[code], code, norm)
            for code, n in (followed + deviated).items()
        ]
    return tuple(sorted(result, key=lambda t: (-t.aantal, t.normenkader, t.code)))


def _differences(groups: Groepen) -> Counter[int]:
    """How often each difference in minutes occurs: the decision minus the proposal."""
    found: Counter[int] = Counter()
    for g, n in groups:
        if g.minuten is not None and g.minuten_voorstel is not None:
            found[g.minuten - g.minuten_voorstel] += n
    return found


def _bins(differences: Counter[int]) -> Iterator[Bin]:
    starts: tuple[int | None, ...] = (None, *EDGES)
    ends: tuple[int | None, ...] = (*(edge - 1 for edge in EDGES), None)
    for first, last in zip(starts, ends, strict=True):
        inside = (
            n
            for d, n in differences.items()
            if (first is None or d >= first) and (last is None or d <= last)
        )
        yield Bin(first, last, sum(inside))


def _in_what(groups: Groepen) -> tuple[tuple[str, int], ...]:
    found = dict.fromkeys(("uitkomst", "product", "minuten", "alleen de periode"), 0)
    for g, n in groups:
        if not g.afgeweken:
            continue
        # The same choices as register.choice.deviations.
        if g.uitkomst != g.uitkomst_voorstel:
            found["uitkomst"] += n
        elif g.product != g.product_voorstel:
            found["product"] += n
        if g.minuten != g.minuten_voorstel and g.uitkomst == "product":
            found["minuten"] += n
        before = (g.uitkomst_voorstel, g.product_voorstel, g.minuten_voorstel)
        if (g.uitkomst, g.product, g.minuten) == before:
            found["alleen de periode"] += n
    return tuple(found.items())


def _changes(groups: Groepen, names: Names) -> Iterator[ProductChange]:
    found: Counter[tuple[str, str]] = Counter()
    for g, n in groups:
        before = (g.uitkomst_voorstel, g.product_voorstel)
        if (g.uitkomst, g.product) != before:
            after = names.given(g.normenkader, g.uitkomst, g.product)
            found[names.given(g.normenkader, *before), after] += n
    for (before_name, after), n in sorted(found.items(), key=lambda f: (-f[1], f[0])):
        yield ProductChange(before_name, after, n)


def _reasons(groups: Groepen, names: Names) -> Iterator[Count]:
    found: Counter[tuple[str, str]] = Counter()
    for g, n in groups:
        if g.reden is not None:
            found[g.normenkader, g.reden] += n
    for (norm, code), n in sorted(found.items(), key=lambda f: (-f[1], f[0])):
        yield Count(names.reden(norm, code), n, n, code, norm)
