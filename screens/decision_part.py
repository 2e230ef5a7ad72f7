"""The part in which the consulent decides: follow the proposal or deviate, and why.

Both have the same steps: nothing is chosen beforehand, and both ask for a judgement of one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from engine.schedule import Verdeling
from normenkader import Bibliotheek
from register.decision import MOST_MINUTES, MOST_TEXT, MOST_WEEKS, Besluit, phased, proposed
from rights import Gebruiker
from screens import choosing, gate
from screens.choosing import (
    GEGEVEN,
    INGANG,
    LEEG,
    MINUTEN,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VOLGT,
    WEKEN,
)
from screens.decided import show_earlier, show_recorded
from screens.recording import earlier, place, record_decision
from screens.session import Geweigerd, Intake
from screens.standing import Standing
from screens.wording import date_field, markdown, read_date
from zaak.privacy import find_personal_data

VOLG, WIJK_AF = "Ik volg het voorstel", "Ik wijk af"
NOG_NIET = "Er is nog geen voorstel. Beantwoord eerst de open vragen; daarna kun je besluiten."
NOG_GEEN_TEKST = "Deze tekst komt zodra je hierboven hebt gekozen en alles klopt."


def show_decision_part(
    intake: Intake, stand: Standing, bibliotheek: Bibliotheek, gebruiker: Gebruiker
) -> None:
    """The form for the decision, or the decision once it is there."""
    why = "" if intake.recorded or stand.antwoord is None else earlier(intake, gebruiker)
    _message(intake)
    if intake.recorded:
        show_recorded(intake, bibliotheek)
        return
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
                self._text(TOELICHTING, "Waarom wijk je af? :gray[· in je eigen woorden]")
        with self._field(OORDEEL):
            self._text(OORDEEL, "Jouw eigen oordeel, in één zin :gray[· schrijf geen namen op]")
        self._for_client()
        if wrong and self._wrong():
            with st.container(key="besluit-nog-niet", gap=None):
                st.text("Je besluit is nog niet vastgelegd. Bij de velden staat wat er nog moet.")

    @contextmanager
    def _field(self, naam: str) -> Iterator[None]:
        """A field with what is wrong with it; the script of the page connects the two."""
        with st.container(key=f"veld-{naam}", gap=None):
            yield
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
        for naam in (INGANG, TOELICHTING, OORDEEL):
            refused = self.intake.geweigerd.get(place(naam))
            if refused and (naam != TOELICHTING or self.deviates):
                found[naam] = list(refused.redenen)
        return found

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
                if value == VOLG:
                    self.intake.geweigerd.pop(place(TOELICHTING), None)

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
        key = self._key(naam)
        take = self._taker(naam, now or LEEG)
        chosen = gate.number_input(
            label, min_value=1, max_value=most, value=now or None, step=1, key=key,
            disabled=not self.deviates,
            on_change=lambda: take(st.session_state.get(key) or LEEG),
        )  # fmt: skip
        if self.deviates:
            take(chosen or LEEG)

    def _first_day(self) -> None:
        refused = self.intake.geweigerd.get(place(INGANG))
        key = f"besluit-{INGANG}-{self.intake.draft.ronde}"
        now = date_field(self.besluit.ingangsdatum.isoformat())

        def take(typed: str) -> None:
            if typed == now:
                self.intake.geweigerd.pop(place(INGANG), None)
                return
            try:
                day = read_date(typed)
            except ValueError as fout:
                self.intake.geweigerd[place(INGANG)] = Geweigerd(typed, (str(fout),))
                return
            self.intake.geweigerd.pop(place(INGANG), None)
            if day != self.besluit.ingangsdatum:
                self.intake.draft.choose(INGANG, day.isoformat())

        take(
            gate.text_input(
                "Eerste dag", value=refused.tekst if refused else now,
                key=key, on_change=lambda: take(st.session_state.get(key) or ""),
            )
            or ""
        )  # fmt: skip

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
        refused = self.intake.geweigerd.get(place(naam))
        now, key = self.keuze.get(naam, ""), f"besluit-{naam}-{self.intake.draft.ronde}"

        def take(tekst: str) -> None:
            found = find_personal_data(tekst, self.besluit.ingangsdatum)
            if found:
                reasons = dict.fromkeys(v.melding for v in found)
                self.intake.geweigerd[place(naam)] = Geweigerd(tekst, tuple(reasons))
                return
            self.intake.geweigerd.pop(place(naam), None)
            if tekst != self.keuze.get(naam, ""):
                self.intake.draft.choose(naam, tekst or None)

        take(
            gate.text_area(
                label, value=refused.tekst if refused else now, max_chars=MOST_TEXT, height=68,
                key=key, on_change=lambda: take(st.session_state.get(key) or ""),
            )
            or ""
        )  # fmt: skip

    def _for_client(self) -> None:
        tekst = choosing.for_client(self.normenkader, self.voorstel, self.keuze, self._schedule)
        with st.container(key="voor-client", gap=None):
            st.html("<h3>Dit leest de cliënt</h3>")
            st.text(tekst or NOG_GEEN_TEKST)
