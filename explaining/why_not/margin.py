"""The margin of an answer: how far the next bandwidth is, and which answers lie on the edge.

To each side: the least number of minutes per week, in multiples of the rounding (of 1 without
rounding), that takes the minutes into another bandwidth or outcome of the same doelrichting. There
is none without minutes or bandwidths, below the lowest outcome, above the highest, and above the
maximum of the combination of leefgebieden that count. Where the minutes were cut to that maximum,
those before the cut are what must become less.

An answer lies on the edge when a change to a neighbouring answer (a change of step 1, as
`explaining.why_not.changes` defines it; an answer that was not given has no neighbours) alone gives
a valid case with another outcome, product or bandwidth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine.account.answer import ContractAnswer
from engine.calculation.evaluator import Short
from engine.judging import course
from explaining.why_not.changes import Change, Trial, changed_case, neighbours
from explaining.why_not.words import NO_LOWER, edge_sentence, no_higher_sentence, side_sentence
from normenkader import Normenkader
from normenkader.stages import Afronding, Band, Raster
from zaak.model import Zaak


@dataclass(frozen=True)
class Side:
    """One side: how many minutes per week more or less, and what that would come to.

    Less is counted from the minutes before they were cut to the maximum of a combination.
    """

    minuten: int
    wordt: Short
    zin: str


@dataclass(frozen=True)
class Edge:
    """An answer on the edge: the change to its neighbour, and what that comes to."""

    wijziging: Change
    wordt: Short
    zin: str


@dataclass(frozen=True)
class Margin:
    """Minutes down and up to what is next (None where nothing is), and the answers on the edge.

    `zinnen` says both sides, up first; also why there is nothing. Empty without minutes.
    """

    omlaag: Side | None
    omhoog: Side | None
    op_de_rand: tuple[Edge, ...]
    zinnen: tuple[str, ...] = ()


def margin(normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer) -> Margin:
    """Give the margin of the answer to a checked, complete case; raises what `judge` raises."""
    down, up = _down(normenkader, antwoord), _up(normenkader, antwoord)
    edges = tuple(_on_the_edge(normenkader, zaak, antwoord))
    if antwoord["minuten_per_week"] is None:
        return Margin(down, up, edges)
    most = _maximum(antwoord) if up is None else None
    said = no_higher_sentence(normenkader, most) if up is None else up.zin
    return Margin(down, up, edges, (said, NO_LOWER if down is None else down.zin))


def _down(normenkader: Normenkader, antwoord: ContractAnswer) -> Side | None:
    """To the largest number of minutes below the bandwidth."""
    bands, step = _grid(normenkader, antwoord)
    now = antwoord["minuten_per_week"]
    lower = [b for b in bands if b.vanaf <= now]
    if not lower:
        return None
    # Above the highest bandwidth the next lower one is that bandwidth itself.
    edge = lower[-1].vanaf - 1 if now <= lower[-1].upper else lower[-1].upper
    raster = normenkader.stage(Raster)
    if edge < 0 or (edge < bands[0].vanaf and (raster is None or raster.onder is None)):
        return None
    before = now + _cut(antwoord)
    minuten = -(-(before - edge) // step) * step
    return _side(normenkader, bands, antwoord, before, -minuten)


def _up(normenkader: Normenkader, antwoord: ContractAnswer) -> Side | None:
    """To the smallest number of minutes above the bandwidth."""
    bands, step = _grid(normenkader, antwoord)
    now = antwoord["minuten_per_week"]
    higher = [b for b in bands if b.upper >= now]
    if not higher:
        return None
    edge = higher[0].upper + 1 if now >= higher[0].vanaf else higher[0].vanaf
    minuten = -(-(edge - now) // step) * step
    most = _maximum(antwoord)
    if most is not None and now + minuten > most:
        return None
    return _side(normenkader, bands, antwoord, now, minuten)


def _maximum(antwoord: ContractAnswer) -> Fraction | None:
    """The most minutes of the combination that counts; None where there is no maximum."""
    steps = (step for step in antwoord["spoor"] if step["fase"] == "combinaties")
    found = [step["effect"]["maximum"] for step in steps if "maximum" in step["effect"]]
    return Fraction(found[0]) if found and found[0] is not None else None


def _cut(antwoord: ContractAnswer) -> int:
    """How many minutes the maximum of the combination took off."""
    steps = (step["effect"] for step in antwoord["spoor"] if step["fase"] == "combinaties")
    return -sum(int(effect["minuten"]) for effect in steps if "minuten" in effect)


def _grid(normenkader: Normenkader, antwoord: ContractAnswer) -> tuple[list[Band], int]:
    """The bandwidths of the answer's doelrichting from low to high, and the rounding.

    There are none where the answer has no minutes.
    """
    raster, rounding = normenkader.stage(Raster), normenkader.stage(Afronding)
    if raster is None or antwoord["minuten_per_week"] is None:
        return [], 1
    own = [b for b in raster.banden if b.doelrichting == antwoord["doelrichting"]]
    return sorted(own, key=lambda b: b.vanaf), rounding.veelvoud if rounding is not None else 1


def _side(
    normenkader: Normenkader,
    bands: list[Band],
    antwoord: ContractAnswer,
    before: int,
    difference: int,
) -> Side:
    minuten = before + difference
    becomes = _at(normenkader, bands, minuten, antwoord["doelrichting"])
    cut = before if before != antwoord["minuten_per_week"] else None
    zin = side_sentence(normenkader, difference, becomes, before_cut=cut)
    return Side(abs(difference), becomes, zin)


def _at(
    normenkader: Normenkader, bands: list[Band], minuten: int, doelrichting: str | None
) -> Short:
    """What a number of minutes comes to; the grid leaves nothing open between its ends."""
    for band in bands:
        if band.vanaf <= minuten <= band.upper:
            return Short("product", band.product, band.band, minuten, doelrichting)
    raster = normenkader.stage(Raster)
    assert raster is not None  # noqa: S101 - without a grid there are no bands
    under = raster.onder if minuten < bands[0].vanaf else None
    outside = raster.boven if under is None else under
    return Short(outside.uitkomst, outside.product, None, minuten, doelrichting)


def _on_the_edge(normenkader: Normenkader, zaak: Zaak, antwoord: ContractAnswer) -> Iterator[Edge]:
    if antwoord["uitkomst"] == "geen_toegang":
        return
    codes = [(antwoord[key] or {}).get("code") for key in ("product", "bandbreedte")]
    now = (antwoord["uitkomst"], *codes)
    trial = Trial(normenkader, zaak)
    for change in neighbours(normenkader, zaak):
        kort = trial.result([change])
        if kort is not None and kort[:3] != now:
            # Both evaluators, as for every answer that people see.
            v = course(normenkader, changed_case(zaak, [change]))
            becomes = Short(v.uitkomst, v.product, v.band, v.minuten_per_week, v.doelrichting)
            yield Edge(change, becomes, edge_sentence(normenkader, change, becomes))
