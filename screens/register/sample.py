"""A random sample that anybody can draw again, and replaying it on the spot."""

from __future__ import annotations

import shlex
from functools import partial

import pandas as pd
import streamlit as st

from normenkader.texts import counted
from register.decisions.naming import Names, stored_normenkaders
from register.decisions.numbering import Numbering, Order
from register.decisions.reading import Filter, fitting_numbers, placed, rows_of
from register.decisions.selection import sample
from register.replaying.replay import ReplayReport, replay
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.keys import Key
from screens.register.export import export_buttons
from screens.register.search import open_one
from screens.register.state import RegisterState, Sample, selection_text
from screens.widgets import pieces
from screens.widgets.fields import framed
from screens.widgets.progress import counting
from screens.widgets.register_table import decision_table
from screens.widgets.tables import table

MOST = 1_000
AANTAL, ZAAD, TOT = FIELDS = ("aantal", "zaad", "tot")
# So often the progress is told.
PART = 10


def show_sample(register: Register, user: User, stand: RegisterState) -> None:
    """Draw the form, and the sample that was drawn."""
    st.header("Steekproef", anchor=False)
    st.text(selection_text(stand.vraag.filter))
    numbers = fitting_numbers(register, user, stand.vraag.filter)
    if not numbers:
        st.text("Er zijn geen besluiten om uit te trekken.")
        return
    st.caption(
        "Hetzelfde aantal, hetzelfde zaad en dezelfde besluiten geven altijd dezelfde steekproef. "
        "Een andere selectie kies je bij Zoeken."
    )
    _form(stand, numbers)
    if stand.steekproef is not None:
        _show(register, user, stand, stand.steekproef)


def _form(stand: RegisterState, numbers: list[int]) -> None:
    def draw() -> None:
        texts = [str(st.session_state.get(f"steek-{name}") or "").strip() for name in FIELDS]
        drawn = drawn_from(stand.vraag.filter, numbers, *texts)
        if isinstance(drawn, dict):
            # The sample of before is not what these fields say.
            stand.steek_fouten, stand.steekproef, stand.herhaling = drawn, None, None
            return
        stand.steek_fouten, stand.zaad = {}, drawn.zaad
        stand.steekproef, stand.herhaling = drawn, None
        stand.ronde += 1

    with (
        st.form("steekproef", border=True),
        st.container(horizontal=True, vertical_alignment="top", gap="small"),
    ):
        for name, label, value, width in (
            (AANTAL, "Hoeveel besluiten", "10", 150),
            (ZAAD, "Zaad", stand.zaad, 220),
            (TOT, "Tot en met record", str(numbers[-1]), 210),
        ):
            with framed(f"steek-{name}", partial(_wrong, stand, name)):
                gate.text_input(label, value=value, key=f"steek-{name}", width=width)
        with st.container(key=Key.STEEK_KNOP, width="content"):
            gate.form_submit_button("Trek de steekproef", type="primary", on_click=draw)


def _wrong(stand: RegisterState, name: str) -> list[str]:
    return [stand.steek_fouten[name]] if name in stand.steek_fouten else []


def drawn_from(
    filter_: Filter, numbers: list[int], count: str, zaad: str, tot: str
) -> Sample | dict[str, str]:
    """Draw a sample of what was typed, or say for each field what is wrong."""
    wrong = {}
    if not (_whole(count) and 1 <= int(count) <= MOST):
        wrong[AANTAL] = f"Geef een heel aantal, van 1 tot en met {MOST}."
    if not zaad:
        wrong[ZAAD] = "Geef een zaad: een woord of getal dat de steekproef bepaalt."
    within = [n for n in numbers if n <= int(tot)] if _whole(tot) else []
    if not _whole(tot):
        wrong[TOT] = "Geef het nummer van het laatste record dat mag meedoen."
    elif not within:
        wrong[TOT] = "Tot en met dat record is er geen besluit."
    if wrong:
        return wrong
    chosen = sample(within, int(count), zaad)
    return Sample(filter_, len(within), int(count), zaad, int(tot), tuple(chosen))


