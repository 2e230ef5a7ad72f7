"""Conditions of rules in words: questions as they are asked, answers by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normenkader.questions import AANTAL_MEETELLEND, GetalVraag
from normenkader.templates import listed
from vergelijken.names import Namen

COMPARED = {
    "kleiner_dan": "minder dan",
    "groter_dan": "meer dan",
    "minstens": "minstens",
    "hoogstens": "hoogstens",
}


def condition_words(namen: Namen, als: Mapping[str, Any], sectie: str) -> str:
    """All lines of a condition (plain data), joined by "en"."""
    lines = [
        f"{namen.vraag(naam, sectie)} is {_test(namen, naam, eis, sectie)}"
        for naam, eis in als.items()
    ]
    return listed(lines)


def _test(namen: Namen, naam: str, eis: Any, sectie: str) -> str:
    if not isinstance(eis, dict):
        return _answers(namen, naam, eis, sectie)
    tests = []
    for key, value in eis.items():
        if key in COMPARED:
            tests.append(f"{COMPARED[key]} {_number(namen, naam, value, sectie)}")
        else:
            tests.append(f"{_word(key)} {_answers(namen, naam, value, sectie)}")
    return listed(tests)


def _word(key: str) -> str:
    return "alles behalve" if key == "niet" else key.replace("_", " ")


def _answers(namen: Namen, naam: str, waarde: Any, sectie: str) -> str:
    answers = waarde if isinstance(waarde, list) else [waarde]
    return listed([namen.antwoord(naam, a, sectie) for a in answers], "of")


def _number(namen: Namen, naam: str, getal: Any, sectie: str) -> str:
    vraag = namen.question(naam, sectie)
    unit = vraag.eenheid if isinstance(vraag, GetalVraag) else ""
    return str(getal) if naam == AANTAL_MEETELLEND else f"{getal} {unit}".strip()
