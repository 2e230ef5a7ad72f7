"""The intake form: the list of parts, the chosen part, and the proposal that is always in sight."""

from __future__ import annotations

import streamlit as st

from normenkader import InvalidInputError, Library
from normenkader.file.problems import Problem, first_lines
from rights import Action, User
from screens.access import gate
from screens.intake.case.decided_case import rules_for, stand_of
from screens.intake.case.kept import current, follow_address, keep, show_address
from screens.intake.case.part_list import part_keys, part_name, show_list
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.form.next_question import show_next_question
from screens.intake.form.panel import show_panel
from screens.intake.parts import show_part
from screens.intake.storing import show_clash, show_stored
from screens.keys import Key, Prefix
from screens.sources import rules as rules_source
from screens.sources.own_first import own_first
from screens.widgets import pieces
from screens.widgets.layout import page_title, show_banner, show_message, three_columns
from screens.widgets.wording import fault_lines, markdown, read_date
from zaak.checking import InvalidZaakError


@gate.needs(Action.INTAKE)
def show(user: User) -> None:
    """Draw the page for who may do an intake."""
    bibliotheek = rules_for_intake(user)
    if bibliotheek is None:
        return
    try:
        show_intake(bibliotheek, user)
    except InvalidZaakError as error:
        st.error("Deze zaak past niet bij het normenkader.")
        for line in first_lines(fault_lines(error.fouten)):
            st.text(line)


def rules_for_intake(user: User) -> Library | None:
    """The rules for who may do an intake; None where they are not sound, and that is said."""
    user.require(Action.INTAKE)
    try:
        own_first()
    except InvalidInputError as error:
        show_problems(error.problemen, "Een instelling is niet goed.")
        return None
    bibliotheek = rules_source.load()
    if isinstance(bibliotheek, Library):
        return bibliotheek
    show_problems(bibliotheek)
    return None


def show_problems(
    problems: tuple[Problem, ...], what: str = "De normenkaders zijn niet goed."
) -> None:
    """Without sound rules and settings there is no form."""
    page_title("Intake")
    st.title("Normwijzer", anchor=False)
    st.error(f"{what} Verbeter dat en start Normwijzer opnieuw.")
    for line in first_lines([str(probleem) for probleem in problems]):
        st.text(line)


def show_intake(library: Library, user: User) -> None:
    """Draw the whole form. The middle comes first: it takes over what the user just did."""
    intake = current(library, user)
    intake.beslist = user.may(Action.BESLISSEN)
    if intake.draft.opslag.origin is not None:
        intake.draft.opslag.origin.read(user)
    head = st.container(key=Key.KOP, horizontal=True, vertical_alignment="center", gap="small")
    content = intake.draft.inhoud
    rules = rules_for(intake, library)
    peildatum = read_date(content["peildatum"])
    normenkader = rules.in_force(content["normenkader"], peildatum)
    keys = part_keys(intake, normenkader)
    follow_address(intake, keys)
    if intake.deel not in keys:
        intake.deel = keys[0]
    page_title(part_name(normenkader, intake.deel), content["zaak"], _what(intake))
    show_banner(normenkader, peildatum)
    columns = three_columns()
    with columns.midden:
        in_the_way = st.container()
        _message(intake)
        stand = show_part(
            intake,
            normenkader,
            library,
            user,
            lambda: stand_of(intake, library),
        )
        _focus(intake)
    with columns.paneel:
        next_question = show_panel(intake, stand)
    with columns.lijst:
        show_list(intake, stand)
    keep(intake, user)
    show_address(intake)
    with in_the_way:
        show_clash(intake, library, user)
    with head:
        _head(intake, stand)
    if intake.unsaved:
        st.container(key=Key.NIET_BEWAARD).html(pieces.nothing())
    # Last: weighing every open question takes longest, and the rest is on the screen by then.
    with next_question:
        show_next_question(intake, stand)


def _what(intake: Intake) -> str:
    """What is on the page: an intake, or the decision that it led to."""
    number, dossier = intake.besluit.nummer, intake.besluit.dossier
    if number is None:
        return "Intake"
    return f"Record {number}" if dossier is None else f"Besluit {dossier.besluitnummer}"


def _head(intake: Intake, stand: Standing) -> None:
    st.title(_what(intake), anchor=False)
    st.text(intake.draft.inhoud["zaak"])
    st.html(pieces.paragraph(stand.normenkader.titel, "nw-kader"))
    show_stored(intake)
    last = intake.draft.last_step
    gate.button(
        f"Ongedaan maken :gray[{markdown(last)}]" if last else "Ongedaan maken",
        key=Key.ONGEDAAN,
        icon=":material/undo:",
        type="tertiary",
        disabled=not last,
        on_click=intake.undo,
    )


def _message(intake: Intake) -> None:
    """What just happened; its lines may echo input and are plain text."""
    if intake.melding is not None:
        show_message(intake.melding.soort, intake.melding.titel, intake.melding.regels)


def _focus(intake: Intake) -> None:
    """Tell the script of the page that the focus goes to the heading of a newly shown part."""
    st.container(key=Prefix.SPRONG.of(intake.sprong)).html(pieces.nothing())
