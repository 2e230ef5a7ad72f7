"""The least and most minutes of each outcome as a picture; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import fill

import altair as alt
import streamlit as st

from comparison.names import Names
from normenkader.texts import listed, with_capital
from proof import Bounds
from screens.beheer.charts import OTHER, SAME
from screens.widgets import pieces
from screens.widgets.chart_look import behind_bars, picture

ROW, ROOM = 34, 110
# So many characters fit beside the bars; a longer name goes on below.
LINE = 16
MET, ZONDER = "product", "andere uitkomst"


def show_bounds(names: Names, grenzen: Sequence[Bounds]) -> None:
    """Draw a picture and a table for each direction, and name what has no minutes."""
    timed = [g for g in grenzen if g.minimum is not None]
    most = max((g.maximum or 0 for g in timed), default=0)
    by_direction = list(directions(timed))
    for richting, own in by_direction:
        where = direction_words(names, richting, alone=len(by_direction) == 1)
        if where:
            st.html(pieces.heading(with_capital(where), 4))
        left, right = st.columns([5, 6], gap="medium")
        left.altair_chart(
            range_chart(names, own, most),
            alt=f"Grafiek: de minste en de meeste minuten per week{where and f', {where}'}, in "
            f"{len(own)} staven. De tabel ernaast zegt hetzelfde.",
            theme=None,
            width="stretch",
        )
        right.html(bounds_table(names, where, own))
    if without := [names.uitkomst(g.uitkomst) for g in grenzen if g.minimum is None]:
        st.text(f"Zonder minuten: {listed(list(dict.fromkeys(without)))}.")


def direction_words(names: Names, direction: str, *, alone: bool) -> str:
    """A direction in words; "" where a normenkader has none."""
    if direction:
        return f"richting: {names.doel(direction)}"
    return "" if alone else "zonder richting"


def directions(grenzen: Sequence[Bounds]) -> Iterator[tuple[str, list[Bounds]]]:
    """The limits of each direction, from the least minutes on."""
    by_direction = sorted(grenzen, key=lambda g: (g.doelrichting or "", g.minimum or 0))
    for richting, own in groupby(by_direction, key=lambda g: g.doelrichting or ""):
        yield richting, list(own)


def label(names: Names, grens: Bounds) -> str:
    """A limit in a few words: the bandwidth, else the product or the outcome."""
    return grens.bandbreedte or _full(names, grens)


def range_chart(names: Names, grenzen: Sequence[Bounds], most: int) -> alt.LayerChart:
    """A bar for each limit from its least to its most minutes, on a scale up to `most`."""
    rows = [
        {
            "naam": fill(label(names, g), LINE),
            "van": g.minimum,
            "tot": g.maximum,
            "soort": ZONDER if g.product is None else MET,
            "tekst": f"{g.minimum} – {g.maximum}",
        }
        for g in grenzen
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y(
            "naam:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr="split(datum.value, '\\n')", labelLimit=130),
        ),
    )
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
    return picture(bars, texts, height=ROW * len(rows) + ROOM)


def bounds_table(names: Names, direction: str, grenzen: Sequence[Bounds]) -> str:
    """The same limits, each with the name of its product or outcome; `direction` may be ""."""
    rows = [[_full(names, g), str(g.minimum), str(g.maximum)] for g in grenzen]
    heads = ["Uitkomst", "Minste minuten", "Meeste minuten"]
    title = ", ".join(filter(None, ["Minuten per week", direction]))
    return pieces.table(title, heads, rows)


def _full(names: Names, grens: Bounds) -> str:
    if grens.product is None:
        return names.uitkomst(grens.uitkomst)
    band = f"{grens.bandbreedte}: " if grens.bandbreedte else ""
    return f"{band}{names.product(grens.product)}"
