"""The shapes of what a message holds: a value, a value that is fixed, and an element with parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from iwmo.message.kinds import Kind


@dataclass(frozen=True)
class Leaf:
    """An element with a value: its tag, the key under which it is given, and what it is called."""

    tag: str
    key: str
    kind: Kind
    label: str
    needed: bool = False


@dataclass(frozen=True)
class Fixed:
    """An element whose value the standard fixes."""

    tag: str
    text: str


@dataclass(frozen=True)
class Group:
    """An element with parts.

    Without a `key` its parts are given in the table around it; it is there as soon as one of them
    is given. `many` is a list of tables under the key, each an element of `tag`.
    """

    tag: str
    parts: tuple[Leaf | Fixed | Group, ...]
    key: str = ""
    label: str = ""
    needed: bool = False
    many: bool = False
    # Where a list is held by one element around it.
    around: str = field(default="")

    @property
    def leaves(self) -> Iterator[Leaf]:
        """What is given in the same table as this group."""
        for part in self.parts:
            if isinstance(part, Leaf):
                yield part
            elif isinstance(part, Group) and not part.key:
                yield from part.leaves

    @property
    def names(self) -> Iterator[str]:
        """Its own key, and those of all that can be given in it."""
        yield self.key
        for leaf in self.leaves:
            yield leaf.key
        for group in self.tables:
            yield from group.names

    @property
    def always(self) -> Iterator[Leaf]:
        """What has to be given wherever this group is."""
        for part in self.parts:
            if isinstance(part, Leaf):
                yield from [part] if part.needed else []
            elif isinstance(part, Group) and not part.key and part.needed:
                yield from part.always

    @property
    def tables(self) -> Iterator[Group]:
        """What is given in tables or lists of their own."""
        for part in self.parts:
            if isinstance(part, Group):
                if part.key:
                    yield part
                else:
                    yield from part.tables
