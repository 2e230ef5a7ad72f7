"""A proposal as its client reads it: one page in plain Dutch, made of the normenkader's own words.

The page never decides: it says what the answer says, in the order in which people ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from engine.account.answer import ContractAnswer
from engine.schedule import proposed_schedule
from explaining.for_client.parts import (
    Block,
    Explanation,
    ExplanationPart,
    ListPart,
    NoExplanationError,
    within_a_page,
)
from explaining.for_client.time import time_blocks, told_text
from explaining.for_client.told import Told, told_minutes
from normenkader import Normenkader, asking
from normenkader import stages as st
from normenkader.client import ClientTeksten
from normenkader.texts import FIELD, fill
from zaak.model import Zaak

__all__ = ["Explanation", "ExplanationPart", "NoExplanationError", "client_page"]

TITEL = "Uitleg bij ons voorstel"
ANDERE, WAAROM = "De andere onderwerpen", "Waarom deze tijd?"
VERDER = "Hoe gaat het verder?"
BEKEKEN = "Waar hebben we naar gekeken?"
VOORSTEL = (
    "Een computer berekende dit voorstel met vaste regels. "
    "Een consulent beslist en kan anders kiezen."
)
VASTE_TIJD = "Elk onderwerp heeft een vaste tijd."
EIGEN_TIJD = "We keken met u hoeveel tijd er nodig is."
# The stages that change the time of subjects, or of all of them together.
CHANGES = (
    st.Resultaatgebieden,
    st.Bijstelling,
    st.Aftrek,
    st.Maximum,
    st.Factoren,
    st.Combinaties,
)
# Where a page gets too long: what a consulent can tell as well, the first one first.
SHORTENED = (ANDERE, BEKEKEN, WAAROM)


def client_page(normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer) -> Explanation:
    """Explain a complete answer to the client, in at most 300 words.

    Minutes are per week. A case that does not say its duration has the usual one. Raises
    NoExplanationError where the normenkader has no texts for the client, or such long ones that no
    page fits, and for an answer that is not complete.
    """
    client = client_texts(normenkader, antwoord["uitkomst"])
    return within_a_page(Page(normenkader, client, zaak, antwoord).uitleg(), SHORTENED)


def client_texts(normenkader: Normenkader, uitkomst: str) -> ClientTeksten:
    """The normenkader's texts for the client; raises NoExplanationError where there are none."""
    if normenkader.client is None:
        name = f"{normenkader.titel} {normenkader.versie}"
        raise NoExplanationError(f"{name} heeft geen teksten voor de cliënt (het deel client).")
    if uitkomst not in normenkader.client.uitkomsten:
        raise NoExplanationError(
            "De uitleg voor de cliënt kan pas als alle vragen een antwoord hebben."
        )
    return normenkader.client


