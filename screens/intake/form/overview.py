"""All answers in compact rows, for the end of the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from normenkader.texts import date_text
from publishing.markup import Markup, Pieces
from screens.access import gate
from screens.intake.case.part_list import filled_keys, part_name
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.case.state_words import ICONS, short_state
from screens.intake.case.what_if_notes import show_notes
from screens.intake.form.notes import NAMES
from screens.keys import Key
from screens.widgets import pieces
from screens.widgets.wording import markdown, read_date
from terms.facts import dates_of, short_name
from zaak.sections import TEXTS

HTML = Pieces(__name__)


def show_overview(intake: Intake, stand: Standing) -> None:
    """A row for each part: a button to go there, and its answers in words."""
    with st.container(key=Key.OVERZICHT, gap=None):
        for key in filled_keys(stand.normenkader):
            part = stand.parts.get(key)
            gate.button(
                markdown(part_name(stand.normenkader, key)),
                key=f"overzicht-{key}",
                type="tertiary",
                width="stretch",
                icon=ICONS[part.toestand] if part else ":material/folder_open:",
                on_click=intake.go,
                args=(key,),
                disabled=intake.recorded,
            )
            told = part is None or part.toestand in ("overgeslagen", "niet_gevraagd")
            st.html(
                HTML(
                    "row",
                    answers=answers_html(stand.normenkader, intake.draft.inhoud, key),
                    state="" if part is None or told else short_state(part),
                )
            )
    _notes(stand.normenkader, intake)
    show_notes(intake)


def answers_html(normenkader: Normenkader, content: dict[str, Any], key: str) -> Markup:
    """The answers of a part in words; what is open is marked."""
    name = key.removeprefix("lg-") if key.startswith("lg-") else ""
    section = "leefgebieden" if name else key
    given = content if section == "zaak" else content.get(section, {})
    given = given.get(name, {}) if name else given
    asked = normenkader.questions(section, name or None)
    numbers = sum(isinstance(v, GetalVraag) for v in asked)
    words = [date_text(read_date(content["peildatum"]))] if section == "zaak" else []
    if section == "zaak":
        words += [f"{short_name(fact)} {date_text(day)}" for fact, day in dates_of(content).items()]
    words += [
        _words(vraag, given[vraag.vraag], in_row=bool(name), alone=numbers < 2)
        for vraag in asked
        if vraag.vraag in given
    ]
    return HTML("answers", said=" · ".join(words))


def _words(vraag: Vraag, antwoord: Any, *, in_row: bool, alone: bool) -> str:
    """An answer on its own, where needed with what it is about; `alone` is the only number."""
    label = str(vraag.label(antwoord))
    if antwoord == NIET_UITGEVRAAGD:
        return label
    if isinstance(vraag, GetalVraag):
        said = f"{label} {vraag.eenheid}"
        return said if alone and in_row else f"{vraag.tekst} {said}"
    if isinstance(antwoord, bool) or not in_row:
        return f"{vraag.tekst} {label}"
    return f"{antwoord} {label}" if isinstance(antwoord, int) else label


def _notes(normenkader: Normenkader, intake: Intake) -> None:
    """What was written: always as plain text."""
    keys = filled_keys(normenkader)
    found = [t for key in keys for t in texts_of(normenkader, intake.draft.inhoud, key)]
    if found:
        with st.container(key=Key.TOELICHTINGEN, gap="xsmall"):
            st.html(pieces.heading("Toelichtingen"))
            for name, tekst in found:
                st.html(pieces.strong(name))
                st.text(tekst)


def texts_of(
    normenkader: Normenkader, content: dict[str, Any], key: str
) -> Iterator[tuple[str, str]]:
    """The texts of a part of a case, each with its name and that of the part."""
    name = key.removeprefix("lg-") if key.startswith("lg-") else ""
    section = "leefgebieden" if name else key
    table = content if section == "zaak" else content.get(section, {})
    table = table.get(name, {}) if name else table
    for text in TEXTS[section]:
        if isinstance(table, dict) and table.get(text):
            about = part_name(normenkader, key)
            yield NAMES[text] if section == "zaak" else f"{about}: {NAMES[text]}", table[text]
