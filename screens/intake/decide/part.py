"""The part in which the consulent decides: follow the proposal or deviate, and why.

Both have the same steps: nothing is chosen beforehand, and both ask for a judgement of one's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from engine.schedule import Schedule, minutes_text, weeks_text
from explaining.for_client.told import lower_bound_warning
from normenkader import Library
from normenkader.texts import date_text
from register.choice import MOST_MINUTES, MOST_WEEKS, Besluit, phased, proposed
from register.remark import remarks
from rights import User
from screens.access import gate
from screens.intake.case import choosing
from screens.intake.case.choosing import (
    GEGEVEN,
    INGANG,
    LAATSTE,
    MINUTEN,
    MODULES,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VERLAGING,
    VOLGT,
    WEKEN,
)
from screens.intake.case.part_list import BESLUIT, part_name, refused_parts
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.decide.correction_notes import Correction, show_correction_notice
from screens.intake.decide.day_care import DayCareFields
from screens.intake.decide.decided import show_earlier, show_recorded
from screens.intake.decide.fields import DecisionFields
from screens.intake.decide.recording import earlier, place, record_decision
from screens.intake.decide.schedule import show_schedule
from screens.intake.own_first.part import show_beside, show_held
from screens.intake.reassess.beside_question import show_not_discussed
from screens.intake.reassess.lowering import VERLAGING_LABEL, LoweringNotes
from screens.intake.reassess.replaced import show_replaced
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.fields import framed, refusal_lines
from screens.widgets.layout import show_message
from screens.widgets.wording import markdown

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


def show_decision_part(intake: Intake, stand: Standing, library: Library, user: User) -> None:
    """The form for the decision, or the decision once it is there."""
    why = "" if intake.recorded or stand.antwoord is None else earlier(intake, user)
    _message(intake)
    if intake.recorded:
        show_recorded(intake, library, user)
        return
    if stand.held:
        show_held(intake, stand)
        return
    show_correction_notice(intake, user)
    if stand.antwoord is None:
        st.text(NOG_NIET)
        return
    if why:
        show_message("warning", "Je kunt nu geen besluit vastleggen.", [why])
    show_earlier(intake)
    show_replaced(intake, user)
    show_not_discussed(intake, stand.normenkader)
    show_beside(intake, stand, library)
    voorstel = proposed(stand.normenkader, stand.zaak, stand.antwoord)
    form = _Form(intake, stand, voorstel, library)
    form.show()
    if intake.besluit.fout:
        # The script of the page then moves the focus to the first error.
        st.container(key=Prefix.NAAR_FOUT.of(intake.besluit.fout)).html(pieces.nothing())
    if gate.button(
        "Leg het besluit vast", key=Key.LEG_VAST, type="primary", icon=":material/check:"
    ):
        record_decision(intake, user, library, stand.normenkader, voorstel, form)
        # What was drawn above is about the moment before.
        st.rerun()


def _message(intake: Intake) -> None:
    melding = intake.besluit.melding
    if melding is not None:
        show_message(f"besluit-{melding.soort}", melding.titel, melding.regels)


class _Form(DecisionFields):
    """The form: its fields, the text for the client below them, and what is wrong beside each."""

    def __init__(
        self, intake: Intake, stand: Standing, voorstel: Besluit, library: Library
    ) -> None:
        super().__init__(intake, stand.normenkader, voorstel)
        self.stand = stand
        self.correctie = Correction(intake, stand, voorstel)
        self.lowering = LoweringNotes(intake, stand, self._schedule)
        self.day_care = DayCareFields(intake, stand.normenkader.besluit.dagbesteding, library)

    def _schedule(self, besluit: Besluit) -> Schedule | None:
        return phased(self.normenkader, self.stand.antwoord or {}, besluit)

    def show(self) -> None:
        """All fields, the text for the client below them, and what is wrong beside each."""
        wrong = self.intake.besluit.gecontroleerd
        with self._field(VOLGT):
            self._choice()
            self._out_of_sight()
        with st.container(key=Key.BESLUIT_VELDEN):
            with self._field(GEGEVEN):
                self._given()
            if self.normenkader.modules and self.besluit.uitkomst == "product":
                with self._field(MODULES):
                    self._modules()
            if choosing.has_minutes(self.normenkader, self.besluit):
                with self._field(MINUTEN):
                    self._number(MINUTEN, "Minuten per week", MOST_MINUTES)
            with self._field(INGANG):
                self._first_day()
            if self.besluit.weken is not None:
                with self._field(WEKEN):
                    self._number(WEKEN, "Aantal weken", MOST_WEEKS)
                with self._field(LAATSTE):
                    self._last_day(self.besluit.weken)
        if self._complete() or self.besluit.weken:
            self._remark()
        if self._complete():
            show_schedule(self._schedule(self.besluit))
        if self.deviates:
            with self._field(REDEN):
                self._reason()
            with self._field(TOELICHTING):
                self._text(TOELICHTING, WAAROM_LABEL)
        self.day_care.show()
        self.correctie.show_old_day_care()
        if self.lowering.found(self.besluit):
            self.lowering.show(self.besluit)
            with self._field(VERLAGING):
                self._text(VERLAGING, VERLAGING_LABEL)
        with self._field(OORDEEL):
            self._text(OORDEEL, "Jouw eigen oordeel, in één zin :gray[· schrijf geen namen op]")
        self._for_client()
        self.correctie.show_summary()
        elsewhere = [key for key in refused_parts(self.intake) if key != BESLUIT]
        if elsewhere:
            self._elsewhere(elsewhere)
        if wrong and (elsewhere or self._wrong() or self.day_care.problems()):
            with st.container(key=Key.BESLUIT_NOG_NIET, gap=None):
                st.text("Je besluit is nog niet vastgelegd. Bij de velden staat wat er nog moet.")

    def _elsewhere(self, keys: list[str]) -> None:
        """Other parts hold what was refused: the proposal is not about that."""
        with st.container(key=Prefix.VELD.of("elders"), gap=None):
            with st.container(key=Prefix.FOUT.of("elders"), gap=None):
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
    def _field(self, name: str) -> Iterator[None]:
        """A field with what is wrong with it; the script of the page connects the two."""
        with framed(name, lambda: self._wrong().get(name, [])):
            yield
            self.correctie.show_old_value(name)

    def _wrong(self) -> dict[str, list[str]]:
        """What is wrong now: refused texts at once, the rest after trying to record."""
        found: dict[str, list[str]] = {}
        if self.intake.besluit.gecontroleerd:
            found = choosing.problems(self.normenkader, self.voorstel, self.keuze)
            found |= self.lowering.problems(self.besluit)
        for name, counts in self._typed().items():
            refused = self.intake.geweigerd.get(place(name))
            if refused:
                found[name] = refusal_lines(refused, counts)
        if found.get(VOLGT) == [choosing.NIETS_ANDERS] and {MINUTEN, WEKEN, LAATSTE} & set(found):
            # Something else was typed: what is wrong with it stands there.
            del found[VOLGT]
        return found

    def _typed(self) -> dict[str, str]:
        """The fields in sight in which something is typed, with what counts in words."""
        besluit = self.besluit
        words = {
            MINUTEN: f"{minutes_text(besluit.minuten_per_week or 0)} per week",
            WEKEN: weeks_text(besluit.weken or 0),
            INGANG: date_text(besluit.ingangsdatum),
            LAATSTE: date_text(besluit.last_day),
        }
        lowers = bool(self.lowering.found(besluit))
        asked = choosing.asked(self.normenkader, besluit, self.keuze, lowers=lowers)
        return {n: words.get(n, "") for n in asked if n in choosing.GETYPT}

    def _out_of_sight(self) -> None:
        """Who follows does not see what was refused while deviating: say that it is there."""
        hidden = [p for p in self.intake.geweigerd if p.sectie == BESLUIT]
        if any(p.vraag not in self._typed() for p in hidden):
            st.caption(BIJ_AFWIJKEN)

    def _complete(self) -> bool:
        """Say whether minutes and weeks are filled in; an older form may have left them empty."""
        return bool(self.besluit.minuten_per_week and self.besluit.weken)

    def _remark(self) -> None:
        """What is remarkable about the minutes and the weeks; it stops nobody."""
        goal = (self.stand.antwoord or {}).get("doelrichting")
        found = remarks(self.normenkader, self.besluit, goal)
        if found:
            with st.container(key=Prefix.OPMERKING.of("minuten"), gap=None):
                for remark in found:
                    st.text(remark)

    def _for_client(self) -> None:
        refused = any(place(name) in self.intake.geweigerd for name in self._typed())
        tekst = choosing.for_client(self.normenkader, self.voorstel, self.keuze, self._schedule)
        with st.container(key=Key.VOOR_CLIENT, gap=None):
            st.html(pieces.heading("Dit leest de cliënt"))
            st.text(NOG_GEEN_TEKST if refused or not tekst else tekst)
            if warning := lower_bound_warning(self.normenkader):
                st.caption(f"Let op. {warning}")
