"""What an editor shows about the values that can be chosen from, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normenkader.units import EENHEDEN, conversion_text

VALUES: dict[str, dict[str, str]] = {
    "status": {
        "demonstratie": "Om te laten zien hoe het werkt.",
        "concept": "Nog niet vastgesteld.",
        "vastgesteld": "Vastgesteld.",
    },
    "uitkomst": {
        "product": "Begeleiding op maat.",
        "ib0": "Zo weinig tijd dat lichte hulp genoeg is.",
        "geen_maatwerk": "Geen leefgebied telt mee.",
        "geen_toegang": "Er is een reden om te weigeren.",
        "nader_onderzoek": "De regels geven geen antwoord.",
    },
    "minuten_voor_client": {
        "precies": "De cliënt leest de minuten zelf.",
        "ondergrens": "De cliënt leest alleen de ondergrens: een juridisch risico.",
    },
    "eenheid": {eenheid: f"{conversion_text(eenheid)}." for eenheid in EENHEDEN},
    "eigenschap": {
        "uniek": "De regel geldt soms samen met een regel die hem uitsluit.",
        "bereikbaar": "De regel geldt bij geen enkele cliënt.",
        "monotoon": "Een zwaarder antwoord geeft hier soms minder tijd of een lichter product.",
        "robuust": "Eén ander antwoord scheelt hier soms meer minuten dan ‘bewijs’ noemt.",
    },
    "zwaarte": {
        "oplopend": "Elk volgend antwoord, of elk hoger getal, is zwaarder.",
        "aflopend": "Elk volgend antwoord, of elk hoger getal, is lichter.",
        "ja": "Ja is zwaarder dan nee.",
        "nee": "Nee is zwaarder dan ja.",
    },
    "dan": {"telt_mee": "Het leefgebied telt mee.", "valt_af": "Het leefgebied telt niet mee."},
}


def value_words(veld: str, waarden: Sequence[Any]) -> list[str]:
    """What each value of a key means, or nothing."""
    words = VALUES.get(veld, {})
    return [words[w] for w in waarden] if all(w in words for w in waarden) else []
