"""The trail as a readable account: per stage what happened, why, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple

from engine.account.folding import folded
from normenkader import Normenkader
from normenkader.founding import GEEN_ONDERBOUWING
from normenkader.rules import all_rules, rule_index
from normenkader.sources import source_address
from normenkader.texts import number
from publishing.markup import Markup, Pieces

HTML = Pieces(__name__)

# What a stage after the norm times did to the time of one leefgebied, behind its name.
CHANGED = {
    "resultaatgebieden": " (gedeeld)",
    "bijstelling": " (aangepast)",
    "aftrek": " (anderen)",
    "maximum": " (maximum)",
}


@dataclass(frozen=True)
class WaterfallBar:
    """One bar of the waterfall: from where to where, in minutes per week."""

    naam: str
    minuten: Fraction
    van: Fraction
    tot: Fraction
    soort: str


def account_html(normenkader: Normenkader, spoor: list[dict[str, Any]]) -> Markup:
    """The account of a trail: the stages as headings, the steps as a list."""
    titles = {fase.fase: fase.titel for fase in normenkader.fasen}
    rules = rule_index(normenkader)
    addresses = {
        regel: source_address(normenkader, rules[regel].bron)
        for regel in rules.keys() & {step["regel"] for step in spoor}
    }
    stages = [
        (titles[fase], list(_groups(steps, addresses)))
        for fase, steps in groupby(folded(normenkader, spoor), key=lambda s: s["fase"])
    ]
    return HTML("account", stages=stages)


class _Ground(NamedTuple):
    """What steps rest on: their source, its address and their study ("" where there is none)."""

    bron: str
    address: str
    onderbouwing: str


class _Group(NamedTuple):
    """Steps that rest on the same, and the rules that they are of."""

    steps: list[ShownStep]
    ground: _Ground
    rules: str


class ShownStep(NamedTuple):
    """A step as it is shown; `kind` is its class in the style sheet, `minutes` may be ""."""

    kind: str
    uitleg: str
    minutes: str


def _groups(steps: Iterable[dict[str, Any]], addresses: Mapping[str, str]) -> Iterator[_Group]:
    """What counts before what falls away; the steps that rest on the same stand together."""
    groups: dict[tuple[bool, _Ground], list[dict[str, Any]]] = {}
    for step in steps:
        falls = step["effect"].get("telt_mee") is False
        ground = _Ground(step["bron"], addresses.get(step["regel"], ""), _founded(step))
        groups.setdefault((falls, ground), []).append(step)
    for (_, ground), same in sorted(groups.items(), key=lambda g: g[0][0]):
        rules = ", ".join(dict.fromkeys(s["regel"] for s in same))
        yield _Group([shown_step(s["uitleg"], s["effect"]) for s in same], ground, rules)


def _founded(step: dict[str, Any]) -> str:
    """The study of a time, or that it has none; "" for a step that sets no time by a norm."""
    return (step["onderbouwing"] or GEEN_ONDERBOUWING) if "onderbouwing" in step else ""


def shown_step(uitleg: str, effect: dict[str, Any]) -> ShownStep:
    """A step of a trail as it is shown."""
    kind = {True: "nw-mee", False: "nw-af", None: ""}[effect.get("telt_mee")]
    minuten = Fraction(effect.get("minuten") or 0)
    return ShownStep(kind, uitleg, signed_minutes(minuten) if minuten else "")


def signed_minutes(minuten: Fraction) -> str:
    """Minutes with their sign, as in a sum."""
    sign = "+" if minuten > 0 else "−" if minuten < 0 else ""
    return f"{sign}{number(abs(minuten))} min"


def without_effect_html(rules: list[dict[str, str]]) -> Markup:
    """The sentences of the rules that made no difference."""
    return HTML("without_effect", rules=rules)


def waterfall(normenkader: Normenkader, antwoord: dict[str, Any]) -> list[WaterfallBar]:
    """The bars from the norm times to the rounded total; empty where there are no minutes."""
    total = antwoord["minuten_per_week"]
    if total is None:
        return []
    titles = {info.regel: info.titel for info in all_rules(normenkader)}
    names = normenkader.leefgebied_names
    bars: list[WaterfallBar] = []
    level = Fraction()
    for step in antwoord["spoor"]:
        minuten = Fraction(step["effect"].get("minuten", 0))
        if not minuten:
            continue
        name = titles[step["regel"]]
        if step["onderwerp"] in names:
            name = names[step["onderwerp"]]
            name += CHANGED.get(step["fase"], "")
        kind = "erbij" if minuten > 0 else "eraf"
        bars.append(WaterfallBar(name, minuten, level, level + minuten, kind))
        level += minuten
    return [*bars, WaterfallBar("Totaal", Fraction(total), Fraction(), Fraction(total), "totaal")]


def waterfall_table_html(bars: list[WaterfallBar]) -> Markup:
    """The same as the waterfall, as a table."""
    rows = [(bar, _in_table(bar), number(bar.tot)) for bar in bars]
    return HTML("waterfall", rows=rows)


def _in_table(bar: WaterfallBar) -> str:
    total = bar.soort == "totaal"
    return number(bar.minuten) if total else signed_minutes(bar.minuten).removesuffix(" min")
