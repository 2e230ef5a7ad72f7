"""Stages that change the time of leefgebieden name what exists, and questions that are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from normenkader import stages as st
from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.questions import GetalVraag, Vraag

OwnTimeRule = st.BijstellingRegel | st.AftrekRegel | st.MaximumRegel | st.CombinatieRegel
OwnTimeStage = st.Bijstelling | st.Aftrek | st.Maximum | st.Combinaties


def check_own_time(werk: Work, fase: OwnTimeStage, pad: DataPath) -> None:
    """Check the leefgebieden and questions that the rules of such a stage name."""
    rules: Sequence[OwnTimeRule] = fase.regels
    for i, rule in enumerate(rules):
        _rule(werk, rule, (*pad, "regels", i))
    if isinstance(fase, st.Bijstelling):
        takes = any((r.dan.procent or r.dan.minuten or r.dan.tijd or 0) < 0 for r in fase.regels)
        check_floor(werk, pad, fase.ondergrens, takes=takes)


def _rule(
    werk: Work,
    rule: OwnTimeRule,
    pad: DataPath,
) -> None:
    match rule:
        case st.BijstellingRegel():
            _names(werk, rule.leefgebieden, (*pad, "leefgebieden"))
            check_effect(werk, (*pad, "dan"), rule.dan)
        case st.AftrekRegel():
            _names(werk, rule.leefgebieden or [], (*pad, "leefgebieden"))
            _covered(werk, rule.dan, (*pad, "dan"))
        case st.MaximumRegel():
            _names(werk, rule.leefgebieden, (*pad, "leefgebieden"))
        case st.CombinatieRegel():
            _combination(werk, rule, pad)
        case _:
            assert_never(rule)


def _names(werk: Work, namen: list[str], pad: DataPath) -> None:
    known = list(werk.normenkader.leefgebied_namen)
    for i, naam in enumerate(namen):
        werk.must_be_known((*pad, i), naam, known, "leefgebied")
    for i in doubles(namen):
        werk.wrong((*pad, i), "staat er al")


def _combination(werk: Work, rule: st.CombinatieRegel, pad: DataPath) -> None:
    for i, one in enumerate(rule.telt_mee):
        place = (*pad, "telt_mee", i)
        if isinstance(one, list):
            _names(werk, one, place)
        else:
            werk.must_be_known(place, one, list(werk.normenkader.leefgebied_namen), "leefgebied")
    _names(werk, rule.telt_niet_mee, (*pad, "telt_niet_mee"))
    must = [one for one in rule.telt_mee if isinstance(one, str)]
    for i, naam in enumerate(rule.telt_niet_mee):
        if naam in must:
            werk.wrong((*pad, "telt_niet_mee", i), "moet ook meetellen: dat kan niet allebei")
    found = werk.stage(st.Raster)
    if rule.hoogste_band is not None and found is not None:
        bands = [b.band for b in found[0].banden]
        werk.must_be_known((*pad, "hoogste_band"), rule.hoogste_band, bands, "de bandbreedte")


def check_effect(werk: Work, pad: DataPath, dan: st.TijdEffect) -> None:
    """Check the question that says how often a time counts."""
    if dan.per is not None:
        _number(werk, werk.questions("clientfactoren"), dan.per, (*pad, "per"))


def _covered(werk: Work, dan: st.AftrekEffect, pad: DataPath) -> None:
    own = werk.questions("leefgebieden")
    if dan.vraag is not None:
        _number(werk, own, dan.vraag, (*pad, "vraag"))
    if dan.procent_vraag is not None:
        vraag = _number(werk, own, dan.procent_vraag, (*pad, "procent_vraag"))
        if vraag is not None and vraag.maximum > 100:
            werk.wrong((*pad, "procent_vraag"), "is een percentage: het maximum is hoogstens 100")


def _number(werk: Work, known: dict[str, Vraag], naam: str, pad: DataPath) -> GetalVraag | None:
    if not werk.must_be_known(pad, naam, known, "de vraag"):
        return None
    vraag = known[naam]
    if not isinstance(vraag, GetalVraag) or vraag.minimum < 0:
        werk.wrong(pad, "moet een vraag naar een geheel getal zijn, van 0 of meer")
        return None
    return vraag


def check_floor(werk: Work, pad: DataPath, rule: st.Regel | None, *, takes: bool) -> None:
    """Where time can go off, a rule says that it never comes below 0; elsewhere it has no use."""
    if takes and rule is None:
        melding = "ontbreekt: er gaat tijd af, en minder dan 0 minuten kan niet"
        werk.wrong((*pad, "ondergrens"), melding)
    elif not takes and rule is not None:
        werk.wrong((*pad, "ondergrens"), "kan nooit gelden: er gaat geen tijd af. Haal dit weg")
