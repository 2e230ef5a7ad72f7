"""The waterfall as a picture; the table beside it says the same."""

from __future__ import annotations

import altair as alt

from normenkader.texts import roughly
from screens.widgets.account import WaterfallBar
from screens.widgets.chart_look import BLUE, BROWN, INK, behind_bars, names_axis, picture

ROW = 22
AXIS = 48
COLOURS = {"erbij": BLUE, "eraf": BROWN, "totaal": INK}


def chart(bars: list[WaterfallBar]) -> alt.LayerChart:
    """One row for each step, from left to right where the sum goes."""
    rows = [
        {
            "stap": f"{i}|{b.naam}",
            "van": float(min(b.van, b.tot)),
            "tot": float(max(b.van, b.tot)),
            "soort": b.soort,
            "tekst": _label(b),
        }
        for i, b in enumerate(bars)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "stap:N",
            sort=None,
            title=None,
            axis=names_axis("split(datum.value, '|')[1]", 230),
        )
    )
    drawn = base.mark_bar(size=14).encode(
        x=alt.X(
            "van:Q",
            title="minuten per week",
            # Room at the right for the number behind the longest bar.
            scale=alt.Scale(domain=[0, float(max(b.tot for b in bars)) * 1.12], nice=False),
            # Never a comma in a thousand: in Dutch that is a fraction.
            axis=alt.Axis(tickCount=6, tickMinStep=1, format="d"),
        ),
        x2="tot:Q",
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=None,
        ),
        tooltip=alt.value(None),
    )
    labels = behind_bars(base, x="tot:Q", text="tekst:N")
    # Streamlit counts the axis in.
    return picture(drawn, labels, height=ROW * len(rows) + AXIS)


def description(bars: list[WaterfallBar]) -> str:
    """The picture in one sentence."""
    total = next(b for b in bars if b.soort == "totaal")
    steps = len(bars) - 1
    return (
        f"Grafiek met {steps} stappen van de normtijden naar het totaal van "
        f"{roughly(total.minuten)} minuten per week. De tabel hieronder zegt hetzelfde."
    )


def _label(bar: WaterfallBar) -> str:
    """The minutes beside a bar; what is exact stands in the table."""
    sign = "" if bar.soort == "totaal" else "+" if bar.minuten > 0 else "−"
    return f"{sign}{roughly(abs(bar.minuten))}"
