"""How often the proposal was followed, and how far first judgements agree; never by person."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from practice.agreement.alpha import Measure
from practice.agreement.words import GRENZEN, WAT_IS_ALPHA, reading
from practice.first_agreement import FirstAgreement, first_agreement
from publishing.markup import Markup, Pieces
from register.decisions.first_judgements import first_judgements
from register.decisions.followed import ZEKERHEID_PROCENT, Followed, Soort, followed, hidden
from register.decisions.releasing import LEAST
from register.store.opening import Register
from rights import User
from screens.register.numbers import month_name
from screens.register.state import RegisterState, selection_text
from screens.widgets import pieces
from screens.widgets.wording import percent

HTML = Pieces(__name__)
# Name, count, share and interval in words, the interval in promille, the share in percents.
ShareRow = tuple[str, int, str, str, tuple[int, int], int]
UITLEG = (
    "Volgen is niet beter dan afwijken. Wordt bijna elk voorstel gevolgd, kijk dan of er nog een "
    "mens beslist. Deze cijfers gaan nooit over één persoon."
)
VERBORGEN = (
    f"Groepen van minder dan {LEAST} besluiten zie je niet. Soms is ook een grotere groep "
    "verborgen: anders was de kleine uit te rekenen. Dat geldt voor deze selectie; vergelijk geen "
    "selecties die weinig van elkaar verschillen."
)
INTERVAL = (
    f"De streep is het interval van {ZEKERHEID_PROCENT} % (Wilson): zo ver kan het aandeel door "
    "toeval van het echte af liggen. Overlappen twee strepen, dan zegt het verschil weinig."
)
DELEN: tuple[tuple[Soort, str, str], ...] = (
    ("versie", "Per versie van het normenkader", "Versie"),
    ("product", "Per voorgesteld product", "Voorgesteld"),
    ("maand", "Per maand", "Maand"),
    ("regel", "Per regel die meedeed", "Regel"),
)
GEEN_EERSTE = (
    "Er zijn te weinig oordelen vooraf om te tonen. Die zijn er als de gemeente dat instelt."
)


def show_followed(register: Register, user: User, stand: RegisterState) -> None:
    """Draw it for the selection."""
    st.header("Gevolgd", anchor=False)
    st.text(selection_text(stand.vraag.filter))
    groups = followed(register, user, stand.vraag.filter)
    st.html(pieces.paragraph(UITLEG, "nw-staatzin"))
    st.html(pieces.paragraph(VERBORGEN) + pieces.paragraph(INTERVAL))
    for soort, title, head in (("alles", "Alle besluiten", "Besluiten"), *DELEN):
        own = [g for g in groups if g.soort == soort]
        with st.container(border=True, gap="small"):
            st.html(pieces.heading(title))
            rows = [share_row(_name(g), g.aantal, g.share, g.interval) for g in own]
            st.html(groups_html(title, (head, "Besluiten", "Gevolgd"), rows, hidden(groups, soort)))
    with st.container(border=True, gap="small"):
        st.html(pieces.heading("Oordeel vooraf en voorstel"))
        found = first_agreement(first_judgements(register, user, stand.vraag.filter))
        st.html(agreement_html(found))


def _name(group: Followed) -> str:
    return month_name(group.naam) if group.soort == "maand" else group.naam


def share_row(
    name: str, count: int | None, share: Fraction | None, interval: tuple[int, int] | None
) -> ShareRow | None:
    """A group as a row of `groups_html`; None for one that is hidden."""
    if count is None or share is None or interval is None:
        return None
    return name, count, percent(share), interval_text(interval), interval, round(share * 100)


def groups_html(
    title: str, heads: tuple[str, str, str], rows: Sequence[ShareRow | None], secret: int
) -> Markup:
    """A table of the groups that are shown, each with a picture of its interval.

    `heads` are those of the name, the count and the share; `secret` is how many are hidden.
    """
    apart = f"Verborgen: {secret} {'groep' if secret == 1 else 'groepen'}." if secret else ""
    shown = [row for row in rows if row is not None]
    return HTML("groups", title=title, heads=heads, rows=shown, told=apart)


def interval_text(interval: tuple[int, int]) -> str:
    """The limits in percents with one decimal."""
    low, high = (f"{limit // 10},{limit % 10}" for limit in interval)
    return f"{low} – {high} %"


def agreement_html(found: FirstAgreement) -> Markup:
    """How far first judgements agree with the proposal, with how to read it."""
    if found.klasse is None:
        return pieces.paragraph(GEEN_EERSTE)
    rows = [_row(m) for m in (found.klasse, found.minuten) if m is not None]
    heads = ("Waarover", "Oordelen", "Gelijk", "Alpha", "Interval")
    table = pieces.table("Oordeel vooraf en voorstel", heads, rows)
    lines = [] if found.aantal is None else [_counted(found.aantal, found.onbekend or 0)]
    if found.verschil is not None:
        lines.append(f"De minuten liggen gemiddeld {round(found.verschil)} per week uit elkaar.")
    lines += [line for m in (found.klasse, found.minuten) if m for line in reading(m)[:1]]
    return table + pieces.bullets([*lines, WAT_IS_ALPHA, GRENZEN])


def _counted(total: int, unknown: int) -> str:
    return f"{total} oordelen vooraf. In {unknown} daarvan: dat weet ik (nog) niet."


def _row(found: Measure) -> list[str]:
    share = Fraction(found.paren_eens, found.paren)
    alpha = "–" if found.alpha is None else _decimal(found.alpha)
    limits = found.interval
    between = "–" if limits is None else f"{_decimal(limits.onder)} – {_decimal(limits.boven)}"
    return [found.naam, str(found.paren), percent(share), alpha, between]


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
