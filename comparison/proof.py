"""What only a proof of the whole normenkader reads: no outcome depends on it.

That is which answers are heavier (`zwaarte`), what a rule breaks on purpose (`bewust`), and how
much one other answer may change (`bewijs`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comparison.walk import Soort
from normenkader.file.problems import DataPath

BEWIJS = "Bewijs (verandert geen uitkomst)"
NIET_GEZEGD = "niet gezegd"
# Heavier answers, for a question with a list of answers and for one that asks a number.
IN_LIST = {"oplopend": "elk volgend antwoord", "aflopend": "elk vorig antwoord"}
IN_NUMBERS = {"oplopend": "een hoger getal", "aflopend": "een lager getal"}
REMARKS: dict[tuple[str, Soort], str] = {
    ("zwaarte", "nieuw"): "Het bewijs van ‘monotoon’ kijkt nu ook naar deze vraag.",
    ("zwaarte", "vervallen"): "Het bewijs van ‘monotoon’ kijkt niet meer naar deze vraag.",
    ("bewijs", "vervallen"): "Zonder deze grens is ‘robuust’ niet te bewijzen.",
}


def only_proof(pad: DataPath, parents: Sequence[Any]) -> bool:
    """Say whether only a proof reads what is at a path that leads through `parents`."""
    if pad[0] == "vragen":
        return len(pad) == 4 and (pad[3] == "zwaarte" or weighed_order(pad, parents))
    exceptions = (k == "bewust" and "regel" in o for k, o in zip(pad, parents, strict=False))
    return pad[0] == "bewijs" or any(exceptions)


def weighed_order(pad: DataPath, parents: Sequence[Any]) -> bool:
    """Say whether a list is one of answers whose order says which of them are heavier."""
    return pad[0] == "vragen" and pad[3:] == ("waarden",) and "zwaarte" in parents[3]


def is_exception(node: Any) -> bool:
    """Say whether this is an exception that a rule makes on purpose."""
    return isinstance(node, dict) and "eigenschap" in node


def exception_words(node: Mapping[str, Any]) -> str:
    """What an exception is about."""
    return f"bewuste uitzondering op ‘{node['eigenschap']}’"


def weight_words(vraag: Mapping[str, Any], zwaarte: str | int) -> str:
    """Which answer of a question (plain data) is heavier."""
    words = IN_NUMBERS if vraag.get("soort") == "geheel_getal" else IN_LIST
    return words.get(str(zwaarte), str(zwaarte))


def absent_words(pad: DataPath) -> str:
    """What it means that something is not there; "" where that needs no words."""
    return NIET_GEZEGD if pad[-1] == "zwaarte" else ""


def proof_remark(pad: DataPath, soort: Soort) -> str:
    """What a proof no longer does, or does from now on; "" where that needs no words."""
    return REMARKS.get((str(pad[-1]), soort), "")
