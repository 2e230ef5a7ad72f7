"""Small pieces of text and HTML that every part of the form uses."""

from __future__ import annotations

import html
import re
from datetime import date

from normenkader.base import parse_date
from normenkader.templates import number
from screens.standing import Deel, Toestand

# Only what means something inside a label: the rest would be read aloud with its backslash.
_MARKDOWN = re.compile(r"([\\`*_\[\]<~$]|:(?=\w))")

ICONS: dict[Toestand, str] = {
    "niet_gevraagd": ":material/radio_button_unchecked:",
    "open": ":material/clock_loader_40:",
    "overgeslagen": ":material/remove:",
    "valt_af": ":material/block:",
    "telt_mee": ":material/check_circle:",
    "wacht": ":material/hourglass_empty:",
    "niet_nodig": ":material/remove:",
    "klaar": ":material/check_circle:",
}


def markdown(tekst: str) -> str:
    """A text of the normenkader for a label: shown as it is, never read as markdown."""
    return _MARKDOWN.sub(r"\\\1", tekst)


def escape(tekst: object) -> str:
    """A text of the normenkader for HTML. Text of users never goes through HTML at all."""
    return html.escape(str(tekst))


def short_state(deel: Deel) -> str:
    """The state of a part in a word or a number, for the list."""
    if deel.toestand == "telt_mee":
        return f"{number(deel.minuten)} min" if deel.minuten is not None else "telt mee"
    return {
        "niet_gevraagd": "leeg",
        "open": f"nog {deel.open}",
        "overgeslagen": "niet gevraagd",
        "valt_af": "valt af" if deel.naam != "Toegang" else "geen",
        "wacht": "wacht",
        "niet_nodig": "niet nodig",
        "klaar": "klaar",
    }[deel.toestand]


def long_state(deel: Deel) -> str:
    """The state of a leefgebied in a sentence."""
    if deel.toestand == "telt_mee":
        if deel.minuten is None:
            return "Telt mee."
        return f"Telt mee met {number(deel.minuten)} minuten per week."
    if deel.toestand in ("overgeslagen", "valt_af", "wacht") and deel.reden:
        return deel.reden
    return {
        "niet_gevraagd": "Nog niets ingevuld.",
        "open": f"Nog {questions(deel.open)}.",
        "niet_nodig": "Niet nodig: er is geen toegang.",
    }.get(deel.toestand, "")


def questions(n: int) -> str:
    """A number of questions in words."""
    return "1 vraag" if n == 1 else f"{n} vragen"


def sentence(tekst: str) -> str:
    """A text with a capital at its start."""
    return tekst[:1].upper() + tekst[1:]


def date_field(datum: str) -> str:
    """A date of the case the way people type it."""
    return "-".join(reversed(datum.split("-")))


def read_date(tekst: str) -> date:
    """Read dag-maand-jaar or jaar-maand-dag; raises ValueError with what to do."""
    clean = tekst.strip()
    match = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", clean)
    if match:
        day, month, year = match.groups()
        clean = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        return parse_date(clean)
    except ValueError as fout:
        raise ValueError("Dit is geen datum. Schrijf dag-maand-jaar, zoals 31-01-2026.") from fout
