"""The fields of an evaluation: one for each question, with what is wrong below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

import streamlit as st

from normenkader.file.problems import DataPath
from normenkader.texts import date_text, with_capital
from screens.access import gate
from screens.intake.evaluation.state import EvaluationState
from screens.widgets import pieces
from screens.widgets.fields import FieldSpec, check_text, draw_line, draw_text, framed, read_day
from screens.widgets.wording import markdown
from zaak.evaluation.answers import (
    DEELS,
    DEGREES,
    JA,
    NEE,
    OUTCOMES,
    YES_NO,
    outcome_words,
)
from zaak.evaluation.checking import MOST_TEXT
from zaak.evaluation.form import (
    AreasPoint,
    Choice,
    ChoicePoint,
    DecisionPoint,
    Form,
    OthersPoint,
    OutcomePoint,
    Point,
)
from zaak.evaluation.subject import Area, Subject
from zaak.privacy.scan import find_personal_data

HIGH = 90
KIES = "Kies een antwoord."
KIES_WIE = "Kies wie erbij waren."
GEEF_DATUM = "Geef een datum: dag-maand-jaar, zoals 31-01-2026."


@dataclass(frozen=True)
class EvaluationFields:
    """The form on the screen; `wrong` has what is wrong by path, `dag` is today."""

    state: EvaluationState
    form: Form
    subject: Subject
    wrong: Mapping[DataPath, list[str]]
    dag: date

    def draw(self) -> None:
        """All points in their order."""
        self._day("Datum van het gesprek", ("datum",))
        self._present()
        for number, point in enumerate(self.form.punten, 1):
            st.html(pieces.heading(f"{number}. {point.titel}"))
            self._point(point, ("punten", point.punt))

    def _point(self, point: Point, pad: DataPath) -> None:
        match point:
            case ChoicePoint():
                self._choose(point.vraag, (*pad, "antwoord"), _names(point.antwoorden))
                self._words(point.toelichting, (*pad, "toelichting"))
            case AreasPoint():
                for area in self.subject.leefgebieden:
                    self._area(point, (*pad, area.leefgebied), area)
            case OthersPoint():
                for one in point.voorzieningen:
                    self._other(point, (*pad, one.code), one.naam)
            case DecisionPoint():
                if self._choose(point.bijgesteld, (*pad, "bijgesteld"), _same(YES_NO)) == JA:
                    self._words(point.bijstelling, (*pad, "bijstelling"))
                self._choose(point.nieuwe_beschikking, (*pad, "nieuwe_beschikking"), _same(YES_NO))
            case OutcomePoint():
                self._outcome(point, pad)
            case _:
                assert_never(point)

    def _outcome(self, point: OutcomePoint, pad: DataPath) -> None:
        told: dict[str, str] = {o: outcome_words(self.form, o) for o in OUTCOMES}
        chosen = self._choose(point.vraag, (*pad, "uitkomst"), told, beside=False)
        if chosen == "nieuw_moment":
            self._day(point.moment, (*pad, "moment"))
        self._words(point.toelichting, (*pad, "toelichting"))

    def _area(self, point: AreasPoint, pad: DataPath, area: Area) -> None:
        title = area.naam
        st.html(pieces.strong(title))
        for name, tekst in (
            ("Doel van de cliënt", area.eigen_doel),
            ("Gewenst resultaat", area.gewenst_resultaat),
        ):
            if tekst:
                st.text(f"{name}: {tekst}")
        if self._choose(point.veranderd, (*pad, "veranderd"), _same(YES_NO), about=title) == JA:
            self._words(point.verandering, (*pad, "verandering"), title)
        reached = self._choose(point.doel, (*pad, "doel"), _same(DEGREES), about=title)
        if reached in (DEELS, NEE):
            self._words(point.waarom, (*pad, "waarom"), title)

    def _other(self, point: OthersPoint, pad: DataPath, other: str) -> None:
        st.html(pieces.strong(with_capital(other)))
        used = self._choose(point.ingezet, (*pad, "ingezet"), _same(YES_NO), about=other)
        if used == JA:
            self._choose(point.werkt, (*pad, "werkt"), _same(DEGREES), about=other)
        if used == NEE:
            self._choose(point.mogelijk, (*pad, "mogelijk"), _same(YES_NO), about=other)
        if used is not None:
            self._words(point.toelichting, (*pad, "toelichting"), other)

    def _present(self) -> None:
        names = _names(self.form.aanwezig)
        key, table = self._key(("aanwezig",)), self.state.ingevuld

        def take() -> None:
            table["aanwezig"] = [c for c in names if c in (st.session_state.get(key) or [])]

        with framed(key, lambda: self._told(("aanwezig",), KIES_WIE)):
            chosen = gate.multiselect(
                "Wie waren erbij? :gray[· als rol, nooit een naam]",
                list(names),
                default=[c for c in names if c in table["aanwezig"]],
                format_func=lambda code: markdown(names[code]),
                key=key,
                placeholder="Kies een of meer",
                on_change=take,
            )
        table["aanwezig"] = [c for c in names if c in chosen]

    def _choose(
        self,
        vraag: str,
        pad: DataPath,
        names: Mapping[str, str],
        *,
        about: str = "",
        beside: bool = True,
    ) -> str | None:
        """A question with answers to choose from; gives the one that counts."""
        key, codes, now = self._key(pad), list(names), self._at(pad)

        def take() -> None:
            self._set(pad)(st.session_state.get(key))

        with framed(key, lambda: self._told(pad, KIES)):
            chosen: str | None = gate.radio(
                _label(vraag, about),
                codes,
                index=codes.index(now) if now in codes else None,
                horizontal=beside,
                format_func=lambda code: markdown(with_capital(names[code])),
                key=key,
                on_change=take,
            )
        if chosen is not None:
            self._set(pad)(chosen)
        return chosen

    def _words(self, vraag: str, pad: DataPath, about: str = "") -> None:
        spec = FieldSpec(
            _label(vraag, about),
            self._key(pad),
            self.state.geweigerd,
            pad,
            str(self._at(pad) or ""),
            self._accepted,
            self._set(pad),
        )
        with framed(spec.key, lambda: spec.lines() or self.wrong.get(pad, [])):
            draw_text(spec, HIGH)

    def _day(self, vraag: str, pad: DataPath) -> None:
        now = self._at(pad)
        spec = FieldSpec(
            f"{markdown(vraag)} :gray[· dag-maand-jaar]",
            self._key(pad),
            self.state.geweigerd,
            pad,
            _typed(now),
            lambda tekst: read_day(tekst).isoformat() if tekst.strip() else None,
            self._set(pad),
        )
        told = date_text(date.fromisoformat(now)) if now else ""
        with framed(spec.key, lambda: spec.lines(told) or self._told(pad, GEEF_DATUM)):
            draw_line(spec)

    def _accepted(self, tekst: str) -> str:
        """A text without personal data: what is refused is in no draft either."""
        found = find_personal_data(check_text(tekst, MOST_TEXT), self.dag)
        if found:
            raise ValueError(*dict.fromkeys(one.melding for one in found))
        return tekst

    def _told(self, pad: DataPath, empty: str) -> list[str]:
        """What is wrong at a field; where nothing is given, in the words that stand beside it."""
        wrong = self.wrong.get(pad, [])
        # What is wrong with a file names the codes in it, which nobody sees here.
        return [empty] if wrong and not self._at(pad) else wrong

    def _key(self, pad: DataPath) -> str:
        return "-".join(("evaluatie", str(self.state.ronde), *map(str, pad)))

    def _at(self, pad: DataPath) -> Any:
        value: Any = self.state.ingevuld
        for key in pad:
            value = value[key]
        return value

    def _set(self, pad: DataPath) -> Callable[[Any], None]:
        def take(value: Any) -> None:
            self._at(pad[:-1])[pad[-1]] = value

        return take


def _names(choices: Sequence[Choice]) -> dict[str, str]:
    return {one.code: one.naam for one in choices}


def _same(codes: Sequence[str]) -> dict[str, str]:
    return {code: code for code in codes}


def _label(vraag: str, about: str) -> str:
    """A question, with what it is about for who does not see what stands above it."""
    return f"{markdown(vraag)} :gray[· {markdown(about)}]" if about else markdown(vraag)


def _typed(day: str | None) -> str:
    """A day as people type it."""
    return "-".join(reversed(day.split("-"))) if day else ""
