"""The intake form: the list of parts, the chosen part, and the proposal that is always in sight."""

from __future__ import annotations

import streamlit as st

from normenkader import Bibliotheek
from normenkader.problems import Probleem, first_lines
from rights import Actie, Gebruiker
from screens import gate, rules_source
from screens.decided_case import rules_for, stand_of
from screens.kept import current, follow_address, keep, show_address
from screens.layout import page_title, show_banner, show_message, three_columns
from screens.next_question import show_next_question
from screens.panel import show_panel
from screens.part_list import part_keys, part_name, show_list
from screens.parts import show_part
from screens.session import Intake
from screens.standing import Standing
from screens.storing import show_clash, show_stored
from screens.wording import escape, fault_lines, markdown, read_date
from zaak.checking import OngeldigeZaak


@gate.needs(Actie.INTAKE)
def show(gebruiker: Gebruiker) -> None:
    """Draw the page for who may do an intake."""
    bibliotheek = rules_for_intake(gebruiker)
    if bibliotheek is None:
        return
    try:
        show_intake(bibliotheek, gebruiker)
    except OngeldigeZaak as fout:
        st.error("Deze zaak past niet bij het normenkader.")
        for line in first_lines(fault_lines(fout.fouten)):
            st.text(line)


def rules_for_intake(gebruiker: Gebruiker) -> Bibliotheek | None:
    """The rules for who may do an intake; None where they are not sound, and that is said."""
    gebruiker.require(Actie.INTAKE)
    bibliotheek = rules_source.load()
    if isinstance(bibliotheek, Bibliotheek):
        return bibliotheek
    show_problems(bibliotheek)
    return None


def show_problems(problemen: tuple[Probleem, ...]) -> None:
    """Without sound rules there is no form."""
    page_title("Intake")
    st.title("Normwijzer", anchor=False)
    st.error("De normenkaders zijn niet goed. Verbeter ze en start Normwijzer opnieuw.")
    for line in first_lines([str(probleem) for probleem in problemen]):
        st.text(line)


def show_intake(bibliotheek: Bibliotheek, gebruiker: Gebruiker) -> None:
    """Draw the whole form. The middle comes first: it takes over what the user just did."""
    intake = current(bibliotheek, gebruiker)
    intake.beslist = gebruiker.may(Actie.BESLISSEN)
    head = st.container(key="kop", horizontal=True, vertical_alignment="center", gap="small")
    inhoud = intake.draft.inhoud
    rules = rules_for(intake, bibliotheek)
    peildatum = read_date(inhoud["peildatum"])
    normenkader = rules.in_force(inhoud["normenkader"], peildatum)
    keys = part_keys(intake, normenkader)
    follow_address(intake, keys)
    if intake.deel not in keys:
        intake.deel = keys[0]
    page_title(part_name(normenkader, intake.deel), inhoud["zaak"], _what(intake))
    show_banner(normenkader, peildatum)
    columns = three_columns()
    with columns.midden:
        in_the_way = st.container()
        _message(intake)
        stand = show_part(
            intake, normenkader, bibliotheek, gebruiker,
            lambda: stand_of(intake, bibliotheek),
        )  # fmt: skip
        _focus(intake)
    with columns.paneel:
        next_question = show_panel(intake, stand)
    with columns.lijst:
        show_list(intake, stand)
    keep(intake, gebruiker)
    show_address(intake)
    with in_the_way:
        show_clash(intake, bibliotheek, gebruiker)
    with head:
        _head(intake, stand)
    if intake.unsaved:
        st.container(key="niet-bewaard").html("<span></span>")
    # Last: weighing every open question takes longest, and the rest is on the screen by then.
    with next_question:
        show_next_question(intake, stand)


def _what(intake: Intake) -> str:
    """What is on the page: an intake, or the decision that it led to."""
    nummer, dossier = intake.besluit.nummer, intake.besluit.dossier
    if nummer is None:
        return "Intake"
    return f"Record {nummer}" if dossier is None else f"Besluit {dossier.besluitnummer}"


def _head(intake: Intake, stand: Standing) -> None:
    st.title(_what(intake), anchor=False)
    st.text(intake.draft.inhoud["zaak"])
    st.html(f'<p class="nw-kader">{escape(stand.normenkader.titel)}</p>')
    show_stored(intake)
    last = intake.draft.last_step
    gate.button(
        f"Ongedaan maken :gray[{markdown(last)}]" if last else "Ongedaan maken",
        key="ongedaan", icon=":material/undo:", type="tertiary", disabled=not last,
        on_click=intake.undo,
    )  # fmt: skip


def _message(intake: Intake) -> None:
    """What just happened; its lines may echo input and are plain text."""
    if intake.melding is not None:
        show_message(intake.melding.soort, intake.melding.titel, intake.melding.regels)


def _focus(intake: Intake) -> None:
    """Tell the script of the page that the focus goes to the heading of a newly shown part."""
    st.container(key=f"sprong-{intake.sprong}").html("<span></span>")
