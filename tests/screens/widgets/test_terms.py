"""The picture of a term: how much of its time has gone, and how it looks."""

from __future__ import annotations

from datetime import date

import pytest

from screens.widgets.terms import due_html, gone, look, terms_html
from terms.due import Due, due
from terms.equated import shipped
from terms.term import Dates

# Six weeks: 42 days, until 13 July.
MELDING = date(2026, 6, 1)


def research(today: date) -> Due:
    dates: Dates = {"melding": MELDING}
    return next(d for d in due(dates, today, shipped()) if d.term.rule.soort == "onderzoek")


@pytest.mark.parametrize(
    ("today", "percent", "kind"),
    [
        (date(2026, 6, 1), 0, "loopt"),
        (date(2026, 6, 22), 50, "loopt"),
        (date(2026, 7, 6), 83, "bijna"),
        (date(2026, 7, 13), 100, "bijna"),
        (date(2026, 8, 13), 100, "verlopen"),
    ],
)
def test_the_bar_is_as_full_as_the_time_that_has_gone(today: date, percent: int, kind: str) -> None:
    item = research(today)
    assert (gone(item), look(item)) == (percent, kind)
    html = str(due_html(item))
    assert f"width:{percent}%" in html
    assert f"nw-{kind}" in html
    # The picture says nothing that the words do not.
    assert 'aria-hidden="true"' in html


def test_the_list_says_until_when_by_which_law_and_why_it_is_later() -> None:
    dates: Dates = {"melding": date(2026, 4, 2)}
    html = str(terms_html(list(due(dates, date(2026, 5, 17), shipped()))))
    assert "Onderzoek: nog 1 dag" in html
    assert "tot en met 18 mei 2026" in html
    assert "Zes weken na de melding (Wmo 2015 art. 2.3.2 lid 1)." in html
    assert "Later, want 14 mei 2026 is Hemelvaartsdag." in html
    later = str(terms_html(due({"melding": date(2030, 1, 1)}, date(2030, 1, 2), shipped())))
    assert "Van 2030 zijn niet alle dagen bekend" in later
