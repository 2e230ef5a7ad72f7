"""What one browser session holds, and what its buttons do to it. Nothing here is shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from normenkader import Bibliotheek, Normenkader
from screens.draft import Draft, Inhoud, Plaats, new_case

FIRST = "zaak"


@dataclass(frozen=True)
class Melding:
    """Something to tell once, above the part in the middle; `regels` may echo input."""

    soort: str
    titel: str
    regels: tuple[str, ...] = ()


@dataclass
class Geweigerd:
    """A text that was refused: it stays in its field, never in the draft."""

    tekst: str
    redenen: tuple[str, ...]


@dataclass
class Intake:
    """The draft of this session and where the user is in it.

    `sprong` counts the moves to another part; the script of the page then moves the focus.
    `bewaard` is the case as it was last downloaded, opened or begun.
    """

    draft: Draft
    bewaard: Inhoud
    deel: str = FIRST
    sprong: int = 0
    upload: int = 0
    geweigerd: dict[Plaats, Geweigerd] = field(default_factory=dict)
    melding: Melding | None = None

    @property
    def unsaved(self) -> bool:
        """Say whether leaving would lose work."""
        return self.draft.inhoud != self.bewaard or bool(self.geweigerd)

    def go(self, deel: str) -> None:
        """Show another part."""
        self.deel = deel
        self.sprong += 1
        self.melding = None

    def replace(self, inhoud: Inhoud, label: str, *, saved: bool = True) -> None:
        """Put another case in place of the draft."""
        self.draft.replace(inhoud, label)
        self.geweigerd.clear()
        if saved:
            self.bewaard = inhoud

    def undo(self) -> None:
        """Take the last step back, and say which."""
        label = self.draft.undo()
        if label:
            self.melding = Melding("info", f"Teruggedraaid: {label}")

    def start_again(self, bibliotheek: Bibliotheek) -> None:
        """Begin an empty case; it can be undone."""
        self.replace(new_case(bibliotheek, today()), "opnieuw beginnen")
        self.deel = FIRST
        titel = "Je bent opnieuw begonnen. Met ‘Ongedaan maken’ komt de vorige zaak terug."
        self.melding = Melding("info", titel)

    def skip_untouched(self, normenkader: Normenkader) -> None:
        """Mark the leefgebieden that were not touched as not asked, and say how many."""
        n = self.draft.skip_untouched(normenkader)
        wat = "1 leefgebied staat" if n == 1 else f"{n} leefgebieden staan"
        self.melding = Melding("info", f"{wat} nu op niet uitgevraagd. Vraag alleen wat nodig is.")

    def mark_saved(self) -> None:
        """Remember that the case was downloaded."""
        self.bewaard = self.draft.inhoud


def today() -> date:
    """The day in the Netherlands: the peildatum of a new case."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def current(bibliotheek: Bibliotheek) -> Intake:
    """The intake of this session; it is made at the first run."""
    if "intake" not in st.session_state:
        inhoud = new_case(bibliotheek, today())
        st.session_state["intake"] = Intake(Draft(inhoud), inhoud)
    intake: Intake = st.session_state["intake"]
    return intake
