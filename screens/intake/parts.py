"""The middle: the chosen part of the form."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from normenkader import Library, Normenkader
from publishing.markup import Pieces
from rights import User
from screens.intake.case.decided_case import rules_for
from screens.intake.case.part_list import (
    BESLUIT,
    OVERZICHT,
    TOEN,
    UITLEG,
    ZAAK,
    ZELF,
    next_part,
    part_keys,
    part_name,
)
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.case.state_words import long_state
from screens.intake.case_menu import ask_identity, case_actions, file_buttons
from screens.intake.decide.part import show_decision_part
from screens.intake.explain.client import show_client
from screens.intake.explain.decided_notes import PROBEREN, show_decided_note
from screens.intake.explain.views import CLIENT, WAAROM_NIET, WAT_ALS, choose_view
from screens.intake.explain.what_if.view import show_what_if
from screens.intake.explain.why_not import show_why_not
from screens.intake.form.dates import ask_dates
from screens.intake.form.notes import ask_notes
from screens.intake.form.overview import show_overview
from screens.intake.form.questions import QuestionGroup, all_professional, ask_all
from screens.intake.form.steps import show_steps
from screens.intake.my_drafts import show_my_drafts
from screens.intake.own_first.part import show_held, show_own_first
from screens.intake.reassess.beside_question import ask_discussed
from screens.intake.reassess.part import show_then_and_now
from screens.keys import Key
from screens.widgets import pieces
from screens.widgets.account import (
    account_html,
    waterfall,
    waterfall_table_html,
    without_effect_html,
)
from screens.widgets.waterfall_chart import chart, description
from screens.widgets.wording import markdown

HTML = Pieces(__name__)

TUSSENSTAND = "Dit is een tussenstand: er zijn nog vragen open."
Judge = Callable[[], Standing]


def show_part(
    intake: Intake,
    normenkader: Normenkader,
    library: Library,
    user: User,
    judge: Judge,
) -> Standing:
    """Draw the chosen part, take over what the user did, and give how the draft then stands."""
    name = part_name(normenkader, intake.deel)
    with st.container(key=Key.DEEL_INHOUD, border=True, gap="small"):
        st.header(markdown(name), anchor=False)
        if intake.deel == ZAAK:
            st.html(HTML("begin"))
            ask_identity(intake, normenkader, library)
            ask_all(intake, normenkader, QuestionGroup("zaak", "", name))
            ask_notes(intake, "zaak", "", library)
            ask_dates(intake)
            case_actions(intake, normenkader, library, user)
            show_my_drafts(intake, library, user)
            stand = judge()
        elif intake.deel == OVERZICHT:
            stand = judge()
            show_decided_note(intake, "Hieronder staan de antwoorden waarop het besluit rust.")
            show_overview(intake, stand)
            file_buttons(intake, normenkader)
        elif intake.deel == TOEN:
            stand = judge()
            show_then_and_now(intake, stand, user)
        elif intake.deel == ZELF:
            stand = judge()
            show_own_first(intake, stand, library, user)
        elif intake.deel == UITLEG:
            stand = judge()
            show_account(intake, stand, library)
        elif intake.deel == BESLUIT:
            stand = judge()
            show_decision_part(intake, stand, library, user)
        else:
            stand = _ask(intake, normenkader, library, judge, name)
    show_steps(
        intake,
        part_keys(intake, normenkader),
        lambda key: part_name(normenkader, key),
        next_part(intake, stand),
    )
    return stand


def _ask(
    intake: Intake, normenkader: Normenkader, library: Library, judge: Judge, name: str
) -> Standing:
    leefgebied = intake.deel.removeprefix("lg-") if intake.deel.startswith("lg-") else ""
    section = "leefgebieden" if leefgebied else intake.deel
    group = QuestionGroup(section, leefgebied, name)
    hulp = next((lg.hulp for lg in normenkader.leefgebieden if lg.leefgebied == leefgebied), "")
    judgement = "Bij deze vragen telt jouw oordeel." if all_professional(normenkader, group) else ""
    if hulp or judgement:
        st.caption(markdown(" ".join(filter(None, [hulp, judgement]))))
    ask_discussed(intake, normenkader, intake.deel)
    ask_all(intake, normenkader, group)
    state = st.empty()
    ask_notes(intake, section, leefgebied, library)
    stand = judge()
    part = stand.parts[intake.deel]
    if leefgebied and part.toestand not in ("niet_gevraagd", "open"):
        state.html(pieces.paragraph(long_state(part), f"nw-staatzin nw-{part.toestand}"))
    return stand


def show_account(intake: Intake, stand: Standing, library: Library) -> None:
    """The chosen view of the account; only that one is made, and none while it must wait."""
    if stand.held:
        show_held(intake, stand)
        return
    view = choose_view(intake)
    if view == WAAROM_NIET:
        show_decided_note(intake)
        show_why_not(intake, stand)
    elif view == WAT_ALS:
        show_decided_note(intake, PROBEREN)
        show_what_if(intake, stand, rules_for(intake, library))
    elif view == CLIENT:
        show_client(intake, stand)
    else:
        show_decided_note(intake)
        show_trail(stand)


def show_trail(stand: Standing) -> None:
    """The whole account: the trail, the waterfall with its table, and what made no difference."""
    if stand.antwoord is None:
        st.html(pieces.paragraph(TUSSENSTAND, "nw-staatzin"))
    if not stand.spoor:
        st.html(pieces.paragraph("Er is nog niets om uit te leggen."))
        return
    bars = waterfall(stand.normenkader, stand.antwoord) if stand.antwoord else []
    if bars:
        st.altair_chart(chart(bars), alt=description(bars), theme=None, width="stretch")
    st.html(account_html(stand.normenkader, stand.spoor))
    if bars:
        st.html(waterfall_table_html(bars))
    rules = stand.without_effect()
    if rules:
        with st.expander("Wat geen verschil maakte", key="geen-verschil"):
            st.html(without_effect_html(rules))
