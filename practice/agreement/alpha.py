"""Krippendorff's alpha over units with a bootstrap interval, or the reason why there is none.

A unit is what several people judged: a leefgebied of a case, or a case; it is given as the
answers that it got, in any order. What is missing is simply not there. Only units with two or more
answers count (pairable units).

The interval comes from drawing units with replacement (the people stay the same), as Zapf e.a.
advise (Measuring inter-rater reliability for nominal data, BMC Medical Research Methodology 16:93,
2016); with BCa limits, which in our simulations held the true alpha more often than percentiles.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import DegenerateDataWarning, bootstrap

from normenkader.conditions import Answer

Schaal = Literal["nominaal", "ordinaal"]
Onderdeel = Sequence[Answer]
Onderdelen = Sequence[Onderdeel]
Aantallen = NDArray[np.int64]
Getallen = NDArray[np.float64]

# With fewer units one answer more or less changes alpha too much to say anything. The same for each
# question that counts in an alpha over several questions.
MINSTENS = 5
# With 5 units a 95 % interval held the true alpha in only about 60 to 80 of 100 simulated sessions,
# with 10 in 82 to 99: with fewer than 10 limits would promise too much.
MINSTENS_VOOR_INTERVAL = 10
ZEKERHEID_PROCENT = 95
TREKKINGEN = 2_000
# A draw in which everyone gave one answer has no alpha; with more of these limits would be guesses.
MEEST_ZONDER_ALPHA = TREKKINGEN // 100
# Any number will do; always the same, so that the same answers give the same interval.
SEED = 2015
# What floats may differ by when nothing does.
ROUNDING = 1e-9

NIEMAND_SAMEN = "Er is geen onderdeel waarbij twee mensen een antwoord gaven."
TE_WEINIG_VOOR_INTERVAL = (
    f"Geen interval: dat kan vanaf {MINSTENS_VOOR_INTERVAL} onderdelen. "
    "Lees alpha met voorzichtigheid."
)
OVERAL_HETZELFDE = (
    "Iedereen gaf overal hetzelfde antwoord. Dan is er geen verschil om mee te rekenen."
)
IEDEREEN_EENS = "Iedereen is het bij elk onderdeel eens. Dan zegt het percentage genoeg."
TE_VEEL_GELIJK = "Geen interval: de onderdelen lijken te veel op elkaar om het te berekenen."


@dataclass(frozen=True)
class Interval:
    """The limits of the interval for alpha, and in how many draws there was an alpha."""

    onder: float
    boven: float
    trekkingen: int


@dataclass(frozen=True)
class Measure:
    """How far people agree on one question, or on several together.

    `eenheden` are the units with two or more answers, `paren` the pairs of people within them and
    `paren_eens` those of two equal answers; in an alpha over several questions fewer units may
    count: `eenheden_in_alpha`. `alpha` is at most 1, and 0 for mere chance; it is None where
    `waarom_geen_alpha` says why, in Dutch. The same for the interval.
    """

    sleutel: str
    naam: str
    schaal: Schaal
    eenheden: int
    paren: int
    paren_eens: int
    eenheden_in_alpha: int
    alpha: float | None
    waarom_geen_alpha: str
    interval: Interval | None
    waarom_geen_interval: str

    @property
    def share_agreed(self) -> Fraction | None:
        """The share of the pairs that agree; None where there is no pair."""
        return Fraction(self.paren_eens, self.paren) if self.paren else None


def alpha(items: Onderdelen, scale: Schaal) -> float | None:
    """Krippendorff's alpha; None where it is undefined: no pairs, or one answer everywhere."""
    found = _alpha([_counts(items)], scale)
    return None if np.isnan(found) else found


def pairs(item: Onderdeel) -> tuple[int, int]:
    """The number of pairs of answers to one unit, and of those the equal ones."""
    equal = sum(comb(n, 2) for n in Counter(item).values())
    return comb(len(item), 2), equal


def measure(key: str, name: str, items: Onderdelen, scale: Schaal) -> Measure:
    """Measure the agreement on one question."""
    return _measured(key, name, [items], scale, items)


def measure_together(key: str, name: str, vragen: Sequence[Onderdelen]) -> Measure:
    """Measure the agreement on several questions together, nominal, by the units of each.

    Answers to different questions are never compared: the disagreement that was observed and the
    one that chance would give are added up per question, and then divided, as De Vries e.a. pool
    kappa (Using Pooled Kappa to Summarize Interrater Agreement across Many Items, Field Methods
    20, 2008). One table of all answers would call every difference between questions agreement.
    In alpha count the questions with enough units of their own; in the pairs count all.
    """
    return _measured(key, name, vragen, "nominaal", [unit for o in vragen for unit in o])


def _measured(
    key: str, name: str, strata: Sequence[Onderdelen], scale: Schaal, every: Onderdelen
) -> Measure:
    tables = [_counts(stratum) for stratum in strata]
    counts = [rows for rows in tables if len(rows) >= MINSTENS]
    most = max(map(len, tables), default=0)
    found = [pairs(unit) for unit in every]
    about = (_pairable(every), sum(total for total, _ in found), sum(equal for _, equal in found))
    counted = sum(map(len, counts))
    if reason := _no_alpha(about[0], most, counts):
        return Measure(key, name, scale, *about, 0, None, reason, None, reason)
    interval, reason = (
        _interval(counts, scale)
        if counted >= MINSTENS_VOOR_INTERVAL
        else (None, TE_WEINIG_VOOR_INTERVAL)
    )
    number = _alpha(counts, scale)
    return Measure(key, name, scale, *about, counted, number, "", interval, reason)


