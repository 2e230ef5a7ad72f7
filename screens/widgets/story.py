"""The story of a teaching case as a page to print, without any answer."""

from __future__ import annotations

from practice.oefenzaak import Oefenzaak, paragraphs
from publishing.markup import PAGE, Pieces

HTML = Pieces(__name__, PAGE)


def story_html(oefenzaak: Oefenzaak) -> str:
    """One HTML file with the title and the story, and nothing that helps to answer."""
    return HTML(
        "story",
        titel=oefenzaak.titel,
        paragraphs=paragraphs(oefenzaak.verhaal),
        oefenzaak=oefenzaak.oefenzaak,
    )


def story_file(oefenzaak: Oefenzaak) -> bytes:
    """The same as a file."""
    return story_html(oefenzaak).encode()
