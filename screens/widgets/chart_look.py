"""The look that all pictures share: colours, letters and the places where numbers stand."""

from __future__ import annotations

from typing import Any

import altair as alt

INK = "#1b1f24"
# Dark and light enough to tell apart without seeing colour; both at least 3:1 on white.
BLUE, BROWN = "#154273", "#b45309"


def picture(*chart: alt.Chart, height: int) -> alt.LayerChart:
    """Layers as one picture of this height in pixels, with our letters and colours."""
    layers = alt.layer(*chart).properties(height=height)
    result: alt.LayerChart = layers.configure(
        font="Source Sans",
        axis={"labelColor": INK, "titleColor": INK, "gridColor": "#d5dbe1", "labelFontSize": 12},
        legend={"labelColor": INK, "titleColor": INK, "labelFontSize": 13, "orient": "top"},
        view={"stroke": None},
    )
    return result


def names_axis(expression: str, width: int) -> alt.Axis:
    """The axis with the names of the bars: `expression` says how a value is written."""
    return alt.Axis(
        labelExpr=expression, labelLimit=width, labelFontSize=13, ticks=False, domain=False
    )


def behind_bars(basis: alt.Chart, **fields: Any) -> alt.Chart:
    """The words behind the bars of a picture."""
    words: alt.Chart = basis.mark_text(align="left", dx=4, color=INK, fontSize=12).encode(**fields)
    return words
