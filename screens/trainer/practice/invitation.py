"""How participants come in: the address, the code, and both at once as a QR code."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

import segno
import streamlit as st

from publishing.markup import Markup, Pieces
from register.practice.model import PracticeSession
from screens.access import gate
from screens.access.login_settings import LOOPBACK_NAMES
from screens.participant.join import PAD
from screens.participant.participant import CODE
from screens.widgets import pieces

HTML = Pieces(__name__)

ALLEEN_HIER = (
    "Normwijzer draait nu zonder inloggen: alleen deze computer komt bij dit adres. Moeten anderen "
    "meedoen? Laat je beheerder inloggen instellen."
)
GESLOTEN = "Deze oefening is gesloten. Niemand kan nog iets invullen."
LAAT = "QR-code om mee te doen"


def join_address(url: str | None) -> str:
    """Where participants go, the way one types it: without the part that a browser fills in."""
    parts = urlsplit(url or "")
    return f"{parts.netloc}/{PAD}" if parts.netloc else f"/{PAD}"


def join_link(url: str | None, code: str) -> str:
    """The whole address with the code in it, for a camera; "" where the address is not known."""
    parts = urlsplit(url or "")
    if not (parts.scheme and parts.netloc):
        return ""
    return urlunsplit((parts.scheme, parts.netloc, f"/{PAD}", urlencode({CODE: code}), ""))


def only_here(url: str | None) -> bool:
    """Say whether only this computer can reach the address."""
    return urlsplit(url or "").hostname in LOOPBACK_NAMES


def qr_html(link: str) -> Markup:
    """A picture of the link; white around it, so that a camera finds it on any background."""
    picture = segno.make(link, error="m", micro=False).svg_data_uri(
        scale=4, border=4, light="#fff", omitsize=True
    )
    return HTML("qr", picture=picture)


def show_invitation(session: PracticeSession) -> None:
    """What the group has to see to take part; who comes late finds the QR code behind a button."""
    st.html(invitation_html(session))
    link = late_link(session, st.context.url)
    if link:
        with gate.popover(LAAT, icon=":material/qr_code_2:", key="oefen-qr"):
            st.html(HTML("late", qr=qr_html(link)))


def late_link(session: PracticeSession, url: str | None) -> str:
    """The address in the QR code once it is not in sight any more; "" where none can join."""
    stand = session.stand
    return join_link(url, session.code) if stand.onthuld and not stand.gesloten else ""


def invitation_html(session: PracticeSession) -> Markup:
    """What the group has to see to take part, or that it no longer can."""
    if session.stand.gesloten:
        return pieces.paragraph(GESLOTEN, "nw-staatzin")
    url = st.context.url
    # Once there is something to look at the code needs less room.
    small = bool(session.stand.onthuld)
    link = "" if small else join_link(url, session.code)
    return HTML(
        "invitation",
        small=small,
        address=join_address(url),
        code=session.code,
        qr=qr_html(link) if link else "",
        warning=ALLEEN_HIER if only_here(url) and not small else "",
    )
