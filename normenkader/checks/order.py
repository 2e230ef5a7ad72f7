"""Stages come in the fixed order, at most once, with what they need before them."""

from __future__ import annotations

from normenkader.checks.work import Work, doubles
from normenkader.stages import STAGES


def check_order(work: Work) -> None:
    """Check which stages there are and in which order."""
    names = [fase.fase for fase in work.normenkader.fasen]
    for i in doubles(names):
        work.wrong(("fasen", i), f"de fase {names[i]} staat er al: elke fase mag één keer")
    places = [STAGES.index(name) for name in names]
    for i in range(1, len(places)):
        if places[i] < places[i - 1]:
            order = ", ".join(s for s in STAGES if s in names)
            work.wrong(("fasen", i, "fase"), f"staat niet op volgorde. De volgorde is: {order}")
    for name in ("toegang", "meetellen"):
        if name not in names:
            work.wrong(("fasen",), f"de fase {name} ontbreekt")
    if ("raster" in names) == ("zwaartepunt" in names):
        work.wrong(
            ("fasen",), "precies één van de fasen raster en zwaartepunt wijst het product aan"
        )
    for i, fase in enumerate(work.normenkader.fasen):
        for needed in fase.needs:
            if needed not in names:
                melding = f"de fase {fase.fase} heeft ook de fase {needed} nodig"
                work.wrong(("fasen", i, "fase"), melding)
