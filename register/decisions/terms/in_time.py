"""In which share a term was kept: per term and month, never per person.

Only what the dates say counts: a decision of which the day of sending is not known was not late.
A correction repeats the dates of what it corrects: a term that began on a day counts once per case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from sqlalchemy import Connection, select

from register.decisions.followed import wilson
from register.decisions.reading import Filter, numbers
from register.decisions.releasing import releasable
from register.decisions.statistics import refuse_person
from register.decisions.terms.own import dated
from register.decisions.terms.sent import BATCH, sent_days, with_sent
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import besluiten, inhouden
from rights import Action, User
from terms.calendar import Calendar
from terms.due import kept
from terms.facts import dates_of
from terms.term import RULES, Soort

# Objection is the client's: nobody is in time or late.
COUNTED: tuple[Soort, ...] = tuple(soort for soort in RULES if soort != "bezwaar")
ALL = ""
# The month of deciding, and of each term that is known whether it was kept.
Case = tuple[str, Mapping[Soort, bool]]


@dataclass(frozen=True)
class InTime:
    """One term in one month (`ALL` for every month): how many are known, and how many were kept.

    Both are None where the group is hidden: it is small, or another small one would be found with
    it.
    """

    soort: Soort
    maand: str
    aantal: int | None
    op_tijd: int | None

    @property
    def share(self) -> Fraction | None:
        """The share that was kept."""
        if self.aantal is None or self.op_tijd is None:
            return None
        return Fraction(self.op_tijd, self.aantal)

    @property
    def interval(self) -> tuple[int, int] | None:
        """The limits of the 95 % interval of Wilson in promille, rounded outwards."""
        if self.aantal is None or self.op_tijd is None:
            return None
        return wilson(self.op_tijd, self.aantal)


def in_time(register: Register, user: User, filter_: Filter, calendar: Calendar) -> list[InTime]:
    """Each term of the decisions that fit: of every month, and then by month.

    They are safe beside each other, for this selection. Raises FiguresPerPersonError.
    """
    user.require(Action.REGISTER_LEZEN)
    refuse_person(filter_)
    with reading(register.engine) as connection:
        cases = list(_cases(connection, filter_, calendar))
    sizes = Counter((month, frozenset(known)) for month, known in cases)
    kept_in = Counter(
        ((month, frozenset(known)), soort)
        for month, known in cases
        for soort, in_term in known.items()
        if in_term
    )
    classes = sorted(sizes, key=lambda c: (c[0], sorted(c[1])))
    months = sorted({month for month, _ in classes})
    groups = [(soort, month) for month in (ALL, *months) for soort in COUNTED]
    members = {
        (soort, month): [soort in known and month in (ALL, own) for own, known in classes]
        for soort, month in groups
    }
    there = [group for group in groups if any(members[group])]
    vectors = [np.array(members[group], dtype=bool) for group in there]
    shown = releasable([sizes[c] for c in classes], vectors)
    found = []
    for group, may in zip(there, shown, strict=True):
        own = [c for c, member in zip(classes, members[group], strict=True) if member]
        count = sum(sizes[c] for c in own) if may else None
        right = sum(kept_in[c, group[0]] for c in own) if may else None
        found.append(InTime(*group, count, right))
    return sorted(found, key=lambda g: (COUNTED.index(g.soort), g.maand))


def _cases(connection: Connection, filter_: Filter, calendar: Calendar) -> Iterator[Case]:
    wanted = numbers(connection, filter_)
    seen: set[tuple[str, Soort, date]] = set()
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        moments = select(besluiten.c.nummer, besluiten.c.tijdstip).where(
            besluiten.c.nummer.in_(part)
        )
        month = {row.nummer: row.tijdstip[:7] for row in connection.execute(moments)}
        query = select(inhouden.c.nummer, inhouden.c.zaak).where(inhouden.c.nummer.in_(part))
        sent = sent_days(connection, part)
        rows = connection.execute(query.order_by(inhouden.c.nummer))
        for number, zaak in dated(rows, sent):
            found: dict[Soort, bool] = {}
            for term, in_term in kept(with_sent(dates_of(zaak), sent.get(number)), calendar):
                once = (zaak["zaak"], term.rule.soort, term.start)
                if term.rule.soort in COUNTED and once not in seen:
                    seen.add(once)
                    found[term.rule.soort] = in_term
            if found:
                yield month[number], found


def hidden(groups: list[InTime], soort: Soort) -> int:
    """How many groups of a term are hidden."""
    return sum(1 for g in groups if g.soort == soort and g.aantal is None)
