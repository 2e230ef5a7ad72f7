"""The part in which the consulent says what she expects, before the proposal is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from engine.schedule import minutes_text
from normenkader import Library
from register.choice import MOST_MINUTES, MOST_TEXT
from rights import User
from screens.access import gate
from screens.intake.case.choosing import options
from screens.intake.case.part_list import UITLEG
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.explain.views import not_yet_sentence
from screens.intake.own_first.beside import beside_html, changed_lines
from screens.intake.own_first.submitting import (
    KEUZE,
    MINUTEN,
    WAAROM,
    WEET_NIET,
    asks_minutes,
    place,
    problems,
    submit,
)
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.fields import (
    FieldSpec,
    check_text,
    draw_line,
    draw_text,
    framed,
    read_number,
    refusal_lines,
)
from screens.widgets.layout import show_message
from screens.widgets.wording import markdown

EERST = "Eerst jouw oordeel, dan het voorstel."
UITLEG_VORM = (
    "Wat denk jij dat deze cliënt nodig heeft? Je ziet het voorstel daarna, naast jouw oordeel. "
    "Een schatting is genoeg. Je kunt je oordeel daarna niet meer veranderen. Besluiten doe je "
    "later: dan mag je ook iets anders kiezen."
)
WEET_NIET_LABEL = "Dat weet ik (nog) niet"
WAAROM_LABEL = "Waarom weet je het niet? :gray[· in één zin, schrijf geen namen op]"


def show_own_first(intake: Intake, stand: Standing, library: Library, user: User) -> None:
    """Ask it while the proposal waits for it; afterwards show both beside each other."""
    state = intake.zelf
    if state.melding is not None:
        show_message(f"zelf-{state.melding.soort}", state.melding.titel, state.melding.regels)
    if not stand.held:
        show_beside(intake, stand, library)
        return
    if not stand.compleet:
        st.text(not_yet_sentence(stand))
        return
    _Form(intake, stand).show()
    if state.fout:
        st.container(key=Prefix.NAAR_FOUT.of(f"zelf-{state.fout}")).html(pieces.nothing())
    if gate.button(
        "Leg mijn oordeel vast", key=Key.ZELF_VAST, type="primary", icon=":material/check:"
    ):
        submit(intake, stand, user)
        # What was drawn above is about the moment before.
        st.rerun()


def show_beside(intake: Intake, stand: Standing, library: Library) -> None:
    """What was judged first, the proposal, and what differs; nothing where nothing was judged."""
    vooraf = intake.draft.opslag.vooraf
    if vooraf is None:
        return
    with st.container(key=Key.ZELF_NAAST, gap="xsmall"):
        st.html(beside_html(stand, vooraf, library))
        lines = changed_lines(stand.normenkader, vooraf, intake.draft.inhoud)
        for line in lines:
            st.text(line)
        if vooraf.verwacht.weet_niet:
            st.html(pieces.strong("Waarom je het niet wist"))
            st.text(vooraf.verwacht.weet_niet)


def show_held(intake: Intake, stand: Standing) -> None:
    """What a part says that only has something to show after one's own judgement."""
    st.text(EERST)
    if not stand.compleet:
        st.text(not_yet_sentence(stand))
    elif intake.deel != UITLEG:
        st.text("Alles is ingevuld. Geef nu eerst je eigen oordeel.")


class _Form:
    """The fields, and what is wrong beside each."""

    def __init__(self, intake: Intake, stand: Standing) -> None:
        self.intake, self.stand = intake, stand
        self.keuze = intake.zelf.keuze

    def show(self) -> None:
        st.text(UITLEG_VORM)
        with self._field(KEUZE):
            self._choice()
        if asks_minutes(self.stand.normenkader, self.keuze):
            with self._field(MINUTEN):
                draw_line(self._minutes())
        if self.keuze.get(KEUZE) == WEET_NIET:
            with self._field(WAAROM):
                draw_text(self._why(), 90)
        if self.intake.zelf.gecontroleerd and self._wrong():
            with st.container(key=Key.ZELF_NOG_NIET, gap=None):
                st.text("Je oordeel is nog niet vastgelegd. Bij de velden staat wat er nog moet.")

    def _field(self, name: str) -> Any:
        return framed(f"zelf-{name}", lambda: self._wrong().get(name, []))

    def _choice(self) -> None:
        names = {**options(self.stand.normenkader), WEET_NIET: WEET_NIET_LABEL}
        key = f"zelf-{KEUZE}-{self.intake.draft.ronde}"
        now = self.keuze.get(KEUZE)

        def take() -> None:
            self._take(KEUZE)(st.session_state.get(key))

        chosen = gate.radio(
            "Wat verwacht jij?",
            list(names),
            index=None if now is None else list(names).index(now),
            format_func=lambda code: markdown(names[code]),
            key=key,
            on_change=take,
        )
        self._take(KEUZE)(chosen)

    def _minutes(self) -> FieldSpec[Any, int]:
        now = self.keuze.get(MINUTEN)
        return FieldSpec(
            "Hoeveel minuten per week?",
            f"zelf-{MINUTEN}-{self.intake.draft.ronde}",
            self.intake.geweigerd,
            place(MINUTEN),
            "" if now is None else str(now),
            lambda tekst: read_number(tekst, 1, MOST_MINUTES),
            self._take(MINUTEN),
        )

    def _why(self) -> FieldSpec[Any, str]:
        return FieldSpec(
            WAAROM_LABEL,
            f"zelf-{WAAROM}-{self.intake.draft.ronde}",
            self.intake.geweigerd,
            place(WAAROM),
            str(self.keuze.get(WAAROM, "")),
            lambda tekst: check_text(tekst, MOST_TEXT),
            self._take(WAAROM),
        )

    def _take(self, name: str) -> Callable[[Any], None]:
        def take(value: Any) -> None:
            if value is not None:
                self.keuze[name] = value

        return take

    def _wrong(self) -> dict[str, list[str]]:
        """What is wrong now: refused input at once, the rest after trying to record."""
        found: dict[str, list[str]] = {}
        if self.intake.zelf.gecontroleerd:
            found = problems(self.stand, self.keuze)
        minutes = self.keuze.get(MINUTEN)
        counts = {MINUTEN: "" if minutes is None else f"{minutes_text(minutes)} per week"}
        for name in (MINUTEN, WAAROM):
            refused = self.intake.geweigerd.get(place(name))
            if refused:
                found[name] = refusal_lines(refused, counts.get(name, ""))
        return found
