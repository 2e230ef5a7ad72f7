"""The least and most minutes of each outcome as a picture; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import fill

import altair as alt
import streamlit as st

from bewijs import Grens
from normenkader.templates import listed
from screens.chart_look import behind_bars, picture
from screens.norms_charts import OTHER, SAME
from screens.wording import escape, sentence, table_html
from vergelijken.names import Namen

ROW, ROOM = 34, 110
# So many characters fit beside the bars; a longer name goes on below.
LINE = 16
MET, ZONDER = "product", "andere uitkomst"


def show_bounds(namen: Namen, grenzen: Sequence[Grens]) -> None:
    """Draw a picture and a table for each direction, and name what has no minutes."""
    timed = [g for g in grenzen if g.minimum is not None]
    most = max((g.maximum or 0 for g in timed), default=0)
    for richting, own in directions(timed):
        naam = namen.doel(richting) if richting else "alle richtingen"
        st.html(f"<h4>Richting: {escape(naam)}</h4>")
        left, right = st.columns([5, 6], gap="medium")
        left.altair_chart(
            range_chart(namen, own, most),
            alt=f"Grafiek: de minste en de meeste minuten per week bij richting {naam}, in "
            f"{len(own)} staven. De tabel ernaast zegt hetzelfde.",
            theme=None, width="stretch",
        )  # fmt: skip
        right.html(bounds_table(namen, naam, own))
    if without := [namen.uitkomst(g.uitkomst) for g in grenzen if g.minimum is None]:
        st.text(f"Zonder minuten: {listed(list(dict.fromkeys(without)))}.")


def directions(grenzen: Sequence[Grens]) -> Iterator[tuple[str, list[Grens]]]:
    """The limits of each direction, from the least minutes on."""
    by_direction = sorted(grenzen, key=lambda g: (g.doelrichting or "", g.minimum or 0))
    for richting, own in groupby(by_direction, key=lambda g: g.doelrichting or ""):
        yield richting, list(own)


def label(namen: Namen, grens: Grens) -> str:
    """A limit in a few words: the bandwidth, else the product or the outcome."""
    return grens.bandbreedte or _full(namen, grens)


def range_chart(namen: Namen, grenzen: Sequence[Grens], most: int) -> alt.LayerChart:
    """A bar for each limit from its least to its most minutes, on a scale up to `most`."""
    rows = [
        {
            "naam": fill(label(namen, g), LINE),
            "van": g.minimum,
            "tot": g.maximum,
            "soort": ZONDER if g.product is None else MET,
            "tekst": f"{g.minimum} – {g.maximum}",
        }
        for g in grenzen
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "naam:N", sort=None, title=None,
            axis=alt.Axis(labelExpr="split(datum.value, '\\n')", labelLimit=130),
        ),
    )  # fmt: skip
    bars = base.mark_bar(size=16).encode(
        x=alt.X(
            "van:Q",
            title="minuten per week",
            # Room at the right for the numbers behind the longest bar.
            scale=alt.Scale(domain=[0, most * 1.4], nice=False),
            axis=alt.Axis(tickCount=5, format="d"),
        ),
        x2="tot:Q",
        color=alt.Color(
            "soort:N",
            scale=alt.Scale(domain=[MET, ZONDER], range=[SAME, OTHER]),
            legend=alt.Legend(title=None, symbolType="square", columns=1),
        ),
        tooltip=alt.value(None),
    )
    texts = behind_bars(base, x="tot:Q", text="tekst:N")
    return picture(bars, texts, hoogte=ROW * len(rows) + ROOM)


def bounds_table(namen: Namen, richting: str, grenzen: Sequence[Grens]) -> str:
    """The same limits, each with the name of its product or outcome."""
    rows = [[_full(namen, g), str(g.minimum), str(g.maximum)] for g in grenzen]
    heads = ["Uitkomst", "Minste minuten", "Meeste minuten"]
    return table_html(f"Minuten per week, richting {sentence(richting)}", heads, rows)


def _full(namen: Namen, grens: Grens) -> str:
    if grens.product is None:
        return namen.uitkomst(grens.uitkomst)
    band = f"{grens.bandbreedte}: " if grens.bandbreedte else ""
    return f"{band}{namen.product(grens.product)}"
