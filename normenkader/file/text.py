"""What is text: one form of each character, and none that no file can hold or no screen shows."""

from __future__ import annotations

import re
import unicodedata

# Controls other than tab and line ends, halves of surrogate pairs, and two that XML cannot hold.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# What shows nothing of itself (Default_Ignorable_Code_Point of Unicode, and marks of annotation):
# with it a text says something else than it shows. A soft hyphen is ordinary text.
_HIDDEN = (
    r"\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SYMBOLS = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# Joiners are part of how Arabic, Indian and related scripts are written, and of emoji.
_JOINED = r"\u0600-\u109f\u1780-\u1cff\ua840-\uabff\ufe0f\U00010a00-\U00011fff"
_STYLED = r"#*0-9\xa9\xae\u203c\u2049\u2122\u2139"
# What `FORBIDDEN` finds has one of these, and most texts have none: looked for in far less time.
_SUSPECT = re.compile(rf"[{_CONTROLS}{_HIDDEN}\u200c\u200d\ufe0e\ufe0f]")
CONTROL = re.compile(f"[{_CONTROLS}]")
FORBIDDEN = re.compile(
    f"[{_CONTROLS}{_HIDDEN}]"
    rf"|(?<![{_JOINED}{_SYMBOLS}])[\u200c\u200d]"
    rf"|(?<![{_STYLED}{_SYMBOLS}])[\ufe0e\ufe0f]"
)
NO_TEXT = "hier staat een teken dat geen tekst is"
_NEAR = 20
# Characters of a name in a message.
_SHOWN = 300


def composed(tekst: str) -> str:
    """The same text with each character in one form (NFC), as it is stored and compared."""
    return tekst if tekst.isascii() else unicodedata.normalize("NFC", tekst)


def no_text(tekst: str) -> str | None:
    """What is wrong with a text that holds characters that are none, or None."""
    found = codes(tekst)
    return f"{NO_TEXT} ({found}): haal het weg" if found else None


def codes(tekst: str) -> str:
    """Every kind of character in a text that is none, such as `U+0007, U+202E`; "" without any."""
    if not _SUSPECT.search(tekst):
        return ""
    return ", ".join(dict.fromkeys(f"U+{ord(found):04X}" for found in FORBIDDEN.findall(tekst)))


def unseen(tekst: str) -> str | None:
    """The same as `no_text` in a sentence for who typed it, with where to look."""
    found = FORBIDDEN.search(tekst) if _SUSPECT.search(tekst) else None
    if found is None:
        return None
    before = visible(" ".join(tekst[: found.start()].split())[-_NEAR:])
    place = f"na ‘{before}’" if before else "aan het begin"
    return (
        f"Hier staat {place} een onzichtbaar teken dat geen tekst is ({codes(tekst)}). Haal het "
        "weg of typ deze tekst opnieuw."
    )


def visible(tekst: str) -> str:
    """A text that is safe on a terminal: what could steer it, or hides, becomes a replacement."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", tekst)


def quoted(tekst: str) -> str:
    """What somebody typed as a message repeats it: on one line, between quotes, and never codes."""
    return f"'{visible(' '.join(tekst.split()))}'"


def short(tekst: str) -> str:
    """A name for a message: on one line and not too long."""
    tekst = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in tekst)
    return tekst if len(tekst) <= _SHOWN else f"{tekst[: _SHOWN // 2]}…{tekst[-_SHOWN // 2 :]}"
