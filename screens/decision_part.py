"""The part in which the consulent decides: follow the proposal or deviate, and why.

Both have the same steps: nothing is chosen beforehand, and both ask for a judgement of one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import streamlit as st

from engine.schedule import Verdeling
from normenkader import Bibliotheek
from normenkader.templates import date_text
from register.decision import (
    MOST_MINUTES,
    MOST_WEEKS,
    Besluit,
    first_days,
    phased,
    proposed,
    refused_words,
)
from rights import Gebruiker
from screens import choosing, gate
from screens.choosing import (
    GEGEVEN,
    INGANG,
    MINUTEN,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VOLGT,
    WEKEN,
)
from screens.correction_notes import Correctie, show_correction_notice
from screens.day_field import Kalender, draw_day
from screens.decided import show_earlier, show_recorded
from screens.fields import Veld, draw_line, draw_text, read_day, read_number, refusal_lines
from screens.part_list import BESLUIT, part_name, refused_parts
from screens.recording import earlier, place, record_decision
from screens.session import Intake
from screens.standing import Standing
from screens.wording import date_field, markdown

VOLG, WIJK_AF = "Ik volg het voorstel", "Ik wijk af"
NOG_NIET = "Er is nog geen voorstel. Beantwoord eerst de open vragen; daarna kun je besluiten."
# The text goes to the client as it is: who writes it must know that beforehand.
WAAROM_LABEL = "Waarom wijk je af? :gray[· in je eigen woorden. De cliënt leest dit ook.]"
BIJ_AFWIJKEN = (
    "Bij ‘Ik wijk af’ staat invoer die niet is bewaard. Die telt niet zolang je het voorstel volgt."
)
ELDERS = (
    "In een ander onderdeel staat invoer die niet is aangenomen. Verbeter die eerst: het voorstel "
    "gaat er niet van uit."
)
NOG_GEEN_TEKST = "Deze tekst komt zodra je hierboven hebt gekozen en alles klopt."


def show_decision_part(
    intake: Intake, stand: Standing, bibliotheek: Bibliotheek, gebruiker: Gebruiker
) -> None:
    """The form for the decision, or the decision once it is there."""
    why = "" if intake.recorded or stand.antwoord is None else earlier(intake, gebruiker)
    _message(intake)
    if intake.recorded:
        show_recorded(intake, bibliotheek, gebruiker)
        return
    show_correction_notice(intake, gebruiker)
    if stand.antwoord is None:
        st.text(NOG_NIET)
        return
    if why:
        with st.container(key="melding-warning", gap=None):
            st.text("Je kunt nu geen besluit vastleggen.")
            st.text(why)
    show_earlier(intake)
    voorstel = proposed(stand.normenkader, stand.zaak, stand.antwoord)
    _Form(intake, stand, voorstel).show()
    if intake.besluit.fout:
        # The script of the page then moves the focus to the first error.
        st.container(key=f"naar-fout-{intake.besluit.fout}").html("<span></span>")
    if gate.button("Leg het besluit vast", key="leg-vast", type="primary", icon=":material/check:"):
        record_decision(intake, gebruiker, bibliotheek, stand.normenkader, voorstel)
        # What was drawn above is about the moment before.
        st.rerun()


def _message(intake: Intake) -> None:
    melding = intake.besluit.melding
    if melding is not None:
        with st.container(key=f"melding-besluit-{melding.soort}", gap=None):
            st.text(melding.titel)
            for line in melding.regels:
                st.text(line)


class _Form:
    """The fields. Each takes its value from the draft and gives back what differs from it."""

    def __init__(self, intake: Intake, stand: Standing, voorstel: Besluit) -> None:
        self.intake = intake
        self.stand = stand
        self.normenkader = stand.normenkader
        self.voorstel = voorstel
        self.correctie = Correctie(intake, stand, voorstel)

    def _schedule(self, besluit: Besluit) -> Verdeling | None:
        return phased(self.normenkader, self.stand.antwoord or {}, besluit)

    @property
    def keuze(self) -> dict[str, Any]:
        return self.intake.draft.keuze

    @property
    def deviates(self) -> bool:
        return self.keuze.get(VOLGT) is False

    @property
    def besluit(self) -> Besluit:
        return choosing.decision(self.normenkader, self.voorstel, self.keuze)

    def show(self) -> None:
        """All fields, the text for the client below them, and what is wrong beside each."""
        wrong = self.intake.besluit.gecontroleerd
        with self._field(VOLGT):
            self._choice()
            self._out_of_sight()
        with st.container(key="besluit-velden"):
            with self._field(GEGEVEN):
                self._given()
            if choosing.has_minutes(self.normenkader, self.besluit):
                with self._field(MINUTEN):
                    self._number(MINUTEN, "Minuten per week", MOST_MINUTES)
            with self._field(INGANG):
                self._first_day()
            if self.besluit.uitkomst == "product":
                with self._field(WEKEN):
                    self._number(WEKEN, "Aantal weken", MOST_WEEKS)
        if self.deviates:
            with self._field(REDEN):
                self._reason()
            with self._field(TOELICHTING):
                self._text(TOELICHTING, WAAROM_LABEL)
        with self._field(OORDEEL):
            self._text(OORDEEL, "Jouw eigen oordeel, in één zin :gray[· schrijf geen namen op]")
        self._for_client()
        self.correctie.show_summary()
        elsewhere = [key for key in refused_parts(self.intake) if key != BESLUIT]
        if elsewhere:
            self._elsewhere(elsewhere)
        if wrong and (elsewhere or self._wrong()):
            with st.container(key="besluit-nog-niet", gap=None):
                st.text("Je besluit is nog niet vastgelegd. Bij de velden staat wat er nog moet.")

    def _elsewhere(self, keys: list[str]) -> None:
        """Other parts hold what was refused: the proposal is not about that."""
        with st.container(key="veld-elders", gap=None):
            with st.container(key="fout-elders", gap=None):
                st.text(ELDERS)
            for key in keys:
                gate.button(
                    f"Naar {markdown(part_name(self.normenkader, key))}",
                    key=f"elders-{key}",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=self.intake.go,
                    args=(key,),
                )

    @contextmanager
    def _field(self, naam: str) -> Iterator[None]:
        """A field with what is wrong with it; the script of the page connects the two."""
        with st.container(key=f"veld-{naam}", gap=None):
            yield
            self.correctie.show_old_value(naam)
            wrong = self._wrong().get(naam, [])
            if wrong:
                with st.container(key=f"fout-{naam}", gap=None):
                    for line in wrong:
                        st.text(line)

    def _wrong(self) -> dict[str, list[str]]:
        """What is wrong now: refused texts at once, the rest after trying to record."""
        found: dict[str, list[str]] = {}
        if self.intake.besluit.gecontroleerd:
            found = choosing.problems(self.normenkader, self.voorstel, self.keuze)
        for naam, counts in self._typed().items():
            refused = self.intake.geweigerd.get(place(naam))
            if refused:
                found[naam] = refusal_lines(refused, counts)
        if found.get(VOLGT) == [choosing.NIETS_ANDERS] and {MINUTEN, WEKEN} & set(found):
            # Something else was typed: what is wrong with it stands there.
            del found[VOLGT]
        return found

    def _typed(self) -> dict[str, str]:
        """The fields in sight in which something is typed, with what counts in words."""
        besluit = self.besluit
        words = {
            MINUTEN: f"{besluit.minuten_per_week} minuten per week",
            WEKEN: f"{besluit.weken} weken",
            INGANG: date_text(besluit.ingangsdatum),
        }
        asked = choosing.asked(self.normenkader, besluit, self.keuze)
        return {n: words.get(n, "") for n in asked if n in choosing.GETYPT}

    def _out_of_sight(self) -> None:
        """Who follows does not see what was refused while deviating: say that it is there."""
        hidden = [p for p in self.intake.geweigerd if p.sectie == BESLUIT]
        if any(p.vraag not in self._typed() for p in hidden):
            st.caption(BIJ_AFWIJKEN)

    def _key(self, naam: str) -> str:
        # Following and deviating have fields of their own: the values of one stay out of the other.
        how = "zelf" if self.deviates else "volg"
        return f"besluit-{naam}-{how}-{self.intake.draft.ronde}"

    def _taker(self, naam: str, now: Any) -> Callable[[Any], None]:
        def take(value: Any) -> None:
            if value != now:
                self.intake.draft.choose(naam, value)

        return take

    def _choice(self) -> None:
        key = f"besluit-{VOLGT}-{self.intake.draft.ronde}"
        now = self.keuze.get(VOLGT)

        def take(value: Any) -> None:
            if value is not None and (value == VOLG) != self.keuze.get(VOLGT):
                self.intake.draft.choose(VOLGT, value == VOLG)

        take(
            gate.radio(
                "Wat besluit je?", (VOLG, WIJK_AF), index=None if now is None else 1 - int(now),
                key=key, horizontal=True, width="stretch",
                on_change=lambda: take(st.session_state.get(key)),
            )
        )  # fmt: skip

    def _given(self) -> None:
        names = choosing.options(self.normenkader)
        now, key = choosing.option_of(self.besluit), self._key(GEGEVEN)
        take = self._taker(GEGEVEN, now)
        chosen = gate.selectbox(
            "Wat krijgt de cliënt?", list(names), index=list(names).index(now),
            format_func=names.__getitem__, key=key, disabled=not self.deviates,
            on_change=lambda: take(st.session_state.get(key)),
        )  # fmt: skip
        if self.deviates:
            take(chosen)

    def _number(self, naam: str, label: str, most: int) -> None:
        now = self.besluit.minuten_per_week if naam == MINUTEN else self.besluit.weken
        veld = Veld(
            label,
            self._key(naam),
            self.intake.geweigerd,
            place(naam),
            # 0 is a field that an earlier version stored as emptied.
            str(now or ""),
            lambda tekst: read_number(tekst, 1, most),
            self._taker(naam, now),
        )
        draw_line(veld, disabled=not self.deviates)

    def _first_day(self) -> None:
        now = self.besluit.ingangsdatum
        first, last = first_days(self.normenkader, self.voorstel)
        take = self._taker(INGANG, now.isoformat())
        veld = Veld(
            "Eerste dag",
            f"besluit-{INGANG}-{self.intake.draft.ronde}",
            self.intake.geweigerd,
            place(INGANG),
            date_field(now.isoformat()),
            lambda tekst: read_day(tekst, first, last).isoformat(),
            take,
        )

        def choose(day: date) -> None:
            self.intake.geweigerd.pop(place(INGANG), None)
            take(day.isoformat())
            # The field must show it.
            self.intake.draft.ronde += 1

        draw_day(veld, Kalender(INGANG, "Eerste dag", now, first, last, choose))

    def _reason(self) -> None:
        names = {r.reden: markdown(r.naam) for r in self.normenkader.besluit.afwijkredenen}
        now, key = self.keuze.get(REDEN), self._key(REDEN)
        take = self._taker(REDEN, now)
        take(
            gate.selectbox(
                "Reden om af te wijken", list(names),
                index=list(names).index(now) if now in names else None,
                format_func=names.__getitem__, placeholder="Kies een reden", key=key,
                on_change=lambda: take(st.session_state.get(key)),
            )
        )  # fmt: skip

    def _text(self, naam: str, label: str) -> None:
        def read(tekst: str) -> str | None:
            reasons = refused_words(tekst, self.besluit.ingangsdatum)
            if reasons:
                raise ValueError(*reasons)
            return tekst or None

        now = self.keuze.get(naam, "")
        veld = Veld(
            label,
            f"besluit-{naam}-{self.intake.draft.ronde}",
            self.intake.geweigerd,
            place(naam),
            now,
            read,
            self._taker(naam, now or None),
        )
        draw_text(veld, height=68)

    def _for_client(self) -> None:
        refused = any(place(naam) in self.intake.geweigerd for naam in self._typed())
        tekst = choosing.for_client(self.normenkader, self.voorstel, self.keuze, self._schedule)
        with st.container(key="voor-client", gap=None):
            st.html("<h3>Dit leest de cliënt</h3>")
            st.text(NOG_GEEN_TEKST if refused or not tekst else tekst)
