"""What all differences together come to, in one or two sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from comparison.model import Aard, Difference
from comparison.proof import BEWIJS
from normenkader.texts import counted, listed

GELIJK = "Er is geen verschil. De inhoud is precies gelijk."
# What a difference touches, with what only a proof reads apart.
Groep = Aard | Literal["bewijs"]
WAAR: dict[Groep, str] = {
    "inhoud": "in regels, vragen, producten of het besluit",
    "bewijs": "in het bewijs",
    "bron": "in bronnen",
    "tekst": "alleen in woorden of volgorde",
    "uitgave": "in de uitgave",
}
VERSIE_EN_DATA = frozenset({"versie", "geldig"})


def conclusion(differences: Sequence[Difference]) -> str:
    """Say that nothing differs, that no rule or no outcome does, or how much and where."""
    if not differences:
        return GELIJK
    counts = Counter(_group(v) for v in differences)
    if counts["inhoud"]:
        return f"{_count(len(differences))}: {_where(counts)}."
    if set(counts) == {"uitgave"}:
        keys = {(v.pad_naar or v.pad_van).partition(".")[0] for v in differences}
        only = (
            "de versie en de data verschillen"
            if keys <= VERSIE_EN_DATA
            else (f"dit verschilt: {listed(sorted(keys))}")
        )
        return f"De regels, de vragen en de teksten zijn gelijk. Alleen {only}."
    same = (
        "De uitkomsten en de vragen blijven" if counts["bewijs"] else "De regels en de vragen zijn"
    )
    return f"{same} gelijk. {_count(len(differences))}: {_where(counts)}."


def _group(difference: Difference) -> Groep:
    return "bewijs" if (difference.aard, difference.deel) == ("inhoud", BEWIJS) else difference.aard


def _count(count: int) -> str:
    return counted(count, "verschil", "verschillen")


def _where(counts: Counter[Groep]) -> str:
    return listed([f"{counts[group]} {where}" for group, where in WAAR.items() if counts[group]])
