"""An element of the message before it is written: its name, what is in it, where it was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normenkader.file.problems import DataPath


@dataclass(frozen=True)
class Node:
    """An element with a text, or with parts; `tag` has the prefix of its namespace.

    `place` is where the value was given, () where it was not: a number of the standard itself, or
    what was decided.
    """

    tag: str
    text: str = ""
    parts: tuple[Node, ...] = ()
    place: DataPath = ()

    def leaf(self, tag: str) -> str:
        """The text of the first element below this with a tag; "" where there is none."""
        return next((n.text for n in self.walk() if n.tag == tag), "")

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()
