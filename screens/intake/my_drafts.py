"""The open drafts of the user: open one, or throw one away."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from normenkader import Library
from normenkader.texts import date_text
from register.decisions.writing import now
from register.drafts import Concept, drop_draft, own_drafts, start_draft
from register.errors import RegisterError
from register.local_days import HERE
from rights import User
from screens.access import gate
from screens.intake.case.deciding_state import Message
from screens.intake.case.kept import may_leave, open_address
from screens.intake.case.session import Intake
from screens.keys import Key, Prefix
from screens.sources import register as register_source
from screens.widgets import pieces
from screens.widgets.moments import moment
from screens.widgets.wording import date_words, markdown

MOST = 6


def show_my_drafts(intake: Intake, library: Library, user: User) -> None:
    """The list on the part Zaak; the draft on the screen itself is not in it."""
    with st.container(key=Key.MIJN_INTAKES, gap="xsmall"):
        st.html(pieces.heading("Mijn andere concepten"))
        try:
            drafts = own_drafts(register_source.opened(), user, now())
        except RegisterError as error:
            register_source.report(error)
            st.text(f"Je concepten zijn nu niet te lezen: {error}")
            return
        here = intake.draft.opslag.concept
        others = [c for c in drafts if here is None or c.adres != here.adres]
        if not others:
            st.caption("Je hebt geen andere concepten.")
        for concept in others[:MOST]:
            _row(concept, intake, library, user)
        if others[MOST:]:
            key = "alle-intakes"
            if st.session_state.get(key):
                for concept in others[MOST:]:
                    _row(concept, intake, library, user)
            gate.toggle(f"Ook de {len(others) - MOST} oudere tonen", key=key)
        show_put_back(intake, user)
        st.caption("Al je concepten en besluiten staan op de pagina ‘Mijn zaken’.")


def show_put_back(intake: Intake, user: User) -> None:
    """The way back for the draft that was last thrown away."""
    if intake.weggegooid is not None:
        gate.button(
            f"{markdown(name(intake.weggegooid))} terugzetten",
            key="terugzetten",
            icon=":material/undo:",
            on_click=_put_back,
            args=(intake, user),
        )


def _row(concept: Concept, intake: Intake, library: Library, user: User) -> None:
    # The address opens the draft: a part of it is enough for a key on the screen.
    key = concept.adres[:8]
    peildatum = str(concept.inhoud.get("inhoud", {}).get("peildatum", ""))
    when = changed(moment(concept.gewijzigd), datetime.now(HERE))
    with st.container(key=f"intake-{key}", horizontal=True, gap="small"):
        gate.button(
            f"{markdown(name(concept))} :gray[peildatum {date_words(peildatum)}, gewijzigd {when}]",
            key=Prefix.OPEN.of(key),
            type="tertiary",
            icon=":material/folder_open:",
            on_click=_open,
            args=(intake, library, user, concept.adres),
        )
        gate.button(
            f"Weggooien :gray[{markdown(name(concept))}]",
            key=Prefix.GOOI_WEG.of(key),
            type="tertiary",
            icon=":material/delete:",
            on_click=throw_away,
            args=(intake, user, concept),
        )


def name(concept: Concept) -> str:
    """The reference of the case in a draft."""
    return str(concept.inhoud.get("inhoud", {}).get("zaak", "?"))


def changed(when: datetime, nu: datetime) -> str:
    """When something changed, in words."""
    days = (nu.date() - when.date()).days
    if days == 0:
        return f"vandaag om {when:%H:%M}"
    if days == 1:
        return f"gisteren om {when:%H:%M}"
    if timedelta(days=days) < timedelta(weeks=1):
        return f"{days} dagen geleden"
    return f"op {date_text(when.date())}"


def _open(intake: Intake, library: Library, user: User, address: str) -> None:
    # What is on the screen is stored first: it then is in the list.
    if not may_leave(intake, user):
        return
    if open_address(intake, library, user, address, absent="Die intake is er niet meer."):
        intake.sprong += 1
        intake.melding = Message("info", f"Geopend: {intake.draft.inhoud['zaak']}")


def throw_away(intake: Intake, user: User, concept: Concept) -> None:
    """Remove a draft; it can be put back for as long as this session lasts."""
    try:
        drop_draft(register_source.opened(), user, concept.adres)
    except RegisterError as error:
        register_source.report(error)
        intake.melding = Message("error", "Weggooien lukt nu niet.", (str(error),))
        return
    intake.weggegooid = concept
    titel = f"Weggegooid: {name(concept)}. Je kunt die nog terugzetten."
    intake.melding = Message("info", titel)


def _put_back(intake: Intake, user: User) -> None:
    concept = intake.weggegooid
    if concept is None:
        return
    try:
        start_draft(register_source.opened(), user, concept.inhoud, now())
    except RegisterError as error:
        register_source.report(error)
        intake.melding = Message("error", "Terugzetten lukt nu niet.", (str(error),))
        return
    intake.weggegooid = None
    intake.melding = Message("info", f"Teruggezet: {name(concept)}")
