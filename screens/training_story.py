"""The story of a teaching case: as paragraphs, and as a page to print without any answer."""

from __future__ import annotations

from collections.abc import Iterable

from oefenen.oefenzaak import Oefenzaak, alineas
from publicatie.client_html import STYLE
from screens.wording import escape


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Paragraphs of a text in HTML."""
    parts = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return f'<div class="nw-verhaal">{parts}</div>'


def story_html(oefenzaak: Oefenzaak) -> str:
    """One HTML file with the title and the story, and nothing that helps to answer."""
    title = escape(oefenzaak.titel)
    story = "".join(f"<p>{escape(p)}</p>\n" for p in alineas(oefenzaak.verhaal))
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{story}</main>\n"
        f"<footer>Oefenzaak {escape(oefenzaak.oefenzaak)}</footer>\n</body>\n</html>\n"
    )


def story_file(oefenzaak: Oefenzaak) -> bytes:
    """The same as a file."""
    return story_html(oefenzaak).encode()
