"""The same answers for another normenkader or another date: what fits is kept, the rest is said."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from explaining.reassessment.carrying import carry, lost_lines
from normenkader import Library, Normenkader, asking
from normenkader.questions import Vragen
from screens.intake.case.beginning import date_in_force
from screens.intake.case.draft import Content, FormPlace
from zaak.day_care import DAGBESTEDING
from zaak.sections import TABLES, is_text

REFERENCE, DATE_OF_CASE = FormPlace("zaak", "", "zaak"), FormPlace("zaak", "", "peildatum")


@dataclass
class Switch:
    """What going to another normenkader or version left behind, for who comes back.

    `gekozen` is the peildatum that somebody chose and `gezet` the nearest one that the other
    normenkader has, both as jaar-maand-dag. `weg` are the answers without a place, by version.
    """

    gekozen: str = ""
    gezet: str = ""
    weg: dict[tuple[str, str], dict[FormPlace, Any]] = field(default_factory=dict)

    def day(self, library: Library, name: str, peildatum: str) -> date:
        """The peildatum for another normenkader: the one that was chosen, or the nearest day."""
        if peildatum != self.gezet:
            self.gekozen = peildatum
        day = date_in_force(library, name, date.fromisoformat(self.gekozen))
        self.gezet = day.isoformat()
        return day

    def switch(
        self, before: Content, after: Content, oud: Normenkader, nieuw: Normenkader
    ) -> Content:
        """Remember what has no place in `nieuw`, and put back what was left there before."""
        kept = dict(_answers(after))
        left = {p: a for p, a in _answers(before) if p not in kept}
        result = deepcopy(after)
        back = self.weg.pop(_version(nieuw), None)
        if back is not None:
            # The usual duration is filled in for who comes for the first time.
            for plaats in [p for p in kept if p not in dict(_answers(before))]:
                del plaats.table(result)[plaats.vraag]
        for plaats, antwoord in (back or {}).items():
            if _has_place(result, plaats, antwoord, nieuw):
                plaats.table(result)[plaats.vraag] = antwoord
        self.weg[_version(oud)] = left
        return result


def _version(normenkader: Normenkader) -> tuple[str, str]:
    return normenkader.normenkader, normenkader.versie


def _answers(content: Content) -> Iterator[tuple[FormPlace, Any]]:
    """Every answer and explanation of a case with its place."""
    for section in ("toegang", "clientfactoren"):
        yield from ((FormPlace(section, "", v), a) for v, a in content.get(section, {}).items())
    for name, answers in content.get("leefgebieden", {}).items():
        yield from ((FormPlace("leefgebieden", name, v), a) for v, a in answers.items())
    fixed = ("zaak", "normenkader", "peildatum", "toegang", "leefgebieden", "clientfactoren")
    for name in TABLES:
        yield from ((FormPlace(name, "", v), a) for v, a in content.get(name, {}).items())
    own = {v: a for v, a in content.items() if v not in (*fixed, *TABLES)}
    yield from ((FormPlace("zaak", "", v), a) for v, a in own.items())


def _has_place(
    content: Content, plaats: FormPlace, antwoord: Any, normenkader: Normenkader
) -> bool:
    """Say whether an answer fits where nothing else was answered since."""
    here = plaats.table(deepcopy(content))
    if plaats.vraag in here or not asked_in(normenkader, plaats):
        return False
    if plaats.sectie in TABLES or is_text(plaats.sectie, plaats.vraag):
        return True
    if plaats.leefgebied and asking.left_out(normenkader.vragen.leefgebieden, here):
        return False
    questions = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    return any(v.vraag == plaats.vraag and v.accepts(antwoord) for v in questions)


def carry_over(
    content: Content, oud: Normenkader, nieuw: Normenkader, peildatum: str
) -> tuple[Content, list[str]]:
    """Give the case for `nieuw`, and what did not fit, in words."""
    carried = carry(content, oud, nieuw, peildatum)
    tables = {name: content[name] for name in TABLES if name in content}
    lost = lost_lines(carried, oud, nieuw)
    if DAGBESTEDING in tables and not same_day_care(oud, nieuw):
        del tables[DAGBESTEDING]
        lost.append("Dagbesteding: dit normenkader vraagt daar niets over, of iets anders.")
    return {**carried.content, **tables}, lost


def same_day_care(oud: Normenkader, nieuw: Normenkader) -> bool:
    """Say whether two normenkaders ask the same about dagbesteding."""
    return oud.besluit.dagbesteding == nieuw.besluit.dagbesteding


def asked_in(normenkader: Normenkader, plaats: FormPlace) -> bool:
    """Say whether a normenkader has a field at a place that is not the decision's."""
    if plaats == DATE_OF_CASE:
        # It is chosen together with the normenkader.
        return False
    if plaats == REFERENCE:
        return True
    if plaats.sectie == DAGBESTEDING:
        return normenkader.besluit.dagbesteding is not None
    if plaats.leefgebied and plaats.leefgebied not in normenkader.leefgebied_names:
        return False
    if plaats.sectie not in Vragen.model_fields or is_text(plaats.sectie, plaats.vraag):
        return True
    asked = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    return any(v.vraag == plaats.vraag for v in asked)
