"""What z3 had no answer about: found by walking through alone, one by one and together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proof import words
from proof.verdict import Alone, Finding, Together

# How many of one kind are shown; of more, these first ones and how many there are.
MOST_SHOWN = 3


def alone(soort: str, wat: str, *, fault: bool = False) -> Finding:
    """One thing that z3 gave up on; `soort` is the kind of thing it was asked about."""
    return Finding("fout" if fault else "enkel", words.alone(wat), alone=Alone(soort, wat))


def how_found(findings: Sequence[Finding], hoe: str) -> str:
    """How a verdict was found: as `hoe` says, or with how often z3 gave up."""
    given_up = sum(b.alone is not None for b in findings)
    return words.given_up(given_up) if given_up else hoe


def few_and_many(findings: Iterable[Finding]) -> tuple[list[Finding], list[Together]]:
    """The findings to show one by one, and those on which z3 gave up that are too many for it.

    A fault is always shown by itself.
    """
    by_kind: dict[str, list[str]] = {}
    found = list(findings)
    for kind, wat in filter(None, map(_kind, found)):
        by_kind.setdefault(kind, []).append(wat)
    many = {kind: own for kind, own in by_kind.items() if len(own) > MOST_SHOWN}
    few = [b for b in found if (own := _kind(b)) is None or own.soort not in many]
    return few, [Together(kind, len(own), tuple(own[:MOST_SHOWN])) for kind, own in many.items()]


def _kind(finding: Finding) -> Alone | None:
    return finding.alone if finding.soort == "enkel" else None
