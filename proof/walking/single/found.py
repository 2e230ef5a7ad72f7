"""What the enumeration found about single clients."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.partial.outcomes import Possibility
from proof.exclusive import Gap, Occurrence
from proof.walking.sums import Ints


@dataclass
class Found:
    """What the enumeration found about single clients.

    `ends` has the least and most minutes per week of each outcome (both None without minutes),
    `states` is how many combinations of sums were walked through.
    """

    gaps: set[Gap] = field(default_factory=set)
    together: set[frozenset[str]] = field(default_factory=set)
    occurs: set[Occurrence] = field(default_factory=set)
    ends: dict[Possibility, tuple[int, int] | tuple[None, None]] = field(default_factory=dict)
    states: int = 0

    def fires(self, regel: str) -> None:
        """Some client has this rule."""
        self.occurs.add(Occurrence("regel", regel))

    def outcome(self, possibility: Possibility, minutes: Ints | None) -> None:
        """Some clients have this outcome, with these minutes per week."""
        self.occurs.add(Occurrence("uitkomst", possibility.uitkomst))
        if possibility.product is not None:
            self.occurs.add(Occurrence("product", possibility.product))
        if minutes is None:
            self.ends[possibility] = (None, None)
        else:
            low, high = int(minutes.min()), int(minutes.max())
            before = self.ends.get(possibility, (low, high))
            assert before[0] is not None  # noqa: S101 - it has minutes always or never
            self.ends[possibility] = (min(low, before[0]), max(high, before[1]))
