"""What is text: one form of each character, and none that no file or screen can hold."""

from __future__ import annotations

import re
import unicodedata

# Controls other than tab and line ends, halves of surrogate pairs, and two that XML cannot hold.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
ONZICHTBAAR = "Hier staat een onzichtbaar teken dat geen tekst is. Typ deze tekst opnieuw."
NO_TEXT = "hier staat een teken dat geen tekst is"


def composed(tekst: str) -> str:
    """The same text with each character in one form (NFC), as it is stored and compared."""
    return tekst if tekst.isascii() else unicodedata.normalize("NFC", tekst)


def no_text(tekst: str) -> str | None:
    """What is wrong with a text that holds a character that is none, or None."""
    found = FORBIDDEN.search(tekst)
    if found is None:
        return None
    return f"{NO_TEXT} (U+{ord(found[0]):04X}): haal het weg"


def visible(tekst: str) -> str:
    """A text that is safe on a terminal: what could steer it becomes a replacement character."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", tekst)
