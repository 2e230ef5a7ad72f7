"""The explanation for the client on the screen, to read, to print and to send."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from explaining.for_client.page import NoExplanationError, client_page
from explaining.for_client.parts import Explanation
from publishing.client import client_html, client_text
from publishing.markup import Markup, Pieces
from register.decisions.client_page import decided_page
from screens.access import gate
from screens.intake.case.case_files import file_name
from screens.intake.case.choosing import CORRIGEERT
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.explain.views import show_not_yet
from screens.intake.form.decided_panel import NIET_TE_LEZEN
from screens.keys import Key

HTML = Pieces(__name__)

VOORAF = "Lees de tekst eerst zelf. Past die bij deze cliënt? Geef of stuur die dan mee."
VOORAF_BESLUIT = (
    "Dit is de uitleg bij het besluit, zoals het is vastgelegd. Lees de tekst eerst zelf. Past die "
    "bij deze cliënt? Geef of stuur die dan mee met het besluit."
)
VERVANGEN = "Geef deze tekst niet meer mee: een ander besluit kwam in de plaats van dit besluit."
CORRECTIE = (
    "Dit is de uitleg bij het voorstel, niet bij het besluit. Je corrigeert een besluit. Geef pas "
    "een tekst mee als je de correctie hebt vastgelegd."
)


def show_client(intake: Intake, stand: Standing) -> None:
    """Fill the view; there is only something to tell when everything is answered."""
    if stand.antwoord is None:
        show_not_yet(stand)
        return
    dossier = intake.besluit.dossier
    if intake.recorded and dossier is None:
        st.text(NIET_TE_LEZEN)
        return
    try:
        if dossier is None:
            uitleg = client_page(stand.normenkader, stand.zaak, stand.antwoord)
        else:
            uitleg = decided_page(dossier, stand.zaak)
    except NoExplanationError as error:
        st.text(str(error))
        return
    st.text(_beforehand(intake))
    zaak = stand.zaak.zaak
    files: tuple[tuple[str, str, str, Callable[[], str]], ...] = (
        ("Download om te printen (HTML)", ".html", "text/html", partial(client_html, uitleg, zaak)),
        ("Download als tekst", ".txt", "text/plain", partial(client_text, uitleg)),
    )
    about = "uitleg" if dossier is None else f"uitleg-besluit-{dossier.besluitnummer}"
    with st.container(key="client-downloads", horizontal=True, gap="small"):
        for label, ending, mime, write in files:
            gate.download_button(
                label,
                data=write,
                file_name=f"{about}-{file_name(intake.draft.inhoud, ending)}",
                mime=mime,
                key=f"client-{ending[1:]}",
                icon=":material/download:",
                # A run at the same click could remove the file before the browser has it.
                on_click="ignore",
            )
    with st.container(key=Key.CLIENT_TEKST, border=True):
        st.html(reading_html(uitleg))


def _beforehand(intake: Intake) -> str:
    """What the consulent must know before the text goes to the client."""
    if intake.replaced:
        return VERVANGEN
    if intake.recorded:
        return VOORAF_BESLUIT
    return CORRECTIE if CORRIGEERT in intake.draft.keuze else VOORAF


def reading_html(uitleg: Explanation) -> Markup:
    """The text of the page as a part of the screen."""
    return HTML("reading", uitleg=uitleg)
