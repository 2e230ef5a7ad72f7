"""The waterfall as a picture; the table beside it says the same."""

from __future__ import annotations

import altair as alt

from normenkader.templates import number
from screens.account import Balk, signed_minutes

ROW = 22
AXIS = 48
INK = "#1b1f24"
COLOURS = {"erbij": "#154273", "eraf": "#b45309", "totaal": "#1b1f24"}
WORDS = {"erbij": "erbij", "eraf": "eraf", "totaal": "totaal"}


def chart(bars: list[Balk]) -> alt.LayerChart | alt.FacetChart:
    """One row for each step, from left to right where the sum goes."""
    rows = [
        {
            "stap": f"{i}|{b.naam}",
            "van": float(min(b.van, b.tot)),
            "tot": float(max(b.van, b.tot)),
            "soort": b.soort,
            "tekst": number(b.minuten) if b.soort == "totaal" else signed_minutes(b.minuten)[:-4],
        }
        for i, b in enumerate(bars)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "stap:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                labelExpr="split(datum.value, '|')[1]",
                labelLimit=230,
                labelColor=INK,
                labelFontSize=13,
                ticks=False,
                domain=False,
            ),
        )
    )
    drawn = base.mark_bar(size=14).encode(
        x=alt.X(
            "van:Q",
            title="minuten per week",
            # Room at the right for the number behind the longest bar.
            scale=alt.Scale(domain=[0, float(max(b.tot for b in bars)) * 1.12], nice=False),
            axis=alt.Axis(
                labelColor=INK, titleColor=INK, gridColor="#d5dbe1", tickCount=6, labelFontSize=12
            ),
        ),
        x2="tot:Q",
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=None,
        ),
        tooltip=alt.value(None),
    )
    labels = base.mark_text(align="left", dx=4, color=INK, fontSize=12).encode(
        x="tot:Q", text="tekst:N"
    )
    # Streamlit counts the axis in.
    height = ROW * len(rows) + AXIS
    both = alt.layer(drawn, labels).properties(height=height).configure(font="Source Sans")
    result: alt.LayerChart | alt.FacetChart = both.configure_view(stroke=None)
    return result


def description(bars: list[Balk]) -> str:
    """The picture in one sentence."""
    total = next(b for b in bars if b.soort == "totaal")
    steps = len(bars) - 1
    return (
        f"Grafiek met {steps} stappen van de normtijden naar het totaal van "
        f"{number(total.minuten)} minuten per week. De tabel hieronder zegt hetzelfde."
    )
