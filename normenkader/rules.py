"""All rules of a normenkader as one flat list, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from normenkader import stages as st
from normenkader.base import Bron, Oordeel, Signaal, Uitleg
from normenkader.file.problems import DataPath
from normenkader.model import Normenkader


@dataclass(frozen=True)
class RegelInfo:
    """One rule: what the trail needs of it, and the path of the rule and of its explanation."""

    regel: str
    fase: str
    titel: str
    bron: Bron
    uitleg: Uitleg
    signaal: Signaal | None
    oordeel: Oordeel | None
    pad: DataPath
    uitleg_pad: DataPath
    model: Any


def all_rules(normenkader: Normenkader) -> Iterator[RegelInfo]:
    """Give every rule, in the order of the file."""
    for nummer, fase in enumerate(normenkader.fasen):
        pad: DataPath = ("fasen", nummer)
        if isinstance(fase, st.Normtijden):
            yield from _table(fase, pad, normenkader.leefgebied_namen)
        elif isinstance(fase, st.Raster):
            yield from _grid(fase, pad)
        else:
            for rule, rule_pad in _stage_rules(fase, pad):
                yield _info(rule, fase.fase, rule_pad)


def rule_index(normenkader: Normenkader) -> Mapping[str, RegelInfo]:
    """Every rule by its id; made once for a content."""
    return _index(ByContent(normenkader))


class ByContent:
    """A normenkader as a key: equal when the fingerprints are."""

    __slots__ = ("normenkader", "sha256")

    def __init__(self, normenkader: Normenkader) -> None:
        """Keep the normenkader and its fingerprint."""
        self.normenkader = normenkader
        self.sha256 = normenkader.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByContent) and other.sha256 == self.sha256


@lru_cache(maxsize=64)
def _index(key: ByContent) -> Mapping[str, RegelInfo]:
    return {info.regel: info for info in all_rules(key.normenkader)}


def _stage_rules(fase: Any, pad: DataPath) -> Iterator[tuple[st.Regel, DataPath]]:
    if isinstance(fase, st.Afronding):
        yield fase, pad
        return
    if isinstance(fase, st.Zwaartepunt):
        yield fase.telling, (*pad, "telling")
    for i, rule in enumerate(fase.regels):
        yield rule, (*pad, "regels", i)
    if isinstance(fase, st.Meetellen):
        for i, koppeling in enumerate(fase.koppelingen):
            yield koppeling, (*pad, "koppelingen", i)
    for single in ("doorgang", "geen", "grens", "gelijk"):
        if hasattr(fase, single):
            yield getattr(fase, single), (*pad, single)


def _info(rule: st.Regel, fase: str, pad: DataPath) -> RegelInfo:
    return RegelInfo(
        rule.regel,
        fase,
        rule.titel,
        rule.bron,
        rule.uitleg,
        rule.signaal,
        rule.oordeel,
        pad,
        (*pad, "uitleg"),
        rule,
    )


def _table(fase: st.Normtijden, pad: DataPath, namen: dict[str, str]) -> Iterator[RegelInfo]:
    for i, row in enumerate(fase.tabel):
        titel = f"{fase.titel}: {namen.get(row.leefgebied, row.leefgebied)}"
        yield RegelInfo(
            row.regel,
            fase.fase,
            titel,
            row.bron or fase.bron,
            fase.uitleg,
            None,
            None,
            (*pad, "tabel", i),
            (*pad, "uitleg"),
            row,
        )


def _grid(fase: st.Raster, pad: DataPath) -> Iterator[RegelInfo]:
    for i, band in enumerate(fase.banden):
        yield RegelInfo(
            band.regel,
            fase.fase,
            f"{fase.titel}: {band.band}",
            band.bron or fase.bron,
            fase.uitleg,
            None,
            None,
            (*pad, "banden", i),
            (*pad, "uitleg"),
            band,
        )
    yield _info(fase.onder, fase.fase, (*pad, "onder"))
    yield _info(fase.boven, fase.fase, (*pad, "boven"))
