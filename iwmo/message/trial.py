"""A test message: complete and right in form, and impossible to take for a real one.

It is of nobody: no detail of a client, a municipality or a provider is taken from anybody. All of
it is fixed here, and none of it may be in a real message. See docs/besluiten/0035-bericht.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iwmo.message.nodes import Node
from normenkader.file.problems import DataPath

# Numbers that pass the check of a BSN and were never given to anybody.
TEST_BSN = frozenset({"999900006", "999900018", "999996770", "999996782"})
# No municipality and no provider has these (TR378): whoever gets the message refuses it.
GEMEENTE, AGB = "9999", "00000000"
MARK = "TEST"
NAAM = "Testbericht"
WORDS = "TESTBERICHT: dit is geen toewijzing. Voer dit bericht niet uit."
PRODUCTCODE = "TEST"
# Numbers of allocations from here on, above what anybody uses.
FIRST_NUMBER = 999_000_000


def header(besluit: int, dagtekening: date) -> dict[str, object]:
    """What stands under `bericht`."""
    return {
        "gemeentecode": GEMEENTE,
        "agb": AGB,
        "identificatie": f"{MARK}{besluit % 10**8:08d}",
        "dagtekening": dagtekening.isoformat(),
    }


def client() -> dict[str, object]:
    """What stands under `client`: nobody."""
    return {
        "bsn": "999996770",
        "geboortedatum": "1900-01-01",
        "datumgebruik": "3",
        "geslacht": "0",
        "achternaam": NAAM,
        "naamgebruik": "1",
        "commentaar": WORDS,
        "contact": [
            {"soort": "01", "huisnummer": "1", "postcode": "9999XX", "land": "NL"},
        ],
    }


def marks_in(root: Node) -> Iterator[tuple[DataPath, str]]:
    """Where a message that is meant to be real looks like a test, and what to do about it."""
    for node in root.walk():
        wrong = _mark(node.tag.partition(":")[2], node.text)
        if wrong:
            yield node.place, wrong


def _mark(name: str, tekst: str) -> str:
    match name:
        case "Bsn" if tekst in TEST_BSN:
            return "Dit is een BSN om mee te testen. Vul het BSN van de cliënt in."
        case "Afzender" if tekst == GEMEENTE:
            return "Dit is geen gemeentecode maar een code om mee te testen."
        case "Ontvanger" if tekst == AGB:
            return "Dit is geen AGB-code maar een code om mee te testen."
        case "Identificatie" if tekst.upper().startswith(MARK):
            return f"Een kenmerk dat met {MARK} begint, is voor een testbericht."
        case "Achternaam" if tekst.upper() == NAAM.upper():
            return "Deze naam is voor een testbericht."
        case "Code" if tekst.upper() == PRODUCTCODE:
            return "Dit is geen productcode maar een code om mee te testen."
    return ""
