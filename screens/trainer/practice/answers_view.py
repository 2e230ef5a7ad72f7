"""The answers of the group for the trainer: classes, minutes, each question, and what they do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from normenkader.conditions import Answer
from practice.agreement.split import Split
from practice.session.content import question_name
from practice.session.effects import QuestionEffects, effects
from practice.session.results import GroupResults, MinutesCount
from screens.participant.bars import (
    EVENVEEL,
    MEEST,
    UITWERKING,
    CountRow,
    answer_name,
    bars_html,
    distribution_html,
    marks_html,
)
from screens.participant.words import class_names, minutes_text, outcome_text, share
from screens.widgets.wording import escape

GEEN_VERSCHIL = "Iedereen koos bij elke vraag hetzelfde antwoord."


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
        '<div class="nw-kaarten">'
        + bars_html(
            "Welke uitkomst verwachten de deelnemers?",
            expected,
            group.count,
            f"Niets gekozen: {unsaid}." if unsaid else "",
        )
        + bars_html(
            "Welke uitkomst geven hun eigen antwoorden?",
            come_out,
            group.count,
            f"Nog niet zeker, of geen uitkomst: {unsure}." if unsure else "",
        )
        + minutes_html(group.minuten)
        + "</div>"
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
        left, wide = 100 * begin // width, 100 * size // width
        # A single number is a dot: it stays within the line at both ends.
        left = min(left, 100 - max(wide, 4))
        marks = marks_html((UITWERKING,) if t.uitwerking else ())
        own = ' class="nw-bijzonder"' if t.uitwerking else ""
        rows.append(
            f'<tr{own}><th scope="row">{escape(minutes_text(t.minuten))}{marks}</th>'
            f'<td><span class="nw-staaf nw-plek" style="margin-left:{left}%;'
            f'width:{max(wide, 4)}%"></span></td><td>{t.aantal}</td></tr>'
        )
    return (
        '<div class="nw-kaart nw-breed"><table class="nw-staven"><caption>Hoeveel minuten per week '
        f"geven hun antwoorden?</caption><tbody>{''.join(rows)}</tbody></table>"
        f'<p class="nw-klein">De lijn loopt van {low} tot {high} minuten. '
        "Een bereik is van wie nog vragen open had.</p></div>"
    )


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


def _cards(group: GroupResults, verdelingen: Sequence[Split]) -> str:
    asked, worked = group.opgave.questions(), group.opgave.worked()
    cards = []
    for verdeling in verdelingen:
        marks: dict[Answer, tuple[str, ...]] = {}
        if verdeling.plaats in worked:
            marks[worked[verdeling.plaats]] = (UITWERKING,)
        agree = f"Eens: {share(1 - verdeling.share_disagreed)} van de paren."
        extra = agree if verdeling.paren else ""
        vraag = asked[verdeling.plaats]
        cards.append(distribution_html(group.opgave.normenkader, vraag, verdeling, marks, extra))
    return f'<div class="nw-kaarten">{"".join(cards)}</div>'


def show_effects(group: GroupResults) -> None:
    """What each answer does where the group splits, with the rest as most people chose."""
    found = effects(group)
    if not found:
        st.text(GEEN_VERSCHIL)
        return
    st.html(
        '<p class="nw-staatzin">Per vraag: wat komt eruit met elk antwoord, als de rest is zoals '
        "de meeste deelnemers kozen?</p>"
    )
    matter = [f for f in found if f.matters]
    rest = [f for f in found if not f.matters]
    if matter:
        st.html("".join(_effect_html(group, f) for f in matter))
    else:
        st.text("Geen van deze verschillen verandert de uitkomst of de minuten.")
    if rest:
        with st.expander(f"Deze verschillen maken niets uit ({len(rest)})", key="maakt-niet-uit"):
            st.html("".join(_effect_html(group, f) for f in rest))


def _effect_html(group: GroupResults, found: QuestionEffects) -> str:
    norm = group.opgave.normenkader
    names = class_names(norm)
    vraag = group.opgave.questions()[found.verdeling.plaats]
    most = MEEST if len(found.verdeling.most) == 1 else EVENVEEL
    rows = []
    for g in found.gevolgen:
        marks = marks_html((most,) if g.meest_gekozen else ())
        name = escape(answer_name(vraag, g.keuze.antwoord))
        minutes = escape(minutes_text(g.uitslag.minuten) or "–")
        rows.append(
            f'<tr><th scope="row">{name}{marks}</th><td>{g.keuze.aantal}</td>'
            f"<td>{escape(outcome_text(names, g.uitslag))}</td><td>{minutes}</td></tr>"
        )
    title = escape(question_name(norm, found.verdeling.plaats, vraag))
    heads = "".join(
        f'<th scope="col">{k}</th>' for k in ("Antwoord", "Deelnemers", "Uitkomst", "Per week")
    )
    return (
        f'<div class="nw-rol"><table class="nw-tabel nw-gevolg"><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
