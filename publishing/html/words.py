"""Names and sources of one normenkader, as the readable document writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.account.words import euro, per_weeks
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.base import Bron
from normenkader.conditions import Answer, Condition
from normenkader.model import Prijs
from normenkader.questions import Telling, Vraag
from normenkader.rules import all_rules
from normenkader.sources import place_citation
from normenkader.texts import date_text, listed, with_capital
from publishing.document.blocks import Code, Link, Text
from publishing.html.condition_words import condition_words


class Naming:
    """Looks up what a reader sees for an id: names, questions, links to rules and sources."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Look up the questions once."""
        self.nk = normenkader
        self.vragen: dict[str, dict[str, Vraag]] = {
            section: {v.vraag: v for v in normenkader.questions(section)}
            for section in ("toegang", "leefgebieden", "clientfactoren", "zaak")
        }
        self.tellingen: dict[str, dict[str, Telling]] = {
            section: {t.telling: t for t in normenkader.counts(section)} for section in self.vragen
        }
        self.benaming = normenkader.benaming
        self.regels = {info.regel: info for info in all_rules(normenkader)}
        times = normenkader.stage(st.Normtijden)
        goal = times.vraag_doel if times else None
        self.vraag_doel = None if goal is None else self.vragen["leefgebieden"][goal]

    def source(self, bron: Bron) -> Text:
        """A source in full: the title of the document, which leads to it, and the place.

        Where the place has a reference that holds, that is a link to where it can be read.
        """
        titel = self.nk.bron_titels[bron.document]
        found: Text = (Link(titel, f"#bron-{bron.document}"), f", {bron.plaats}")
        cited = place_citation(self.nk, bron)
        if cited is None:
            return found
        day = "" if bron.datum is None else f" op {date_text(bron.datum)}"
        return (*found, " (", Link(cited.tekst, cited.adres), f"{day})")

    def when(self, als: Condition, section: str) -> str:
        """A condition as a sentence."""
        return sentence(self.condition(als, section))

    def condition(self, als: Condition, section: str) -> str:
        """A condition as a clause."""
        tellingen = self.tellingen[section]
        return condition_words(als, self.vragen[section], tellingen, self.benaming)

    def areas(self, names: Iterable[str]) -> str:
        """Leefgebieden as a list in a sentence."""
        return listed([self.nk.leefgebied_names[n] for n in names])

    def goal(self, doel: Answer | None) -> str:
        """A goal or direction in words; "" where there is none."""
        if doel is None:
            return ""
        return str(doel) if self.vraag_doel is None else str(self.vraag_doel.label(doel))

    def product(self, code: str) -> Text:
        """A product, as a link to what is said about it."""
        return (Link(self.nk.product(code).naam, f"#product-{code}"), " ", Code(code))

    def module(self, code: str) -> Text:
        """A module, as a link to what is said about it."""
        name = {m.module: m.naam for m in self.nk.modules}[code]
        return (Link(name, f"#module-{code}"), " ", Code(code))

    def outcome(self, uitkomst: str) -> str:
        """The name of an outcome, as a sentence about it."""
        names: Mapping[str, str] = {u.uitkomst: u.naam for u in self.nk.uitkomsten}
        return f"De uitkomst is: {names.get(uitkomst, uitkomst.replace('_', ' '))}."


def rule_link(regel: str) -> Link:
    """The id of a rule, as a link to the rule."""
    return Link(regel, f"#regel-{regel}")


def sentence(tekst: str) -> str:
    """A clause as a sentence: a capital and a full stop."""
    return f"{with_capital(tekst)}."


def amount(prijs: Prijs) -> str:
    """A price in words: `€ 337,66 per 4 weken`."""
    return f"{euro(prijs.cent)} {per_weeks(prijs.per_weken)}"
