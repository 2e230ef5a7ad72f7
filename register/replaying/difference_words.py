"""A difference between two answers in words: which field, what it was, and what it is now."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from normenkader.file.problems import DataPath

NIETS = "niets"
MOST = 200
# Of the answer and of what is in it.
_NAMES = {
    "antwoordformaat": "Vorm van het antwoord",
    "zaak": "Kenmerk van de zaak",
    "normenkader": "Normenkader",
    "id": "naam",
    "versie": "versie",
    "sha256": "vingerafdruk",
    "status": "status",
    "uitkomst": "Uitkomst",
    "product": "Product",
    "code": "code",
    "naam": "naam",
    "bandbreedte": "Bandbreedte",
    "minimum": "laagste",
    "maximum": "hoogste",
    "maximum_inclusief": "hoogste telt mee",
    "doelrichting": "Doelrichting",
    "minuten_per_week": "Minuten per week",
    "prijs": "Prijs",
    "meetellend": "Wat meetelt",
    "fasering": "Verdeling over de weken",
    "week_van": "eerste week",
    "week_tot": "laatste week",
    "signalen": "Signalen",
    "tekst": "tekst",
    "bron": "bron",
    "spoor": "Uitleg",
    "regel": "regel",
    "fase": "deel van de berekening",
    "onderwerp": "onderwerp",
    "invoer": "gebruikt antwoord",
    "effect": "gevolg",
    "uitleg": "uitleg",
}
_ITEM = {"spoor": "stap", "fasering": "deel", "signalen": "signaal", "meetellend": "plaats"}


def field_words(pad: DataPath, antwoord: Any = None) -> str:
    """The name of the field at a path; of a step of the account also its rule, from `antwoord`."""
    words, inside = [], ""
    for part in pad:
        if isinstance(part, int):
            words.append(f"{_ITEM.get(inside, 'plaats')} {part + 1}{_rule(antwoord, inside, part)}")
        else:
            words.append(_NAMES.get(part, part.replace("_", " ")))
            inside = part
    told = ", ".join(words[:1] + [w[0].lower() + w[1:] for w in words[1:] if w])
    return told or "Het hele antwoord"


def _rule(antwoord: Any, inside: str, index: int) -> str:
    if inside != "spoor" or not isinstance(antwoord, Mapping):
        return ""
    steps = antwoord.get("spoor")
    if not isinstance(steps, Sequence) or index >= len(steps) or not isinstance(steps[index], dict):
        return ""
    return f" (regel {steps[index].get('regel')})"


def value_words(waarde: Any) -> str:
    """A value of an answer for people."""
    if waarde is None or waarde in ([], {}, ""):
        return NIETS
    if waarde is True or waarde is False:
        return "ja" if waarde else "nee"
    if isinstance(waarde, str):
        return _short(waarde)
    if isinstance(waarde, list):
        return _short("; ".join(map(value_words, waarde)))
    if isinstance(waarde, dict):
        parts = (f"{_lower(k)}: {value_words(v)}" for k, v in waarde.items())
        return _short(", ".join(parts))
    return json.dumps(waarde)


def _lower(name: str) -> str:
    found = _NAMES.get(name, name.replace("_", " "))
    return found[0].lower() + found[1:] if found else ""


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= MOST else f"{tekst[: MOST - 1]}…"
