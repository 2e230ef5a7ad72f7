"""Explanations use only the fields that their rule can fill in."""

from __future__ import annotations

from typing import Any

from normenkader import stages as st
from normenkader.checks.work import Werk
from normenkader.problems import Pad
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.regels import RegelInfo, all_rules
from normenkader.templates import fields

COMPUTED = {"minuten", "procent"}


def check_texts(werk: Werk) -> None:
    """Check every explanation and every signal."""
    seen: set[Pad] = set()
    for info in all_rules(werk.normenkader):
        allowed = allowed_fields(werk, info)
        if info.uitleg_pad not in seen:
            seen.add(info.uitleg_pad)
            check_fields(werk, (*info.uitleg_pad, "wel"), info.uitleg.wel, allowed)
            check_fields(werk, (*info.uitleg_pad, "niet"), info.uitleg.niet, allowed - COMPUTED)
        if info.signaal is not None:
            check_fields(werk, (*info.pad, "signaal", "tekst"), info.signaal.tekst, allowed)
    for i, outcome in enumerate(werk.normenkader.uitkomsten):
        allowed = {"product"} if outcome.uitkomst == "product" else set()
        if allowed and werk.stage(st.Afronding):
            allowed.add("minuten_per_week")
        check_fields(werk, ("uitkomsten", i, "voor_client"), outcome.voor_client, allowed)


def allowed_fields(werk: Werk, info: RegelInfo) -> set[str]:
    """The fields that may stand between braces in the texts of a rule."""
    model: Any = info.model
    lg = {"leefgebied", *werk.questions("leefgebieden")}
    client = set(werk.questions("clientfactoren"))
    by_stage: dict[str, set[str]] = {
        "toegang": set(werk.questions("toegang")),
        "meetellen": lg,
        "doelen": lg | client,
        "normtijden": lg | {"minuten"},
        "doelrichting": {"doelrichting"} | _goals(werk),
        "factoren": client | {AANTAL_MEETELLEND, "minuten", "procent"},
        "afronding": {"veelvoud", "minuten", "minuten_per_week"},
        "raster": {"doelrichting", "minuten_per_week"},
        "fasering": {"doelrichting", "minuten_per_week"},
        "opslag": client | {"product", "bedrag"},
    }
    allowed = set(by_stage.get(info.fase, set()))
    if isinstance(model, st.Koppeling):
        allowed = {"leefgebied", "telt_alleen_met"}
    elif isinstance(model, st.ResultaatgebiedRegel):
        shared = {"leefgebied", "grootste", "overige_procent", "minuten"}
        allowed = {"resultaatgebied"} | (
            shared if model.overige_procent is not None else {"leefgebieden"}
        )
    elif isinstance(model, st.FactorRegel) and model.dan.procent is None:
        allowed.discard("procent")
    elif isinstance(model, st.Grens):
        allowed = {"som", "minimum", "maximum", "procent", "minuten"}
    elif isinstance(model, st.Band):
        allowed |= {"band", "grenzen", "product"}
    elif isinstance(model, st.ZwaartepuntRegel):
        allowed = {"waarde", "aantal", "product"}
    elif info.fase == "zwaartepunt":
        allowed = {"telling", "tussen"}
    if info.fase == "meetellen" and info.pad[-1] == "geen":
        allowed = set()
    if info.fase == "fasering" and (found := werk.stage(st.Fasering)):
        allowed.add(found[0].vraag)
    return allowed


def _goals(werk: Werk) -> set[str]:
    found = werk.stage(st.Doelrichting)
    return {str(r.doel) for r in found[0].regels} if found else set()


def check_fields(werk: Werk, pad: Pad, tekst: str, allowed: set[str]) -> None:
    """Check that a text uses only these fields between braces."""
    try:
        names = fields(tekst)
    except ValueError as fout:
        werk.wrong(pad, str(fout))
        return
    for naam in names:
        werk.must_be_known(pad, naam, sorted(allowed), "het invulveld")
