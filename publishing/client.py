"""The explanation for the client as one printable page of HTML, and as text for a mail.

Knows no Streamlit. The HTML needs nothing else: no scripts, no fonts, nothing from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from explaining.for_client.parts import Explanation
from publishing.markup import PAGE, Pieces

HTML = Pieces(__name__, PAGE)

# A list of so many lines, short on average (in characters), is printed in two columns.
LEAST_IN_COLUMNS = 3
MOST_IN_COLUMN = 50


def client_html(uitleg: Explanation, zaak: str) -> str:
    """One HTML file with the page; `zaak` is the reference of the case."""
    return HTML("client", uitleg=uitleg, zaak=zaak, in_columns=_in_columns)


def _in_columns(lines: tuple[str, ...]) -> bool:
    """Say whether a list is printed in two columns."""
    short = sum(map(len, lines)) <= MOST_IN_COLUMN * len(lines)
    return short and len(lines) >= LEAST_IN_COLUMNS


def client_text(uitleg: Explanation) -> str:
    """The page as plain text, ending in a newline: headings underlined, a dash before each line."""
    return "\n".join(_lines(uitleg)) + "\n"


def _lines(uitleg: Explanation) -> Iterator[str]:
    yield from (uitleg.titel, "=" * len(uitleg.titel))
    if uitleg.melding:
        yield from ("", uitleg.melding)
    for part in uitleg.onderdelen:
        yield from ("", part.kop, "-" * len(part.kop))
        for blok in part.blokken:
            yield from (blok,) if isinstance(blok, str) else (f"- {line}" for line in blok)
