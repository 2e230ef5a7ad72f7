"""The trail as a readable account: per stage what happened, why, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from normenkader import Normenkader
from normenkader.rules import all_rules
from normenkader.texts import number
from screens.widgets.wording import escape


@dataclass(frozen=True)
class WaterfallBar:
    """One bar of the waterfall: from where to where, in minutes per week."""

    naam: str
    minuten: Fraction
    van: Fraction
    tot: Fraction
    soort: str


def account_html(normenkader: Normenkader, spoor: list[dict[str, Any]]) -> str:
    """The account of a trail: the stages as headings, the steps as a list."""
    titles = {fase.fase: fase.titel for fase in normenkader.fasen}
    parts = ['<div class="nw-verslag">']
    for fase, steps in groupby(spoor, key=lambda s: s["fase"]):
        parts.append(f"<h3>{escape(titles[fase])}</h3>")
        parts += _stage(steps)
    return "".join([*parts, "</div>"])


def _stage(steps: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What counts before what falls away; the steps with the same source stand together."""
    groups: dict[tuple[bool, str], list[dict[str, Any]]] = {}
    for stap in steps:
        falls = stap["effect"].get("telt_mee") is False
        groups.setdefault((falls, stap["bron"]), []).append(stap)
    for (_, bron), same in sorted(groups.items(), key=lambda g: g[0][0]):
        items = "".join(_step(s) for s in same)
        rules = ", ".join(dict.fromkeys(s["regel"] for s in same))
        yield f'<ul>{items}</ul><p class="nw-bron">Bron: {escape(bron)} ({escape(rules)})</p>'


def _step(step: dict[str, Any]) -> str:
    effect = step["effect"]
    kind = ""
    if "telt_mee" in effect:
        kind = ' class="nw-mee"' if effect["telt_mee"] else ' class="nw-af"'
    minuten = effect.get("minuten")
    added = f'<span class="nw-min">{signed_minutes(Fraction(minuten))}</span>' if minuten else ""
    return f"<li{kind}><span>{escape(step['uitleg'])}</span>{added}</li>"


def signed_minutes(minuten: Fraction) -> str:
    """Minutes with their sign, as in a sum."""
    sign = "+" if minuten > 0 else "−" if minuten < 0 else ""
    return f"{sign}{number(abs(minuten))} min"


def without_effect_html(rules: list[dict[str, str]]) -> str:
    """The sentences of the rules that made no difference."""
    items = "".join(
        f"<li><span>{escape(r['uitleg'])}</span>"
        f'<span class="nw-bron">{escape(r["regel"])}</span></li>'
        for r in rules
    )
    return f'<div class="nw-verslag"><ul>{items}</ul></div>'


def waterfall(normenkader: Normenkader, antwoord: dict[str, Any]) -> list[WaterfallBar]:
    """The bars from the norm times to the rounded total; empty where there are no minutes."""
    total = antwoord["minuten_per_week"]
    if total is None:
        return []
    titles = {info.regel: info.titel for info in all_rules(normenkader)}
    names = normenkader.leefgebied_names
    bars: list[WaterfallBar] = []
    level = Fraction()
    for stap in antwoord["spoor"]:
        minuten = Fraction(stap["effect"].get("minuten", 0))
        if not minuten:
            continue
        naam = titles[stap["regel"]]
        if stap["onderwerp"] in names:
            naam = names[stap["onderwerp"]]
            if stap["fase"] != "normtijden":
                naam += " (gedeeld)"
        kind = "erbij" if minuten > 0 else "eraf"
        bars.append(WaterfallBar(naam, minuten, level, level + minuten, kind))
        level += minuten
    return [*bars, WaterfallBar("Totaal", Fraction(total), Fraction(), Fraction(total), "totaal")]


def waterfall_table_html(bars: list[WaterfallBar]) -> str:
    """The same as the waterfall, as a table."""
    rows = "".join(
        f'<tr class="nw-{b.soort}"><th scope="row">{escape(b.naam)}</th>'
        f"<td>{number(b.minuten) if b.soort == 'totaal' else signed_minutes(b.minuten)[:-4]}</td>"
        f"<td>{number(b.tot)}</td></tr>"
        for b in bars
    )
    return (
        '<table class="nw-tabel"><caption>De optelling in minuten per week</caption>'
        '<thead><tr><th scope="col">Stap</th><th scope="col">Minuten</th>'
        f'<th scope="col">Samen</th></tr></thead><tbody>{rows}</tbody></table>'
    )
