"""The documents of a normenkader: each is only made when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from normenkader import Normenkader
from publishing.dmn.export import dmn_xml
from publishing.html.page import normenkader_html
from publishing.json_schema.export import json_schema
from rights import User
from screens.access import gate
from screens.beheer.choice import sound
from screens.beheer.file import NormenkaderFile
from screens.beheer.state import BeheerState


class Document(NamedTuple):
    """One document: its name on the button, what it is for, its file and how it is made."""

    naam: str
    uitleg: str
    bestand: str
    mime: str
    make: Callable[[], str]


def documents(file: NormenkaderFile, normenkader: Normenkader) -> list[Document]:
    """Every document of a sound normenkader."""
    stem = re.sub(r"[^A-Za-z0-9._-]", "-", f"{normenkader.normenkader}-{normenkader.versie}")
    return [
        Document(
            "Leesbaar document",
            "Alle regels in gewone taal, om te lezen en te printen (HTML).",
            f"{stem}.html",
            "text/html",
            partial(normenkader_html, normenkader),
        ),
        Document(
            "Het bestand zelf",
            "De regels zoals ze geschreven zijn (YAML).",
            f"{stem}.yaml",
            "application/yaml",
            partial(str, file.tekst),
        ),
        Document(
            "Beslistabellen",
            "Dezelfde berekening voor andere programma's (DMN 1.5).",
            f"{stem}.dmn",
            "application/xml",
            partial(dmn_xml, normenkader),
        ),
        Document(
            "Vorm van een normenkader",
            "Helpt in een editor bij het schrijven (JSON Schema). Dit "
            "is voor elk normenkader hetzelfde.",
            "normenkader.schema.json",
            "application/schema+json",
            json_schema,
        ),
    ]


def show_documents(_user: User, stand: BeheerState) -> None:
    """Draw a button for each document."""
    st.header("Documenten", anchor=False)
    file = sound(stand)
    if file is None or file.normenkader is None:
        return
    st.text(file.titel)
    for i, document in enumerate(documents(file, file.normenkader)):
        gate.download_button(
            f"Download: {document.naam}",
            data=partial(_bytes, document.make),
            file_name=document.bestand,
            mime=document.mime,
            key=f"beheer-document-{i}",
            icon=":material/download:",
            on_click="ignore",
        )
        st.text(document.uitleg)


def _bytes(make: Callable[[], str]) -> bytes:
    return make().encode()
