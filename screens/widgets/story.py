"""The story of a teaching case: as paragraphs, and as a page to print without any answer."""

from __future__ import annotations

from collections.abc import Iterable

from practice.oefenzaak import Oefenzaak, paragraphs
from publishing.client import STYLE
from publishing.document.page import page_html
from screens.widgets.wording import escape


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Paragraphs of a text in HTML."""
    parts = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return f'<div class="nw-verhaal">{parts}</div>'


def story_html(oefenzaak: Oefenzaak) -> str:
    """One HTML file with the title and the story, and nothing that helps to answer."""
    title = escape(oefenzaak.titel)
    story = "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs(oefenzaak.verhaal))
    body = (
        f"<main>\n<h1>{title}</h1>\n{story}</main>\n"
        f"<footer>Oefenzaak {escape(oefenzaak.oefenzaak)}</footer>\n"
    )
    return page_html(title, STYLE, body)


def story_file(oefenzaak: Oefenzaak) -> bytes:
    """The same as a file."""
    return story_html(oefenzaak).encode()
