"""The answers of the group for the trainer: classes, minutes, each question, and what they do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from normenkader.conditions import Answer
from practice.agreement.split import Split
from practice.session.content import question_name
from practice.session.effects import QuestionEffects, effects
from practice.session.results import GroupResults, MinutesCount
from publishing.markup import Markup, Pieces, joined
from screens.participant.bars import (
    EVENVEEL,
    MEEST,
    UITWERKING,
    CountRow,
    answer_name,
    bars_html,
    cards_html,
    distribution_html,
)
from screens.participant.words import class_names, minutes_text, outcome_text, share
from screens.widgets import pieces

HTML = Pieces(__name__)

GEEN_VERSCHIL = "Iedereen koos bij elke vraag hetzelfde antwoord."
PER_VRAAG = (
    "Per vraag: wat komt eruit met elk antwoord, als de rest is zoals de meeste deelnemers kozen?"
)


def show_classes(group: GroupResults) -> None:
    """The expected classes, and the classes and minutes that the answers give."""
    expected, come_out = [], []
    for k in group.classes:
        marks = (UITWERKING,) if k.uitwerking else ()
        if k.verwacht or marks:
            expected.append(CountRow(k.klasse.naam, k.verwacht, marks))
        if k.uit_antwoorden or marks:
            come_out.append(CountRow(k.klasse.naam, k.uit_antwoorden, marks))
    unsaid = group.count - sum(k.verwacht for k in group.classes)
    unsure = group.count - sum(k.uit_antwoorden for k in group.classes)
    st.html(
        cards_html(
            [
                bars_html(
                    "Welke uitkomst verwachten de deelnemers?",
                    expected,
                    group.count,
                    f"Niets gekozen: {unsaid}." if unsaid else "",
                ),
                bars_html(
                    "Welke uitkomst geven hun eigen antwoorden?",
                    come_out,
                    group.count,
                    f"Nog niet zeker, of geen uitkomst: {unsure}." if unsure else "",
                ),
                minutes_html(group.minuten),
            ]
        )
    )


def minutes_html(counts: Sequence[MinutesCount]) -> str:
    """The minutes as places on one line from the least to the most, with the numbers."""
    if not counts:
        return ""
    low, high = min(t.minuten[0] for t in counts), max(t.minuten[1] for t in counts)
    width = max(high - low, 1)
    rows = []
    for t in counts:
        begin, size = t.minuten[0] - low, t.minuten[1] - t.minuten[0]
        # A single number is a dot: it stays within the line at both ends.
        wide = max(100 * size // width, 4)
        left = min(100 * begin // width, 100 - wide)
        rows.append((t, minutes_text(t.minuten), (UITWERKING,) if t.uitwerking else (), left, wide))
    return HTML("minutes", rows=rows, low=low, high=high)


def show_questions(group: GroupResults) -> None:
    """Every question, the greatest disagreement first, with the worked answer."""
    split = [v for v in group.splits if len(v.keuzes) > 1]
    agreed = [v for v in group.splits if len(v.keuzes) == 1]
    if split:
        st.html(_cards(group, split))
    else:
        st.text(GEEN_VERSCHIL)
    if agreed:
        with st.expander(f"Hier koos iedereen hetzelfde ({len(agreed)})", key="iedereen-gelijk"):
            st.html(_cards(group, agreed))


def _cards(group: GroupResults, splits: Sequence[Split]) -> Markup:
    asked, worked = group.opgave.questions(), group.opgave.worked()
    cards = []
    for split in splits:
        marks: dict[Answer, tuple[str, ...]] = {}
        if split.plaats in worked:
            marks[worked[split.plaats]] = (UITWERKING,)
        agree = f"Eens: {share(1 - split.share_disagreed)} van de paren."
        extra = agree if split.paren else ""
        vraag = asked[split.plaats]
        cards.append(distribution_html(group.opgave.normenkader, vraag, split, marks, extra))
    return cards_html(cards)


def show_effects(group: GroupResults) -> None:
    """What each answer does where the group splits, with the rest as most people chose."""
    found = effects(group)
    if not found:
        st.text(GEEN_VERSCHIL)
        return
    st.html(pieces.paragraph(PER_VRAAG, "nw-staatzin"))
    matter = [f for f in found if f.matters]
    rest = [f for f in found if not f.matters]
    if matter:
        st.html(joined(_effect_html(group, f) for f in matter))
    else:
        st.text("Geen van deze verschillen verandert de uitkomst of de minuten.")
    if rest:
        with st.expander(f"Deze verschillen maken niets uit ({len(rest)})", key="maakt-niet-uit"):
            st.html(joined(_effect_html(group, f) for f in rest))


def _effect_html(group: GroupResults, found: QuestionEffects) -> Markup:
    norm = group.opgave.normenkader
    names = class_names(norm)
    vraag = group.opgave.questions()[found.verdeling.plaats]
    most = MEEST if len(found.verdeling.most) == 1 else EVENVEEL
    return HTML(
        "effect",
        titel=question_name(norm, found.verdeling.plaats, vraag),
        rows=[
            (
                answer_name(vraag, g.keuze.antwoord),
                (most,) if g.meest_gekozen else (),
                g.keuze.aantal,
                outcome_text(names, g.uitslag),
                minutes_text(g.uitslag.minuten) or "–",
            )
            for g in found.gevolgen
        ],
    )
