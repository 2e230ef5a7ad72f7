"""Small pieces of HTML that every screen uses; every text in them is escaped.

Text of users is shown as plain text, not in these: only tables for paper have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publishing.markup import Markup, Pieces

HTML = Pieces(__name__)


def heading(text: object, level: int = 3) -> Markup:
    """A heading within the page; Streamlit makes those of the page and its parts."""
    return HTML("heading", text=text, level=level)


def paragraph(text: object, kind: str = "") -> Markup:
    """One paragraph; `kind` is its class in the style sheet."""
    return HTML("paragraph", text=text, kind=kind)


def said(words: object, text: object = "", kind: str = "") -> Markup:
    """A paragraph that begins with strong words."""
    return HTML("said", words=words, text=text, kind=kind)


def strong(text: object) -> Markup:
    """Strong words, as a name above a text of a user."""
    return HTML("strong", text=text)


def bullets(lines: Iterable[object], kind: str = "") -> Markup:
    """A list."""
    return HTML("bullets", lines=lines, kind=kind)


def nothing() -> Markup:
    """What shows nothing, in a container that says something: Streamlit leaves empty ones out."""
    return HTML("nothing")


def story(paragraphs: Iterable[str]) -> Markup:
    """The paragraphs of a text."""
    return HTML("story", paragraphs=paragraphs)


def facts(facts: Iterable[tuple[str, object]], kind: str = "") -> Markup:
    """Pairs of a name and a value as a list; a tuple of texts is a value of more lines."""
    return HTML("facts", facts=facts, kind=kind)


def figures(facts: Iterable[tuple[str, object]], kind: str = "") -> Markup:
    """The big numbers of a page, each with what it counts."""
    return HTML("figures", facts=facts, kind=kind)


def table(
    title: str,
    headings: Iterable[str],
    rows: Iterable[Sequence[object]],
    kind: str = "",
    *,
    title_shown: bool = False,
) -> Markup:
    """A table of which the first cell of a row is its name.

    With `title_shown` everybody sees the title, else only who has the table read aloud.
    """
    return HTML(
        "table",
        title=title,
        headings=headings,
        rows=rows,
        kind=kind,
        title_shown=title_shown,
    )


def rolling(title: str, table: Markup) -> Markup:
    """A table in a place of its own, in which it moves sideways where it is too wide."""
    return HTML("rolling", title=title, table=table)
