"""docs/bewijs.md: its text is by hand, its values are computed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.proof.tour import by_solving, by_walking, judged, together
from tests.proof.tour.small_one import Tour

PAGE = Path(__file__).parents[3] / "docs" / "bewijs.md"
BLOCK = re.compile(r"(<!-- values: (\w+) -->\n```text\n).*?(```\n)", flags=re.DOTALL)
VALUES: dict[str, Callable[[Tour], str]] = {
    own.__name__: own
    for own in (
        by_walking.classes,
        by_walking.options,
        by_walking.sums,
        by_walking.minutes,
        by_walking.chain,
        by_walking.rows,
        by_walking.effects,
        by_walking.way_back,
        by_solving.counts,
        by_solving.numbers,
        by_solving.parts,
        by_solving.terms,
        by_solving.asked,
        by_solving.pair,
        together.sides,
        together.verdicts,
        together.client,
        judged.left,
        judged.envelope,
        judged.choices,
    )
}


def computed(tour: Tour) -> dict[str, str]:
    """The values of every block, in the order of the page: node numbers follow that order."""
    return {name: own(tour) for name, own in VALUES.items()}


def filled(text: str, values: dict[str, str]) -> str:
    """The page with these values in its blocks."""
    return BLOCK.sub(lambda m: f"{m[1]}{values[m[2]]}\n{m[3]}", text)


def names(text: str) -> list[str]:
    """The blocks of the page, in its order."""
    return [m[2] for m in BLOCK.finditer(text)]
