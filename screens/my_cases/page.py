"""Mijn zaken: everything that a consulent began or decided, found by a part of the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from normenkader import Library
from normenkader.texts import counted
from register.decisions.terms.own import own_dates
from register.drafts import Concept
from register.errors import RegisterError
from register.local_days import today
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.intake.case.decided_case import open_decided
from screens.intake.case.kept import current, may_leave, open_address
from screens.intake.case.session import Intake
from screens.intake.evaluation.part import opened_key
from screens.intake.my_drafts import show_put_back, throw_away
from screens.intake.page import rules_for_intake
from screens.intake.reassess.starting import start_from
from screens.keys import Key, Prefix
from screens.my_cases.due import DueRow, due_rows
from screens.my_cases.list import ListRow, decided_rows, draft_rows
from screens.my_cases.waiting import WaitingRow, waiting_rows
from screens.sources import register as register_source
from screens.sources import terms as terms_source
from screens.sources.session import owned
from screens.widgets.layout import page_title, show_message
from screens.widgets.terms import due_html
from screens.widgets.wording import markdown
from terms.calendar import Calendar

SESSION, GO_TO = "mijn-zaken", "naar-pagina"
STEP = 20
FIRST_TERMS = 10
LEEG = "Je hebt nog geen zaken. Begin een intake."
NIETS_GEVONDEN = "Geen van je zaken heeft dit in het kenmerk."
WEG = "Die intake is er niet meer. Er is misschien een besluit over vastgelegd."


@dataclass
class ListState:
    """What one session looks for, and how many decisions it shows."""

    zoek: str = ""
    aantal: int = STEP
    termijnen: int = FIRST_TERMS


@gate.needs(Action.INTAKE)
def show(user: User) -> None:
    """Draw the page for who may do an intake."""
    bibliotheek = rules_for_intake(user)
    if bibliotheek is None:
        return
    intake = current(bibliotheek, user)
    page_title("Mijn zaken")
    st.title("Mijn zaken", anchor=False)
    with st.container(key="mijn-zaken", gap="small"):
        _message(intake)
        lijst = owned(SESSION, user.pseudoniem, ListState)
        _search(lijst)
        try:
            _rows(lijst, intake, bibliotheek, user)
        except RegisterError as error:
            register_source.report(error)
            show_message("error", "Je zaken zijn nu niet te lezen.", [str(error)])


def _message(intake: Intake) -> None:
    melding, intake.melding = intake.melding, None
    if melding is not None:
        show_message(melding.soort, melding.titel, melding.regels)


def _search(items: ListState) -> None:
    def take() -> None:
        items.zoek, items.aantal = (st.session_state.get("zoek-zaak") or "").strip(), STEP

    gate.text_input(
        "Zoek op kenmerk :gray[· een deel is genoeg]",
        value=items.zoek,
        key="zoek-zaak",
        width=360,
        on_change=take,
    )


def _rows(items: ListState, intake: Intake, library: Library, user: User) -> None:
    register = register_source.opened()
    drafts = draft_rows(register, user, library, items.zoek)
    total, decided = decided_rows(register, user, library, items.zoek, items.aantal)
    show_put_back(intake, user)
    _waiting(register, intake, user)
    with st.container(key=Key.ZAKEN_GEVONDEN):
        st.text(_found(items.zoek, len(drafts), total))
    if not drafts and not total:
        if not items.zoek:
            gate.button("Begin een intake", key="begin-intake", on_click=_go_to_intake)
        return
    _due(items, drafts, intake, library, user)
    for titel, rows in (("Concepten", drafts), ("Besluiten", decided)):
        if rows:
            st.header(titel, anchor=False)
            with st.container(key=Prefix.ZAKEN.of(titel.lower()), gap="xsmall"):
                for row in rows:
                    _row(row, intake, library, user)
    if total > len(decided):
        gate.button(
            f"Toon meer besluiten :gray[nog {total - len(decided)}]",
            key="meer-zaken",
            on_click=_more,
            args=(items,),
        )


def _waiting(register: Register, intake: Intake, user: User) -> None:
    """What waits for an evaluation or a new intake, with the way to it."""
    rows = waiting_rows(register, user)
    if not rows:
        return
    st.header("Evaluaties", anchor=False)
    with st.container(key=Prefix.ZAKEN.of("evaluaties"), gap="xsmall"):
        for row in rows:
            key = f"evaluatie-{row.record}"
            with st.container(
                key=f"zaak-{key}", horizontal=True, vertical_alignment="center", gap="small"
            ):
                gate.button(
                    f"{markdown(row.zaak)} :gray[{row.opening}]",
                    key=Prefix.OPEN.of(key),
                    type="tertiary",
                    icon=row.icon,
                    on_click=_evaluate,
                    args=(intake, user, row),
                )
                st.text(row.zin)


def _evaluate(intake: Intake, user: User, row: WaitingRow) -> None:
    """Show the decision on the page Intake, with the form of its evaluation open."""
    if may_leave(intake, user) and open_decided(intake, user, str(row.record)):
        if row.evaluates:
            st.session_state[opened_key(row.record)] = True
        intake.melding = None
        _go_to_intake()


def _due(
    items: ListState, drafts: Sequence[ListRow], intake: Intake, library: Library, user: User
) -> None:
    """The terms that run or were missed, each with what opens its case."""
    calendar = terms_source.load()
    if not isinstance(calendar, Calendar):
        lines = [str(problem) for problem in calendar]
        show_message("error", "De gelijkgestelde dagen zijn niet goed.", lines)
        return
    decided = []
    if user.may(Action.ZAAK_LEZEN):
        decided = own_dates(register_source.opened(), user, items.zoek)
    found = due_rows(drafts, decided, today(), calendar)
    if not found:
        return
    st.header("Termijnen", anchor=False)
    with st.container(key=Prefix.ZAKEN.of("termijnen"), gap="xsmall"):
        for item in found[: items.termijnen]:
            _due_row(item, intake, library, user)
    rest = len(found) - items.termijnen
    if rest > 0:
        gate.button(
            f"Toon meer termijnen :gray[nog {rest}]",
            key="meer-termijnen",
            on_click=_more_terms,
            args=(items,),
        )


def _due_row(item: DueRow, intake: Intake, library: Library, user: User) -> None:
    with st.container(
        key=Prefix.TERMIJN.of(item.key), horizontal=True, vertical_alignment="center", gap="small"
    ):
        gate.button(
            f"{markdown(item.row.zaak)} :gray[{item.row.opening}, {item.due.term.rule.titel}]",
            key=Prefix.OPEN.of(f"termijn-{item.key}"),
            type="tertiary",
            icon=":material/schedule:",
            on_click=_open,
            args=(intake, library, user, item.row),
        )
        st.html(due_html(item.due))


def _more_terms(items: ListState) -> None:
    items.termijnen += STEP


def _found(query: str, drafts: int, decided: int) -> str:
    if not drafts and not decided:
        return NIETS_GEVONDEN if query else LEEG
    concepts = counted(drafts, "concept", "concepten")
    decisions = counted(decided, "besluit", "besluiten")
    return f"{concepts} en {decisions}" + (" gevonden." if query else ".")


def _more(items: ListState) -> None:
    items.aantal += STEP


def _row(row: ListRow, intake: Intake, library: Library, user: User) -> None:
    with st.container(
        key=f"zaak-{row.key}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        gate.button(
            f"{markdown(row.zaak)} :gray[{row.opening}]",
            key=Prefix.OPEN.of(row.key),
            type="tertiary",
            icon=":material/gavel:" if row.concept is None else ":material/edit_note:",
            on_click=_open,
            args=(intake, library, user, row),
        )
        st.text(row.zin)
        if row.toestand == "besloten":
            gate.button(
                f"Nieuw onderzoek :gray[{markdown(row.zaak)}, {row.opening}]",
                key=Prefix.HERINDICATIE.of(row.key),
                type="tertiary",
                icon=":material/autorenew:",
                on_click=_start_again,
                args=(intake, library, user, row),
            )
        if row.concept is not None:
            gate.button(
                f"Weggooien :gray[{markdown(row.zaak)}]",
                key=Prefix.GOOI_WEG.of(row.key),
                type="tertiary",
                icon=":material/delete:",
                on_click=_throw_away,
                args=(intake, library, user, row.concept),
            )


def _open(intake: Intake, library: Library, user: User, row: ListRow) -> None:
    """Show a case on the page Intake; what is on that page now is stored first."""
    if not may_leave(intake, user):
        return
    if row.concept is None:
        opened = open_decided(intake, user, str(row.record))
    else:
        opened = open_address(intake, library, user, row.concept.adres, absent=WEG)
    if opened:
        intake.melding = None
        _go_to_intake()


def _start_again(intake: Intake, library: Library, user: User, row: ListRow) -> None:
    """Begin a new research from a decision; what is on the page Intake now is stored first."""
    if may_leave(intake, user) and start_from(intake, library, user, row.record or 0):
        _go_to_intake()


def _throw_away(intake: Intake, library: Library, user: User, concept: Concept) -> None:
    here = intake.draft.opslag.concept
    if here is not None and here.adres == concept.adres:
        # It must not be stored again from the page Intake.
        intake.next_intake(library)
    throw_away(intake, user, concept)


def _go_to_intake() -> None:
    st.session_state[GO_TO] = "intake"
