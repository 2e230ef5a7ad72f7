"""Everything that is wrong with an evaluation, at once. Pure.

What is asked depends on other answers: a goal that was not reached has a reason, a new decision and
a new intake go together, and a new moment has a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, assert_never

from normenkader.base import parse_date
from normenkader.file.problems import DataPath
from normenkader.file.text import unseen
from normenkader.texts import date_text
from zaak.checking import Fault
from zaak.evaluation.answers import DEELS, DEGREES, JA, NEE, OUTCOMES, YES_NO
from zaak.evaluation.form import (
    AreasPoint,
    ChoicePoint,
    DecisionPoint,
    Form,
    OthersPoint,
    OutcomePoint,
    Point,
)
from zaak.privacy.scan import find_personal_data

LEAST_TEXT, MOST_TEXT = 5, 4_000


@dataclass(frozen=True)
class Period:
    """The first and the last day of the decision that is evaluated."""

    van: date
    tot_en_met: date


def faults(
    form: Form,
    areas: Sequence[str],
    plain: Any,
    recorded: date,
    period: Period | None = None,
    *,
    stored: bool = False,
) -> list[Fault]:
    """What is wrong with an evaluation about these leefgebieden, in the order of its form.

    `recorded` is the day on which it is recorded. Without a `period` it is not held against that of
    the decision. What a register holds (`stored`) is not scanned again: what is a text is stricter
    from time to time.
    """
    check = _Check(form, areas, recorded, period, stored)
    check.whole(plain)
    return check.found


@dataclass
class _Check:
    form: Form
    areas: Sequence[str]
    recorded: date
    period: Period | None
    stored: bool
    found: list[Fault] = field(default_factory=list)
    datum: date | None = None

    def whole(self, plain: Any) -> None:
        table = self._table((), plain, ("datum", "aanwezig", "punten"))
        if table is None:
            return
        if "datum" in table:
            self._datum(table["datum"])
        if "aanwezig" in table:
            self._present(table["aanwezig"])
        points = self._table(("punten",), table.get("punten"), [p.punt for p in self.form.punten])
        if points is None or "punten" not in table:
            return
        for point in self.form.punten:
            if point.punt in points:
                self._point(point, ("punten", point.punt), points[point.punt])
        self._together(points)

    def _add(self, pad: DataPath, melding: str) -> None:
        self.found.append(Fault(pad, melding))

    def _table(self, pad: DataPath, value: Any, keys: Sequence[str]) -> dict[str, Any] | None:
        """The table at a place, with what is too much in it and what is missing."""
        if not isinstance(value, dict):
            if pad != ("punten",) or value is not None:
                self._add(pad, f"Dit moet een tabel zijn met: {', '.join(keys)}.")
            return None
        for key in value:
            if key not in keys:
                self._add((*pad, str(key)), f"Dit hoort hier niet. Wel: {', '.join(keys)}.")
        for key in keys:
            if key not in value:
                self._add((*pad, key), "Dit ontbreekt. Vul het in.")
        return value

    def _datum(self, value: Any) -> None:
        self.datum = self._day(("datum",), value)
        if self.datum is None:
            return
        if self.datum > self.recorded:
            self._add(("datum",), f"Deze dag moet nog komen: het is {date_text(self.recorded)}.")
        if self.period is not None and self.datum < self.period.van:
            first = date_text(self.period.van)
            self._add(("datum",), f"De begeleiding begint pas op {first}. Kies een latere dag.")

    def _day(self, pad: DataPath, value: Any) -> date | None:
        try:
            return parse_date(value)
        except ValueError:
            self._add(pad, "Geef een datum: jaar-maand-dag, bijvoorbeeld 2026-10-01.")
            return None

    def _present(self, value: Any) -> None:
        codes = [one.code for one in self.form.aanwezig]
        right = isinstance(value, list) and all(isinstance(one, str) for one in value)
        if not right or not value or not set(value) <= set(codes) or len(value) > len(set(value)):
            known = ", ".join(codes)
            self._add(("aanwezig",), f"Kies wie erbij waren, elk één keer, uit: {known}.")

    def _point(self, point: Point, pad: DataPath, value: Any) -> None:
        match point:
            case ChoicePoint():
                self._choice(point, pad, value)
            case AreasPoint():
                table = self._table(pad, value, self.areas)
                for name in (n for n in self.areas if table and n in table):
                    self._area((*pad, name), (table or {})[name])
            case OthersPoint():
                codes = [one.code for one in point.voorzieningen]
                table = self._table(pad, value, codes)
                for name in (n for n in codes if table and n in table):
                    self._other((*pad, name), (table or {})[name])
            case DecisionPoint():
                self._decision(pad, value)
            case OutcomePoint():
                self._outcome(pad, value)
            case _:
                assert_never(point)

    def _choice(self, point: ChoicePoint, pad: DataPath, value: Any) -> None:
        table = self._table(pad, value, ("antwoord", "toelichting"))
        if table is not None:
            self._one_of(pad, table, "antwoord", [one.code for one in point.antwoorden])
            self._words(pad, table, "toelichting")

    def _area(self, pad: DataPath, value: Any) -> None:
        table = self._table(pad, value, ("veranderd", "verandering", "doel", "waarom"))
        if table is None:
            return
        changed = self._one_of(pad, table, "veranderd", YES_NO)
        self._words(pad, table, "verandering", changed == JA, wrong_when=changed == NEE)
        reached = self._one_of(pad, table, "doel", DEGREES)
        self._words(pad, table, "waarom", reached in (DEELS, NEE), wrong_when=reached == JA)

    def _other(self, pad: DataPath, value: Any) -> None:
        table = self._table(pad, value, ("ingezet", "werkt", "mogelijk", "toelichting"))
        if table is None:
            return
        used = self._one_of(pad, table, "ingezet", YES_NO)
        works = self._asked_when(pad, table, "werkt", DEGREES, used, JA)
        possible = self._asked_when(pad, table, "mogelijk", YES_NO, used, NEE)
        self._words(pad, table, "toelichting", works in (DEELS, NEE) or possible == JA)

    def _decision(self, pad: DataPath, value: Any) -> None:
        table = self._table(pad, value, ("bijgesteld", "bijstelling", "nieuwe_beschikking"))
        if table is None:
            return
        adjusted = self._one_of(pad, table, "bijgesteld", YES_NO)
        self._words(pad, table, "bijstelling", adjusted == JA, wrong_when=adjusted == NEE)
        self._one_of(pad, table, "nieuwe_beschikking", YES_NO)

    def _outcome(self, pad: DataPath, value: Any) -> None:
        table = self._table(pad, value, ("uitkomst", "moment", "toelichting"))
        if table is None:
            return
        outcome = self._one_of(pad, table, "uitkomst", OUTCOMES)
        self._words(pad, table, "toelichting")
        if outcome == "nieuw_moment":
            self._moment((*pad, "moment"), table.get("moment"))
        elif outcome is not None and table.get("moment") is not None:
            self._add((*pad, "moment"), "Bij deze uitkomst hoort geen datum. Laat die leeg.")
        ended = self.period is not None and self.datum is not None
        if ended and outcome != "nieuwe_intake" and outcome is not None:
            self._runs_on((*pad, "uitkomst"))

    def _runs_on(self, pad: DataPath) -> None:
        if self.period and self.datum and self.datum > self.period.tot_en_met:
            last = date_text(self.period.tot_en_met)
            self._add(pad, f"De indicatie liep tot en met {last}: die kan niet doorlopen.")

    def _moment(self, pad: DataPath, value: Any) -> None:
        day = self._day(pad, value)
        if day is None:
            return
        if self.datum is not None and day <= self.datum:
            self._add(pad, f"Kies een dag na deze evaluatie ({date_text(self.datum)}).")
        if self.period is not None and day > self.period.tot_en_met:
            last = date_text(self.period.tot_en_met)
            self._add(pad, f"De indicatie loopt tot en met {last}. Kies uiterlijk die dag.")

    def _together(self, points: Mapping[str, Any]) -> None:
        """A new decision takes a new intake, and an intake is for a new decision."""
        new = next(p.punt for p in self.form.punten if isinstance(p, DecisionPoint))
        last = next(p.punt for p in self.form.punten if isinstance(p, OutcomePoint))
        needed, outcome = _at(points, new, "nieuwe_beschikking"), _at(points, last, "uitkomst")
        pad = ("punten", last, "uitkomst")
        if needed == JA and outcome in ("loopt_door", "nieuw_moment"):
            self._add(pad, "Er is een nieuwe beschikking nodig. Daarvoor is een nieuwe intake.")
        if needed == NEE and outcome == "nieuwe_intake":
            self._add(pad, "Een nieuwe intake is voor een nieuwe beschikking; die is niet nodig.")

    def _one_of(
        self, pad: DataPath, table: Mapping[str, Any], key: str, codes: Sequence[str]
    ) -> str | None:
        value = table.get(key)
        if isinstance(value, str) and value in codes:
            return value
        if key in table:
            self._add((*pad, key), f"Kies: {', '.join(codes)}.")
        return None

    def _asked_when(
        self,
        pad: DataPath,
        table: Mapping[str, Any],
        key: str,
        codes: Sequence[str],
        given: str | None,
        when: str,
    ) -> str | None:
        """An answer that is asked only after another answer."""
        if given == when:
            return self._one_of(pad, table, key, codes)
        if given is not None and table.get(key) is not None:
            self._add((*pad, key), "Dit wordt hier niet gevraagd. Laat het leeg.")
        return None

    def _words(
        self,
        pad: DataPath,
        table: Mapping[str, Any],
        key: str,
        needed: bool = False,
        wrong_when: bool = False,
    ) -> None:
        if key not in table:
            return
        pad, tekst = (*pad, key), table[key]
        if not isinstance(tekst, str):
            self._add(pad, 'Dit moet tekst zijn. Laat het leeg met "".')
            return
        if needed and len(tekst.strip()) < LEAST_TEXT:
            self._add(pad, f"Schrijf dit op, in minstens {LEAST_TEXT} tekens.")
        if wrong_when and tekst:
            self._add(pad, "Dit wordt hier niet gevraagd. Laat het leeg.")
        for melding in _refused(tekst, self.datum or self.recorded, self.stored):
            self._add(pad, melding)


def _at(points: Mapping[str, Any], point: str, key: str) -> Any:
    table = points.get(point)
    return table.get(key) if isinstance(table, dict) else None


def _refused(tekst: str, day: date, stored: bool) -> Iterator[str]:
    """Why a text may not be part of an evaluation."""
    if len(tekst) > MOST_TEXT:
        yield f"Dit is te lang: {len(tekst)} tekens. Hoogstens {MOST_TEXT} tekens."
    if stored:
        return
    if wrong := unseen(tekst):
        yield wrong
    yield from dict.fromkeys(found.melding for found in find_personal_data(tekst, day))
