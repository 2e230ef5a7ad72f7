"""The stages that change the time of leefgebieden or hold it to a maximum, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from engine.schedule import minutes_text
from normenkader import stages as st
from normenkader.rules import highest
from normenkader.texts import listed, number
from normenkader.units import Eenheid, in_unit, time_text, unit_words
from publishing.document.blocks import Block
from publishing.html.condition_words import question_words
from publishing.html.rule_card import ALTIJD, rule_part
from publishing.html.rules.product import floor, more_or_less
from publishing.html.words import Naming, sentence


def bijstelling(naming: Naming, fase: st.Bijstelling) -> Iterator[Block]:
    """More or less time for single leefgebieden."""
    for rule in fase.regels:
        when = naming.when(rule.als, "clientfactoren")
        each = f"Bij {naming.areas(rule.leefgebieden)}, als dat meetelt."
        effects = more_or_less(naming, rule.dan, fase.eenheid)
        yield rule_part(naming, rule, when, each, *effects)
    if fase.ondergrens is not None:
        yield floor(naming, fase.ondergrens)


def aftrek(naming: Naming, fase: st.Aftrek) -> Iterator[Block]:
    """What others cover goes off."""
    for rule in fase.regels:
        only = [] if rule.leefgebieden is None else [_only(naming, rule.leefgebieden)]
        tests = [] if rule.als is None else [naming.when(rule.als, "leefgebieden")]
        when = " ".join([*only, *tests]) or ALTIJD
        effect = _off(naming, rule.dan, fase.eenheid)
        never = "Er gaat nooit meer af dan er is."
        yield rule_part(naming, rule, when, effect, never)


def _only(naming: Naming, names: list[str]) -> str:
    return f"Alleen bij {naming.areas(names)}."


def _off(naming: Naming, dan: st.AftrekEffect, eenheid: Eenheid) -> str:
    questions = naming.vragen["leefgebieden"]
    of = f"van de tijd van {naming.benaming.the}"
    if dan.vraag is not None:
        unit = unit_words(eenheid)
        return f"{sentence(question_words(questions[dan.vraag]))[:-1]} gaat eraf, in {unit}."
    if dan.procent_vraag is not None:
        asked = question_words(questions[dan.procent_vraag])
        return f"{sentence(asked)[:-1]} is het percentage {of} dat eraf gaat."
    if dan.procent is not None:
        return f"Er gaat {dan.procent} % {of} af."
    verb = "gaat" if dan.tijd == 1 else "gaan"
    return f"Er {verb} {time_text(dan.tijd or 0, eenheid)} af."


def maximum(naming: Naming, fase: st.Maximum) -> Iterator[Block]:
    """The most time of single leefgebieden."""
    for rule in fase.regels:
        when = "" if rule.als is None else f" {naming.when(rule.als, 'clientfactoren')}"
        names = naming.areas(rule.leefgebieden)
        most = f"Hoogstens {time_text(rule.hoogstens, fase.eenheid)}. Wat meer is, gaat eraf."
        yield rule_part(naming, rule, f"Bij {names}.{when}", most)


def combinaties(naming: Naming, fase: st.Combinaties) -> Iterator[Block]:
    """The most time of all, by what counts together."""
    for rule in fase.regels:
        yield rule_part(naming, rule, _together(naming, rule), _most(naming, fase, rule))
    yield rule_part(
        naming,
        fase.geen,
        "Als geen van de combinaties hierboven past.",
        "Er is geen hoogste tijd. Er gaat niets af.",
    )
    yield rule_part(
        naming,
        fase.inkorten,
        "Als de tijd hoger is dan de hoogste tijd van de combinatie.",
        "De tijd wordt de hoogste tijd. Wat meer is, gaat eraf.",
    )


def _together(naming: Naming, rule: st.CombinatieRegel) -> str:
    """What counts, what does not, and the client factors, as a sentence."""
    parts = []
    must = [one for one in rule.telt_mee if isinstance(one, str)]
    if must:
        parts.append(f"als {naming.areas(must)} {'meetellen' if len(must) > 1 else 'meetelt'}")
    some = [one for one in rule.telt_mee if not isinstance(one, str)]
    parts += [f"als {_any(naming, names)} meetelt" for names in some]
    if rule.telt_niet_mee:
        names = naming.areas(rule.telt_niet_mee)
        more = len(rule.telt_niet_mee) > 1
        parts.append(f"als geen van deze meetelt: {names}" if more else f"als {names} niet meetelt")
    if rule.als is not None:
        parts.append(naming.condition(rule.als, "clientfactoren"))
    return sentence(" en ".join(parts)) if parts else ALTIJD


def _any(naming: Naming, names: list[str]) -> str:
    return listed([naming.nk.leefgebied_names[n] for n in names], "of")


def _most(naming: Naming, fase: st.Combinaties, rule: st.CombinatieRegel) -> str:
    most = highest(naming.nk, fase, rule)
    if most is None:
        return "Er is geen hoogste tijd voor deze combinatie. Er gaat niets af."
    if rule.hoogste_band is not None:
        top = f"de top van {rule.hoogste_band}: {minutes_text(int(most))} per week"
        return f"De tijd is hoogstens {top}."
    if fase.eenheid == "minuten_per_week":
        return f"De tijd is hoogstens {minutes_text(rule.hoogstens or 0)} per week."
    exact = f"{in_unit(rule.hoogstens or 0, fase.eenheid)} ({number(most)} minuten per week)"
    return f"De tijd is hoogstens {exact}."
