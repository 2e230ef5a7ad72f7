"""Two trails side by side: what differs stands out, in words too; what is equal is folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from engine.account.trail_difference import Paar, TrailStep
from normenkader import Normenkader
from normenkader.texts import counted
from publishing.markup import Markup, Pieces
from screens.widgets.account import ShownStep, shown_step

HTML = Pieces(__name__)

# What to call a step that only one trail has, and both sides of one that differs.
VERVALT, NIEUW, NU, WORDT = "Vervalt", "Nieuw", "Nu", "Wordt"


def pairs_html(normenkader: Normenkader, pairs: Sequence[Paar], names: tuple[str, str]) -> Markup:
    """The steps of two trails in their order; `names` are the names of both.

    A step that reads the same in both is equal here, also where it used another answer.
    """
    if not pairs or all(map(_reads_same, pairs)):
        return HTML("none_differ", count=len(pairs))
    return HTML("pairs", names=names, runs=list(_runs(normenkader, pairs)))


@dataclass(frozen=True)
class _Equal:
    """Steps behind each other that are equal, with how many there are in words."""

    said: str
    steps: list[ShownStep]


@dataclass(frozen=True)
class _Different:
    """Rows of one stage that differ; the title is "" where it stands above already."""

    titel: str
    rows: list[tuple[_Side, _Side]]


@dataclass(frozen=True)
class _Side:
    """A step with its class in the style sheet and its word; one of two sides may be empty."""

    soort: str
    woord: str
    step: ShownStep | None


def _runs(normenkader: Normenkader, pairs: Sequence[Paar]) -> Iterator[_Equal | _Different]:
    titles = {fase.fase: fase.titel for fase in normenkader.fasen}
    last = ""
    for same, run in groupby(pairs, key=_reads_same):
        steps = list(run)
        if same:
            said = counted(len(steps), "stap is gelijk", "stappen zijn gelijk")
            yield _Equal(said, [_step(_either(paar)) for paar in steps])
            continue
        for fase, group in groupby(_beside(steps), key=lambda p: _either(p)["fase"]):
            yield _Different(titles[fase] if fase != last else "", list(map(_sides, group)))
            last = fase


def _beside(pairs: Sequence[Paar]) -> Iterator[Paar]:
    """What goes and what comes in its place, of one stage and subject, in one row."""
    waiting: Paar | None = None
    for paar in pairs:
        if waiting is not None and paar.oud is None and _place(waiting) == _place(paar):
            yield Paar(waiting.oud, paar.nieuw, same=False)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = paar if paar.nieuw is None else None
        if waiting is None:
            yield paar
    if waiting is not None:
        yield waiting


def _place(pair: Paar) -> tuple[str, str]:
    step = _either(pair)
    return step["fase"], step["onderwerp"]


def _either(pair: Paar) -> TrailStep:
    step = pair.nieuw or pair.oud
    assert step is not None  # noqa: S101 - a pair has at least one step
    return step


def _reads_same(pair: Paar) -> bool:
    """Say whether both steps show the same: sentence, minutes, and whether something counts."""
    return pair.same or (
        pair.oud is not None and pair.nieuw is not None and _shown(pair.oud) == _shown(pair.nieuw)
    )


def _shown(step: TrailStep) -> tuple[Any, ...]:
    effect = step["effect"]
    return step["uitleg"], effect.get("minuten"), effect.get("telt_mee")


def _sides(pair: Paar) -> tuple[_Side, _Side]:
    old, new = pair.oud, pair.nieuw
    if old is not None and new is not None and old["regel"] == new["regel"]:
        return _Side("nw-nu", NU, _step(old)), _Side("nw-wordt", WORDT, _step(new))
    return (
        _Side("nw-vervalt", VERVALT, _step(old) if old else None),
        _Side("nw-nieuw", NIEUW, _step(new) if new else None),
    )


def _step(step: TrailStep) -> ShownStep:
    return shown_step(step["uitleg"], step["effect"])
