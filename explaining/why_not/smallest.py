"""The smallest changes found so far: for each product the first, and how many are as small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from explaining.why_not.changes import Change
from explaining.why_not.ground import FAR

# A change by its place in the form: of the question, and of the answer.
Key = tuple[tuple[int, int], ...]


@dataclass
class Smallest:
    """The first of the smallest changes, and how many there are."""

    size: int
    key: Key
    wijzigingen: tuple[Change, ...]
    aantal: int


@dataclass
class Found:
    """The smallest changes by product, of those that are looked for."""

    todo: frozenset[str]
    best: dict[str, Smallest] = field(default_factory=dict)

    def most(self, product: str) -> int:
        """How large a change may be to count."""
        return self.best[product].size if product in self.best else FAR

    @property
    def largest(self) -> int:
        """Changes that are larger than this count for no product."""
        return max(map(self.most, self.todo), default=0)

    def add(
        self, product: str, size: int, many: int, firsts: Iterable[tuple[Key, tuple[Change, ...]]]
    ) -> None:
        """Keep changes of one size, where none was smaller; of `firsts` the first is kept."""
        if size > self.most(product):
            return
        key, changes = min(firsts, key=lambda first: first[0])
        own = self.best.get(product)
        if own is None or size < own.size:
            self.best[product] = Smallest(size, key, changes, many)
            return
        own.aantal += many
        if key < own.key:
            own.key, own.wijzigingen = key, changes
