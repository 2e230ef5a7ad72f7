"""All rules of a normenkader as one flat list, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from normenkader import stages as st
from normenkader.base import Bron, Oordeel, Signaal, Uitleg
from normenkader.conditions import Condition
from normenkader.file.problems import DataPath
from normenkader.model import Normenkader
from normenkader.units import minutes_per_week


@dataclass(frozen=True)
class RegelInfo:
    """One rule: what the trail needs of it, and the path of the rule and of its explanation."""

    stage: st.Stage
    titel: str
    bron: Bron
    uitleg: Uitleg
    pad: DataPath
    uitleg_pad: DataPath
    model: st.Rule

    @property
    def regel(self) -> str:
        """Its id."""
        return self.model.regel

    @property
    def fase(self) -> str:
        """The name of its stage."""
        return self.stage.fase

    @property
    def signaal(self) -> Signaal | None:
        """What the consulent must look at when it fires; a row of a table has none."""
        return self.model.signaal if isinstance(self.model, st.Regel) else None

    @property
    def oordeel(self) -> Oordeel | None:
        """Whether a professional judges; of a row of a table that is not said."""
        return self.model.oordeel if isinstance(self.model, st.Regel) else None

    @property
    def als(self) -> Condition:
        """Its condition, empty where it has none."""
        if isinstance(self.model, (st.ConditionRule, st.ConditionalRegel)):
            return self.model.als or {}
        return {}


def all_rules(normenkader: Normenkader) -> Iterator[RegelInfo]:
    """Give every rule, in the order of the file."""
    for number, fase in enumerate(normenkader.fasen):
        yield from _rules(fase, ("fasen", number), normenkader.leefgebied_names)


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


def _rules(  # noqa: C901 - a case for each stage
    fase: st.Stage, pad: DataPath, names: dict[str, str]
) -> Iterator[RegelInfo]:
    """The rules of a stage, those with an order first."""
    match fase:
        case st.Toegang():
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield _info(fase, fase.doorgang, (*pad, "doorgang"))
        case st.Meetellen():
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield from _list(fase, fase.koppelingen, (*pad, "koppelingen"))
            yield _info(fase, fase.geen, (*pad, "geen"))
        case st.Normtijden():
            yield from _table(fase, pad, names)
        case st.Bijstelling():
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield from _if_there(fase, fase.ondergrens, (*pad, "ondergrens"))
        case st.Factoren():
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield from _if_there(fase, fase.grens, (*pad, "grens"))
            yield from _if_there(fase, fase.ondergrens, (*pad, "ondergrens"))
        case st.Combinaties():
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield _info(fase, fase.geen, (*pad, "geen"))
            yield _info(fase, fase.inkorten, (*pad, "inkorten"))
        case st.Afronding():
            yield _info(fase, fase, pad)
        case st.Raster():
            yield from _grid(fase, pad)
        case st.Zwaartepunt():
            yield _info(fase, fase.telling, (*pad, "telling"))
            yield from _list(fase, fase.regels, (*pad, "regels"))
            yield _info(fase, fase.gelijk, (*pad, "gelijk"))
        case st.Doelen() | st.Resultaatgebieden() | st.Doelrichting() | st.Fasering() | st.Opslag():
            yield from _list(fase, fase.regels, (*pad, "regels"))
        case st.Aftrek() | st.Maximum():
            yield from _list(fase, fase.regels, (*pad, "regels"))
        case _:
            assert_never(fase)


def exclusive_rules(normenkader: Normenkader) -> list[tuple[str, ...]]:
    """Sets of rules of which at most one may fire.

    Of the grid, of the doelrichting, of the kind of work, of the phases, of the combinations, and
    the client factors that ask exactly the same questions: they are lines of one table.
    """
    found = [rules for fase in normenkader.fasen for rules in _exclusive(fase)]
    return [rules for rules in found if len(rules) > 1]


def _exclusive(fase: st.Stage) -> Iterator[tuple[str, ...]]:
    match fase:
        case st.Raster():
            yield (*(b.regel for b in fase.banden), *(r.regel for r in fase.outside))
        case st.Combinaties():
            yield (*(r.regel for r in fase.regels), fase.geen.regel)
        case st.Doelrichting() | st.Fasering():
            yield tuple(r.regel for r in fase.regels)
        case st.Zwaartepunt():
            yield (*(r.regel for r in fase.regels), fase.gelijk.regel)
        case st.Factoren():
            yield from _same_questions(fase)
        case st.Toegang() | st.Meetellen() | st.Doelen() | st.Normtijden():
            pass
        case st.Resultaatgebieden() | st.Afronding() | st.Opslag():
            pass
        case st.Bijstelling() | st.Aftrek() | st.Maximum():
            pass
        case _:
            assert_never(fase)


def _same_questions(fase: st.Factoren) -> Iterator[tuple[str, ...]]:
    by_questions: dict[frozenset[str], list[str]] = {}
    for rule in fase.regels:
        by_questions.setdefault(frozenset(rule.als), []).append(rule.regel)
    yield from map(tuple, by_questions.values())


def highest(nk: Normenkader, fase: st.Combinaties, rule: st.CombinatieRegel) -> Fraction | None:
    """The most minutes per week of a combination; None where it has no maximum."""
    if rule.hoogstens is not None:
        return rule.hoogstens * minutes_per_week(fase.eenheid)
    raster = nk.stage(st.Raster)
    if rule.hoogste_band is None or raster is None:
        return None
    return Fraction({b.band: b.upper for b in raster.banden}[rule.hoogste_band])


def _if_there(fase: st.Stage, rule: st.Regel | None, pad: DataPath) -> Iterator[RegelInfo]:
    if rule is not None:
        yield _info(fase, rule, pad)


def _list(fase: st.Stage, regels: Sequence[st.Regel], pad: DataPath) -> Iterator[RegelInfo]:
    for i, rule in enumerate(regels):
        yield _info(fase, rule, (*pad, i))


def _info(fase: st.Stage, rule: st.Regel, pad: DataPath) -> RegelInfo:
    return RegelInfo(fase, rule.titel, rule.bron, rule.uitleg, pad, (*pad, "uitleg"), rule)


def _table(fase: st.Normtijden, pad: DataPath, names: dict[str, str]) -> Iterator[RegelInfo]:
    for i, row in enumerate(fase.tabel):
        titel = f"{fase.titel}: {names.get(row.leefgebied, row.leefgebied)}"
        place = (*pad, "tabel", i)
        bron = row.bron or fase.bron
        yield RegelInfo(fase, titel, bron, fase.uitleg, place, (*pad, "uitleg"), row)


def _grid(fase: st.Raster, pad: DataPath) -> Iterator[RegelInfo]:
    for i, band in enumerate(fase.banden):
        titel, bron = f"{fase.titel}: {band.band}", band.bron or fase.bron
        place = (*pad, "banden", i)
        yield RegelInfo(fase, titel, bron, fase.uitleg, place, (*pad, "uitleg"), band)
    yield from _if_there(fase, fase.onder, (*pad, "onder"))
    yield _info(fase, fase.boven, (*pad, "boven"))
