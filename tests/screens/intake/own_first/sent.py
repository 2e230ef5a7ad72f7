"""What a screen sends, and whether something of a proposal is in it before its time.

Looked for are the name of what is proposed, the sentences of the trail, and every number of the
answer. A number that the questions, the answers or the frame of the page hold too says nothing: it
is left out, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from google.protobuf import text_format  # type: ignore[import-untyped]
from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

SCRIPT = """
import streamlit as st
from rights import LOKAAL
from screens.pages import PAGES
next(p for p in PAGES if p.pad == st.session_state["pad"]).show(LOKAAL)
"""
_NUMBER = re.compile(r"(?<![0-9a-zA-Z.,-])[0-9]+(?:[.,][0-9]+)*(?![0-9a-zA-Z])")
_MOMENT = re.compile(r"Bewaard om [0-9]{2}:[0-9]{2}")
# The option list of one's own judgement: every product stands there, whatever is proposed.
OWN_CHOICE = "zelf-keuze"


def opened(pad: str = "intake", **address: str) -> AppTest:
    """A page of the app at an address, for the local user."""
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.session_state["pad"] = pad
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def messages(app: AppTest) -> Iterator[Message]:
    """Everything that the server sent for what is on the page."""
    yield from _protos(app._tree)


def _protos(node: Node) -> Iterator[Message]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        yield proto
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _protos(child)


def texts(app: AppTest) -> list[str]:
    """The messages as text, without the options of one's own judgement."""
    found = []
    for proto in messages(app):
        text = text_format.MessageToString(proto, as_utf8=True)
        if f"-{OWN_CHOICE}-" in text or f"{OWN_CHOICE}-" in text:
            text = re.sub(r'(?m)^\s*options: ".*"$', "", text)
        found.append(text)
    return found


def whole(app: AppTest) -> str:
    """All of it, with the address of the page."""
    assert not app.exception, app.exception
    return "\n".join([*texts(app), repr(dict(app.query_params))])


def numbers(text: str) -> set[str]:
    """The numbers in a text, as they are written; not those in names, dates and sizes.

    Nor the moment at which it was stored.
    """
    return set(_NUMBER.findall(_MOMENT.sub("", text)))


@dataclass(frozen=True)
class Secret:
    """What may not be on a page before its time: words, and the numbers of the answer."""

    words: frozenset[str]
    numbers: frozenset[str]

    def found_in(self, text: str, harmless: Iterable[str] = ()) -> list[str]:
        """What of it stands in a text; `harmless` are numbers that the page has anyway."""
        known = set(harmless)
        words = [w for w in sorted(self.words) if w in text]
        return words + sorted((self.numbers - known) & numbers(text))

    def told(self, harmless: Iterable[str]) -> int:
        """How many numbers say something on a page with these harmless ones."""
        return len(self.numbers.difference(harmless))


def secret(answer: dict[str, Any], names: Iterable[str]) -> Secret:
    """What an answer says: its names, every sentence of its trail, and all its numbers."""
    words = {name for name in names if name}
    for step in answer["spoor"]:
        words.add(step["uitleg"])
    return Secret(frozenset(words), frozenset(_all_numbers(answer["spoor"]) | _totals(answer)))


def _totals(answer: dict[str, Any]) -> set[str]:
    return _all_numbers([answer["minuten_per_week"], answer["prijs"], answer["bandbreedte"]])


def _all_numbers(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(_all_numbers(v) for v in value.values()), set())
    if isinstance(value, list):
        return set().union(*(_all_numbers(v) for v in value), set())
    if isinstance(value, str):
        return numbers(value)
    if isinstance(value, bool) or value is None:
        return set()
    return {str(value)}
