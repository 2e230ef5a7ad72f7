"""Counts as bars; the table beside the picture says the same."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import NamedTuple

import altair as alt

from screens.widgets.chart_look import BLUE, BROWN, behind_bars, names_axis, picture

ROW = 26
AXIS, LEGEND = 48, 28
# A long name goes on below; so many characters fit beside the bars.
LINE, ONE_MORE = 42, 14
COLOURS = (BLUE, BROWN)
HEAD = "Besluiten"


class BarRow(NamedTuple):
    """One row: its name and the length of each of its pieces."""

    naam: str
    delen: tuple[int, ...]


def bar_chart(bars: Sequence[BarRow], soorten: Sequence[str]) -> alt.LayerChart:
    """Rows of bars; where a bar has more pieces they stand behind each other."""
    names = [fill(s.naam, LINE, break_on_hyphens=False) for s in bars]
    rows = [
        {
            "naam": f"{i}|{names[i]}",
            "soort": soort,
            "begin": sum(staaf.delen[:k]),
            "eind": sum(staaf.delen[: k + 1]),
            "aantal": staaf.delen[k],
        }
        for i, staaf in enumerate(bars)
        for k, soort in enumerate(soorten)
    ]
    most = max((sum(s.delen) for s in bars), default=0) or 1
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "naam:N",
            sort=None,
            title=None,
            axis=names_axis("split(slice(datum.value, indexof(datum.value, '|') + 1), '\\n')", 290),
        )
    )
    legend = alt.Legend(title=None, symbolType="square")
    drawn = base.mark_bar(size=16).encode(
        x=alt.X(
            "begin:Q",
            title=HEAD.lower(),
            # Room at the right for the number behind the longest bar.
            scale=alt.Scale(domain=[0, most * 1.15], nice=False),
            axis=alt.Axis(tickMinStep=1, tickCount=min(6, most), format="d"),
        ),
        x2="eind:Q",
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=list(soorten), range=list(COLOURS[: len(soorten)])),
            legend=legend if len(soorten) > 1 else None,
        ),
        tooltip=alt.value(None),
    )
    totals = [
        {"naam": f"{i}|{names[i]}", "eind": sum(s.delen), "tekst": " / ".join(map(str, s.delen))}
        for i, s in enumerate(bars)
    ]
    labels = behind_bars(
        alt.Chart(alt.InlineData(values=totals)),
        y=alt.Y("naam:N", sort=None),
        x="eind:Q",
        text="tekst:N",
    )
    # Streamlit counts the axis and the legend in.
    room = AXIS + (LEGEND if len(soorten) > 1 else 0)
    high = ROW + ONE_MORE * max((n.count("\n") for n in names), default=0)
    return picture(drawn, labels, height=high * max(1, len(bars)) + room)


def description(what: str, bars: Sequence[BarRow], soorten: Sequence[str]) -> str:
    """The picture in words, short enough to be read aloud."""
    pieces = " en ".join(soorten)
    return f"Grafiek: {what}. {len(bars)} staven met {pieces}. De tabel ernaast zegt hetzelfde."
