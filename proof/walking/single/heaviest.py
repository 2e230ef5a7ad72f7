"""Which kind of work decides, where there are no norm times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from engine.partial.outcomes import Possibility
from normenkader import stages as st
from proof.walking.single.found import Found


def heaviest(found: Found, work: st.Zwaartepunt, kinds: Sequence[Any], sums: Sequence[int]) -> None:
    """Which kind of work decides with these numbers of leefgebieden by kind, and its outcome."""
    counts: Counter[Any] = Counter()
    # A faulty table may have a kind twice.
    for kind, number in zip(kinds, sums, strict=True):
        counts[kind] += number
    for rule in work.regels:
        counts.setdefault(rule.waarde, 0)
    best = [v for v in counts if counts[v] == max(counts.values())]
    winning = [r for r in work.regels if best == [r.waarde]]
    for rule in winning:
        found.fires(rule.regel)
        found.outcome(Possibility("product", rule.product), None)
    found.together |= {frozenset((a.regel, b.regel)) for a, b in combinations(winning, 2)}
    if not winning:
        found.fires(work.gelijk.regel)
        found.outcome(Possibility("nader_onderzoek"), None)