class Page:
    """Puts the parts of one page together."""

    def __init__(
        self, normenkader: Normenkader, client: ClientTeksten, zaak: Zaak, antwoord: ContractAnswer
    ) -> None:
        self.nk = normenkader
        self.client = client
        self.zaak = zaak
        self.antwoord = antwoord
        # The last step about a leefgebied decides: a coupling comes after the rules.
        self.beslist = {s["onderwerp"]: s["regel"] for s in self._steps(st.Meetellen)}

    def uitleg(self) -> Explanation:
        """All parts that have something to say."""
        parts = (
            ExplanationPart("Wat stellen we voor?", self._proposal()),
            ExplanationPart("Hoeveel tijd is dat?", self._time()),
            ExplanationPart("Waarom?", self._refusal()),
            ExplanationPart("Waarbij is hulp nodig?", self._needed()),
            ExplanationPart(ANDERE if self.antwoord["meetellend"] else BEKEKEN, self._others()),
            ExplanationPart(WAAROM, self._reasons()),
            ExplanationPart(VERDER, self._next()),
        )
        filled = tuple(p for p in parts if p.blokken)
        return Explanation(TITEL, self.client.melding or "", filled)

    def _steps(self, soort: type[Any]) -> list[Mapping[str, Any]]:
        fase = self.nk.stage(soort)
        return [s for s in self.antwoord["spoor"] if fase and s["fase"] == fase.fase]

    def _told(self, steps: Iterable[Mapping[str, Any]]) -> ListPart:
        """What the client reads about rules, each text once."""
        texts = (self.client.regels.get(s["regel"]) for s in steps)
        return tuple(dict.fromkeys(_sentence(t) for t in texts if t is not None))

    def _proposal(self) -> tuple[str, ...]:
        product = self.antwoord["product"]
        minuten = self.antwoord["minuten_per_week"]
        words = {
            "product": product["naam"] if product else "",
            "tijd": told_text(self._told_minutes(minuten)) if minuten is not None else "",
        }
        text = fill(self.client.uitkomsten[self.antwoord["uitkomst"]], words)
        return (f"{text} {self.client.producten[product['code']]}" if product else text,)

    def _told_minutes(self, minuten: int) -> Told:
        product = self.antwoord["product"]
        return told_minutes(self.nk, product["code"] if product else None, minuten)

    def _time(self) -> tuple[Block, ...]:
        schedule = proposed_schedule(self.nk, self.zaak, self.antwoord)
        return time_blocks(self.nk, self.client, self.antwoord, schedule)

    def _refusal(self) -> tuple[ListPart, ...]:
        reasons = self._told(self._steps(st.Toegang))
        return (reasons,) if reasons else ()

    def _left_out(self, name: str) -> bool:
        return asking.left_out(self.nk.vragen.leefgebieden, self.zaak.leefgebieden[name])

    def _looked_at(self) -> str:
        asked = sum(not self._left_out(name) for name in self.zaak.leefgebieden)
        return f"We keken naar {asked} onderwerpen." if asked > 1 else "We keken naar 1 onderwerp."

    def _needed(self) -> tuple[Block, ...]:
        """The leefgebieden that count, by what the help is for, and goals that were changed."""
        if not self.antwoord["meetellend"]:
            return ()
        vraag = self._goal_question()
        if vraag is None:
            names = (self.client.leefgebieden[name] for name in self.antwoord["meetellend"])
            return (self._looked_at(), tuple(_sentence(f"{name}.") for name in names))
        answers = self._goals(vraag)
        groups: dict[str, list[str]] = {text: [] for text in self.client.antwoorden[vraag].values()}
        for name in self.antwoord["meetellend"]:
            text = self.client.antwoorden[vraag][str(answers[name])]
            groups[text].append(self.client.leefgebieden[name])
        return (self._looked_at(), _grouped(groups), *self._told(self._steps(st.Doelen)))

    def _goal_question(self) -> str | None:
        """The question that says what the help is for; None where nothing asks so."""
        times, work = self.nk.stage(st.Normtijden), self.nk.stage(st.Zwaartepunt)
        return times.vraag_doel if times else work.vraag if work else None

    def _goals(self, vraag: str) -> dict[str, Any]:
        """What the help is for: of each leefgebied the answer that was used."""
        given = {n: self.zaak.leefgebieden[n][vraag] for n in self.antwoord["meetellend"]}
        changed = {s["onderwerp"]: s["effect"][vraag] for s in self._steps(st.Doelen)}
        return given | changed

    def _others(self) -> tuple[Block, ...]:
        """The leefgebieden that do not count, by why; last those that nobody asked about."""
        left_out = [n for n in self.nk.leefgebied_names if n in self.beslist]
        left_out = [n for n in left_out if n not in self.antwoord["meetellend"]]
        left_out.sort(key=self._left_out)
        groups: dict[str, list[str]] = {}
        for name in left_out:
            text = self._why_not(name)
            groups.setdefault(text, []).append(self.client.leefgebieden[name])
        if not groups:
            return ()
        intro = () if self.antwoord["meetellend"] else (self._looked_at(),)
        return (*intro, _grouped(groups))

    def _why_not(self, name: str) -> str:
        text = self.client.regels[self.beslist[name]]
        given = self.zaak.leefgebieden[name]
        # Only answers that the rule compares: they are there.
        words = {f: self.client.antwoorden[f][str(given[f])] for f in FIELD.findall(text)}
        return fill(text, words)

    def _reasons(self) -> tuple[Block, ...]:
        """Why there is more or less time than the norm times together."""
        # Lighter help is given without minutes: there is no time to explain.
        if self.antwoord["minuten_per_week"] is None or self.antwoord["uitkomst"] == "ib0":
            return ()
        fase = self.nk.stage(st.Factoren)
        grens = fase.grens.regel if fase and fase.grens else None
        steps = [step for soort in CHANGES for step in self._steps(soort)]
        factors = [s for s in steps if s["regel"] != grens]
        blocks: list[Block] = list(self._first_time())
        for text, sign in (("Meer tijd:", 1), ("Minder tijd:", -1)):
            told = self._told(s for s in factors if sign * _minutes(s) > 0)
            if told:
                blocks += [text, told]
        blocks += self._told(s for s in steps if s["regel"] == grens)
        return tuple(blocks)

    def _first_time(self) -> Iterator[str]:
        """Where the time of a subject comes from, before anything changes it."""
        times = self.nk.stage(st.Normtijden)
        rows = times.tabel if times is not None else []
        of_needed = [row for row in rows if row.leefgebied in self.antwoord["meetellend"]]
        judged = [row for row in of_needed if row.vraag is not None]
        if not judged:
            yield VASTE_TIJD
        elif len(judged) == len(of_needed):
            yield EIGEN_TIJD
        else:
            yield f"Sommige onderwerpen hebben een vaste tijd. {EIGEN_TIJD}"

    def _next(self) -> tuple[Block, ...]:
        return (VOORSTEL, tuple(zin.tekst for zin in self.client.vervolg))


def _minutes(step: Mapping[str, Any]) -> Fraction:
    return Fraction(step["effect"].get("minuten", 0))


def _grouped(groups: Mapping[str, list[str]]) -> ListPart:
    """A line for each group that has names, with the text before them."""
    return tuple(_sentence(f"{text}: {', '.join(n)}.") for text, n in groups.items() if n)


def _sentence(tekst: str) -> str:
    return fill(tekst, {})
