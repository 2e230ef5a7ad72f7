"""What a rule itself gives its sentences: numbers and names from its table."""

from __future__ import annotations

from typing import assert_never

from normenkader import stages as st
from normenkader.model import Normenkader
from normenkader.rules import RegelInfo, highest
from normenkader.texts import listed, signed, span_text
from normenkader.units import in_unit


def own_words(  # noqa: C901 - a case for each stage
    normenkader: Normenkader, info: RegelInfo
) -> dict[str, str]:
    """What a rule itself gives its sentences: numbers and names from its table."""
    nk, rule = normenkader, info.model
    match info.stage:
        case st.Meetellen():
            return _coupling(nk, rule) if isinstance(rule, st.Koppeling) else {}
        case st.Resultaatgebieden():
            return _area(nk, rule) if isinstance(rule, st.ResultaatgebiedRegel) else {}
        case st.Factoren():
            if not isinstance(rule, st.Grens):
                return _time_in_source(info.stage, rule)
            return {"minimum": signed(rule.minimum), "maximum": signed(rule.maximum)}
        case st.Afronding():
            return {"veelvoud": str(info.stage.veelvoud)}
        case st.Raster():
            return _band(nk, rule)
        case st.Zwaartepunt():
            work = next(v for v in nk.questions("leefgebieden") if v.vraag == info.stage.vraag)
            if not isinstance(rule, st.ZwaartepuntRegel):
                return {}
            return {"waarde": work.label(rule.waarde), "product": nk.product(rule.product).naam}
        case st.Normtijden() | st.Bijstelling():
            return _time_in_source(info.stage, rule)
        case st.Toegang() | st.Doelen() | st.Doelrichting():
            return {}
        case st.Maximum():
            if not isinstance(rule, st.MaximumRegel):
                return {}
            return {"hoogstens": in_unit(rule.hoogstens, info.stage.eenheid)}
        case st.Combinaties():
            return _combination(nk, info.stage, rule)
        case st.Opslag():
            return _module(nk, rule) if isinstance(rule, st.OpslagRegel) else {}
        case st.Fasering() | st.Aftrek():
            return {}
        case _:
            assert_never(info.stage)


def _coupling(nk: Normenkader, rule: st.Koppeling) -> dict[str, str]:
    names = nk.leefgebied_names
    others = listed([names[n] for n in rule.telt_alleen_met], "of")
    return {"telt_alleen_met": others, "leefgebied": names[rule.leefgebied]}


def _area(nk: Normenkader, rule: st.ResultaatgebiedRegel) -> dict[str, str]:
    return {
        "resultaatgebied": rule.naam,
        "overige_procent": str(rule.overige_procent),
        "leefgebieden": listed([nk.leefgebied_names[n] for n in rule.leefgebieden]),
    }


def _band(nk: Normenkader, rule: st.Rule) -> dict[str, str]:
    if isinstance(rule, st.OutsideBands) and rule.product is not None:
        return {"product": nk.product(rule.product).naam}
    if not isinstance(rule, st.Band):
        return {}
    span = span_text(rule.vanaf, rule.maximum, inclusive=rule.inclusive)
    return {"band": rule.band, "grenzen": span, "product": nk.product(rule.product).naam}


def _time_in_source(
    fase: st.Normtijden | st.Bijstelling | st.Factoren, rule: st.Rule
) -> dict[str, str]:
    """A fixed time as its source has it, in its unit."""
    if isinstance(fase, st.Normtijden):
        if isinstance(rule, st.NormtijdRegel) and isinstance(rule.tijd, int):
            return {"in_bron": in_unit(rule.tijd, fase.unit(rule))}
        return {}
    if not isinstance(rule, st.FactorRegel | st.BijstellingRegel) or rule.dan.procent is not None:
        return {}
    if rule.dan.tijd is not None:
        return {"in_bron": in_unit(rule.dan.tijd, fase.eenheid)}
    return {"in_bron": in_unit(rule.dan.minuten or 0, "minuten_per_week")}


def _combination(nk: Normenkader, fase: st.Combinaties, rule: st.Rule) -> dict[str, str]:
    if not isinstance(rule, st.CombinatieRegel):
        return {}
    if rule.hoogste_band is not None:
        return {
            "hoogstens": f"{highest(nk, fase, rule)} minuten per week",
            "band": rule.hoogste_band,
        }
    return {} if rule.hoogstens is None else {"hoogstens": in_unit(rule.hoogstens, fase.eenheid)}


def _module(nk: Normenkader, rule: st.OpslagRegel) -> dict[str, str]:
    return {m.module: {"module": m.naam} for m in nk.modules}.get(rule.module or "", {})
