"""Texts of users in the cells of a spreadsheet: never a formula, and nothing lost silently."""

from __future__ import annotations

import re
import unicodedata

# Excel counts UTF-16 units; a longer text would be cut without a word.
MOST_IN_CELL = 32_767
# What XML cannot hold or a screen cannot show.
_UNWRITABLE = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]"
)
# Where a cell begins, or would begin if the file were read with another separator than ours; also
# after spaces and what cannot be seen.
_BEGIN = re.compile(r"(?:^|(?<=[\n\r\t,;]))(?:[^\S\n\r\t]|[\u200b-\u200f\u2060\ufeff\ufffd])*(\S)")
_FORMULA = "=+-@"
# xlsxwriter takes a text like this for XML of its own and writes it as it is.
_OWN_XML = re.compile(r"<r>.*</r>", re.DOTALL)


def visible(tekst: str) -> str:
    """A text that every file can hold: what cannot be written becomes a visible �."""
    return _UNWRITABLE.sub("\ufffd", tekst)


def csv_cell(tekst: str) -> str:
    """A text for CSV: an apostrophe before everything that a spreadsheet would calculate."""
    clean = _BEGIN.sub(_guarded, visible(tekst))
    return f"'{clean}" if clean[:1] in ("\t", "\r", "\n") else clean


def _guarded(match: re.Match[str]) -> str:
    # The full-width and small forms of these signs have them as their plain form.
    plain = unicodedata.normalize("NFKC", match[1])[:1]
    return f"'{match[0]}" if plain in _FORMULA else match[0]


def xlsx_cell(tekst: str) -> str:
    """A text for XLSX, where a text is never a formula; one that is too long says so."""
    clean = visible(tekst).replace("\r\n", "\n").replace("\r", "\n")
    if _OWN_XML.fullmatch(clean):
        clean = f"'{clean}"
    if _utf16(clean) <= MOST_IN_CELL:
        return clean
    note = (
        f" […] Afgebroken: deze tekst heeft {len(clean)} tekens en past niet in een cel. "
        "In de uitvoer als JSONL staat hij helemaal."
    )
    return _first(clean, MOST_IN_CELL - _utf16(note)) + note


def _utf16(tekst: str) -> int:
    return len(tekst.encode("utf-16-le")) // 2


def _first(tekst: str, units: int) -> str:
    # Half a character at the cut falls away.
    return tekst.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
