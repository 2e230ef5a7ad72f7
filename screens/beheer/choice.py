"""Choosing a normenkader: a version beside the program, or a file for this session only."""

from __future__ import annotations

import streamlit as st

from normenkader.file.problems import first_lines
from normenkader.rules import all_rules
from normenkader.texts import date_text
from publishing.markup import Markup, Pieces
from rights import User
from screens.access import gate
from screens.beheer.file import NormenkaderFile, read_upload, shipped
from screens.beheer.state import FOUTEN, MET, UPLOAD, VERSIE, BeheerState
from screens.widgets import pieces

HTML = Pieces(__name__)

NIET_IN_WERKING = (
    "Dit zet niets in werking. Een upload blijft in het geheugen van deze sessie en wordt nergens "
    "bewaard. Een versie gaat pas gelden als haar bestand in de map met regels staat. Dat bestand "
    "wordt eerst nagekeken, zoals elke verandering."
)


def show_choice(_user: User, stand: BeheerState) -> None:
    """Draw the choice of the version, and what it is."""
    st.header("Versie", anchor=False)
    st.html(HTML("not_in_force", tekst=NIET_IN_WERKING))
    choose_file(stand, VERSIE, "Kies een versie")
    file = stand.file(VERSIE)
    if file is None:
        return
    st.html(file_html(file))
    if file.problemen:
        gate.button("Bekijk de fouten", key="beheer-naar-fouten", on_click=stand.go, args=(FOUTEN,))


def choose_file(stand: BeheerState, rol: str, label: str) -> None:
    """A list of the versions and the upload, and the field for another upload."""
    titles = {name: file.titel for name, file in shipped().items()}
    if rol in stand.uploads:
        titles[UPLOAD] = stand.uploads[rol].titel
    chosen = stand.versie if rol == VERSIE else stand.met
    names = list(titles)
    key = f"beheer-{rol}-{stand.ronde}"
    left, right = st.columns(2, gap="medium")
    with left:
        gate.selectbox(
            label,
            names,
            index=names.index(chosen) if chosen in names else None,
            key=key,
            format_func=titles.__getitem__,
            placeholder="Kies een versie",
            on_change=lambda: stand.choose(rol, st.session_state[key] or ""),
        )
    with right:
        _upload(stand, rol)


def _upload(stand: BeheerState, rol: str) -> None:
    key = f"beheer-upload-{rol}-{stand.ronde}"

    def chosen() -> None:
        file = st.session_state[key]
        if file is not None:
            stand.keep_upload(rol, read_upload(file.getvalue(), file.name))

    gate.file_uploader(
        "Of upload een bestand (YAML)",
        type=["yaml", "yml"],
        key=key,
        on_change=chosen,
    )


def file_html(file: NormenkaderFile) -> Markup:
    """What the chosen file is, as a list of facts."""
    place = "upload, alleen in deze sessie" if file.geupload else "map met regels"
    facts = [("Bestand", f"{file.naam} ({place})")]
    if nk := file.normenkader:
        facts += [
            ("Normenkader", f"{nk.normenkader}, versie {nk.versie}: {nk.titel}"),
            ("Geldig", _period(file)),
            ("Status", nk.status),
            ("Regels", str(len(list(all_rules(nk))))),
            ("Vingerafdruk", nk.sha256),
        ]
    facts.append(("Fouten", str(len(file.problemen)) if file.problemen else "geen"))
    return pieces.facts(facts, "nw-breed")


def _period(file: NormenkaderFile) -> str:
    if file.normenkader is None:
        return ""
    geldig = file.normenkader.geldig
    text = f"vanaf {date_text(geldig.van)}"
    return f"{text} tot en met {date_text(geldig.tot_en_met)}" if geldig.tot_en_met else text


def chosen(stand: BeheerState, rol: str = VERSIE) -> NormenkaderFile | None:
    """The chosen file, sound or not; where there is none, says so."""
    file = stand.file(rol)
    if file is None:
        wat = "een versie bij ‘Versie’" if rol == VERSIE else "waarmee je wilt vergelijken"
        st.info(f"Kies eerst {wat}.")
    return file


def sound(stand: BeheerState, rol: str = VERSIE) -> NormenkaderFile | None:
    """The chosen file where it is a sound normenkader; else says what to do, and gives None."""
    file = chosen(stand, rol)
    if file is None:
        return None
    if file.normenkader is None:
        where = "Kijk bij ‘Fouten’." if rol == VERSIE else "Hieronder staat wat er mis is."
        st.error(f"Dit normenkader heeft fouten. {where}")
        if rol == MET:
            for line in first_lines([str(probleem) for probleem in file.problemen]):
                st.text(line)
        return None
    return file
