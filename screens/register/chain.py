"""Checking the chain: everything that was stored, from the first record to the last."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from normenkader.file.problems import InvalidInputError, first_lines
from normenkader.texts import counted, listed
from register.decisions.writing import now
from register.integrity.anchor import Anchor, read_anchor, take_anchor
from register.integrity.control import control
from register.integrity.findings import CheckReport
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.register.state import RegisterState
from screens.widgets import pieces
from screens.widgets.progress import counting
from screens.widgets.register_table import both_text
from screens.widgets.tables import table

UITLEG = (
    "Elk besluit is met een hash vastgemaakt aan het vorige. De controle rekent alle hashes na en "
    "vindt het als er iets is veranderd, ertussen gezet of weggehaald."
)
ANKER_UITLEG = (
    "Zijn de laatste besluiten afgeknipt, dan klopt de rest van de keten nog steeds. Dat zie je "
    "alleen met een anker: een klein bestand met het aantal en de laatste hash. Bewaar het ergens "
    "waar de beheerder van het register er niet bij kan."
)


def show_chain(register: Register, user: User, stand: RegisterState) -> None:
    """Draw the check, its result, and the anchors."""
    st.header("Keten", anchor=False)
    st.html(pieces.paragraph(UITLEG))
    left, right = st.columns(2)
    with right.container(key="keten-anker", border=True, gap="small"):
        anker = _anchors(register, user, stand)
    with left.container(key="keten-controle", border=True, gap="small"):
        st.html(pieces.heading("Controle"))
        asked = gate.button("Controleer de keten", key="controleer", type="primary")
        if stand.keten_fout:
            # Nothing is checked while the user thinks that this anchor takes part.
            st.text("Er is nu niets gecontroleerd. Kies een ander anker of haal dit bestand weg.")
            return
        if asked:
            _check(register, user, stand, anker)
        if stand.keten is None:
            _head(take_anchor(register, user, now()))
        else:
            _result(stand.keten, stand.keten_anker)


def _head(anker: Anchor) -> None:
    st.text(f"Records in de keten: {anker.aantal}")
    st.text(f"Hash van het laatste record: {anker.hash}")


def _anchors(register: Register, user: User, stand: RegisterState) -> Anchor | None:
    def made() -> bytes:
        # Of the moment of the click.
        return take_anchor(register, user, now()).text.encode()

    st.html(pieces.heading("Ankers") + pieces.paragraph(ANKER_UITLEG))
    gate.download_button(
        "Maak een anker en sla het op",
        key="anker-maken",
        icon=":material/anchor:",
        data=made,
        file_name=f"anker-{now():%Y-%m-%d}.json",
        mime="application/json",
        on_click="ignore",
    )
    file = gate.file_uploader("Vergelijk met een eerder anker", type=["json"], key="anker-lezen")
    found = None if file is None else uploaded_anchor(file.getvalue())
    if isinstance(found, list):
        # What an earlier anchor gave says nothing about this one.
        stand.keten, stand.keten_anker, stand.keten_fout = None, None, tuple(found)
        st.error("Dit bestand is geen anker. Er is niet mee vergeleken.")
        for line in found:
            st.text(line)
        return None
    stand.keten_fout = ()
    if found != stand.keten_anker:
        # The result on the screen is of a check with another anchor, or without.
        stand.keten = None
    stand.keten_anker = found
    if found is not None:
        st.text(anchor_text(found))
    return found


def anchor_text(anker: Anchor) -> str:
    """What an anchor says, and what to do with it."""
    if not anker.aantal:
        return (
            "Dit anker is van een leeg register: 0 records. Het zegt niets over wat er is "
            "vastgelegd, en telt niet mee."
        )
    return (
        f"Anker van {both_text(anker.tijdstip)}: {counted(anker.aantal, 'record', 'records')}. "
        "Kies nu Controleer de keten."
    )


def uploaded_anchor(content: bytes) -> Anchor | list[str]:
    """Read an anchor that somebody sent, or give what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "anker.json")
        path.write_bytes(content)
        try:
            return read_anchor(path)
        except InvalidInputError as error:
            lines = [": ".join(filter(None, [p.plaats, p.melding])) for p in error.problemen]
            return list(first_lines(lines))


def reach_text(report: CheckReport, anker: Anchor | None) -> str:
    """Up to which record the anchor reaches: nothing after it is held against anything."""
    if report.verankerd_tot:
        return (
            f"Vergeleken met het anker dat je hebt gekozen, tot en met record "
            f"{report.verankerd_tot} van de {report.records}."
        )
    if report.ankers:
        return "Vergeleken met het anker dat je hebt gekozen. Het past niet bij dit register."
    why = "Het anker is van 0 records" if anker is not None else "Zonder anker"
    return f"{why}: of er aan het eind iets is afgeknipt, is niet te zien."


def removal_lines(report: CheckReport) -> list[str]:
    """What was removed after the anchor: whoever checks must know of each."""
    since = "Na het anker" if report.verankerd_tot else "Sinds het begin"
    if not report.verwijderingen:
        return [f"{since} is niets verwijderd."]
    return [
        f"{since} verwijderd, op {both_text(v.tijdstip)}, door {v.gebruiker} (record {v.nummer}): "
        f"de inhoud van record {listed([str(n) for n in v.nummers])}."
        for v in report.verwijderingen
    ]


def _check(register: Register, user: User, stand: RegisterState, anker: Anchor | None) -> None:
    # An older result must not stay in sight when this one fails.
    stand.keten = None
    with counting("Bezig met controleren", "records") as told:
        stand.keten = control(register.plek, user, now(), [anker] if anker else [], told)


def follow_up_words(report: CheckReport) -> str:
    """How many records follow a decision, to begin the next words; "" where none does."""
    if not report.vervolgstukken:
        return ""
    return f"{counted(report.vervolgstukken, 'stuk erna', 'stukken erna')} (zoals evaluaties), "


def _result(report: CheckReport, anker: Anchor | None) -> None:
    counts = (
        f"{counted(report.records, 'record', 'records')}, "
        f"{counted(report.besluiten, 'besluit', 'besluiten')}, "
        f"{follow_up_words(report)}{report.verwijderd} na de termijn verwijderd."
    )
    if report.all_right:
        st.html(pieces.said("De keten klopt.", "Er is niets gevonden.", "nw-goed"))
    else:
        many = len(report.bevindingen) + report.meer
        found = counted(many, "bevinding", "bevindingen")
        st.html(pieces.said(f"De keten klopt niet: {found}.", kind="nw-fout"))
    st.text(f"Gecontroleerd: {counts}")
    st.text(f"Hash van het laatste record: {report.hash}")
    for line in [reach_text(report, anker), *removal_lines(report)]:
        st.text(line)
    if not report.all_right:
        rows: list[dict[str, Any]] = [
            {
                "Record": "" if b.nummer is None else str(b.nummer),
                "Soort": b.soort,
                "Bevinding": b.melding,
            }
            for b in report.bevindingen
        ]
        table(pd.DataFrame(rows))
        if report.meer:
            st.text(f"En nog {counted(report.meer, 'bevinding', 'bevindingen')}.")
