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
        if allowed and work.stage(st.Afronding):
            allowed.add("minuten_per_week")
        check_fields(work, ("uitkomsten", i, "voor_client"), outcome.voor_client, allowed)


def allowed_fields(  # noqa: C901 - a case for each stage
    work: Work, info: RegelInfo
) -> set[str]:
    """The fields that may stand between braces in the texts of a rule."""
    lg = {"leefgebied", *work.questions("leefgebieden")}
    client = set(work.questions("clientfactoren"))
    rule = info.model
    match info.stage:
        case st.Toegang():
            return set(work.questions("toegang"))
        case st.Meetellen():
            return _counting(lg, rule)
        case st.Doelen():
            return lg | client
        case st.Normtijden():
            return lg | {"minuten"}
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
            return own | {"doelrichting", "minuten_per_week"}
        case st.Fasering():
            return {"doelrichting", "minuten_per_week", info.stage.vraag}
        case st.Zwaartepunt():
            if isinstance(rule, st.ZwaartepuntRegel):
                return {"waarde", "aantal", "product"}
            return {"telling", "tussen"}
        case st.Opslag():
            return client | {"product", "bedrag"}
        case _:
            assert_never(info.stage)


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
    percentage = isinstance(rule, st.FactorRegel) and rule.dan.procent is not None
    return client | {AANTAL_MEETELLEND, "minuten"} | ({"procent"} if percentage else set())


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
        case st.Doelen() | st.Factoren():
            return True
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
