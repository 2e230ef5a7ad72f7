"""Searching in the register: the form, what was found, and opening one decision."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from normenkader import Normenkader
from normenkader.texts import counted, span_text
from register.decisions.naming import Names, stored_normenkaders
from register.decisions.reading import placed, search
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.keys import Key, Prefix
from screens.register.export import export_buttons
from screens.register.state import ALLES, RegisterState, SearchForm
from screens.widgets.fields import framed
from screens.widgets.register_table import decision_table

PER_BLAD = 50
NUMBER = Prefix.OPEN.of("nummer")
# In the address: the number of a decision, or that of its record in the chain.
BESLUIT, RECORD = "besluit", "record"
GELDEND = {ALLES: "Alle", "ja": "Geldend", "nee": "Vervangen"}
AFGEWEKEN = {ALLES: "Alle", "ja": "Afgeweken", "nee": "Gevolgd"}
Keuze = tuple[str, str]


def show_search(register: Register, user: User, stand: RegisterState) -> None:
    """Draw the form, the count, and a page of what was found."""
    kept = stored_normenkaders(register, user)
    names = Names(kept)
    st.header("Zoeken", anchor=False)
    _form(stand, kept, names)
    filter_ = stand.vraag.filter
    total, rows = search(register, user, filter_, since=stand.blad * PER_BLAD, count=PER_BLAD)
    if total and not rows:
        # The register shrank, or another search was shorter.
        stand.blad = 0
        st.rerun()
    _count(stand, total, len(rows))
    if not rows:
        return
    order = placed(register, user, rows)
    decision_table(rows, names, order, f"gevonden-{stand.ronde}-{stand.blad}", open_one)
    _paging(stand, total)
    _open_by_number()
    export_buttons(register, user, filter_, total, "selectie")


def open_one(record: int) -> None:
    """Show the decision in a record, whose number stands in the address."""
    _open(RECORD, str(record))


def _open(what: str, number: str) -> None:
    st.query_params.clear()
    st.query_params["deel"] = "zoeken"
    st.query_params[what] = number


def _form(stand: RegisterState, kept: list[Normenkader], names: Names) -> None:
    vraag, ronde = stand.vraag, stand.ronde
    norms, given = norm_choices(kept), given_choices(kept, names)
    with st.form("zoekvraag", enter_to_submit=True):
        first, second, third, fourth = st.columns([2, 2, 4, 4])
        for place, name, label in (
            (first, "van", "Vanaf :gray[dag-maand-jaar]"),
            (second, "tot_en_met", "Tot en met"),
        ):
            with place, framed(f"zoek-{name}", partial(_wrong, stand, name)):
                gate.text_input(label, value=getattr(vraag, name), key=f"zoek-{name}-{ronde}")
        with third:
            gate.selectbox(
                "Normenkader",
                list(norms),
                index=_index(norms, vraag.normenkader),
                format_func=norms.__getitem__,
                key=f"zoek-normenkader-{ronde}",
            )
        with fourth:
            gate.selectbox(
                "Besloten",
                list(given),
                index=_index(given, vraag.gegeven),
                format_func=given.__getitem__,
                key=f"zoek-gegeven-{ronde}",
            )
        holds, first, second, third = st.columns([4, 4, 3, 3], vertical_alignment="bottom")
        for place, name, label, choices in (
            (holds, "geldend", "Geldt nog", GELDEND),
            (first, "afgeweken", "Voorstel", AFGEWEKEN),
        ):
            with place:
                gate.radio(
                    label,
                    list(choices),
                    index=list(choices).index(getattr(vraag, name)),
                    format_func=choices.__getitem__,
                    horizontal=True,
                    key=f"zoek-{name}-{ronde}",
                )
        with second:
            gate.text_input("Kenmerk van de zaak", value=vraag.zaak, key=f"zoek-zaak-{ronde}")
        with third:
            gate.text_input("Gebruiker", value=vraag.gebruiker, key=f"zoek-gebruiker-{ronde}")
        with st.container(horizontal=True, gap="small"):
            gate.form_submit_button("Zoek", type="primary", on_click=_search, args=(stand,))
            gate.form_submit_button("Wis", on_click=_clear, args=(stand,))


def norm_choices(kept: list[Normenkader]) -> dict[Keuze, str]:
    """Every normenkader in the register, and every version of one with more."""
    choices: dict[Keuze, str] = {("", ""): "Alle"}
    versions: dict[str, list[str]] = {}
    for norms in kept:
        own = versions.setdefault(norms.normenkader, [])
        if norms.versie not in own:
            own.append(norms.versie)
    for name, own in versions.items():
        if len(own) > 1:
            choices[name, ""] = f"{name}, alle versies"
        choices |= {(name, versie): f"{name} {versie}" for versie in own}
    return choices


def given_choices(kept: list[Normenkader], names: Names) -> dict[Keuze, str]:
    """Everything that can be decided: the outcomes, and the products by name."""
    choices: dict[Keuze, str] = {("", ""): "Alles"}
    for norms in reversed(kept):
        for u in norms.uitkomsten:
            choices.setdefault(("uitkomst", u.uitkomst), f"Uitkomst: {u.naam} ({u.uitkomst})")
    for norms in reversed(kept):
        for p in norms.producten:
            name = names.product(norms.normenkader, p.product)
            choices.setdefault(("product", p.product), f"Product: {name} ({p.product})")
    return choices


def _wrong(stand: RegisterState, name: str) -> list[str]:
    return [stand.fouten[name]] if name in stand.fouten else []


def _index(choices: dict[Keuze, str], chosen: Keuze) -> int:
    keys = list(choices)
    return keys.index(chosen) if chosen in keys else 0


def _search(stand: RegisterState) -> None:
    def typed(name: str) -> str:
        return str(st.session_state.get(f"zoek-{name}-{stand.ronde}") or "")

    asked = SearchForm(
        van=typed("van"),
        tot_en_met=typed("tot_en_met"),
        normenkader=st.session_state[f"zoek-normenkader-{stand.ronde}"],
        gegeven=st.session_state[f"zoek-gegeven-{stand.ronde}"],
        afgeweken=st.session_state[f"zoek-afgeweken-{stand.ronde}"],
        geldend=st.session_state[f"zoek-geldend-{stand.ronde}"],
        zaak=typed("zaak"),
        gebruiker=typed("gebruiker"),
        filter=stand.vraag.filter,
    )
    stand.vraag, stand.fouten = asked.read()
    stand.blad = 0


def _clear(stand: RegisterState) -> None:
    stand.vraag, stand.fouten, stand.blad = SearchForm(), {}, 0
    stand.ronde += 1


def _count(stand: RegisterState, total: int, shown: int) -> None:
    if stand.fouten:
        st.text("Er is niet gezocht: verbeter eerst wat hierboven staat.")
    if not total:
        st.text("Geen besluiten gevonden.")
        return
    first = stand.blad * PER_BLAD + 1
    of = counted(total, "besluit", "besluiten")
    st.text(f"{of} gevonden. Je ziet {span_text(first, first + shown - 1)}, het nieuwste eerst.")


def _paging(stand: RegisterState, total: int) -> None:
    last = (total - 1) // PER_BLAD
    if not last:
        return

    def turn(step: int) -> None:
        stand.blad += step

    with st.container(key=Key.BLADEREN, horizontal=True, vertical_alignment="center", gap="small"):
        gate.button(
            "Nieuwere", key="blad-terug", disabled=stand.blad == 0, on_click=turn, args=(-1,)
        )
        st.text(f"Blad {stand.blad + 1} van {last + 1}")
        gate.button(
            "Oudere", key="blad-verder", disabled=stand.blad >= last, on_click=turn, args=(1,)
        )


def _open_by_number() -> None:
    """For who does not use the mouse, or has a number from elsewhere."""
    with (
        st.form("besluit-openen", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        gate.text_input(
            "Nummer van het besluit",
            key=NUMBER,
            width=240,
            help="Het nummer van het besluit, of record en het nummer in de keten: record 12.",
        )
        gate.form_submit_button("Open besluit", on_click=_open_typed)


def _open_typed() -> None:
    typed = str(st.session_state.get(NUMBER) or "").strip()
    as_record = re.fullmatch(r"(?i)record\s*(\d{1,9})", typed)
    if as_record:
        _open(RECORD, as_record[1])
    elif typed:
        _open(BESLUIT, typed)
