"""The next best question on the form: where to go, and what each answer would do."""

from __future__ import annotations

import streamlit as st

from engine.partial import Possible, QuestionValue, TooLargeError, next_questions
from engine.partial.words import answers_text, consequence_sentence, question_at
from normenkader import Normenkader
from normenkader.texts import with_capital
from publishing.markup import Markup, Pieces
from screens.access import gate
from screens.intake.case.part_list import part_name
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.keys import Key
from screens.widgets import pieces
from screens.widgets.wording import markdown

HTML = Pieces(__name__)


def show_next_question(intake: Intake, stand: Standing) -> None:
    """Say which open question narrows the outcome most; nothing where none is open."""
    if stand.gedeeltelijk is None or stand.fout:
        return
    try:
        found = next_questions(stand.normenkader, stand.gedeeltelijk)
    except TooLargeError:
        # The panel beside it says why.
        return
    if not found.vragen:
        return
    best = found.vragen[0]
    vraag = question_at(stand.normenkader, best.plaats)
    key = part_key(best)
    with st.container(key=Key.VOLGENDE_VRAAG, gap=None):
        st.html(pieces.heading("Deze vraag zegt nu het meest"))
        name = part_name(stand.normenkader, key)
        gate.button(
            f"{markdown(name)} :gray[{markdown(vraag.tekst)}]",
            key="naar-volgende-vraag",
            type="tertiary",
            width="stretch",
            icon=":material/help:",
            on_click=intake.go,
            args=(key,),
        )
        with st.expander("Wat doet elk antwoord?", key="gevolgen"):
            st.html(consequences_html(stand.normenkader, best, found.possible))


def part_key(waarde: QuestionValue) -> str:
    """The part of the form that asks a question."""
    section, name, _ = waarde.plaats
    return f"lg-{name}" if name else section


def consequences_html(normenkader: Normenkader, waarde: QuestionValue, nu: Possible) -> Markup:
    """What each answer would leave possible, compared with what is possible now."""
    return HTML(
        "consequences",
        rows=[
            (
                with_capital(answers_text(normenkader, waarde.plaats, g.antwoorden)),
                consequence_sentence(normenkader, g.possible, nu),
            )
            for g in waarde.effects
        ],
    )
