"""Stages that change the time of leefgebieden name what exists, and questions that are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from normenkader import stages as st
from normenkader.checks.work import Work, doubles
from normenkader.conditions import Condition, equal_to, requirement_holds
from normenkader.file.problems import DataPath
from normenkader.questions import GetalVraag, Vraag
from normenkader.units import Eenheid, named_unit

OwnTimeRule = st.BijstellingRegel | st.AftrekRegel | st.MaximumRegel | st.CombinatieRegel
OwnTimeStage = st.Bijstelling | st.Aftrek | st.Maximum | st.Combinaties


def check_own_time(work: Work, fase: OwnTimeStage, pad: DataPath) -> None:
    """Check the leefgebieden and questions that the rules of such a stage name."""
    rules: Sequence[OwnTimeRule] = fase.regels
    for i, rule in enumerate(rules):
        _rule(work, rule, (*pad, "regels", i))
    if isinstance(fase, st.Aftrek):
        _units_of_covered(work, fase, pad)
        _covered_twice(work, fase, pad)
    if isinstance(fase, st.Bijstelling):
        takes = any((r.dan.procent or r.dan.minuten or r.dan.tijd or 0) < 0 for r in fase.regels)
        check_floor(work, pad, fase.ondergrens, takes=takes)


def _rule(
    work: Work,
    rule: OwnTimeRule,
    pad: DataPath,
) -> None:
    match rule:
        case st.BijstellingRegel():
            _names(work, rule.leefgebieden, (*pad, "leefgebieden"))
            check_effect(work, (*pad, "dan"), rule.dan)
        case st.AftrekRegel():
            _names(work, rule.leefgebieden or [], (*pad, "leefgebieden"))
            _covered(work, rule.dan, (*pad, "dan"))
        case st.MaximumRegel():
            _names(work, rule.leefgebieden, (*pad, "leefgebieden"))
        case st.CombinatieRegel():
            _combination(work, rule, pad)
        case _:
            assert_never(rule)


def _names(work: Work, names: list[str], pad: DataPath) -> None:
    known = list(work.normenkader.leefgebied_names)
    for i, name in enumerate(names):
        work.must_be_known((*pad, i), name, known, "leefgebied")
    for i in doubles(names):
        work.wrong((*pad, i), "staat er al")


def _combination(work: Work, rule: st.CombinatieRegel, pad: DataPath) -> None:
    for i, one in enumerate(rule.telt_mee):
        place = (*pad, "telt_mee", i)
        if isinstance(one, list):
            _names(work, one, place)
        else:
            work.must_be_known(place, one, list(work.normenkader.leefgebied_names), "leefgebied")
    _names(work, rule.telt_niet_mee, (*pad, "telt_niet_mee"))
    must = [one for one in rule.telt_mee if isinstance(one, str)]
    for i, name in enumerate(rule.telt_niet_mee):
        if name in must:
            work.wrong((*pad, "telt_niet_mee", i), "moet ook meetellen: dat kan niet allebei")
    found = work.stage(st.Raster)
    if rule.hoogste_band is not None and found is not None:
        bands = [b.band for b in found[0].banden]
        work.must_be_known((*pad, "hoogste_band"), rule.hoogste_band, bands, "de bandbreedte")


def check_effect(work: Work, pad: DataPath, dan: st.TijdEffect) -> None:
    """Check the question that says how often a time counts."""
    if dan.per is None:
        return
    vraag = _number(work, work.questions("clientfactoren"), dan.per, (*pad, "per"))
    if vraag is not None and dan.hoogstens is not None and dan.hoogstens > vraag.maximum:
        message = f"komt nooit voor: het hoogste antwoord op {dan.per} is {vraag.maximum}"
        work.warn((*pad, "hoogstens"), message)


def _covered(work: Work, dan: st.AftrekEffect, pad: DataPath) -> None:
    own = work.questions("leefgebieden")
    if dan.vraag is not None:
        _number(work, own, dan.vraag, (*pad, "vraag"))
    if dan.procent_vraag is not None:
        vraag = _number(work, own, dan.procent_vraag, (*pad, "procent_vraag"))
        if vraag is not None and vraag.maximum > 100:
            work.wrong((*pad, "procent_vraag"), "is een percentage: het maximum is hoogstens 100")


def _units_of_covered(work: Work, fase: st.Aftrek, pad: DataPath) -> None:
    own = work.questions("leefgebieden")
    for i, rule in enumerate(fase.regels):
        if (vraag := own.get(rule.dan.vraag or "")) is not None:
            check_unit(work, (*pad, "regels", i, "dan", "vraag"), vraag, fase.eenheid)


def check_unit(work: Work, pad: DataPath, vraag: Vraag, eenheid: Eenheid) -> None:
    """A number is taken in the unit that is asked for: else what is filled in becomes another."""
    asked = named_unit(vraag.eenheid) if isinstance(vraag, GetalVraag) else None
    if asked is not None and asked != eenheid:
        message = (
            f"de vraag {vraag.vraag} is in {asked}, en hier telt het antwoord als {eenheid}: "
            "kies dezelfde eenheid"
        )
        work.shown(pad, message)


def _covered_twice(work: Work, fase: st.Aftrek, pad: DataPath) -> None:
    """What one answer says that others do goes off once in each leefgebied."""
    own = work.questions("leefgebieden")
    met = [_answers_met(own, rule.als or {}) for rule in fase.regels]
    earlier: dict[str, list[int]] = {}
    for i, rule in enumerate(fase.regels):
        asked = rule.dan.vraag or rule.dan.procent_vraag
        if asked is None:
            continue
        before = earlier.setdefault(asked, [])
        twice = (j for j in before if _meet(fase.regels[j], rule) and _both(met[j], met[i]))
        if (first := next(twice, None)) is not None:
            message = (
                f"{asked} gaat al af door {fase.regels[first].regel}: hetzelfde gaat er zo twee "
                "keer af. Haal deze regel weg, of laat beide voor iets anders gelden (als, "
                "leefgebieden)"
            )
            work.shown((*pad, "regels", i, "dan"), message)
        before.append(i)


def _meet(one: st.AftrekRegel, other: st.AftrekRegel) -> bool:
    """Whether both are about one leefgebied."""
    if one.leefgebieden is None or other.leefgebieden is None:
        return True
    return not set(one.leefgebieden).isdisjoint(other.leefgebieden)


def _answers_met(own: dict[str, Vraag], als: Condition) -> dict[str, int]:
    """For each question the answers that a condition takes, as bits; of a comparison nothing."""
    return {
        name: sum(1 << i for i, a in enumerate(own[name].answers()) if requirement_holds(line, a))
        for name, line in als.items()
        if name in own and equal_to(line) is None
    }


def _both(one: dict[str, int], other: dict[str, int]) -> bool:
    """Whether some client's answers meet both."""
    return all(one[name] & other[name] for name in one.keys() & other.keys())


def _number(work: Work, known: dict[str, Vraag], name: str, pad: DataPath) -> GetalVraag | None:
    if not work.must_be_known(pad, name, known, "de vraag"):
        return None
    vraag = known[name]
    if not isinstance(vraag, GetalVraag) or vraag.minimum < 0:
        work.wrong(pad, "moet een vraag naar een geheel getal zijn, van 0 of meer")
        return None
    return vraag


def check_floor(work: Work, pad: DataPath, rule: st.Regel | None, *, takes: bool) -> None:
    """Where time can go off, a rule says that it never comes below 0; elsewhere it has no use."""
    if takes and rule is None:
        message = "ontbreekt: er gaat tijd af, en minder dan 0 minuten kan niet"
        work.wrong((*pad, "ondergrens"), message)
    elif not takes and rule is not None:
        work.wrong((*pad, "ondergrens"), "kan nooit gelden: er gaat geen tijd af. Haal dit weg")
