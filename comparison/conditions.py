"""Conditions of rules in words: questions as they are asked, answers by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comparison.names import Names
from normenkader.questions import AANTAL_MEETELLEND, GetalVraag
from normenkader.texts import listed

COMPARED = {
    "kleiner_dan": "minder dan",
    "groter_dan": "meer dan",
    "minstens": "minstens",
    "hoogstens": "hoogstens",
}


def condition_words(names: Names, als: Mapping[str, Any], section: str) -> str:
    """All lines of a condition (plain data), joined by "en"."""
    lines = [
        f"{names.vraag(name, section)} is {_test(names, name, requirement, section)}"
        for name, requirement in als.items()
    ]
    return listed(lines)


def _test(names: Names, name: str, requirement: Any, section: str) -> str:
    if not isinstance(requirement, dict):
        return _answers(names, name, requirement, section)
    tests = []
    for key, value in requirement.items():
        if key in COMPARED:
            tests.append(f"{COMPARED[key]} {_number(names, name, value, section)}")
        elif key == "gelijk_aan":
            tests.append(f"gelijk aan {names.vraag(value, section)}")
        else:
            tests.append(f"{_word(key)} {_answers(names, name, value, section)}")
    return listed(tests)


def _word(key: str) -> str:
    return "alles behalve" if key == "niet" else key.replace("_", " ")


def _answers(names: Names, name: str, waarde: Any, section: str) -> str:
    answers = waarde if isinstance(waarde, list) else [waarde]
    return listed([names.antwoord(name, a, section) for a in answers], "of")


def _number(names: Names, name: str, getal: Any, section: str) -> str:
    vraag = names.question(name, section)
    unit = vraag.eenheid if isinstance(vraag, GetalVraag) else ""
    return str(getal) if name == AANTAL_MEETELLEND else f"{getal} {unit}".strip()
