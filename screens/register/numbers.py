"""Deviations in numbers and pictures; about cases and rules, never about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from publishing.markup import Markup
from register.decisions.followed import followed
from register.decisions.releasing import LEAST
from register.decisions.statistics import Bin, Count, Figures, statistics
from register.store.opening import Register
from rights import User
from screens.keys import Key
from screens.register.state import RegisterState, selection_text
from screens.widgets import pieces
from screens.widgets.bar_chart import BarRow, bar_chart, description
from screens.widgets.wording import percent

FEW = 30
MOST_BARS = 12
WEINIG = f"Groepen van minder dan {LEAST} besluiten staan er niet bij: zie ‘Gevolgd’."
GEVOLGD = ("voorstel gevolgd", "afgeweken")
UITLEG = (
    "Afwijken is geen fout. De consulent beslist, en een goede reden hoort bij het vak. Deze "
    "cijfers laten zien waar de regels en de praktijk uit elkaar lopen. Ze gaan nooit over één "
    "persoon: wie welke zaken krijgt, bepaalt hoe vaak iemand afwijkt."
)
_MONTHS = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)


def show_numbers(register: Register, user: User, stand: RegisterState) -> None:
    """Draw the figures about the selection."""
    st.header("Afwijkingen", anchor=False)
    st.text(selection_text(stand.vraag.filter))
    # Asked for one person, this raises an error with what to do.
    cijfers = statistics(register, user, stand.vraag.filter)
    groups = followed(register, user, stand.vraag.filter)
    st.html(pieces.paragraph(UITLEG, "nw-staatzin"))
    if not cijfers.totaal.aantal:
        st.text("Er zijn geen besluiten in deze selectie.")
        return
    st.html(headline_html(cijfers))
    _part(
        "Waarin is afgeweken",
        ("Wat", "Besluiten"),
        [BarRow(name, (n,)) for name, n in cijfers.waarin],
        "Eén besluit kan op meer punten afwijken.",
    )
    _part(
        "Verschil in minuten per week",
        ("Verschil", "Besluiten"),
        [BarRow(bin_name(b), (b.aantal,)) for b in cijfers.verschillen],
        f"Meer minuten: {cijfers.meer}. Gelijk: {cijfers.gelijk}. Minder: {cijfers.minder}. "
        f"Zonder minuten in voorstel of besluit: {cijfers.zonder_minuten}.",
    )
    _changes(cijfers)
    _part(
        "Redenen om af te wijken",
        ("Reden", "Besluiten"),
        [BarRow(name, (t.aantal,)) for name, t in named(cijfers.redenen)],
    )
    shown = {(g.soort, g.sleutel) for g in groups if g.aantal is not None}
    _part(
        "Per maand",
        ("Maand", "Gevolgd", "Afgeweken", "Aandeel"),
        [_split(month_name(t.naam), t) for t in cijfers.maanden if ("maand", (t.naam,)) in shown],
        WEINIG,
        soorten=GEVOLGD,
    )
    _rules([t for t in cijfers.regels if ("regel", (t.normenkader, t.code)) in shown])


def headline_html(digits: Figures) -> Markup:
    """The totals, with a warning where they say little."""
    total = digits.totaal
    facts = [
        (str(total.aantal), "besluiten"),
        (str(total.afgeweken), "keer afgeweken van het voorstel"),
        (percent(total.share), "van de besluiten wijkt af"),
        (str(digits.correcties), "besluiten vervangen een eerder besluit"),
    ]
    shown = pieces.figures((what, n) for n, what in facts)
    if total.aantal >= FEW:
        return shown
    few = f"Dit zijn weinig besluiten (minder dan {FEW}): een percentage zegt dan bijna niets."
    return shown + pieces.paragraph(few, "nw-klein")


def bin_name(bucket: Bin) -> str:
    """A range of differences in words."""
    if bucket.van is None:
        return f"{-(bucket.tot_en_met or 0)} of meer minder"
    if bucket.tot_en_met is None:
        return f"{bucket.van} of meer erbij"
    if bucket.van == bucket.tot_en_met == 0:
        return "gelijk"
    if bucket.van > 0:
        return f"{bucket.van} tot {bucket.tot_en_met + 1} erbij"
    return f"{-bucket.tot_en_met} tot {1 - bucket.van} minder"


def month_name(maand: str) -> str:
    """A month like 2026-07 in words."""
    year, _, month = maand.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


def named(counts: Sequence[Count]) -> list[tuple[str, Count]]:
    """Each with its name; with that of its normenkader too where two have the same name."""
    often = Counter(t.naam for t in counts)
    return [
        (t.naam if often[t.naam] == 1 else f"{t.naam} ({t.normenkader}, {t.code})", t)
        for t in counts
    ]


def _split(name: str, telling: Count) -> BarRow:
    return BarRow(name, (telling.aantal - telling.afgeweken, telling.afgeweken))


def _part(
    titel: str,
    headings: Sequence[str],
    bars: Sequence[BarRow],
    zin: str = "",
    *,
    soorten: Sequence[str] = ("besluiten",),
) -> None:
    """A picture, and beside it the same as a table."""
    with st.container(border=True, gap="small"):
        st.html(pieces.heading(titel))
        if zin:
            st.html(pieces.paragraph(zin))
        if not bars:
            st.html(pieces.paragraph("Geen."))
            return
        left, right = st.columns([3, 2])
        left.altair_chart(
            bar_chart(bars, soorten),
            alt=description(titel.lower(), bars, soorten),
            theme=None,
            width="stretch",
        )
        right.html(pieces.table(titel, headings, [_cells(s) for s in bars]))


def _cells(bar: BarRow) -> list[str]:
    cells = [bar.naam, *map(str, bar.delen)]
    if len(bar.delen) > 1:
        cells.append(percent(Fraction(bar.delen[-1], sum(bar.delen) or 1)))
    return cells


def _changes(digits: Figures) -> None:
    with st.container(key=Key.CIJFERS_WIJZIGINGEN, border=True, gap="small"):
        st.html(pieces.heading("Van welk voorstel naar welk besluit"))
        if not digits.wijzigingen:
            st.html(pieces.paragraph("Geen ander product en geen andere uitkomst."))
            return
        rows = [[w.van, w.naar, str(w.aantal)] for w in digits.wijzigingen]
        heads = ("Voorstel", "Besluit", "Besluiten")
        st.html(pieces.table("Van welk voorstel naar welk besluit", heads, rows))


def _rules(regels: Sequence[Count]) -> None:
    often = sorted(regels, key=lambda t: (-t.afgeweken, -t.aantal, t.code))[:MOST_BARS]
    _part(
        "Per regel",
        ("Regel", "Gevolgd", "Afgeweken", "Aandeel"),
        [_split(name, t) for name, t in named(often) if t.afgeweken],
        "De regels die meededen in de meeste besluiten met een afwijking. Een regel hoeft niet de "
        f"oorzaak te zijn: sommige regels doen in bijna elke zaak mee. {WEINIG}",
        soorten=GEVOLGD,
    )
    if regels:
        with st.expander(f"Alle {len(regels)} regels die meededen", key="alle-regels"):
            rows = [
                [
                    f"{t.naam} ({t.code}, {t.normenkader})",
                    str(t.aantal),
                    str(t.afgeweken),
                    percent(t.share),
                ]
                for t in regels
            ]
            st.html(
                pieces.table("Alle regels", ("Regel", "Besluiten", "Afgeweken", "Aandeel"), rows)
            )
