"""Explanations use only the fields that their rule can fill in."""

from __future__ import annotations

from typing import assert_never

from normenkader import stages as st
from normenkader.checks.work import Work
from normenkader.file.problems import DataPath
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.rules import RegelInfo, all_rules
from normenkader.texts import fields

COMPUTED = {"minuten", "procent"}


def check_texts(work: Work) -> None:
    """Check every explanation and every signal."""
    seen: set[DataPath] = set()
    for info in all_rules(work.normenkader):
        allowed = allowed_fields(work, info)
        if info.uitleg_pad not in seen:
            seen.add(info.uitleg_pad)
            check_fields(work, (*info.uitleg_pad, "wel"), info.uitleg.wel, allowed)
            check_fields(work, (*info.uitleg_pad, "niet"), info.uitleg.niet, allowed - COMPUTED)
        if info.signaal is not None:
            check_fields(work, (*info.pad, "signaal", "tekst"), info.signaal.tekst, allowed)
    for i, outcome in enumerate(work.normenkader.uitkomsten):
        allowed = {"product"} if outcome.uitkomst == "product" else set()
        if allowed and work.normenkader.timed:
            allowed.add("minuten_per_week")
        check_fields(work, ("uitkomsten", i, "voor_client"), outcome.voor_client, allowed)


def allowed_fields(  # noqa: C901 - a case for each stage
    work: Work, info: RegelInfo
) -> set[str]:
    """The fields that may stand between braces in the texts of a rule."""
    lg = {"leefgebied", *work.questions("leefgebieden"), *_counts(work, "leefgebieden")}
    client = {*work.questions("clientfactoren"), *_counts(work, "clientfactoren")}
    rule = info.model
    match info.stage:
        case st.Toegang():
            return {*work.questions("toegang"), *_counts(work, "toegang")}
        case st.Meetellen():
            return _counting(lg, rule)
        case st.Doelen():
            return lg | client
        case st.Normtijden():
            return lg | {"minuten", "in_bron"}
        case st.Resultaatgebieden():
            return _shared(rule)
        case st.Doelrichting():
            return {"doelrichting"} | _goals(work)
        case st.Factoren():
            return _factor(client, rule)
        case st.Afronding():
            return {"veelvoud", "minuten", "minuten_per_week"}
        case st.Raster():
            own = {"band", "grenzen", "product"} if isinstance(rule, st.Band) else set()
            own |= {"product"} if isinstance(rule, st.OutsideBands) and rule.product else set()
            return own | _direction(work) | {"minuten_per_week"}
        case st.Fasering():
            return _direction(work) | {"minuten_per_week", info.stage.vraag}
        case st.Zwaartepunt():
            if isinstance(rule, st.ZwaartepuntRegel):
                return {"waarde", "aantal", "product"}
            return {"telling", "tussen"}
        case st.Opslag():
            module = isinstance(rule, st.OpslagRegel) and rule.module is not None
            return client | ({"module"} if module else {"product", "bedrag"})
        case st.Bijstelling():
            return _adjusting(client, rule)
        case st.Aftrek():
            return lg | {"minuten"}
        case st.Maximum():
            return client | {"leefgebied", "hoogstens", "minuten"}
        case st.Combinaties():
            return _combination(client, info.stage, rule)
        case _:
            assert_never(info.stage)


def _counts(work: Work, section: str) -> set[str]:
    return {t.telling for t in work.normenkader.counts(section)}


def _direction(work: Work) -> set[str]:
    return {"doelrichting"} if work.stage(st.Doelrichting) else set()


def _adjusting(client: set[str], rule: st.Rule) -> set[str]:
    if not isinstance(rule, st.BijstellingRegel):
        return {"leefgebied", "minuten"}
    return client | {"leefgebied"} | _of_effect(rule.dan)


def _of_effect(dan: st.TijdEffect) -> set[str]:
    return {"minuten"} | ({"procent"} if dan.procent is not None else {"in_bron"})


def _combination(client: set[str], fase: st.Combinaties, rule: st.Rule) -> set[str]:
    if rule is fase.inkorten:
        return {"minuten", "minuten_per_week"}
    if not isinstance(rule, st.CombinatieRegel):
        return set()
    own = {"band", "hoogstens"} if rule.hoogste_band is not None else set()
    return client | own | ({"hoogstens"} if rule.hoogstens is not None else set())


def _counting(lg: set[str], rule: st.Rule) -> set[str]:
    if isinstance(rule, st.MeetelRegel):
        return lg
    return {"leefgebied", "telt_alleen_met"} if isinstance(rule, st.Koppeling) else set()


def _shared(rule: st.Rule) -> set[str]:
    shared = isinstance(rule, st.ResultaatgebiedRegel) and rule.overige_procent is not None
    own = {"leefgebied", "grootste", "overige_procent", "minuten"} if shared else {"leefgebieden"}
    return {"resultaatgebied"} | own


def _factor(client: set[str], rule: st.Rule) -> set[str]:
    if isinstance(rule, st.Grens):
        return {"som", "minimum", "maximum", "procent", "minuten"}
    if not isinstance(rule, st.FactorRegel):
        return {"minuten"}
    return client | {AANTAL_MEETELLEND} | _of_effect(rule.dan)


def is_told(info: RegelInfo) -> bool:
    """Whether the client reads about a rule.

    Of reasons to refuse, to leave a leefgebied out, to change a goal, and for more or less time.
    """
    rule = info.model
    match info.stage:
        case st.Toegang():
            return isinstance(rule, st.ToegangRegel)
        case st.Meetellen():
            out = isinstance(rule, st.MeetelRegel) and rule.dan == "valt_af"
            return out or isinstance(rule, st.Koppeling)
        case st.Resultaatgebieden():
            return isinstance(rule, st.ResultaatgebiedRegel) and rule.overige_procent is not None
        case st.Doelen() | st.Bijstelling() | st.Aftrek() | st.Maximum():
            return True
        case st.Factoren():
            return rule is not info.stage.ondergrens
        case st.Combinaties():
            return rule is info.stage.inkorten
        case st.Normtijden() | st.Doelrichting() | st.Afronding() | st.Raster():
            return False
        case st.Fasering() | st.Zwaartepunt() | st.Opslag():
            return False
        case _:
            assert_never(info.stage)


def _goals(work: Work) -> set[str]:
    found = work.stage(st.Doelrichting)
    return {str(r.doel) for r in found[0].regels} if found else set()


def check_fields(work: Work, pad: DataPath, tekst: str, allowed: set[str]) -> None:
    """Check that a text uses only these fields between braces."""
    try:
        names = fields(tekst)
    except ValueError as error:
        work.wrong(pad, str(error))
        return
    for name in names:
        work.must_be_known(pad, name, sorted(allowed), "het invulveld")
