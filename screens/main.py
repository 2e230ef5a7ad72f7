"""The script of every screen: who is there, which pages are theirs, and the page they asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rights import NoRightError, User
from screens.access import gate, uploads
from screens.access.identity import (
    NotLoggedInError,
    current_user,
    log_out,
    login_settings,
    seconds_left,
    session_ends,
    session_id,
)
from screens.keys import Key
from screens.login import show_login, show_no_role
from screens.my_cases.page import GO_TO
from screens.pages import FREE, PAGES, PageEntry
from screens.widgets.layout import page_title

Draw = Callable[[], None]


def run() -> None:
    """Show the page that was asked for, or say why not."""
    try:
        user = current_user()
    except NotLoggedInError as error:
        reden = str(error)
        _show_instead(lambda: _log_in(reden))
        return
    own = [pagina for pagina in PAGES if pagina.open_to(user)]
    if not own:
        _show_instead(lambda: show_no_role(user))
        return
    _show_page(user, own)


def _log_in(reden: str) -> None:
    # Nothing of an earlier user stays behind.
    st.session_state.clear()
    show_login(reden)


def _show_instead(draw: Draw) -> None:
    """The same at every address but the free ones: one that Streamlit does not know is lost."""
    _navigate([(pagina, draw) for pagina in PAGES], draw)[0].run()


def _show_page(user: User, own: list[PageEntry]) -> None:
    def drawing(page: PageEntry) -> Draw:
        return lambda: page.show(user)

    # A page without a right is known too: it refuses, in Dutch.
    chosen, home, entries = _navigate(
        [(pagina, drawing(pagina)) for pagina in PAGES], drawing(own[0]), own[0].titel
    )
    if chosen.url_path in {pagina.pad for pagina in FREE}:
        # For whoever comes there this is all there is, logged in or not.
        chosen.run()
        return
    wanted = st.session_state.pop(GO_TO, "")
    if wanted in entries:
        # A button cannot go to another page itself: it acts before there are pages.
        st.switch_page(entries[wanted])
    links = [entries[pagina.pad] for pagina in own]
    if chosen is not links[0]:
        links[0] = home
    _bar(user, links, chosen)
    left = seconds_left()
    if left is not None:
        # Whoever left the page open need not touch it: at the end it says so itself.
        gate.watch(max(left, 0.0) + 1.0)
    try:
        chosen.run()
    except NotLoggedInError:
        # The session ended during this run: the next one says so.
        st.rerun()
    except NoRightError as error:
        page_title("Geen toegang")
        st.title("Geen toegang", anchor=False)
        st.text(str(error))


def _navigate(
    drawn: list[tuple[PageEntry, Draw]], first: Draw, title: str = "Normwijzer"
) -> tuple[StreamlitPage, StreamlitPage, dict[str, StreamlitPage]]:
    """The page that was asked for, the page at the bare address, and the others by address.

    The free pages are there for everybody. The bare address stands apart: Streamlit drops the own
    address of a page that is the default.
    """
    home = st.Page(first, title=title, url_path="start", default=True)
    free = [st.Page(pagina.show, title=pagina.titel, url_path=pagina.pad) for pagina in FREE]
    entries = {
        pagina.pad: st.Page(draw, title=pagina.titel, url_path=pagina.pad) for pagina, draw in drawn
    }
    chosen = st.navigation([home, *entries.values(), *free], position="hidden")
    return chosen, home, entries


@gate.free
def _bar(user: User, links: list[StreamlitPage], chosen: StreamlitPage) -> None:
    """One low line: the pages, and who is there; nothing where there is nothing to choose."""
    login = login_settings()
    if login is None and len(links) == 1:
        return
    with st.container(key=Key.BALK, horizontal=True, vertical_alignment="center", gap="small"):
        for link in links if len(links) > 1 else []:
            # The script of the page marks the link in this container as the current one.
            with st.container(key=Key.PAGINA_NU) if link is chosen else nullcontext():
                st.page_link(link)
        if login is None:
            st.text("Lokale gebruiker, zonder inloggen")
            return
        ends = session_ends()
        if ends:
            st.text(f"Je sessie eindigt om {ends}. Bewaar je werk en log opnieuw in.")
        st.text(f"{user.pseudoniem}: {', '.join(sorted(user.rollen))}")
        gate.button("Uitloggen", key="uitloggen", type="tertiary", on_click=log_out)


# Without a title: the one of the run before stays until the page has set its own.
st.set_page_config(layout="wide")
uploads.UPLOADS.begin(session_id())
run()
uploads.UPLOADS.finish(session_id())
