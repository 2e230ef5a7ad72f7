"""A recorded decision on the screen: number, time, what was decided, and what one can do next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from normenkader import Library
from publishing.markup import Markup, Pieces
from register.decisions.reading import Dossier
from register.errors import RegisterError
from rights import Action, User
from screens.access import gate
from screens.intake.case.decided_case import open_decided
from screens.intake.case.decision_files import as_json, as_text, facts, file_name, own_words
from screens.intake.case.session import Intake
from screens.intake.cost.part import show_cost
from screens.intake.decide.correcting import start_correction
from screens.intake.decide.sending import show_sending
from screens.intake.documents.part import show_documents
from screens.intake.evaluation.part import show_evaluation
from screens.intake.message.part import show_message
from screens.intake.reassess.starting import start_reassessment
from screens.keys import Key, Prefix
from screens.sources import register as register_source
from screens.widgets import pieces
from screens.widgets.declarable import show_declarable
from screens.widgets.moments import moment_text

HTML = Pieces(__name__)


def show_recorded(intake: Intake, library: Library, user: User) -> None:
    """The decision of this session; the case is only for reading now."""
    number, dossier = intake.besluit.nummer, intake.besluit.dossier
    with st.container(key="vastgelegd", gap="small"):
        if dossier is None:
            st.text(
                f"Het besluit is vastgelegd, in record {number}. De inhoud is nu niet te tonen: "
                "het register antwoordt niet."
            )
        else:
            st.html(_done(dossier))
            _replaced(intake, user)
            show_decision(dossier)
            sent = show_sending(user, dossier)
            show_declarable(dossier)
            show_cost(dossier)
            _downloads(dossier)
            show_documents(dossier, sent)
            _message(user, dossier)
            _evaluation(user, dossier)
        with st.container(key="na-besluit", horizontal=True, gap="small"):
            gate.button(
                "Nieuwe intake",
                key="nieuwe-intake",
                icon=":material/add:",
                on_click=intake.next_intake,
                args=(library,),
            )
            gate.button(
                "Nieuw onderzoek vanuit dit besluit",
                key="herindicatie",
                icon=":material/autorenew:",
                disabled=dossier is None or intake.replaced,
                on_click=start_reassessment,
                args=(intake, library, user),
            )
            if not intake.replaced:
                gate.button(
                    "Corrigeer dit besluit",
                    key="corrigeer",
                    icon=":material/edit:",
                    disabled=dossier is None,
                    on_click=start_correction,
                    args=(intake, library, user),
                )
        st.caption(
            "Een besluit verandert nooit. Corrigeren is een nieuw besluit, dat dit besluit noemt."
        )


def _replaced(intake: Intake, user: User) -> None:
    """That another decision came in the place of this one, and the way to it."""
    dossier = intake.besluit.dossier
    if dossier is None or dossier.vervangen_door is None:
        return
    later = dossier.nummering.words(dossier.vervangen_door)
    with st.container(key=Key.VERVANGEN, gap="xsmall"):
        st.text(f"Dit besluit geldt niet meer: {later} kwam in de plaats.")
        gate.button(
            f"Open {later}",
            key=Prefix.OPEN.of("vervanger"),
            icon=":material/arrow_forward:",
            on_click=_open,
            args=(intake, user, dossier.vervangen_door),
        )


def _open(intake: Intake, user: User, record: int) -> None:
    open_decided(intake, user, str(record))


def _done(dossier: Dossier) -> Markup:
    return HTML("done", titel=dossier.titel, when=moment_text(dossier.stuk["tijdstip"]))


def show_decision(dossier: Dossier) -> None:
    """What was decided and why; what people wrote is shown as plain text."""
    st.html(pieces.facts(facts(dossier)))
    for name, tekst in own_words(dossier):
        with st.container(key=f"woorden-{dossier.nummer}-{name.split()[0].lower()}", gap=None):
            st.html(pieces.strong(name))
            st.text(tekst)


def _downloads(dossier: Dossier) -> None:
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, write in (
            ("Download tekst", ".txt", "text/plain", as_text),
            ("Download JSON", ".json", "application/json", as_json),
        ):
            gate.download_button(
                label,
                data=partial(write, dossier),
                file_name=file_name(dossier, ending),
                mime=mime,
                key=f"besluit-{ending[1:]}",
                icon=":material/download:",
                on_click="ignore",
            )


def _message(user: User, dossier: Dossier) -> None:
    """The message to the provider, for who may read the decisions of the case."""
    try:
        register = register_source.opened()
    except RegisterError:
        # That the register does not answer is said elsewhere on the page.
        return
    with gate.needing(Action.ZAAK_LEZEN):
        show_message(register, user, dossier)


def _evaluation(user: User, dossier: Dossier) -> None:
    """How it goes since the decision, for who may record that."""
    if not user.may(Action.EVALUEREN):
        return
    try:
        register = register_source.opened()
    except RegisterError:
        return
    with gate.needing(Action.EVALUEREN):
        show_evaluation(register, user, dossier)


def show_earlier(intake: Intake) -> None:
    """That there is a decision about this case already; the new one takes its place."""
    rows = intake.besluit.eerder
    if not rows:
        return
    last, dossier = rows[0], intake.besluit.vorig
    with st.container(key=Key.EERDER_BESLUIT, gap="xsmall"):
        st.text(
            f"Over deze zaak is al een besluit: {_named(last.nummer, dossier)}, van "
            f"{moment_text(last.tijdstip)}. Leg je een nieuw besluit vast, dan komt dat ervoor in "
            "de plaats. Het oude blijft te lezen."
        )
        with st.expander(f"Bekijk {_named(last.nummer, dossier)}", key=f"eerder-{last.nummer}"):
            if dossier is None:
                st.text("Dit besluit is nu niet te lezen.")
            else:
                show_decision(dossier)


def _named(record: int, dossier: Dossier | None) -> str:
    """The numbers of a decision, as far as they are known."""
    return f"record {record}" if dossier is None else dossier.nummering.words(record)
