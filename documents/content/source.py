"""What a document is made of: a recorded decision, what is given now, and the house style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from documents.content.paper import Block, Heading, Paper, paragraphs
from documents.given import Given
from documents.house_style.model import HouseStyle
from documents.kinds import Kind
from engine.schedule import Schedule, dated
from normenkader import Normenkader
from normenkader.base import parse_date
from normenkader.library import FixedVersion
from normenkader.texts import date_text
from publishing.document.blocks import Paragraph
from register.choice import Besluit, decided
from register.decisions.reading import Dossier
from terms.term import term
from zaak.checking import check_draft
from zaak.day_care import instead_text, told_rows
from zaak.model import Zaak


class NoDocumentError(ValueError):
    """There is no such document; the text says why, in Dutch."""


@dataclass(frozen=True)
class Source:
    """One recorded decision with all that a document says beside it.

    Nothing of `given` is in the register; everything else is.
    """

    dossier: Dossier
    given: Given
    stijl: HouseStyle

    def __post_init__(self) -> None:
        """Refuse what is not what was recorded; raises NoDocumentError."""
        if not self.dossier.intact:
            raise NoDocumentError(
                "Dit besluit past niet bij de keten van het register. Er is geen stuk van te maken."
            )
        if not self.gemeente:
            raise NoDocumentError(
                "De naam van de gemeente ontbreekt: geef die, of zet die in de huisstijl."
            )

    @property
    def normenkader(self) -> Normenkader:
        """The normenkader of then."""
        return self.dossier.normenkader

    @property
    def stuk(self) -> dict[str, Any]:
        """What was recorded."""
        return self.dossier.stuk

    @property
    def antwoord(self) -> dict[str, Any]:
        """The answer of then."""
        return self.dossier.antwoord

    @cached_property
    def zaak(self) -> Zaak:
        """The case of then, checked; raises InvalidZaakError."""
        library = FixedVersion(self.normenkader, stored=True)
        return check_draft(self.dossier.zaak, library)[0]

    @cached_property
    def besluit(self) -> Besluit:
        """The decision."""
        return decided(self.stuk["besluit"])

    @cached_property
    def schedule(self) -> Schedule | None:
        """How its minutes lie over its period, with dates."""
        return dated(self.stuk["fasering"], self.besluit.ingangsdatum)

    def day_care(self) -> list[tuple[str, str]]:
        """What was recorded about dagbesteding, a name and a text each."""
        return told_rows(self.dossier.zaak, self.normenkader.besluit.dagbesteding)

    @property
    def instead_of_day_care(self) -> str:
        """Which dagdelen become begeleiding, in a sentence; "" where none do."""
        return instead_text(self.dossier.zaak, self.normenkader.besluit.dagbesteding)

    @property
    def gemeente(self) -> str:
        """The municipality."""
        return self.given.gemeente or self.stijl.gemeente

    @property
    def kenmerk(self) -> str:
        """How people name this decision: the case, and the number of the decision."""
        return f"{self.stuk['zaak']}, besluit {self.dossier.besluitnummer}"

    def text(self, name: str) -> str:
        """A fixed text of the municipality, filled in."""
        sent = self.given.verzonden
        values = {
            "gemeente": self.gemeente,
            "kenmerk": self.kenmerk,
            "verzonden": date_text(sent) if sent else "",
            "laatste_dag": date_text(term("bezwaar", sent, self.stijl.calendar).last)
            if sent
            else "",
        }
        return self.stijl.teksten(name, **values)

    @property
    def sender(self) -> tuple[str, ...]:
        """The municipality with its contact lines."""
        return (self.gemeente, *(self.given.contact or self.stijl.contact))

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """What stands above every document."""
        yield "Datum", date_text(self.given.datum)
        yield "Kenmerk", self.kenmerk

    def paper(
        self,
        kind: Kind,
        titel: str,
        fact: tuple[str, str],
        blocks: Iterator[Block],
        signature: tuple[str, ...],
    ) -> Paper:
        """A document with what stands around the blocks of each of them; `fact` is its own."""
        return Paper(
            kind,
            self.given.datum,
            self.sender,
            tuple(self.given.aan),
            (*self.facts, fact),
            titel,
            notice(self.dossier),
            tuple(blocks),
            signature,
            made_from(self.dossier),
        )

    def signature(self) -> tuple[str, ...]:
        """Who decided, as it stands below a decision and a letter."""
        return (self.text("namens"), self.given.beslist_door)

    def objection(self) -> Iterator[Heading | Paragraph]:
        """How and until when to object."""
        yield Heading("Als u het niet eens bent met het besluit")
        yield Paragraph(self.text("bezwaar"))
        term = "bezwaar_tot" if self.given.verzonden else "bezwaar_termijn"
        yield Paragraph(self.text(term))

    def client_words(self) -> Iterator[Paragraph]:
        """What was recorded for the client, in the very same words."""
        for line in paragraphs(self.stuk["voor_client"]):
            yield Paragraph(line)

    @property
    def case_day(self) -> str:
        """The day of which the rules were applied, in words."""
        return date_text(parse_date(self.dossier.zaak["peildatum"]))


def notice(dossier: Dossier) -> str:
    """What nobody may miss: that another decision took its place, and what the norms say."""
    later, nk = dossier.vervangen_door, dossier.normenkader
    told = []
    if later is not None:
        words = dossier.nummering.words(later)
        told.append(f"Dit besluit geldt niet meer: {words} kwam ervoor in de plaats.")
    if nk.melding:
        told.append(" ".join(nk.melding.split()))
    elif nk.status != "vastgesteld":
        told.append(f"Let op: dit normenkader is niet vastgesteld. Het is een {nk.status}.")
    return " ".join(told)


def made_from(dossier: Dossier) -> str:
    """Of which record a document was made."""
    return (
        f"Gemaakt van besluit {dossier.besluitnummer} (record {dossier.nummer}) over "
        f"zaak {dossier.stuk['zaak']}. Vingerafdruk {dossier.hash}."
    )
