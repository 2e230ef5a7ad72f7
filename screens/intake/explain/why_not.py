"""Why not another product: how close another outcome is, and which answers would give it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from engine import ContractAnswer, DifferenceError, EngineError
from explaining.why_not.margin import Edge, Margin, margin
from explaining.why_not.search import Alternative, why_not
from explaining.why_not.words import no_access_words, scope_sentence
from normenkader import Normenkader
from normenkader.texts import with_capital
from publishing.markup import Markup, Pieces
from screens.access import gate
from screens.intake.case.part_list import part_name
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.explain.margin_picture import place_sentence, scale, scale_html, scale_words
from screens.intake.explain.views import show_not_yet
from screens.intake.explain.what_if.trying import load, part_of
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.trail_pairs import pairs_html
from screens.widgets.wording import markdown

HTML = Pieces(__name__)

MISLUKT = "Dit is nu niet te berekenen. Meld het bij de beheerder."
GEEN_RAND = (
    "Geen enkel antwoord ligt op de rand. Is één antwoord één stap anders, dan blijven de uitkomst "
    "en de bandbreedte gelijk."
)
WEL_RAND = (
    "Is één van deze antwoorden één stap anders, dan verandert de uitkomst of de bandbreedte. "
    "Kijk of je zeker bent van je antwoord."
)
MOST_COUNTED = 100
GEEN_SCHAAL = "Bij deze uitkomst horen geen minuten op een schaal."


def show_why_not(intake: Intake, stand: Standing) -> None:
    """Fill the view; a case with open questions has no margin yet."""
    if stand.antwoord is None:
        show_not_yet(stand)
        return
    if stand.antwoord["uitkomst"] == "geen_toegang":
        st.text(with_capital(no_access_words(stand.normenkader)))
        return
    try:
        marge = margin(stand.normenkader, stand.zaak, stand.antwoord)
        waarom = why_not(stand.normenkader, stand.zaak)
    except (DifferenceError, EngineError):
        st.text(MISLUKT)
        return
    with st.container(key=Key.MARGE, gap="small"):
        st.html(margin_html(stand.normenkader, stand.antwoord, marge))
        _edges(intake, stand.normenkader, marge.op_de_rand)
    with st.container(key=Key.WAAROM_NIET, gap="small"):
        st.html(pieces.heading("Waarom geen ander product?"))
        for alternatief in waarom.alternatieven:
            _alternative(intake, stand.normenkader, alternatief)
        st.html(pieces.paragraph(scope_sentence(stand.normenkader), "nw-klein"))


def margin_html(normenkader: Normenkader, antwoord: ContractAnswer, marge: Margin) -> Markup:
    """How far the next outcome is to both sides, as a picture and in words."""
    schaal = scale(normenkader, antwoord)
    if schaal is None:
        return HTML("no_scale", tekst=GEEN_SCHAAL)
    return HTML(
        "margin",
        picture=scale_html(schaal),
        place=place_sentence(schaal),
        sides=marge.zinnen,
        words=scale_words(schaal),
    )


def _edges(intake: Intake, normenkader: Normenkader, edges: Sequence[Edge]) -> None:
    """The answers on the edge, by part: a button to go there, and what would happen."""
    st.html(
        pieces.heading("Antwoorden op de rand") + pieces.paragraph(WEL_RAND if edges else GEEN_RAND)
    )
    with st.container(key=Key.RANDEN, gap=None):
        for key, own in groupby(edges, key=lambda r: part_of(r.wijziging.pad)):
            gate.button(
                f"Naar {markdown(part_name(normenkader, key))}",
                key=f"rand-{key}",
                type="tertiary",
                icon=":material/arrow_forward:",
                width="stretch",
                on_click=intake.go,
                args=(key,),
                disabled=intake.recorded,
            )
            st.html(pieces.bullets(rand.zin for rand in own))


def _alternative(intake: Intake, normenkader: Normenkader, alternative: Alternative) -> None:
    code = alternative.product
    with st.container(key=f"alternatief-{code}", border=True, gap="xsmall"):
        st.html(alternative_html(alternative))
        if not alternative.found:
            return
        with st.expander(
            f"Wat verandert er in de uitleg? :gray[{markdown(code)}]", key=Prefix.VERSCHIL.of(code)
        ):
            st.html(pairs_html(normenkader, alternative.verschillen, ("De zaak", alternative.naam)))
        gate.button(
            f"Probeer dit bij Wat als :gray[{markdown(alternative.naam)}]",
            key=Prefix.PROBEER.of(code),
            icon=":material/science:",
            on_click=load,
            args=(intake, normenkader, alternative.wijzigingen, alternative.naam),
        )


def alternative_html(alternative: Alternative) -> Markup:
    """What would give a product, and how many other changes are as small."""
    told = pieces.paragraph(alternative.zin)
    n = alternative.even_klein
    if not n:
        return told
    # Of minutes every number is a change: how many there are then says nothing.
    count = str(n) if n <= MOST_COUNTED else "veel"
    how = "is nog 1 andere wijziging" if n == 1 else f"zijn nog {count} andere wijzigingen"
    others = f"Er {how} die even klein {'is' if n == 1 else 'zijn'}."
    return told + pieces.paragraph(others, "nw-klein")
