"""The order of a list in words: what moved, where something new stands, and whether it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from comparison.places import DELEN, Place
from comparison.proof import weighed_order
from normenkader.stages import KINDS
from normenkader.texts import listed

BESLIST = "De eerste regel die past, beslist. Dit kan de uitkomst veranderen."
MEE = "Welk antwoord zwaarder is, verandert mee. De volgorde op het scherm ook."
ALLEEN_LEZEN = "Alleen de volgorde op het scherm en in de uitleg verandert."
MOST_MOVED = 6


def decides(place: Place) -> bool:
    """Say whether a list is one in which the first rule that applies decides."""
    list_name = next((k for k in reversed(place.keys) if isinstance(k, str)), "")
    kind = KINDS.get(str(place.fase.get("fase")))
    return kind is not None and kind.first_decides and list_name == "regels"


def only_read(place: Place) -> bool:
    """Say whether the order of a list changes nothing but what people read."""
    if place.keys[0] != "fasen":
        return place.keys[0] in DELEN and not weighed_order(place.keys, place.ouders)
    kind = KINDS.get(str(place.fase.get("fase")))
    any_order = kind is not None and not kind.first_decides
    return any_order or place.keys[-1] in ("koppelingen", "bewust")


def moved_words(place: Place, van: Sequence[Any], naar: Sequence[Any]) -> str:
    """What stands elsewhere now, and what that means."""
    sentences = list(_moved(van, naar))
    if len(sentences) > MOST_MOVED:
        sentences = [f"{len(sentences)} onderdelen staan op een andere plaats."]
    if decides(place):
        sentences.append(BESLIST)
    elif weighed_order(place.keys, place.ouders):
        sentences.append(MEE)
    elif only_read(place):
        sentences.append(ALLEEN_LEZEN)
    return " ".join(sentences)


def place_of_new(place: Place) -> str:
    """Between which rules a new rule stands, where the first one that applies decides."""
    index, parts = place.keys[-1], place.ouders[-2]
    if not decides(place) or not isinstance(index, int):
        return ""
    near = []
    if index:
        near.append(f"na {parts[index - 1]['regel']}")
    if index + 1 < len(parts):
        near.append(f"voor {parts[index + 1]['regel']}")
    return f"Deze regel staat {listed(near)}. {BESLIST}" if near else BESLIST


def _moved(van: Sequence[Any], naar: Sequence[Any]) -> Iterator[str]:
    """One sentence for each name that is not in the longest part that kept its order."""
    old, new = list(map(str, van)), list(map(str, naar))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, _, _, j1, j2 in matcher.get_opcodes():
        if tag in ("insert", "replace"):
            for j in range(j1, j2):
                where = f"na {new[j - 1]}" if j else "vooraan"
                yield f"{new[j]} staat nu {where}."
