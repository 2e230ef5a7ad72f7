"""What is due in the cases of one user, the most urgent first: of drafts, and of decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from register.decisions.terms.own import DecidedDates
from screens.intake.case.choosing import CORRIGEERT
from screens.my_cases.list import ListRow, as_table
from terms.calendar import Calendar
from terms.due import Due, due
from terms.facts import dates_of

# Once there is a decision, research and plan are behind it.
AFTER_DECISION = ("besluit", "bezwaar")


@dataclass(frozen=True)
class DueRow:
    """One term of one case: how it stands, and the row that opens the case."""

    row: ListRow
    due: Due

    @property
    def key(self) -> str:
        """A name on the screen."""
        return f"{self.due.term.rule.soort}-{self.row.key}"


def due_rows(
    drafts: Sequence[ListRow], decided: Sequence[DecidedDates], today: date, calendar: Calendar
) -> list[DueRow]:
    """The terms about which something can still be done."""
    found = [*_of_drafts(drafts, today, calendar), *_of_decisions(decided, today, calendar)]
    return sorted(found, key=lambda item: (*item.due.urgency, item.row.zaak))


def _of_drafts(rows: Sequence[ListRow], today: date, calendar: Calendar) -> Iterator[DueRow]:
    for row in rows:
        content = {} if row.concept is None else row.concept.inhoud
        if isinstance(as_table(content.get("keuze")).get(CORRIGEERT), int):
            # Of the decision that it corrects the terms are there already.
            continue
        dates = dates_of(as_table(content.get("inhoud")))
        yield from (DueRow(row, item) for item in due(dates, today, calendar) if item.open)


def _of_decisions(
    decided: Sequence[DecidedDates], today: date, calendar: Calendar
) -> Iterator[DueRow]:
    for own in decided:
        row = ListRow(
            own.zaak, "besloten", "", "", besluitnummer=own.besluitnummer, record=own.record
        )
        for item in due(own.dates, today, calendar):
            if item.open and item.term.rule.soort in AFTER_DECISION:
                yield DueRow(row, item)
