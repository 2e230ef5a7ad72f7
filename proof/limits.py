"""What of a normenkader is too large for the proof, or for intakes with open answers."""

from __future__ import annotations

from engine.partial import TooLargeError, too_large
from engine.partial.classes import answer_classes
from normenkader import Normenkader
from proof.walking.leefgebieden import Leefgebieden

NO_RANGE = "Een intake met open antwoorden laat niet zien wat er nog kan uitkomen. {}"
NO_PROOF = "Het bewijs kan niet worden gemaakt. {}"
NEITHER = (
    "Het bewijs kan niet worden gemaakt, en een intake met open antwoorden laat niet zien wat "
)
NEITHER += "er nog kan uitkomen. {}"


def size_warnings(normenkader: Normenkader) -> tuple[str, ...]:
    """What will not be worked out, and why: cases that are complete are not touched by it."""
    open_ones, proof = too_large(normenkader), _too_large_to_prove(normenkader)
    if open_ones and open_ones == proof:
        return (NEITHER.format(proof),)
    found = [(NO_RANGE, open_ones), (NO_PROOF, proof)]
    return tuple(zin.format(why) for zin, why in found if why)


def _too_large_to_prove(normenkader: Normenkader) -> str:
    try:
        Leefgebieden(normenkader, answer_classes(normenkader)).check()
    except TooLargeError as error:
        return str(error)
    return ""
