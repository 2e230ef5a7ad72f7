"""The same answers for another normenkader or another date: what fits is kept, the rest is said."""

from __future__ import annotations

from typing import Any

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, Vragen
from screens.draft import TOELICHTING, Inhoud, Plaats
from screens.duration import duration_question, usual_duration

REFERENCE, DATE_OF_CASE = Plaats("zaak", "", "zaak"), Plaats("zaak", "", "peildatum")


def carry_over(
    inhoud: Inhoud, oud: Normenkader, nieuw: Normenkader, peildatum: str
) -> tuple[Inhoud, list[str]]:
    """Give the case for `nieuw`, and what did not fit, in words."""
    lost: list[str] = []
    result: Inhoud = {
        "zaak": inhoud["zaak"],
        "normenkader": nieuw.normenkader,
        "peildatum": peildatum,
        **_kept(inhoud, oud, nieuw, "zaak", "", "Zaak", lost),
        "toegang": {},
        "leefgebieden": {},
        "clientfactoren": {},
    }
    for sectie, titel in (("toegang", "Toegang"), ("clientfactoren", "Cliëntfactoren")):
        result[sectie] = _kept(inhoud.get(sectie, {}), oud, nieuw, sectie, "", titel, lost)
    if duration_question(oud) is None:
        # The former form did not ask it: the usual one is filled in, as in a new case.
        result = usual_duration(nieuw) | result
    names = oud.leefgebied_namen
    for naam, answers in inhoud.get("leefgebieden", {}).items():
        titel = names.get(naam, naam)
        if naam not in nieuw.leefgebied_namen:
            lost.append(f"{titel}: dit leefgebied is er niet in {nieuw.titel}")
            continue
        kept = _kept(answers, oud, nieuw, "leefgebieden", naam, titel, lost)
        leading = nieuw.vragen.leading.vraag
        if kept.get(leading) == NIET_UITGEVRAAGD:
            kept = {k: v for k, v in kept.items() if k in (leading, TOELICHTING)}
        if kept:
            result["leefgebieden"][naam] = kept
    return result, lost


def _kept(
    answers: dict[str, Any],
    oud: Normenkader,
    nieuw: Normenkader,
    sectie: str,
    leefgebied: str,
    titel: str,
    lost: list[str],
) -> dict[str, Any]:
    known = {v.vraag: v for v in nieuw.questions(sectie, leefgebied or None)}
    kept = {TOELICHTING: answers[TOELICHTING]} if TOELICHTING in answers else {}
    for vraag in oud.questions(sectie, leefgebied or None):
        if vraag.vraag not in answers:
            continue
        antwoord = answers[vraag.vraag]
        fits = known.get(vraag.vraag)
        if fits and any(antwoord == a and type(antwoord) is type(a) for a in fits.answers()):
            kept[vraag.vraag] = antwoord
        else:
            lost.append(f"{titel}: {vraag.tekst} (was: {vraag.label(antwoord)})")
    return kept


def asked_in(normenkader: Normenkader, plaats: Plaats) -> bool:
    """Say whether a normenkader has a field at a place that is not the decision's."""
    if plaats == DATE_OF_CASE:
        # It is chosen together with the normenkader.
        return False
    if plaats == REFERENCE:
        return True
    if plaats.leefgebied and plaats.leefgebied not in normenkader.leefgebied_namen:
        return False
    if plaats.vraag == TOELICHTING or plaats.sectie not in Vragen.model_fields:
        return True
    asked = normenkader.questions(plaats.sectie, plaats.leefgebied or None)
    return any(v.vraag == plaats.vraag for v in asked)
