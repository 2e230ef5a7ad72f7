"""The price of an hour as pictures; the table beside each says the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import altair as alt

from costs.cost_price.account import euro_text, signed_euro
from costs.cost_price.model import Element
from costs.cost_price.steps import PriceStep
from screens.beheer.cost_price.words import short_name, step_text
from screens.widgets.chart_look import BLUE, BROWN, INK, behind_bars, names_axis, picture

ROW = 26
AXIS = 48
NAMES = 150
NAME_OF = "slice(datum.value, indexof(datum.value, '|') + 1)"


def steps_chart(steps: Sequence[PriceStep]) -> alt.LayerChart:
    """A row for each step from the wage to the price, from left to right where the sum goes."""
    rows = [
        _row(number, short_name(step.element), step.before, step.after, step_text(step))
        for number, step in enumerate(steps)
    ]
    price = steps[-1].after
    rows.append(_row(len(rows), "prijs per uur", Fraction(0), price, euro_text(price)))
    rows[0]["soort"] = rows[-1]["soort"] = "totaal"
    return _bars(rows, (Fraction(0), price * Fraction(150, 100)))


def changes_chart(changes: Sequence[tuple[Element, Fraction]]) -> alt.LayerChart:
    """A bar for each element: how much dearer or cheaper an hour becomes."""
    rows = [
        _row(number, short_name(name), Fraction(0), euros, signed_euro(euros))
        for number, (name, euros) in enumerate(changes)
    ]
    least = min([Fraction(0), *(euros for _, euros in changes)])
    most = max([Fraction(0), *(euros for _, euros in changes)])
    room = (most - least) * Fraction(1, 2) or Fraction(1)
    return _bars(rows, (least, most + room))


def _row(
    number: int, name: str, before: Fraction, after: Fraction, tekst: str
) -> dict[str, str | float]:
    return {
        "stap": f"{number}|{name}",
        "van": float(min(before, after)),
        "tot": float(max(before, after)),
        "soort": "erbij" if after >= before else "eraf",
        "tekst": tekst,
    }


def _bars(rows: list[dict[str, str | float]], domain: tuple[Fraction, Fraction]) -> alt.LayerChart:
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("stap:N", sort=None, title=None, axis=names_axis(NAME_OF, NAMES))
    )
    drawn = base.mark_bar(size=14).encode(
        x=alt.X(
            "van:Q",
            title="euro per uur",
            scale=alt.Scale(domain=[float(end) for end in domain], nice=False),
            # Whole euros have no comma; of fewer each bar says its own.
            axis=alt.Axis(tickCount=6, tickMinStep=1, format="d"),
        ),
        x2="tot:Q",
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=["erbij", "eraf", "totaal"], range=[BLUE, BROWN, INK]),
            legend=None,
        ),
        tooltip=alt.value(None),
    )
    labels = behind_bars(base, x="tot:Q", text="tekst:N")
    return picture(drawn, labels, height=ROW * len(rows) + AXIS)
