"""The stages that find the need, rule by rule, and the dispatch over all stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from normenkader import stages as st
from publishing.document.blocks import Block, Paragraph, Part
from publishing.html.condition_words import question_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.rules_product import (
    afronding,
    doelrichting,
    factoren,
    fasering,
    opslag,
    raster,
    zwaartepunt,
)
from publishing.html.stage_words import stage_words
from publishing.html.tables import norm_times
from publishing.html.words import Naming, sentence


def stage_parts(woorden: Naming) -> Iterator[Part]:
    """Every stage: what happens in it, then its rules, in the order of the file."""
    for nummer, fase in enumerate(woorden.nk.fasen, 1):
        intro = Paragraph(" ".join(stage_words(woorden, fase)))
        rules = stage_rules(woorden, fase)
        yield Part(f"Stap {nummer}: {fase.titel}", (intro, *rules), f"stap-{fase.fase}")


def stage_rules(  # noqa: C901 - a case for each stage
    woorden: Naming, fase: st.Stage
) -> Iterator[Block]:
    """The rules of a stage: when each applies and what it does."""
    match fase:
        case st.Toegang():
            return _toegang(woorden, fase)
        case st.Meetellen():
            return _meetellen(woorden, fase)
        case st.Doelen():
            return _doelen(woorden, fase)
        case st.Normtijden():
            return norm_times(woorden, fase)
        case st.Resultaatgebieden():
            return _resultaatgebieden(woorden, fase)
        case st.Doelrichting():
            return doelrichting(woorden, fase)
        case st.Factoren():
            return factoren(woorden, fase)
        case st.Afronding():
            return afronding(woorden, fase)
        case st.Raster():
            return raster(woorden, fase)
        case st.Fasering():
            return fasering(woorden, fase)
        case st.Zwaartepunt():
            return zwaartepunt(woorden, fase)
        case st.Opslag():
            return opslag(woorden, fase)
        case _:
            assert_never(fase)


def _toegang(woorden: Naming, fase: st.Toegang) -> Iterator[Block]:
    for rule in fase.regels:
        when = woorden.when(rule.als, "toegang")
        yield rule_part(woorden, rule, when, woorden.outcome(rule.dan))
    when = "Als geen van de redenen hierboven geldt." if fase.regels else ALTIJD
    yield rule_part(woorden, fase.doorgang, when, "Er is toegang. De berekening gaat verder.")


def _meetellen(woorden: Naming, fase: st.Meetellen) -> Iterator[Block]:
    for rule in fase.regels:
        when = woorden.when(rule.als, "leefgebieden")
        if rule.leefgebieden is not None:
            when = f"Alleen bij {woorden.areas(rule.leefgebieden)}. {when}"
        counts = "mee" if rule.dan == "telt_mee" else "niet mee"
        yield rule_part(woorden, rule, when, f"Het leefgebied telt {counts}.")
    for coupling in fase.koppelingen:
        naam, others = woorden.areas([coupling.leefgebied]), coupling.telt_alleen_met
        wat = f"geen van deze leefgebieden meetelt: {woorden.areas(others)}"
        if len(others) == 1:
            wat = f"{woorden.areas(others)} niet meetelt"
        when = f"Als {naam} zelf zou meetellen, maar {wat}."
        yield rule_part(woorden, coupling, when, f"{naam} telt ook niet mee.")
    yield rule_part(
        woorden,
        fase.geen,
        "Als geen enkel leefgebied meetelt.",
        f"{woorden.outcome('geen_maatwerk')} De berekening stopt hier.",
    )


def _doelen(woorden: Naming, fase: st.Doelen) -> Iterator[Block]:
    for rule in fase.regels:
        old, new = woorden.goal(rule.dan.van), woorden.goal(rule.dan.naar)
        asked = question_words(woorden.vragen["leefgebieden"][fase.vraag])
        effect = f"Bij elk leefgebied dat meetelt: is {asked} {old}, dan wordt het {new}."
        yield rule_part(woorden, rule, woorden.when(rule.als, "clientfactoren"), effect)


def _resultaatgebieden(woorden: Naming, fase: st.Resultaatgebieden) -> Iterator[Block]:
    for rule in fase.regels:
        names = woorden.areas(rule.leefgebieden)
        if len(rule.leefgebieden) == 2:
            when = sentence(f"als {names} allebei meetellen")
        else:
            when = sentence(f"als twee of meer van deze leefgebieden meetellen: {names}")
        effects = [f"Ze horen bij één resultaat: {rule.naam}."]
        if rule.overige_procent is not None:
            effects.append(
                "Het leefgebied met de meeste tijd telt helemaal mee. Elk ander leefgebied telt "
                f"voor {rule.overige_procent} % mee. Is de tijd gelijk, dan telt het leefgebied "
                "helemaal mee dat hierboven het eerst staat."
            )
        yield rule_part(woorden, rule, when, *effects)
