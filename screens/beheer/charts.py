"""The effect on cases as pictures; the table beside each says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from population.proposals import CountTable
from screens.widgets.chart_look import BLUE, BROWN, INK, picture

SAME, OTHER = BLUE, BROWN
CELL, ROOM = 34, 110
HIGH = 260


def _axis(**own: Any) -> alt.Axis:
    return alt.Axis(labelOverlap=False, **own)


def flow_chart(table: CountTable) -> alt.LayerChart:
    """A square for each pair that occurs: down what it was, across what it becomes.

    What stays the same has another colour than what changes; each square says how many.
    """
    rows = [
        {
            "van": van.replace("_", " "),
            "naar": naar.replace("_", " "),
            "soort": "gelijk" if van == naar else "anders",
            "aantal": str(cell.aantal),
        }
        for (van, naar), cell in table.items()
    ]
    names = sorted({str(row[side]) for row in rows for side in ("van", "naar")})
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "naar:N",
            sort=names,
            title="wordt",
            scale=alt.Scale(domain=names),
            axis=_axis(labelAngle=-40, labelLimit=140),
        ),
        y=alt.Y(
            "van:N",
            sort=names,
            title="was",
            scale=alt.Scale(domain=names),
            axis=_axis(labelLimit=140),
        ),
    )
    squares = base.mark_rect(stroke="#ffffff").encode(
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=["gelijk", "anders"], range=[SAME, OTHER]),
            legend=alt.Legend(title="Product of uitkomst"),
        ),
        tooltip=alt.value(None),
    )
    labels = base.mark_text(color="#ffffff", fontSize=13, fontWeight=600).encode(text="aantal:N")
    return picture(squares, labels, height=CELL * len(names) + ROOM)


def histogram_chart(counts: Sequence[tuple[str, int]]) -> alt.LayerChart:
    """A bar for each bin, in the given order, with its number of cases above it."""
    rows = [{"bak": name, "aantal": n, "tekst": str(n) if n else ""} for name, n in counts]
    most = max((n for _, n in counts), default=0) or 1
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("bak:N", sort=None, title="minuten per week", axis=_axis(labelAngle=-40)),
        y=alt.Y(
            "aantal:Q",
            title="zaken",
            scale=alt.Scale(domain=[0, most * 1.15], nice=False),
            axis=_axis(tickMinStep=1, tickCount=min(6, most), format="d"),
        ),
    )
    bars = base.mark_bar(color=SAME).encode(tooltip=alt.value(None))
    labels = base.mark_text(dy=-7, color=INK, fontSize=12).encode(text="tekst:N")
    return picture(bars, labels, height=HIGH)
