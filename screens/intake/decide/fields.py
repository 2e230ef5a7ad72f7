"""The fields of the decision. Each takes its value from the draft and gives back what differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from normenkader import Normenkader
from register.choice import Besluit, first_days, refused_words
from screens.access import gate
from screens.intake.case import choosing
from screens.intake.case.choosing import (
    GEGEVEN,
    INGANG,
    LAATSTE,
    MINUTEN,
    MODULES,
    REDEN,
    VOLGT,
    WEKEN,
)
from screens.intake.case.session import Intake
from screens.intake.decide.recording import place
from screens.intake.decide.schedule import read_weeks_until
from screens.widgets import pieces
from screens.widgets.day_field import Calendar, draw_day
from screens.widgets.fields import FieldSpec, draw_line, draw_text, read_day, read_number
from screens.widgets.wording import date_field, markdown

VOLG, WIJK_AF = "Ik volg het voorstel", "Ik wijk af"


class DecisionFields:
    """What is chosen so far, and a method that draws each field."""

    def __init__(self, intake: Intake, normenkader: Normenkader, voorstel: Besluit) -> None:
        """Draw nothing yet."""
        self.intake = intake
        self.normenkader = normenkader
        self.voorstel = voorstel

    @property
    def keuze(self) -> dict[str, Any]:
        """What is filled in."""
        return self.intake.draft.keuze

    @property
    def deviates(self) -> bool:
        """Say whether something else than the proposal is decided."""
        return self.keuze.get(VOLGT) is False

    @property
    def besluit(self) -> Besluit:
        """The decision as it is filled in."""
        return choosing.decision(self.normenkader, self.voorstel, self.keuze)

    def _key(self, name: str) -> str:
        # Following and deviating have fields of their own: the values of one stay out of the other.
        how = "zelf" if self.deviates else "volg"
        times = self.intake.besluit.bijgewerkt[name]
        return f"besluit-{name}-{how}-{self.intake.draft.ronde}" + (f"-{times}" if times else "")

    def _taker(self, name: str, now: Any, *changes: str) -> Callable[[Any], None]:
        """What takes over a value; `changes` are the fields that then show something else."""

        def take(value: Any) -> None:
            if value != now:
                self.intake.draft.choose(name, value)
                for other in changes:
                    self.intake.besluit.bijgewerkt[other] += 1
                    self.intake.geweigerd.pop(place(other), None)

        return take

    def _choice(self) -> None:
        key = f"besluit-{VOLGT}-{self.intake.draft.ronde}"
        now = self.keuze.get(VOLGT)

        def take(value: Any) -> None:
            if value is not None and (value == VOLG) != self.keuze.get(VOLGT):
                self.intake.draft.choose(VOLGT, value == VOLG)

        take(
            gate.radio(
                "Wat besluit je?",
                (VOLG, WIJK_AF),
                index=None if now is None else 1 - int(now),
                key=key,
                horizontal=True,
                width="stretch",
                on_change=lambda: take(st.session_state.get(key)),
            )
        )

    def _given(self) -> None:
        names = choosing.options(self.normenkader)
        now, key = choosing.option_of(self.besluit), self._key(GEGEVEN)
        take = self._taker(GEGEVEN, now)
        chosen = gate.selectbox(
            "Wat krijgt de cliënt?",
            list(names),
            index=list(names).index(now),
            format_func=names.__getitem__,
            key=key,
            disabled=not self.deviates,
            on_change=lambda: take(st.session_state.get(key)),
        )
        if self.deviates:
            take(chosen)

    def _modules(self) -> None:
        now = list(self.besluit.modules)
        keys = {m.module: f"{self._key(MODULES)}-{m.module}" for m in self.normenkader.modules}
        take = self._taker(MODULES, now)

        def chosen() -> list[str]:
            return [code for code, key in keys.items() if st.session_state.get(key)]

        st.html(pieces.paragraph("Wat krijgt de cliënt daarbij?", "nw-kopje"))
        for module in self.normenkader.modules:
            gate.toggle(
                markdown(module.naam),
                value=module.module in now,
                key=keys[module.module],
                help=markdown(module.omschrijving),
                disabled=not self.deviates,
                on_change=lambda: take(chosen()),
            )

    def _number(self, name: str, label: str, most: int) -> None:
        now = self.besluit.minuten_per_week if name == MINUTEN else self.besluit.weken
        veld = FieldSpec(
            label,
            self._key(name),
            self.intake.geweigerd,
            place(name),
            # 0 is a field that an earlier version stored as emptied.
            str(now or ""),
            lambda tekst: read_number(tekst, 1, most),
            self._taker(name, now, *([LAATSTE] if name == WEKEN else [])),
        )
        draw_line(veld, disabled=not self.deviates)

    def _last_day(self, weken: int) -> None:
        van = self.besluit.ingangsdatum
        veld = FieldSpec(
            "Laatste dag",
            self._key(LAATSTE),
            self.intake.geweigerd,
            place(LAATSTE),
            date_field(self.besluit.last_day.isoformat()) if weken else "",
            lambda tekst: read_weeks_until(tekst, van),
            self._taker(WEKEN, weken, WEKEN),
        )
        draw_line(veld, disabled=not self.deviates)

    def _first_day(self) -> None:
        now = self.besluit.ingangsdatum
        first, last = first_days(self.normenkader, self.voorstel)
        take = self._taker(INGANG, now.isoformat(), LAATSTE)
        label = "Eerste dag" if self.besluit.weken is not None else "Datum van het besluit"
        veld = FieldSpec(
            label,
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

        draw_day(veld, Calendar(INGANG, label, now, first, last, choose))

    def _reason(self) -> None:
        names = {r.reden: markdown(r.naam) for r in self.normenkader.besluit.afwijkredenen}
        now, key = self.keuze.get(REDEN), self._key(REDEN)
        take = self._taker(REDEN, now)
        take(
            gate.selectbox(
                "Reden om af te wijken",
                list(names),
                index=list(names).index(now) if now in names else None,
                format_func=names.__getitem__,
                placeholder="Kies een reden",
                key=key,
                on_change=lambda: take(st.session_state.get(key)),
            )
        )

    def _text(self, name: str, label: str) -> None:
        def read(tekst: str) -> str | None:
            reasons = refused_words(tekst, self.besluit.ingangsdatum)
            if reasons:
                raise ValueError(*reasons)
            return tekst or None

        now = self.keuze.get(name, "")
        veld = FieldSpec(
            label,
            f"besluit-{name}-{self.intake.draft.ronde}",
            self.intake.geweigerd,
            place(name),
            now,
            read,
            self._taker(name, now or None),
        )
        draw_text(veld, height=68)
