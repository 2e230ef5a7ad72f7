"""Two normenkaders beside each other: what differs in words, and what it does to cases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from comparison.conclusion import conclusion
from comparison.differences import differences
from comparison.model import Difference
from comparison.questions import Obstacle, obstacles
from normenkader import Normenkader
from publishing.markup import Markup, Pieces
from rights import User
from screens.access import gate
from screens.beheer.choice import choose_file, sound
from screens.beheer.effect import show_effect
from screens.beheer.state import MET, BeheerState
from screens.widgets import pieces

HTML = Pieces(__name__)

MOST_VALUE = 300


def show_comparison(user: User, stand: BeheerState) -> None:
    """Draw the choice of the other one, the differences, and the effect on cases."""
    st.header("Vergelijken", anchor=False)
    eerste = sound(stand)
    if eerste is None:
        return
    st.text(f"Van: {eerste.titel}")
    choose_file(stand, MET, "Naar (waarmee je vergelijkt)")
    tweede = sound(stand, MET)
    if tweede is None or eerste.normenkader is None or tweede.normenkader is None:
        return
    a, b = eerste.normenkader, tweede.normenkader
    key = ("verschillen", a.sha256, b.sha256)
    if gate.button("Vergelijk", key="beheer-vergelijk", type="primary"):
        with st.spinner("Bezig met vergelijken"):
            stand.keep(key, (differences(a, b), obstacles(a, b)))
    if key not in stand.gevonden:
        return
    verschillen, belemmeringen = stand.gevonden[key]
    st.html(differences_html(verschillen))
    st.html(obstacles_html(a, b, belemmeringen))
    if verschillen:
        show_effect(user, stand, a, b, belemmeringen)


def differences_html(differences: Sequence[Difference]) -> Markup:
    """The conclusion, and every difference with its rule and source; only words come last."""
    edition = [v for v in differences if v.aard == "uitgave"]
    content = [v for v in differences if v.aard == "inhoud"]
    sections = [
        (part, list(map(_shown, own)))
        for part, own in groupby([*edition, *content], key=lambda v: v.deel)
    ]
    if sources := [v for v in differences if v.aard == "bron"]:
        sections.append(("Andere bron", list(map(_shown, sources))))
    words = [_shown(v) for v in differences if v.aard == "tekst"]
    return HTML("differences", conclusion=conclusion(differences), sections=sections, words=words)


def _shown(difference: Difference) -> tuple[str, str]:
    """The sentence of a difference, and its rule and source, which may be ""."""
    before = f"eerst: {difference.bron_van}" if difference.bron_van else ""
    source = "; ".join(filter(None, [difference.regel, difference.bron, before]))
    return _short(difference.zin), source


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= MOST_VALUE else f"{tekst[: MOST_VALUE - 1]}…"


def obstacles_html(a: Normenkader, b: Normenkader, obstacles: Sequence[Obstacle]) -> Markup:
    """Why cases of one do not fit the other; nothing where all fit."""
    versions = f"van versie {a.versie}", f"bij versie {b.versie}"
    kinds = []
    for always, kop in (
        (True, "Geen enkele zaak {} past {}, door deze vragen"),
        (False, "Sommige zaken {} passen niet {}"),
    ):
        own = [o.zin for o in obstacles if o.altijd == always]
        if own:
            kinds.append((kop.format(*versions), own))
    return HTML("obstacles", kinds=kinds) if kinds else pieces.nothing()
