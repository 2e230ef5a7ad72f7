"""Making the report, the decision and the letter of a recorded decision: as Word or as PDF."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import streamlit as st

from documents.content.source import NoDocumentError
from documents.given import Given
from documents.house_style.model import HouseStyle
from documents.kinds import KINDS, Kind
from documents.making import FORMS, MIME, Form, content, document, remark
from normenkader.file.problems import first_lines
from register.decisions.reading import Dossier
from register.local_days import today
from screens.access import gate
from screens.intake.documents.typed import (
    AAN,
    BESLIST_DOOR,
    CONTACT,
    DATUM,
    GEMEENTE,
    LABELS,
    VERZONDEN,
    read,
    usual,
)
from screens.sources import house_style as house_style_source
from screens.widgets import pieces

NAMES: dict[Kind, str] = {"verslag": "Verslag", "beschikking": "Beschikking", "brief": "Brief"}
FORM_NAMES: dict[Form, str] = {"docx": "Word", "pdf": "PDF"}
NERGENS = (
    "Wat je hier invult, komt alleen in het stuk. Het wordt nergens bewaard. Zonder de dag van "
    "verzending staat er niet tot welke dag bezwaar kan."
)
NIET_GOED = "De huisstijl van de gemeente is niet goed. Meld dit bij de behearlier."


def show_documents(dossier: Dossier, sent: date | None = None) -> None:
    """The way to the documents; what they need is asked when somebody wants one.

    `sent` is the day on which the decision was sent, where that was recorded.
    """
    with st.container(key="stukken", border=True, gap="small"):
        wanted = gate.toggle(
            "Maak een verslag, beschikking of brief",
            key=f"stukken-maken-{dossier.nummer}",
        )
        if not wanted:
            return
        style = house_style_source.load()
        if isinstance(style, HouseStyle):
            _ask(dossier, style, sent)
            return
        st.text(NIET_GOED)
        for line in first_lines([str(problem) for problem in style]):
            st.text(line)


def _ask(dossier: Dossier, style: HouseStyle, sent: date | None) -> None:
    st.caption(NERGENS)
    left, right = st.columns(2)
    typed: dict[str, str] = {}
    with left:
        if not style.gemeente:
            typed[GEMEENTE] = _line(dossier, GEMEENTE)
        typed[BESLIST_DOOR] = _line(dossier, BESLIST_DOOR)
        typed[AAN] = _lines(dossier, AAN)
    with right:
        typed[DATUM] = _line(dossier, DATUM, ":gray[· dag-maand-jaar]", sent)
        typed[VERZONDEN] = _line(dossier, VERZONDEN, ":gray[· mag leeg blijven]", sent)
        if not style.contact:
            typed[CONTACT] = _lines(dossier, CONTACT)
    found = read(typed, style)
    told = found.fouten if found.given is None else _cannot(dossier, found.given, style)
    for line in told:
        st.text(line)
    _downloads(dossier, None if told else found.given, style)


def _line(dossier: Dossier, name: str, note: str = "", sent: date | None = None) -> str:
    typed = gate.text_input(
        f"{LABELS[name]} {note}".strip(),
        value=usual(name, today(), sent),
        key=f"stuk-{name}-{dossier.nummer}{'' if sent is None else sent}",
        autocomplete="off",
    )
    return typed or ""


def _lines(dossier: Dossier, name: str) -> str:
    typed = gate.text_area(LABELS[name], key=f"stuk-{name}-{dossier.nummer}", height=96)
    return typed or ""


def _cannot(dossier: Dossier, given: Given, style: HouseStyle) -> tuple[str, ...]:
    """Why there is no document, in a line; nothing where there is one."""
    try:
        for kind in KINDS:
            content(kind, dossier, given, style)
    except NoDocumentError as error:
        return (str(error),)
    return ()


def _downloads(dossier: Dossier, given: Given | None, style: HouseStyle) -> None:
    """A row for each kind of document: as Word and as PDF."""
    with st.container(key="stukken-knoppen", gap="small"):
        for kind in KINDS:
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.html(pieces.strong(NAMES[kind]))
                for form in FORMS:
                    _download(dossier, given, style, kind, form)
    if given is not None and (told := remark("brief", dossier, given, style)):
        st.text(f"Let op: {told}")


def _download(
    dossier: Dossier, given: Given | None, style: HouseStyle, kind: Kind, form: Form
) -> None:
    zaak = re.sub(r"[^A-Za-z0-9._-]", "-", dossier.stuk["zaak"])
    gate.download_button(
        f"{NAMES[kind]} als {FORM_NAMES[form]}",
        data=partial(_made, kind, form, dossier, given, style),
        file_name=f"{kind}-{dossier.besluitnummer}-{zaak}.{form}",
        mime=MIME[form],
        key=f"stuk-{kind}-{form}-{dossier.nummer}",
        icon=":material/download:",
        disabled=given is None,
        on_click="ignore",
    )


def _made(
    kind: Kind, form: Form, dossier: Dossier, given: Given | None, style: HouseStyle
) -> bytes:
    """The file of a button; one that is off gives nothing."""
    return b"" if given is None else document(kind, form, dossier, given, style)
