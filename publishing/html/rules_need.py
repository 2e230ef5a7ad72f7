"""The stages that find the need, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader import stages as st
from publishing.document.blocks import Block
from publishing.html.condition_words import question_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.words import Naming, sentence


def toegang(woorden: Naming, fase: st.Toegang) -> Iterator[Block]:
    """The reasons for which there is no access, and the passage."""
    for rule in fase.regels:
        when = woorden.when(rule.als, "toegang")
        yield rule_part(woorden, rule, when, woorden.outcome(rule.dan))
    when = "Als geen van de redenen hierboven geldt." if fase.regels else ALTIJD
    yield rule_part(woorden, fase.doorgang, when, "Er is toegang. De berekening gaat verder.")


def meetellen(woorden: Naming, fase: st.Meetellen) -> Iterator[Block]:
    """Which leefgebieden count."""
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


def doelen(woorden: Naming, fase: st.Doelen) -> Iterator[Block]:
    """Goals that take the place of others."""
    for rule in fase.regels:
        old, new = woorden.goal(rule.dan.van), woorden.goal(rule.dan.naar)
        asked = question_words(woorden.vragen["leefgebieden"][fase.vraag])
        effect = f"Bij elk leefgebied dat meetelt: is {asked} {old}, dan wordt het {new}."
        yield rule_part(woorden, rule, woorden.when(rule.als, "clientfactoren"), effect)


def resultaatgebieden(woorden: Naming, fase: st.Resultaatgebieden) -> Iterator[Block]:
    """Leefgebieden that share one result."""
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
