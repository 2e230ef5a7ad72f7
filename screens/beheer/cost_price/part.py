"""The cost price of an hour: a file is uploaded, and its price is shown or what is wrong."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from rights import User
from screens.access import gate
from screens.beheer.cost_price.state import CostPriceFile, CostPriceState, current
from screens.beheer.cost_price.view import show_result
from screens.beheer.errors import list_html, text_html
from screens.beheer.file import NormenkaderFile
from screens.beheer.state import BeheerState
from screens.widgets import pieces

UITLEG = (
    "Wat kost een uur van een product een aanbieder? Download het lege bestand en vul elk "
    "onderdeel in, met de bron. Wat in geen bron staat, is nog open: dat kies je zelf. Upload "
    "daarna het bestand. Het blijft in het geheugen van deze sessie en wordt nergens bewaard."
)


def show_cost_price(user: User, _stand: BeheerState) -> None:
    """Draw the upload, and the price or the problems of the file."""
    own = current(user.pseudoniem)
    st.header("Kostprijs", anchor=False)
    st.html(pieces.paragraph(UITLEG))
    gate.download_button(
        "Download het lege bestand (YAML)",
        data=template,
        file_name="kostprijs.yaml",
        mime="application/yaml",
        key="kostprijs-leeg",
        icon=":material/download:",
        on_click="ignore",
    )
    _upload(own)
    if own.file is None:
        return
    st.text(f"Nu: {own.file.naam}")
    if own.file.elements is None:
        _problems(own.file)
        return
    show_result(own, own.file.elements)


def template() -> bytes:
    """The file to fill in, as `normwijzer kostprijs --sjabloon` writes it."""
    return files("costs.cost_price").joinpath("sjabloon.yaml").read_bytes()


def _upload(own: CostPriceState) -> None:
    key = f"kostprijs-upload-{own.ronde}"

    def chosen() -> None:
        file = st.session_state[key]
        if file is not None:
            own.take(file.getvalue(), file.name)

    gate.file_uploader(
        "Upload een bestand met onderdelen (YAML)",
        type=["yaml", "yml"],
        key=key,
        on_change=chosen,
    )


def _problems(file: CostPriceFile) -> None:
    """What is wrong, each with its line, and the text around it."""
    st.html(list_html(file.problemen))
    shown = NormenkaderFile(file.naam, file.tekst, None, file.problemen, geupload=True)
    if file.tekst and (html := text_html(shown, whole=False)):
        st.html(html)
