"""The trail of a decision in the order of the research: what each step found, and its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.questions import NIET_UITGEVRAAGD, GetalVraag, Vraag
from normenkader.rules import rule_index
from normenkader.sources import source_address
from normenkader.texts import number, with_capital
from publishing.document.blocks import Bullets, Link, Table, Text
from zaak.model import Zaak

Step = Mapping[str, Any]
MINUTEN = "Minuten per week"


@dataclass(frozen=True)
class Trail:
    """The steps of one answer, by the part of the research that they belong to."""

    normenkader: Normenkader
    zaak: Zaak
    antwoord: Mapping[str, Any]

    def of_stage(self, *kinds: type[Any]) -> list[Step]:
        """The steps of these stages, in order."""
        found = (self.normenkader.stage(kind) for kind in kinds)
        names = {fase.fase for fase in found if fase is not None}
        return [s for s in self.antwoord["spoor"] if s["fase"] in names]

    def access(self) -> list[Step]:
        """Whether this municipality may give help."""
        return self.of_stage(st.Toegang)

    def of_area(self, name: str) -> list[Step]:
        """What was found about one leefgebied, before any minutes."""
        steps = self.of_stage(st.Meetellen, st.Doelen)
        return [s for s in steps if s["onderwerp"] == name]

    def timed(self) -> list[Step]:
        """The steps that give or take time, and the rounding, in order."""
        rounded = self.rounding()
        return [s for s in self.antwoord["spoor"] if _minutes(s) or s in rounded]

    def rounding(self) -> list[Step]:
        """The rounding."""
        return self.of_stage(st.Afronding)

    def by_others(self) -> list[Step]:
        """What the client or others can do: leefgebieden that fall away, and deductions."""
        fallen = [s for s in self._falls_away() if s["invoer"] != self._not_asked]
        return [*fallen, *self.of_stage(st.Aftrek)]

    def not_discussed(self) -> list[str]:
        """The names of the leefgebieden that were not asked."""
        names = self.normenkader.leefgebied_names
        return [names[s["onderwerp"]] for s in self._falls_away() if s["invoer"] == self._not_asked]

    def remainder(self) -> list[Step]:
        """What follows from all of that: direction, bandwidth, product, schedule."""
        areas = self.normenkader.leefgebied_names
        told = [*self.access(), *self.timed(), *self.by_others()]
        about = [s for name in areas for s in self.of_area(name)]
        return [s for s in self.antwoord["spoor"] if s not in told and s not in about]

    @property
    def _not_asked(self) -> dict[str, str]:
        return {self.normenkader.vragen.leading.vraag: NIET_UITGEVRAAGD}

    def _falls_away(self) -> list[Step]:
        steps = self.of_stage(st.Meetellen)
        areas = self.normenkader.leefgebied_names
        return [
            s for s in steps if s["effect"].get("telt_mee") is False and s["onderwerp"] in areas
        ]


def _minutes(step: Step) -> Fraction:
    return Fraction(step["effect"].get("minuten") or 0)


def explanations(steps: list[Step]) -> Iterator[Bullets]:
    """The sentences of steps as a list; none where there are none."""
    if steps:
        yield Bullets(tuple(dict.fromkeys(s["uitleg"] for s in steps)))


def minutes_table(trail: Trail) -> Iterator[Table]:
    """From the first minutes to the rounded total; none where there are no minutes."""
    total = trail.antwoord["minuten_per_week"]
    if total is None:
        return
    rules, names = rule_index(trail.normenkader), trail.normenkader.leefgebied_names
    rows: list[tuple[Text, ...]] = []
    rounding, level = trail.rounding(), Fraction()
    for step in trail.timed():
        if rounding and step == rounding[0]:
            rows.append(("Samen", "Alles bij elkaar, voor het afronden.", number(level)))
        name = names.get(step["onderwerp"], rules[step["regel"]].titel)
        rows.append((name, step["uitleg"], _signed(_minutes(step))))
        level += _minutes(step)
    rows.append(("Totaal", "Zoveel minuten per week stelt de berekening voor.", str(total)))
    yield Table("Van onderwerp naar minuten", ("Waarvoor", "Waarom", MINUTEN), tuple(rows), True)


def _signed(minuten: Fraction) -> str:
    """Minutes as in a sum: what goes off has a minus."""
    return f"−{number(-minuten)}" if minuten < 0 else number(minuten)


def answer_words(normenkader: Normenkader, name: str, vraag: Vraag, antwoord: Any) -> str:
    """An answer in words, and what it means in this leefgebied where that is said."""
    label = str(vraag.label(antwoord))
    if isinstance(vraag, GetalVraag):
        return f"{label} {vraag.eenheid}"
    label = with_capital(label)
    meaning = normenkader.meaning(name, vraag.vraag, antwoord) if name else None
    return f"{label}. {meaning}" if meaning else label


def sources(trail: Trail) -> Bullets:
    """What the steps rest on, each source once, with the codes of its rules; links where it can."""
    rules = rule_index(trail.normenkader)
    found: dict[tuple[str, str], list[str]] = {}
    for step in trail.antwoord["spoor"]:
        address = source_address(trail.normenkader, rules[step["regel"]].bron)
        found.setdefault((step["bron"], address), []).append(step["regel"])
    lines: list[Text] = []
    for (bron, address), codes in found.items():
        source = Link(bron, address) if address else bron
        lines.append((source, f" ({', '.join(dict.fromkeys(codes))})"))
    return Bullets(tuple(lines))