def _no_alpha(units: int, most: int, counts: Sequence[Aantallen]) -> str:
    """Why there is no alpha; empty where there is."""
    if units == 0:
        return NIEMAND_SAMEN
    if not counts:
        return _too_few(units, most)
    if not any(_varies(rows) for rows in counts):
        return OVERAL_HETZELFDE
    if all(np.count_nonzero(row) == 1 for rows in counts for row in rows):
        return IEDEREEN_EENS
    return ""


def _too_few(units: int, most: int) -> str:
    if most < units:
        return (
            f"Te weinig onderdelen per vraag om te rekenen: hoogstens {most}. "
            f"Nodig zijn er minstens {MINSTENS} per vraag."
        )
    return f"Te weinig onderdelen om te rekenen: {units}. Nodig zijn er minstens {MINSTENS}."


def _pairable(items: Onderdelen) -> int:
    return sum(len(unit) > 1 for unit in items)


def _counts(items: Onderdelen) -> Aantallen:
    """How often each answer was given: a row per pairable unit, a column per answer.

    Sorted, so that neither the order of the people nor that of the units changes any draw.
    """
    found = [Counter(unit) for unit in items if len(unit) > 1]
    values = sorted({answer for unit in found for answer in unit})
    rows = sorted([unit[value] for value in values] for unit in found)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(values))


def _varies(rows: Aantallen) -> bool:
    return int(np.count_nonzero(rows.sum(axis=0))) > 1


def _alpha(strata: Sequence[Aantallen], scale: Schaal) -> float:
    """Alpha over one or more tables of counts, not a number where it is undefined.

    Of more tables each alpha weighs as much as the disagreement that chance gives (nominal).
    """
    above = below = 0.0
    for rows in strata:
        if not _varies(rows):
            continue
        observed, by_chance = _disagreement(rows, scale)
        above += observed
        below += by_chance
    return 1 - above / below if below else float("nan")


def _disagreement(rows: Aantallen, scale: Schaal) -> tuple[float, float]:
    """The disagreement that was observed, and the one that chance would give.

    From the matrix of coincidences of K. Krippendorff, Computing Krippendorff's Alpha-Reliability
    (2011); alpha is one minus the first through the second.
    """
    totals = rows.sum(axis=0)
    distances = _distances(totals, scale)
    weighted = rows / (rows.sum(axis=1, keepdims=True) - 1)
    # Equal answers are at no distance: what stands on the diagonals does not matter.
    observed = ((rows.T @ weighted) * distances).sum()
    by_chance = (np.outer(totals, totals) * distances).sum() / (totals.sum() - 1)
    return float(observed), float(by_chance)


def _distances(totals: Aantallen, scale: Schaal) -> Getallen:
    """How far every two answers lie apart; levels by the answers that lie between them."""
    if scale == "nominaal":
        return 1 - np.eye(len(totals))
    # Halves of the two ends do not count, so a level lies where the middle of its answers is.
    middle = np.cumsum(totals) - totals / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def _interval(strata: Sequence[Aantallen], scale: Schaal) -> tuple[Interval | None, str]:
    """The interval, or None and why."""

    def drawn_alpha(*drawn: NDArray[np.int64]) -> float:
        tables = zip(strata, drawn, strict=True)
        return _alpha([rows[index.astype(int)] for rows, index in tables], scale)

    # Units are drawn by their number, within each question.
    numbers = tuple(np.arange(len(rows)) for rows in strata)
    level = ZEKERHEID_PROCENT / 100
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # Limits that are no number are answered below, in words.
        warnings.simplefilter("ignore", DegenerateDataWarning)
        drawn = bootstrap(
            numbers,
            drawn_alpha,
            vectorized=False,
            n_resamples=TREKKINGEN,
            confidence_level=level,
            method="percentile",
            rng=np.random.default_rng(SEED),
        )
        alphas = drawn.bootstrap_distribution
        alphas = alphas[np.isfinite(alphas)]
        if (without := TREKKINGEN - len(alphas)) > MEEST_ZONDER_ALPHA:
            return None, _without_alpha(without)
        found = bootstrap(
            numbers,
            drawn_alpha,
            vectorized=False,
            n_resamples=0,
            bootstrap_result=replace(drawn, bootstrap_distribution=alphas),
            confidence_level=level,
            method="BCa",
        ).confidence_interval
    # Where every draw gives the same alpha its limits say nothing.
    if np.ptp(alphas) < ROUNDING or not np.isfinite([found.low, found.high]).all():
        return None, TE_VEEL_GELIJK
    return Interval(float(found.low), float(found.high), len(alphas)), ""


def _without_alpha(draws: int) -> str:
    return (
        f"Geen interval: in {draws} van de {TREKKINGEN} trekkingen waren alle antwoorden gelijk. "
        "Alpha hangt hier af van heel weinig onderdelen."
    )
