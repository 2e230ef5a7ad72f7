"""The same answers for another normenkader or another date: what fits is kept, the rest is said."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from normenkader import Library, Normenkader, asking
from normenkader.questions import Vragen
from screens.intake.case.draft import Content, FormPlace, date_in_force
from screens.intake.case.duration import duration_question, usual_duration
from terms.facts import TERMIJNEN
from zaak.sections import TEXTS, is_text

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
    yield from ((FormPlace(TERMIJNEN, "", v), a) for v, a in content.get(TERMIJNEN, {}).items())
    own = {v: a for v, a in content.items() if v not in (*fixed, TERMIJNEN)}
    yield from ((FormPlace("zaak", "", v), a) for v, a in own.items())


def _has_place(
    content: Content, plaats: FormPlace, antwoord: Any, normenkader: Normenkader
) -> bool:
    """Say whether an answer fits where nothing else was answered since."""
    here = plaats.table(deepcopy(content))
    if plaats.vraag in here or not asked_in(normenkader, plaats):
        return False
    if plaats.sectie == TERMIJNEN or is_text(plaats.sectie, plaats.vraag):
        return True
    if plaats.leefgebied and asking.left_out(normenkader.vragen.leefgebieden, here):
        return False
    questions = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    return any(v.vraag == plaats.vraag and v.accepts(antwoord) for v in questions)


def carry_over(
    content: Content, oud: Normenkader, nieuw: Normenkader, peildatum: str
) -> tuple[Content, list[str]]:
    """Give the case for `nieuw`, and what did not fit, in words."""
    lost: list[str] = []
    result: Content = {
        "zaak": content["zaak"],
        "normenkader": nieuw.normenkader,
        "peildatum": peildatum,
        **_kept(content, oud, nieuw, "zaak", "", "Zaak", lost),
        **({TERMIJNEN: content[TERMIJNEN]} if TERMIJNEN in content else {}),
        "toegang": {},
        "leefgebieden": {},
        "clientfactoren": {},
    }
    for section, titel in (("toegang", "Toegang"), ("clientfactoren", "Cliëntfactoren")):
        result[section] = _kept(content.get(section, {}), oud, nieuw, section, "", titel, lost)
    asked = duration_question(oud)
    usual = asked is not None and usual_duration(oud) == {asked.vraag: content.get(asked.vraag)}
    if asked is None or usual:
        # Nobody typed it: the usual one is filled in, as in a new case.
        result = usual_duration(nieuw) | result
    names = oud.leefgebied_names
    for name, answers in content.get("leefgebieden", {}).items():
        titel = names.get(name, name)
        if name not in nieuw.leefgebied_names:
            lost.append(f"{titel}: {oud.benaming.this} is er niet in {nieuw.titel}")
            continue
        kept = _kept(answers, oud, nieuw, "leefgebieden", name, titel, lost)
        leading = nieuw.vragen.leading.vraag
        if asking.left_out(nieuw.vragen.leefgebieden, kept):
            kept = {k: v for k, v in kept.items() if k == leading or is_text("leefgebieden", k)}
        if kept:
            result["leefgebieden"][name] = kept
    return result, lost


def _kept(
    answers: dict[str, Any],
    oud: Normenkader,
    nieuw: Normenkader,
    section: str,
    leefgebied: str,
    titel: str,
    lost: list[str],
) -> dict[str, Any]:
    known = {v.vraag: v for v in nieuw.questions(section, leefgebied or None)}
    kept = {key: answers[key] for key in TEXTS[section] if key in answers}
    for vraag in oud.questions(section, leefgebied or None):
        if vraag.vraag not in answers:
            continue
        antwoord = answers[vraag.vraag]
        fits = known.get(vraag.vraag)
        if fits and fits.accepts(antwoord):
            kept[vraag.vraag] = antwoord
        elif section != "zaak" or usual_duration(oud) != {vraag.vraag: antwoord}:
            # The usual duration was filled in by the form: nothing of somebody's is gone.
            lost.append(f"{titel}: {vraag.tekst} (was: {vraag.label(antwoord)})")
    for name, _ in asking.conflicts(tuple(known.values()), kept):
        lost.append(f"{titel}: {known[name].tekst} (was: {known[name].label(kept.pop(name))})")
    return kept


def asked_in(normenkader: Normenkader, plaats: FormPlace) -> bool:
    """Say whether a normenkader has a field at a place that is not the decision's."""
    if plaats == DATE_OF_CASE:
        # It is chosen together with the normenkader.
        return False
    if plaats == REFERENCE:
        return True
    if plaats.leefgebied and plaats.leefgebied not in normenkader.leefgebied_names:
        return False
    if plaats.sectie not in Vragen.model_fields or is_text(plaats.sectie, plaats.vraag):
        return True
    asked = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    return any(v.vraag == plaats.vraag for v in asked)
