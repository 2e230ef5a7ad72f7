"""The explanation for the client as one printable page of HTML, and as text for a mail.

Knows no Streamlit. The HTML needs nothing else: no scripts, no fonts, nothing from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from explaining.for_client.parts import Explanation, ExplanationPart
from publishing.document.page import page_html

# Sizes in rem, so that the page grows with the reader's own size of text; one A4 in print.
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 40rem; background: #fff; color: #1a1a1a;
  font: 1.0625rem/1.5 Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1 { margin: 0 0 1rem; color: #154273; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 0.375rem; color: #154273; font-size: 1.25rem; line-height: 1.3; }
p, ul { margin: 0 0 0.5rem; }
ul { padding-left: 1.25rem; }
li { break-inside: avoid; }
.melding { padding: 0.625rem 0.875rem; border: 2px solid #154273; }
footer { margin-top: 1.5rem; padding-top: 0.5rem; border-top: 1px solid #4a5561; color: #4a5561; }
@page { size: A4; margin: 13mm 20mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.35; }
  h1 { margin-bottom: 2.5mm; font-size: 18pt; }
  h2 { margin: 3mm 0 0.75mm; font-size: 12.5pt; break-after: avoid; }
  p, ul { margin-bottom: 1mm; }
  ul.kort { columns: 2; column-gap: 8mm; }
  .melding { padding: 1.5mm 3mm; }
  footer { margin-top: 4mm; padding-top: 1.5mm; }
}
"""

# A list of so many lines, short on average (in characters), is printed in two columns.
LEAST_IN_COLUMNS = 3
MOST_IN_COLUMN = 50


def client_html(uitleg: Explanation, zaak: str) -> str:
    """One HTML file with the page; `zaak` is the reference of the case."""
    title = escape(uitleg.titel)
    melding = f'<p class="melding">{escape(uitleg.melding)}</p>\n' if uitleg.melding else ""
    parts = "".join(_part(o) for o in uitleg.onderdelen)
    body = (
        f"<main>\n<h1>{title}</h1>\n{melding}{parts}</main>\n"
        f"<footer>Kenmerk: {escape(zaak)}</footer>\n"
    )
    return page_html(title, STYLE, body)


def _part(onderdeel: ExplanationPart) -> str:
    blocks = "".join(map(_block, onderdeel.blokken))
    return f"<section>\n<h2>{escape(onderdeel.kop)}</h2>\n{blocks}</section>\n"


def _block(blok: str | tuple[str, ...]) -> str:
    if isinstance(blok, str):
        return f"<p>{escape(blok)}</p>\n"
    short = sum(map(len, blok)) <= MOST_IN_COLUMN * len(blok)
    start = '<ul class="kort">' if short and len(blok) >= LEAST_IN_COLUMNS else "<ul>"
    return f"{start}\n" + "".join(f"<li>{escape(line)}</li>\n" for line in blok) + "</ul>\n"


def client_text(uitleg: Explanation) -> str:
    """The page as plain text, ending in a newline: headings underlined, a dash before each line."""
    return "\n".join(_lines(uitleg)) + "\n"


def _lines(uitleg: Explanation) -> Iterator[str]:
    yield from (uitleg.titel, "=" * len(uitleg.titel))
    if uitleg.melding:
        yield from ("", uitleg.melding)
    for onderdeel in uitleg.onderdelen:
        yield from ("", onderdeel.kop, "-" * len(onderdeel.kop))
        for blok in onderdeel.blokken:
            yield from (blok,) if isinstance(blok, str) else (f"- {line}" for line in blok)
