"""The effect on cases as pictures with a table beside each, and the cases that change most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import altair as alt
import pandas as pd
import streamlit as st

from comparison.effect import Effect
from comparison.histogram import Bin, histogram, rounding_step
from comparison.names import Names as Normnamen
from normenkader import Normenkader
from normenkader.texts import dotted
from population.proposals import DoesNotFit, Voorstel
from screens.beheer.charts import flow_chart, histogram_chart
from screens.widgets import pieces
from screens.widgets.register_table import ROW
from screens.widgets.tables import table as show_table

MOST_ROWS = 12
MOST_CASES = 50
# Says of a case by its number what it is called.
Namen = Callable[[int, str], str]


def show_found(effect: Effect, a: Normenkader, b: Normenkader, name: Namen) -> None:
    """Draw the numbers, both pictures with their tables, and what changes most."""
    for line in summary_lines(effect):
        st.text(line)
    if effect.tabel:
        _beside(
            flow_chart(effect.tabel),
            flow_table(effect, a, b),
            "Grafiek: welk product of welke uitkomst een zaak eerst had, en welke nu. De tabel "
            "ernaast zegt hetzelfde.",
        )
    bakken = histogram(effect.verschillen, rounding_step(a, b))
    if len(bakken) > 1:
        st.html(pieces.heading("Verandering in minuten per week"))
        _beside(
            histogram_chart([(bak.words, bak.aantal) for bak in bakken]),
            bin_table(bakken),
            f"Grafiek: hoeveel zaken hoeveel minuten per week veranderen, in "
            f"{len(bakken)} staven. De tabel ernaast zegt hetzelfde.",
        )
    if effect.anders:
        st.html(pieces.heading("Wat het meest verandert"))
        _table(changed_rows(effect, name), "anders")
        if effect.total.veranderd > MOST_CASES:
            st.text(f"Dit zijn er {MOST_CASES} van de {effect.total.veranderd}.")
    for kop, count, found in (
        (f"Past niet bij versie {b.versie}", effect.aantal_geweigerd, effect.geweigerd),
        (f"Past ook niet bij versie {a.versie}", effect.aantal_ongeldig, effect.ongeldig),
    ):
        if count:
            st.text(f"{kop}: {count}")
            _table(refused_rows(found, name), f"past-niet-{kop[5:8].strip()}")


def _beside(chart: alt.LayerChart, table: str, words: str) -> None:
    left, right = st.columns([5, 6], gap="medium")
    left.altair_chart(chart, alt=words, theme=None, width="stretch")
    right.html(table)


def _table(table: pd.DataFrame, key: str) -> None:
    show_table(table, key=f"beheer-{key}", height=(min(len(table), MOST_ROWS) + 1) * ROW + 3)


def summary_lines(effect: Effect) -> list[str]:
    """How many cases change, and the minutes per week gained and lost together."""
    total = effect.total
    saldo = total.erbij - total.eraf
    lines = [
        f"Berekend: {total.aantal}. Veranderd: {total.veranderd}. Gelijk: {effect.gelijk}.",
        f"Minuten per week: {total.erbij} erbij, {total.eraf} eraf, samen {saldo:+d}."
        if saldo
        else f"Minuten per week: {total.erbij} erbij, {total.eraf} eraf, samen 0.",
    ]
    if effect.overig:
        parts = ", ".join(f"{key} bij {n}" for key, n in sorted(effect.overig.items()))
        lines.append(f"Zelfde product en minuten, maar iets anders: {parts}.")
    if total.onbekend:
        lines.append(f"Zonder minuten, dus niet meegeteld: {total.onbekend}.")
    if effect.verwijderd:
        lines.append(f"Intussen verwijderd: {effect.verwijderd}.")
    return lines


def flow_table(effect: Effect, a: Normenkader, b: Normenkader) -> str:
    """From what to what, with the number of cases and the minutes per week gained and lost."""
    rows = [
        [_change(a, b, van, naar), cell.aantal, cell.veranderd, cell.erbij, cell.eraf]
        for (van, naar), cell in effect.tabel.items()
    ]
    koppen = ["Van → naar", "Zaken", "Veranderd", "Minuten erbij", "Minuten eraf"]
    return pieces.table("Wat het wordt", koppen, [list(map(str, row)) for row in rows])


def _change(a: Normenkader, b: Normenkader, van: str, naar: str) -> str:
    old, new = given(a, van), given(b, naar)
    return f"{old} → {new}" if van != naar else f"{old}: blijft"


def given(normenkader: Normenkader, what: str) -> str:
    """The name of a product or an outcome."""
    names = Normnamen(normenkader)
    return names.product(what) if what in names.producten else names.uitkomst(what)


def bin_table(buckets: Sequence[Bin]) -> str:
    """The bins that have cases."""
    rows = [[bak.words, str(bak.aantal)] for bak in buckets if bak.aantal]
    return pieces.table("Verandering in minuten per week", ["Minuten per week", "Zaken"], rows)


def changed_rows(effect: Effect, name: Namen) -> pd.DataFrame:
    """The cases that change most, with their proposals before and after."""
    return pd.DataFrame(
        [
            {
                "Zaak": name(one.nummer, one.zaak),
                "Van": proposal(one.van),
                "Naar": proposal(one.naar),
                "Minuten": "niet bekend" if one.difference is None else f"{one.difference:+d}",
            }
            for one in effect.anders[:MOST_CASES]
        ]
    )


def proposal(voorstel: Voorstel) -> str:
    """A proposal with its minutes per week."""
    minutes = f", {dotted(voorstel.minuten)} min" if voorstel.minuten else ""
    return f"{voorstel.wat.replace('_', ' ')}{minutes}"


def refused_rows(found: Sequence[DoesNotFit], name: Namen) -> pd.DataFrame:
    """The cases that can't be judged, and why."""
    return pd.DataFrame(
        [{"Zaak": name(o.nummer, o.zaak), "Waarom": o.fout} for o in found[:MOST_CASES]]
    )