def _whole(tekst: str) -> bool:
    """Say whether a text is a whole number that is no longer than any record's."""
    return tekst.isascii() and tekst.isdigit() and len(tekst) < 10


def _show(register: Register, user: User, stand: RegisterState, drawn: Sample) -> None:
    rows = rows_of(register, user, drawn.nummers)
    count = counted(len(rows), "besluit", "besluiten")
    st.text(f"Getrokken: {count} uit {drawn.uit}, met zaad {drawn.zaad}.")
    if drawn.filter != stand.vraag.filter:
        st.text(
            f"Let op: deze steekproef hoort bij een eerdere selectie. "
            f"{selection_text(drawn.filter)}"
        )
    names = Names(stored_normenkaders(register, user))
    order = placed(register, user, rows)
    decision_table(rows, names, order, f"steekproef-{stand.ronde}", open_one)
    if user.may(Action.HERHALEN):
        _replay(register, user, stand, drawn, order)
    export_buttons(register, user, drawn.nummers, len(rows), "steekproef")
    _how_to_repeat(drawn)


def _replay(
    register: Register,
    user: User,
    stand: RegisterState,
    drawn: Sample,
    order: Order,
) -> None:
    if gate.button("Bereken deze steekproef opnieuw", key="herhaal-steekproef", type="primary"):
        total = len(drawn.nummers)
        with counting("Bezig met opnieuw berekenen", "opnieuw berekend") as told:
            stand.herhaling = replay(
                register, user, drawn.nummers, part=PART, tell=lambda done: told(done, total)
            )
    if stand.herhaling is not None:
        _result(stand.herhaling, order.nummering)


def _result(report: ReplayReport, numbering: Numbering) -> None:
    if not report.anders:
        told = f"Precies hetzelfde antwoord als toen: {report.gelijk} van {report.done}."
        st.html(pieces.said("Alles gelijk.", told, "nw-goed"))
    else:
        told = "Open een besluit om het verschil te zien."
        many = f"Niet gelijk: {report.anders} van {report.done}."
        st.html(pieces.said(many, told, "nw-fout"))
        table(
            pd.DataFrame(
                [
                    {
                        "Besluit": numbering.besluit(u.nummer),
                        "Zaak": u.zaak,
                        "Wat": u.fout or "een ander antwoord",
                        "Record": u.nummer,
                    }
                    for u in report.verschillen
                ]
            )
        )
    if report.verwijderd:
        count = counted(report.verwijderd, "besluit", "besluiten")
        st.text(f"Van {count} is de inhoud na de termijn verwijderd.")


def _how_to_repeat(drawn: Sample) -> None:
    st.html(pieces.heading("Zo herhaal je deze steekproef"))
    st.text(
        f"Hier: kies dezelfde selectie bij Zoeken. {selection_text(drawn.filter)} Vul dan in: "
        f"{counted(drawn.aantal, 'besluit', 'besluiten')}, zaad {drawn.zaad}, "
        f"tot en met record {drawn.tot_nummer}."
    )
    command = repeat_command(drawn)
    if command is None:
        st.text("De opdrachtregel kent deze selectie niet: daar trek je uit alle besluiten.")
        return
    st.text("Of op de opdrachtregel van de server:")
    st.code(command, language=None, wrap_lines=True)


def repeat_command(drawn: Sample) -> str | None:
    """The command that draws the same sample; None where it has no word for the selection."""
    if drawn.filter != Filter(van=drawn.filter.van):
        return None
    since = ["--sinds", drawn.filter.van.isoformat()] if drawn.filter.van else []
    options = ["--steekproef", str(drawn.aantal), f"--zaad={drawn.zaad}"]
    options += ["--tot-nummer", str(drawn.tot_nummer), *since]
    return shlex.join(["normwijzer", "register", "herhaal", *options])
