"""YAML text into PyYAML's nodes: quickly by libyaml, or by PyYAML where the two could differ.

libyaml is far faster, and accepts and refuses nearly the same. What it refuses, and what it
may read otherwise, PyYAML reads: data, places and words about a mistake are always those of PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

# No normenkader, case or other file needs a tenth of this; what reads it may call itself.
MOST_DEPTH = 100
# White space and marks that both take for something else at some places, and a comment that libyaml
# sees right after the head of a text in lines.
_UNUSUAL = re.compile("[\t\ufeff]|[|>][-+0-9]*#")


class TooDeep(Exception):
    """A text is nested deeper than is read, at this line (from 1)."""

    def __init__(self, regel: int) -> None:
        self.regel = regel
        super().__init__(regel)


class Loader(yaml.SafeLoader):
    """Composes nodes and keeps which of them have a tag that the writer put there (`!!float 2`)."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Make the next node; raises TooDeep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        tag = getattr(event, "tag", None)
        if self._depth >= MOST_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            mark = event.start_mark
            raise TooDeep(mark.line + 1 if mark else 1)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None and tag not in (None, "!"):
            node.written_tag = tag  # type: ignore[attr-defined]
        return node


def quick_node(tekst: str) -> yaml.Node | None:
    """The node of a text of one plain document as `Loader` makes it; None when that must read it.

    None too where PyYAML is without libyaml. Nodes have no tag, and those of lists and tables no
    end: nothing asks for them.
    """
    if not yaml.__with_libyaml__ or _UNUSUAL.search(tekst):
        return None
    try:
        return _Quick(tekst).document()
    except (_Otherwise, yaml.YAMLError, ValueError):
        return None


class _Otherwise(Exception):
    """libyaml may read this text otherwise than PyYAML."""


class _Quick:
    """Composes the nodes of libyaml's events.

    Not by libyaml's own composer: that calls itself as deep as a text is nested, and ends the
    process when that is too deep.
    """

    def __init__(self, tekst: str) -> None:
        self._length = len(tekst)
        self._next: Callable[[], Any] = yaml.CBaseLoader(tekst).get_event

    def document(self) -> yaml.Node:
        self._next()
        start = self._next()
        if type(start) is not yaml.DocumentStartEvent:
            raise _Otherwise
        node = self._node(self._next(), 0, flow=False)
        self._next()
        if type(self._next()) is not yaml.StreamEndEvent:
            raise _Otherwise
        return node

    def _node(self, event: Any, depth: int, *, flow: bool) -> yaml.Node:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor or event.tag or depth >= MOST_DEPTH:
            raise _Otherwise
        if kind is yaml.ScalarEvent:
            return self._scalar(event, flow=flow)
        flow = flow or event.flow_style
        depth += 1
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth, flow=flow)
        return self._mapping(event, depth, flow=flow)

    def _sequence(self, start: Any, depth: int, *, flow: bool) -> yaml.SequenceNode:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth, flow=flow))
        return yaml.SequenceNode("", items, start.start_mark)

    def _mapping(self, start: Any, depth: int, *, flow: bool) -> yaml.MappingNode:
        pairs = []
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth, flow=flow)
            pairs.append((key, self._node(self._next(), depth, flow=flow)))
        return yaml.MappingNode("", pairs, start.start_mark)

    def _scalar(self, event: Any, *, flow: bool) -> yaml.ScalarNode:
        if not event.style and self._unsure(event, flow=flow):
            raise _Otherwise
        style = event.style or None
        return yaml.ScalarNode("", event.value, event.start_mark, event.end_mark, style)

    def _unsure(self, event: Any, *, flow: bool) -> bool:
        """Whether libyaml may read a bare value otherwise, or see it at another place.

        Between brackets it takes a question mark as part of a value. What is absent, between
        brackets or at the end of a text, it sees where the next thing is.
        """
        if event.value:
            return flow and "?" in event.value
        return flow or event.start_mark.index >= self._length
