"""A part of a list is said by what it is, never by its place; for every list of the schema."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from comparison.differences import differences
from comparison.walk import plain
from normenkader import Normenkader
from normenkader.reading import read_normenkader
from normenkader.words import called
from tests.comparison.changing import node
from tests.comparison.test_complete import paths, without_checks
from tests.conftest import ROOT

# Their parts are conditions and phases, which are said whole.
WHOLE = {"verplicht_als", "delen"}


@pytest.fixture(scope="module")
def kaders() -> list[Normenkader]:
    """All that ship and those of the tests; the demonstration also has a longest duration."""
    files = [*(ROOT / "rules").glob("*/2*.yaml"), *(ROOT / "tests" / "kaders").glob("*/*.yaml")]
    found = [read_normenkader(file) for file in sorted(files)]
    demo = next(n for n in found if n.normenkader == "demo-ib")
    content = plain(demo.content)
    bron = content["besluit"]["bron"]
    content["besluit"]["langste_duur"] = [
        {"doelrichting": "ontwikkelen", "weken": 20, "bron": bron},
        {"product": "IBO", "weken": 12, "bron": bron},
    ]
    longest = without_checks(content)
    assert longest is not None
    return [*found, longest]


def lists_of_parts(content: Any) -> Iterator[tuple[Any, ...]]:
    for pad in paths(content):
        found = node(content, pad)
        if isinstance(found, list) and found and all(isinstance(p, dict) for p in found):
            yield pad


def test_every_list_names_what_is_taken_out_or_put_in(kaders: list[Normenkader]) -> None:
    seen: set[str] = set()
    for normenkader in kaders:
        content = plain(normenkader.content)
        for pad in lists_of_parts(content):
            shorter = copy.deepcopy(content)
            node(shorter, pad).pop(0)
            other = without_checks(shorter)
            if other is None or pad[-1] in WHOLE:
                continue
            seen.add(str(pad[-1]))
            numbered = re.compile(rf"{called(str(pad[-1]))} \d+(,|$)")
            for van, naar in ((normenkader, other), (other, normenkader)):
                for difference in differences(van, naar):
                    assert not numbered.search(difference.wat), difference.zin
    assert schema_lists(Normenkader) - WHOLE <= seen, schema_lists(Normenkader) - WHOLE - seen


def schema_lists(model: type[BaseModel]) -> set[str]:
    """The keys of the schema whose value is a list of tables."""
    found: set[str] = set()
    done: set[type[BaseModel]] = set()

    def visit(kind: Any, key: str, *, listed: bool) -> None:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if listed:
                found.add(key)
            if kind not in done:
                done.add(kind)
                for name, field in kind.model_fields.items():
                    visit(field.annotation, name, listed=False)
            return
        for inner in get_args(kind):
            visit(inner, key, listed=listed or getattr(kind, "__origin__", None) is list)

    visit(model, "", listed=False)
    return found
