"""The names that one normenkader gives to its parts; a code that it does not know stays a code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.questions import AANTAL_MEETELLEND, SECTIES, GetalVraag, KeuzeVraag, Vraag
from normenkader.rules import RegelInfo, all_rules

# What the engine counts, and conditions of client factors may compare.


class Names:
    """Looks up names in one normenkader; of anything unknown the code, without its underscores."""

    def __init__(self, normenkader: Normenkader) -> None:
        """Keep the tables of names."""
        self.normenkader = normenkader
        self.leefgebieden: Mapping[str, str] = normenkader.leefgebied_names
        self.documenten: Mapping[str, str] = normenkader.bron_titels
        self.producten = {p.product: p.naam for p in normenkader.producten}
        self.uitkomsten = {u.uitkomst: u.naam for u in normenkader.uitkomsten}

    @cached_property
    def regels(self) -> dict[str, RegelInfo]:
        """Every rule by its id."""
        return {info.regel: info for info in all_rules(self.normenkader)}

    def leefgebied(self, code: Any) -> str:
        """The name of a leefgebied."""
        return self.leefgebieden.get(code) or plain_word(code)

    def about(self, code: Any) -> str:
        """A leefgebied with what such a part is called here: `Activiteit Oefenen`."""
        return f"{self.normenkader.benaming.enkelvoud.capitalize()} {self.leefgebied(code)}"

    def module(self, code: Any) -> str:
        """The name of a module with its code."""
        found = {m.module: m.naam for m in self.normenkader.modules}
        return _with_code(found.get(code), code)

    def product(self, code: Any) -> str:
        """The name of a product with its code."""
        return _with_code(self.producten.get(code), code)

    def uitkomst(self, code: Any) -> str:
        """The name of an outcome."""
        return self.uitkomsten.get(code) or plain_word(code)

    def regel(self, code: Any) -> str:
        """A rule by its code, with its title."""
        info = self.regels.get(code)
        return f"Regel {code} ({info.titel})" if info else f"Regel {code}"

    def bron_van(self, regel: str) -> Any:
        """The source of a rule as plain data, None where there is no such rule."""
        info = self.regels.get(regel)
        return info.bron.model_dump() if info else None

    def bron(self, bron: Any) -> str:
        """A source as one line of text; "" where it is none."""
        if not isinstance(bron, dict):
            return ""
        document = bron.get("document")
        titel = self.documenten.get(str(document)) or plain_word(document)
        return f"{titel}, {bron.get('plaats')}"

    def question(self, name: Any, section: str = "") -> Vraag | None:
        """A question by its name, of this section or else of any; None where there is none."""
        for own in dict.fromkeys([section, *SECTIES]):
            for vraag in self.normenkader.questions(own) if own in SECTIES else ():
                if vraag.vraag == name:
                    return vraag
        return None

    def vraag(self, name: Any, section: str = "") -> str:
        """A question as it is asked, between quotes."""
        if name == AANTAL_MEETELLEND:
            return f"het aantal {self.normenkader.benaming.meervoud} dat meetelt"
        vraag = self.question(name, section)
        if vraag is not None:
            return f"‘{vraag.tekst}’"
        counts = {t.telling: t.tekst for t in self.normenkader.tellingen}
        return f"‘{counts[name]}’" if name in counts else plain_word(name)

    def antwoord(self, name: Any, antwoord: Answer, section: str = "") -> str:
        """An answer to a question in words; of a choice from numbers with its number."""
        if isinstance(antwoord, bool):
            return "ja" if antwoord else "nee"
        vraag = self.question(name, section)
        if isinstance(vraag, GetalVraag):
            return f"{antwoord} {vraag.eenheid}"
        if not isinstance(vraag, KeuzeVraag):
            return plain_word(antwoord)
        label = vraag.label(antwoord)
        return f"{label} ({antwoord})" if isinstance(antwoord, int) else label

    def doel(self, doel: Any) -> str:
        """A goal (or another answer that stages name without its question) in words."""
        table = self.normenkader.stage(st.Normtijden)
        work = self.normenkader.stage(st.Zwaartepunt)
        vraag = table.vraag_doel if table else work.vraag if work else None
        return self.antwoord(vraag, doel, "leefgebieden")


def plain_word(code: Any) -> str:
    """A code as a word."""
    return str(code).replace("_", " ")


def _with_code(name: str | None, code: Any) -> str:
    return f"{name} ({code})" if name else plain_word(code)
