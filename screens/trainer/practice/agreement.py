"""How far the group agrees: per question, together, on classes, and before and after."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from normenkader.texts import counted, with_capital
from practice.agreement.alpha import Measure as Meetwaarde
from practice.agreement.measures import Agreement, MeasureComparison
from practice.agreement.split import Confusion
from practice.agreement.words import (
    GRENZEN,
    VOOR_EN_NA,
    WAT_IS_ALPHA,
    WAT_IS_EEN_ONDERDEEL,
    WAT_IS_HET_INTERVAL,
    reading,
)
from practice.session.agreement import SessionAgreement
from practice.session.summary import METINGEN
from publishing.markup import Markup, Pieces, joined
from register.practice.model import Measurement
from screens.participant.words import decimal, share
from screens.widgets import pieces

HTML = Pieces(__name__)

GEEN_GETAL = (
    "Het verschil in ‘eens’ staat in procentpunten. Een streepje bij alpha betekent: te weinig "
    "onderdelen, of iedereen gaf hetzelfde antwoord."
)
# The darkest cell: dark letters stay easy to read on it.
DARKEST = 38


def show_agreement(measured: SessionAgreement) -> None:
    """Draw the measures over everything that was revealed."""
    if not measured.metingen:
        st.text("Er zijn nog geen antwoorden om te vergelijken.")
        return
    with st.expander("Hoe lees je dit?", key="hoe-lees-je-dit"):
        texts = (WAT_IS_ALPHA, GRENZEN, WAT_IS_EEN_ONDERDEEL, WAT_IS_HET_INTERVAL)
        st.html(joined(map(pieces.paragraph, texts)))
    for meting, found in measured.metingen.items():
        _one(meting, found, alone=len(measured.metingen) == 1)
    if measured.vergelijking:
        told = f"{VOOR_EN_NA} {GEEN_GETAL}"
        st.html(pieces.heading("Voor en na") + pieces.paragraph(told))
        st.html(comparison_html(measured.vergelijking))


def _one(meting: Measurement, found: Agreement, *, alone: bool) -> None:
    title = "Alles samen" if alone else f"Alles samen, {METINGEN[meting]}"
    cases = counted(len(found.zaken), "zaak", "zaken")
    people = counted(found.deelnemers, "deelnemer", "deelnemers")
    st.html(pieces.heading(title) + pieces.paragraph(f"{people}, {cases}."))
    st.html(measures_html("Alles samen", found.samen, ""))
    with st.expander(f"Per vraag ({len(found.vragen)})", expanded=alone, key=f"per-vraag-{meting}"):
        st.html(measures_html("Per vraag", found.vragen, found.laagste))
    confused = confusion_html("Verwachte uitkomst: wie koos wat samen met wat?", found.verwacht)
    confused += confusion_html("Uitkomst van de antwoorden", found.uit_antwoorden)
    # Nobody may have expected anything yet, nor have answers that give one outcome.
    if confused:
        st.html(confused)


def measures_html(titel: str, measurements: Sequence[Meetwaarde], weakest: str) -> Markup:
    """A row per measure: in numbers, and in words what they say or why there is no alpha."""
    heads = ("Vraag", "Onderdelen", "Eens", "Alpha", "Interval", "Wat zegt dit?")
    rows = []
    for m in measurements:
        words = list(reading(m))
        if m.sleutel == weakest:
            words.append("Dit is de laagste.")
        interval = (
            f"{decimal(m.interval.onder)} tot {decimal(m.interval.boven)}" if m.interval else "–"
        )
        cells = [str(m.eenheden), share(m.share_agreed), _alpha(m), interval, " ".join(words)]
        rows.append([m.naam, *cells])
    return _table(titel, heads, rows, "nw-meting")


def _alpha(meting: Meetwaarde | None) -> str:
    return "–" if meting is None or meting.alpha is None else decimal(meting.alpha)


def comparison_html(comparison: Sequence[MeasureComparison]) -> Markup:
    """Each measure before and after, and the difference where both have an alpha."""
    heads = ("Vraag", "Eens voor", "Eens na", "Verschil", "Alpha voor", "Alpha na", "Verschil")
    # What has a difference in alpha comes first.
    rows = [
        [
            v.naam,
            *(share(m.share_agreed if m else None) for m in (v.voor, v.na)),
            "–" if v.difference_agreed is None else _points(v.difference_agreed),
            _alpha(v.voor),
            _alpha(v.na),
            "–" if v.verschil is None else _signed(v.verschil),
        ]
        for v in sorted(comparison, key=lambda v: v.verschil is None)
    ]
    return _table("Voor en na", heads, rows, "nw-voor-na")


def _points(part: Fraction) -> str:
    """A difference of shares in whole points of a percentage."""
    whole = round(100 * part)
    return f"{whole:+d}".replace("-", "−") if whole else "0"


def _signed(getal: float) -> str:
    return f"+{decimal(getal)}" if getal > 0 else decimal(getal)


def confusion_html(titel: str, confusion: Confusion) -> str:
    """The pairs of participants per two classes: the more pairs the darker, with the number."""
    used = [i for i, row in enumerate(confusion.tabel) if any(row)]
    if not used:
        return ""
    most = max(confusion.tabel[i][j] for i in used for j in used)
    names = [confusion.klassen[i].naam for i in used]
    return HTML(
        "confusion",
        titel=titel,
        names=names,
        rows=[
            (name, [_cell(confusion.tabel[i][j], most, same=i == j) for j in used])
            for i, name in zip(used, names, strict=True)
        ],
        agree=f"{confusion.paren_eens} van de {confusion.paren} paren kozen hetzelfde.",
    )


def _cell(count: int, most: int, *, same: bool) -> tuple[int, str, bool]:
    """A number of pairs, how dark its cell is, and whether both chose the same."""
    return count, f"0.{DARKEST * count // max(most, 1):02d}", same


def _table(
    titel: str, headings: Sequence[str], cells: Sequence[Sequence[str]], soort: str
) -> Markup:
    rows = [(with_capital(first), *rest) for first, *rest in cells]
    return HTML("wide", table=pieces.table(titel, headings, rows, soort))
