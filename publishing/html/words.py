"""Names and sources of one normenkader, as the readable document writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.account.words import euro
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.base import Bron
from normenkader.conditions import Answer, Condition
from normenkader.model import Prijs
from normenkader.questions import Vraag
from normenkader.texts import listed
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
        times = normenkader.stage(st.Normtijden)
        self.vraag_doel = self.vragen["leefgebieden"][times.vraag_doel] if times else None

    def source(self, bron: Bron) -> Text:
        """A source in full: the title of the document, which leads to it, and the place."""
        titel = self.nk.bron_titels[bron.document]
        return (Link(titel, f"#bron-{bron.document}"), f", {bron.plaats}")

    def when(self, als: Condition, section: str) -> str:
        """A condition as a sentence."""
        return sentence(condition_words(als, self.vragen[section]))

    def areas(self, names: Iterable[str]) -> str:
        """Leefgebieden as a list in a sentence."""
        return listed([self.nk.leefgebied_names[n] for n in names])

    def goal(self, doel: Answer) -> str:
        """A goal or direction in words."""
        return str(doel) if self.vraag_doel is None else str(self.vraag_doel.label(doel))

    def product(self, code: str) -> Text:
        """A product, as a link to what is said about it."""
        return (Link(self.nk.product(code).naam, f"#product-{code}"), " ", Code(code))

    def outcome(self, uitkomst: str) -> str:
        """The name of an outcome, as a sentence about it."""
        names: Mapping[str, str] = {u.uitkomst: u.naam for u in self.nk.uitkomsten}
        return f"De uitkomst is: {names.get(uitkomst, uitkomst.replace('_', ' '))}."


def rule_link(regel: str) -> Link:
    """The id of a rule, as a link to the rule."""
    return Link(regel, f"#regel-{regel}")


def sentence(tekst: str) -> str:
    """A clause as a sentence: a capital and a full stop."""
    return f"{tekst[:1].upper()}{tekst[1:]}."


def amount(prijs: Prijs) -> str:
    """A price in words: `€ 337,66 per 4 weken`."""
    per = "per week" if prijs.per_weken == 1 else f"per {prijs.per_weken} weken"
    return f"{euro(prijs.cent)} {per}"
