"""Two normenkaders beside each other: what differs in words, and what it does to cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from comparison.conclusion import conclusion
from comparison.differences import differences
from comparison.model import Difference
from comparison.questions import Obstacle, obstacles
from normenkader import Normenkader
from rights import User
from screens.access import gate
from screens.beheer.choice import choose_file, sound
from screens.beheer.effect import show_effect
from screens.beheer.state import MET, BeheerState
from screens.widgets.wording import escape

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


def differences_html(differences: Sequence[Difference]) -> str:
    """The conclusion, and every difference with its rule and source; only words come last."""
    edition = [v for v in differences if v.aard == "uitgave"]
    content = [v for v in differences if v.aard == "inhoud"]
    parts = [f"<h3>Wat er anders is</h3><p><strong>{escape(conclusion(differences))}</strong></p>"]
    for deel, own in groupby([*edition, *content], key=lambda v: v.deel):
        parts.append(_section(deel, list(own)))
    sources = [v for v in differences if v.aard == "bron"]
    words = [v for v in differences if v.aard == "tekst"]
    parts += [_section("Andere bron", sources)] if sources else []
    parts += [_folded("Alleen andere woorden of een andere volgorde", words)] if words else []
    return f'<div class="nw-verslag">{"".join(parts)}</div>'


def _section(kop: str, own: Sequence[Difference]) -> str:
    return f"<h4>{escape(kop)}</h4>{_items(own)}"


def _folded(kop: str, own: Sequence[Difference]) -> str:
    title = f"{escape(kop)} ({len(own)})"
    return f"<details><summary>{title}</summary>{_items(own)}</details>"


def _items(own: Sequence[Difference]) -> str:
    return f"<ul>{''.join(f'<li>{_item(v)}</li>' for v in own)}</ul>"


def _item(difference: Difference) -> str:
    before = f"eerst: {difference.bron_van}" if difference.bron_van else ""
    source = "; ".join(filter(None, [difference.regel, difference.bron, before]))
    below = f'<br><span class="nw-klein">{escape(source)}</span>' if source else ""
    return f"{escape(_short(difference.zin))}{below}"


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= MOST_VALUE else f"{tekst[: MOST_VALUE - 1]}…"


def obstacles_html(a: Normenkader, b: Normenkader, obstacles: Sequence[Obstacle]) -> str:
    """Why cases of one do not fit the other; nothing where all fit."""
    return "".join(_obstacles(a, b, obstacles)) or "<span></span>"


def _obstacles(a: Normenkader, b: Normenkader, found: Sequence[Obstacle]) -> Iterator[str]:
    versions = f"van versie {a.versie}", f"bij versie {b.versie}"
    for always, kop in (
        (True, "Geen enkele zaak {} past {}, door deze vragen"),
        (False, "Sommige zaken {} passen niet {}"),
    ):
        own = [o for o in found if o.altijd == always]
        if own:
            items = "".join(f"<li>{escape(o.zin)}</li>" for o in own)
            yield f"<h3>{escape(kop.format(*versions))}</h3><ul>{items}</ul>"
