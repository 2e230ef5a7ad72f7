"""How a term stands on a day: whether it runs, was kept, or was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from normenkader.texts import counted
from terms.calendar import Calendar
from terms.term import Dates, Fact, Soort, Term, terms_of

# `loopt`: still to be done. `verlopen`: not done, and the last day is past. `voorbij`: the time in
# which a client could do something is over. `onbekend`: the dates do not say whether it was kept.
Stand = Literal["loopt", "verlopen", "op_tijd", "te_laat", "voorbij", "onbekend"]
# What ends each term; nothing that we know of ends that of objection.
DONE: dict[Soort, Fact | None] = {
    "persoonlijk_plan": "persoonlijk_plan",
    "onderzoek": "verslag",
    "besluit": "verzonden",
    "bezwaar": None,
}
# The client's own terms: who lets them pass is not late.
OF_CLIENT: frozenset[Soort] = frozenset({"persoonlijk_plan", "bezwaar"})
SOON = 7


@dataclass(frozen=True)
class Due:
    """One term on a day; `days` are those from `today`, or from when it was done, to its last day.

    They are 0 on the last day itself and negative after it.
    """

    term: Term
    today: date
    stand: Stand
    days: int
    done: date | None = None

    @property
    def open(self) -> bool:
        """Say whether somebody can still do something about it."""
        return self.stand in ("loopt", "verlopen")

    @property
    def urgency(self) -> tuple[bool, int, date]:
        """What sorts the most urgent first: those of the municipality before those of a client."""
        return (self.term.rule.soort in OF_CLIENT, self.days, self.term.last)

    @property
    def soon(self) -> bool:
        """Say whether a term of the municipality ends within a week."""
        return self.stand == "loopt" and self.days <= SOON and not self.urgency[0]


def due(dates: Dates, today: date, calendar: Calendar) -> Iterator[Due]:
    """How the terms of these dates stand on a day, in the order of the procedure."""
    for found in terms_of(dates, calendar):
        yield _judged(found, dates, today)


def _judged(term: Term, dates: Dates, today: date) -> Due:
    soort = term.rule.soort
    ends = DONE[soort]
    done = dates.get(ends) if ends is not None else None
    if soort == "onderzoek" and done is None and "aanvraag" in dates:
        asked = dates["aanvraag"]
        if asked > term.last:
            # The research may have been done in time: who got the report can ask for it later.
            return Due(term, today, "onbekend", (term.last - today).days)
        # Within the six weeks one asks after the research only (Wmo 2015 art. 2.3.2 lid 9).
        done = asked
    if done is not None:
        days = (term.last - done).days
        return Due(term, today, "op_tijd" if days >= 0 else "te_laat", days, done)
    left = (term.last - today).days
    if left >= 0:
        begun = soort == "persoonlijk_plan" and ("verslag" in dates or "aanvraag" in dates)
        return Due(term, today, "voorbij" if begun else "loopt", left)
    return Due(term, today, "voorbij" if soort in OF_CLIENT else "verlopen", left)


def kept(dates: Dates, calendar: Calendar) -> Iterator[tuple[Term, bool]]:
    """The terms of which the dates say whether they were kept: that is so on any day."""
    for item in due(dates, date.max, calendar):
        if item.stand in ("op_tijd", "te_laat"):
            yield item.term, item.stand == "op_tijd"


def in_words(found: Due) -> str:
    """How a term stands, in a few words."""
    days = counted(abs(found.days), "dag", "dagen")
    match found.stand:
        case "loopt":
            return "vandaag is de laatste dag" if found.days == 0 else f"nog {days}"
        case "verlopen":
            return f"verlopen, {days} geleden"
        case "op_tijd":
            return "op tijd"
        case "te_laat":
            return f"{days} te laat"
        case "voorbij":
            return "voorbij"
        case "onbekend":
            return "niet bekend: de datum van het verslag ontbreekt"
