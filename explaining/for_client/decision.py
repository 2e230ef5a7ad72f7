"""A decision as its client reads it: what was decided and why, on the page of the proposal.

What was recorded for the client is told in the very same words. What explained only the
calculation is left out where a person decided otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.account.answer import ContractAnswer
from explaining.for_client.page import (
    ANDERE,
    BEKEKEN,
    SHORTENED,
    VERDER,
    WAAROM,
    Page,
    client_texts,
)
from explaining.for_client.parts import Block, Explanation, ExplanationPart, within_a_page
from explaining.for_client.time import told_text, visits_text
from explaining.for_client.told import told_minutes
from normenkader import Normenkader
from normenkader.client import ClientTeksten
from zaak.model import Zaak

TITEL = "Uitleg bij ons besluit"
ANDERS = "Waarom is dit anders dan de berekening?"
BESLIST = "Een computer rekende met vaste regels. Uw consulent nam dit besluit."


@dataclass(frozen=True)
class Taken:
    """A decision that was taken, besides the answer on which it rests.

    `voor_client` are the paragraphs that were recorded for the client, `anders` those about why
    it differs from the proposal (none where it follows it). Minutes are per week, on average;
    `verandert` says that they are those of the beginning only.
    """

    uitkomst: str
    product: str | None
    minuten_per_week: int | None
    verandert: bool
    voor_client: Sequence[str]
    anders: Sequence[str] = ()


def decision_page(
    normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer, taken: Taken
) -> Explanation:
    """Explain a decision to the client, in at most 300 words besides the consulent's own.

    Raises NoExplanationError where the normenkader has no texts for the client, or too long ones.
    """
    client = client_texts(normenkader, taken.uitkomst)
    page = within_a_page(_Decision(normenkader, client, zaak, antwoord, taken).uitleg(), SHORTENED)
    if not taken.anders:
        return page
    # The consulent's own words have the length that they need: the page does without nothing.
    first, *rest = page.onderdelen
    return replace(page, onderdelen=(first, ExplanationPart(ANDERS, tuple(taken.anders)), *rest))


class _Decision(Page):
    """The parts of the page of a decision."""

    def __init__(
        self,
        normenkader: Normenkader,
        client: ClientTeksten,
        zaak: Zaak,
        antwoord: ContractAnswer,
        taken: Taken,
    ) -> None:
        super().__init__(normenkader, client, zaak, antwoord)
        self.genomen = taken

    def uitleg(self) -> Explanation:
        """All parts that have something to say."""
        same = self.genomen.uitkomst == self.antwoord["uitkomst"]
        needed = self._needed() if same else ()
        parts = (
            ExplanationPart("Wat hebben we besloten?", self._decided()),
            ExplanationPart("Hoeveel tijd is dat?", self._time()),
            ExplanationPart("Waarom?", self._refusal() if same else ()),
            ExplanationPart("Waarbij is hulp nodig?", needed),
            ExplanationPart(ANDERE if needed else BEKEKEN, self._others() if same else ()),
            ExplanationPart(WAAROM, () if self.genomen.anders else self._reasons()),
            ExplanationPart(VERDER, self._next()),
        )
        return Explanation(TITEL, self.client.melding or "", tuple(p for p in parts if p.blokken))

    def _decided(self) -> tuple[str, ...]:
        product = self.genomen.product
        about = (self.client.producten[product],) if product else ()
        return (*self.genomen.voor_client, *about)

    def _time(self) -> tuple[Block, ...]:
        """The time in hours, and an example of visits, of the first phase where there are more."""
        minuten = self.genomen.minuten_per_week
        if minuten is None:
            return ()
        start = "In het begin is dat" if self.genomen.verandert else "Dat is"
        told = told_minutes(self.nk, self.genomen.product, minuten)
        blocks = [f"{start} gemiddeld {told_text(told)} per week."]
        if self.client.tijd is not None:
            blocks.append(self.client.tijd.tekst)
        if self.client.bezoek is not None and not told.ondergrens:
            blocks.append(visits_text(self.client.bezoek, minuten))
        return tuple(blocks)

    def _next(self) -> tuple[Block, ...]:
        return (BESLIST, tuple(zin.tekst for zin in self.client.vervolg))
