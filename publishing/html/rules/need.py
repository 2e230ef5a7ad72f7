"""The stages that find the need, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader import stages as st
from publishing.document.blocks import Block
from publishing.html.condition_words import question_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.words import Naming, sentence


def toegang(naming: Naming, fase: st.Toegang) -> Iterator[Block]:
    """The reasons for which there is no access, and the passage."""
    for rule in fase.regels:
        when = naming.when(rule.als, "toegang")
        yield rule_part(naming, rule, when, naming.outcome(rule.dan))
    when = "Als geen van de redenen hierboven geldt." if fase.regels else ALTIJD
    yield rule_part(naming, fase.doorgang, when, "Er is toegang. De berekening gaat verder.")


def meetellen(naming: Naming, fase: st.Meetellen) -> Iterator[Block]:
    """Which leefgebieden count."""
    for rule in fase.regels:
        when = naming.when(rule.als, "leefgebieden")
        if rule.leefgebieden is not None:
            when = f"Alleen bij {naming.areas(rule.leefgebieden)}. {when}"
        counts = "mee" if rule.dan == "telt_mee" else "niet mee"
        yield rule_part(naming, rule, when, sentence(f"{naming.benaming.the} telt {counts}"))
    for coupling in fase.koppelingen:
        name, others = naming.areas([coupling.leefgebied]), coupling.telt_alleen_met
        wat = f"geen van deze {naming.benaming.meervoud} meetelt: {naming.areas(others)}"
        if len(others) == 1:
            wat = f"{naming.areas(others)} niet meetelt"
        when = f"Als {name} zelf zou meetellen, maar {wat}."
        yield rule_part(naming, coupling, when, f"{name} telt ook niet mee.")
    yield rule_part(
        naming,
        fase.geen,
        f"Als {naming.benaming.none} meetelt.",
        f"{naming.outcome('geen_maatwerk')} De berekening stopt hier.",
    )


def doelen(naming: Naming, fase: st.Doelen) -> Iterator[Block]:
    """Goals that take the place of others."""
    for rule in fase.regels:
        old, new = naming.goal(rule.dan.van), naming.goal(rule.dan.naar)
        asked = question_words(naming.vragen["leefgebieden"][fase.vraag])
        every = f"{naming.benaming.each} {naming.benaming.that}"
        effect = f"Bij {every} meetelt: is {asked} {old}, dan wordt het {new}."
        yield rule_part(naming, rule, naming.when(rule.als, "clientfactoren"), effect)


def resultaatgebieden(naming: Naming, fase: st.Resultaatgebieden) -> Iterator[Block]:
    """Leefgebieden that share one result."""
    for rule in fase.regels:
        names = naming.areas(rule.leefgebieden)
        if len(rule.leefgebieden) == 2:
            when = sentence(f"als {names} allebei meetellen")
        else:
            more = f"twee of meer van deze {naming.benaming.meervoud}"
            when = sentence(f"als {more} meetellen: {names}")
        effects = [f"Ze horen bij één resultaat: {rule.naam}."]
        if rule.overige_procent is not None:
            the, other = naming.benaming.the, naming.benaming.each_other
            effects.append(
                f"{sentence(f'{the} met de meeste tijd telt helemaal mee')} {sentence(other)[:-1]} "
                f"telt voor {rule.overige_procent} % mee. Is de tijd gelijk, dan telt {the} "
                f"helemaal mee {naming.benaming.that} hierboven het eerst staat."
            )
        yield rule_part(naming, rule, when, *effects)
