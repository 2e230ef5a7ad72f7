"""What all differences together come to, in one or two sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from normenkader.templates import listed
from vergelijken.model import Aard, Verschil

GELIJK = "Er is geen verschil. De inhoud is precies gelijk."
WAAR: dict[Aard, str] = {
    "inhoud": "in regels, vragen, producten of het besluit",
    "bron": "in bronnen",
    "tekst": "alleen in woorden of volgorde",
    "uitgave": "in de uitgave",
}
VERSIE_EN_DATA = frozenset({"versie", "geldig"})


def conclusion(verschillen: Sequence[Verschil]) -> str:
    """Say that nothing differs, that no rule does, or how much and where."""
    if not verschillen:
        return GELIJK
    counts = Counter(v.aard for v in verschillen)
    if counts["inhoud"]:
        return f"{_count(len(verschillen))}: {_where(counts)}."
    if set(counts) == {"uitgave"}:
        keys = {(v.pad_naar or v.pad_van).partition(".")[0] for v in verschillen}
        only = "de versie en de data verschillen" if keys <= VERSIE_EN_DATA else (
            f"dit verschilt: {listed(sorted(keys))}"
        )  # fmt: skip
        return f"De regels, de vragen en de teksten zijn gelijk. Alleen {only}."
    return f"De regels en de vragen zijn gelijk. {_count(len(verschillen))}: {_where(counts)}."


def _count(aantal: int) -> str:
    return "1 verschil" if aantal == 1 else f"{aantal} verschillen"


def _where(counts: Counter[Aard]) -> str:
    return listed([f"{counts[aard]} {waar}" for aard, waar in WAAR.items() if counts[aard]])
