"""The page for the client as data: its parts, and how it stays within one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normenkader.client import word_count

# A page has 300 words; the reference of the case takes the last two.
MOST_WORDS = 298
MEER = "Uw consulent kan u hier meer over vertellen."
ListPart = tuple[str, ...]
Block = str | ListPart


class NoExplanationError(ValueError):
    """There is no page for the client; the text says why, in Dutch."""


@dataclass(frozen=True)
class ExplanationPart:
    """A part of the page: its heading, and paragraphs (text) and lists (a tuple) in order."""

    kop: str
    blokken: tuple[Block, ...]


@dataclass(frozen=True)
class Explanation:
    """The page: its title, a notice ("" where there is none), and its parts."""

    titel: str
    melding: str
    onderdelen: tuple[ExplanationPart, ...]

    def texts(self) -> Iterator[str]:
        """Every text of the page, in order."""
        yield from (self.titel, self.melding)
        for part in self.onderdelen:
            yield part.kop
            for blok in part.blokken:
                yield from (blok,) if isinstance(blok, str) else blok

    @property
    def words(self) -> int:
        """How many words the page has."""
        return sum(map(word_count, self.texts()))


def within_a_page(uitleg: Explanation, headings: Sequence[str]) -> Explanation:
    """Shorten the parts with these headings, one by one, as far as the page is too long.

    What is left out a consulent can tell. Raises NoExplanationError where that does not help.
    """
    for kop in headings:
        if uitleg.words <= MOST_WORDS:
            break
        parts = tuple(replace(o, blokken=(MEER,)) if o.kop == kop else o for o in uitleg.onderdelen)
        uitleg = replace(uitleg, onderdelen=parts)
    if uitleg.words > MOST_WORDS:
        melding = "De teksten voor de cliënt (het deel client) zijn te lang voor één pagina"
        raise NoExplanationError(f"{melding}: {uitleg.words} woorden, hoogstens {MOST_WORDS}.")
    return uitleg
