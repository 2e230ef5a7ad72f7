"""How the terms of a case stand: in words, with a picture of the time and today in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normenkader.texts import date_text, with_capital
from publishing.markup import Markup, Pieces
from terms.due import Due, in_words

HTML = Pieces(__name__)


def terms_html(found: Iterable[Due]) -> Markup:
    """A list of terms, each with its last day, why that is, and the picture."""
    items = [
        (
            item.term.rule.titel,
            in_words(item),
            until(item),
            list(_told(item)),
            gone(item),
            look(item),
        )
        for item in found
    ]
    return HTML("rows", items=items)


def due_html(item: Due) -> Markup:
    """One term in a row: the picture and the words."""
    return HTML(
        "due",
        gone=gone(item),
        stand=look(item),
        words=f"{item.term.rule.titel}: {in_words(item)}",
        until=until(item),
    )


def until(item: Due) -> str:
    """The last day of a term in words."""
    return f"tot en met {date_text(item.term.last)}"


def gone(item: Due) -> int:
    """How much of the time has gone, in percents, from 0 to 100."""
    whole = (item.term.last - item.term.start).days
    return min(max((whole - item.days) * 100 // whole, 0), 100)


def look(item: Due) -> str:
    """How the picture looks: as the stand, and apart for what ends soon."""
    return "bijna" if item.soon else item.stand.replace("_", "-")


def _told(item: Due) -> Iterator[str]:
    own = item.term
    yield f"{with_capital(own.rule.in_words)} ({own.rule.bron})."
    if own.shifted:
        yield f"Later, want {own.why[0]}"
    if not own.certain:
        yield f"Van {own.last.year} zijn niet alle dagen bekend die als feestdag tellen."
