"""One mistake in a file is one line: in words, about the kind that was meant."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from normenkader import InvalidInputError, Normenkader, Problem
from normenkader.file.pattern_words import PATTERN_WORDS
from normenkader.file.problems import DataPath
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree
from normenkader.reading import build
from practice.oefenzaak import Oefenzaak
from rule_tests.model import RuleTestFile
from tests.comparison.changing import replaced
from tests.random_norms import random_norm_data

# A pattern, the number of a list, or a word of the library.
NOT_FOR_PEOPLE = re.compile(
    r"[\^$]|\[[0-9a-zA-Z]|\\|[a-z]+_type|\b(input|should|valid|string|integer|or|type|extra)\b"
)
WRONG: tuple[Any, ...] = (
    "Fout Teken!",
    "x" * 5_000,
    "",
    10**9,
    -(10**9),
    1.5,
    True,
    None,
    [],
    {},
    [[]],
    {"x": 1},
)


def schema_problems(data: Any) -> list[Problem]:
    try:
        Normenkader.model_validate(data)
    except ValidationError as fout:
        return problems_of(fout, Tree("x.yaml", data))
    return []


def places(node: Any, pad: DataPath = ()) -> Iterator[DataPath]:
    if pad:
        yield pad
    children: Iterable[tuple[Any, Any]] = node.items() if isinstance(node, dict) else ()
    children = enumerate(node) if isinstance(node, list) else children
    for key, child in children:
        yield from places(child, (*pad, key))


def one_of_each(data: Any) -> list[DataPath]:
    """A place of each kind: what stands in a list is the same kind at every number."""
    found: dict[tuple[Any, ...], DataPath] = {}
    for pad in places(data):
        stage = data["fasen"][pad[1]]["fase"] if pad[0] == "fasen" and len(pad) > 1 else ""
        kind = tuple("#" if isinstance(part, int) else part for part in pad)
        found.setdefault((stage, *kind), pad)
    return list(found.values())


@pytest.fixture(scope="module")
def shipped(demo: Normenkader, drechtsteden: Normenkader) -> list[Any]:
    return [demo.content, drechtsteden.content]


def test_every_wrong_value_is_one_line_in_words(shipped: list[Any]) -> None:
    seen = 0
    for data in shipped:
        for i, pad in enumerate(one_of_each(data)):
            # Not every value at every place: that would be thousands.
            for waarde in WRONG[i % 3 :: 3]:
                found = schema_problems(replaced(data, pad, waarde))
                seen += bool(found)
                # A table lacks as many keys as it should have.
                assert len(found) <= 1 or isinstance(waarde, dict), (pad, waarde, found)
                for probleem in found:
                    said = f"{probleem.plaats}: {probleem.melding}".replace(f"{waarde!r}", "")
                    assert not NOT_FOR_PEOPLE.search(said), said
                    assert "; of " not in said
    assert seen > 600


@pytest.mark.parametrize("model", [Normenkader, RuleTestFile, Oefenzaak])
def test_every_pattern_of_a_schema_has_words(model: type[BaseModel]) -> None:
    written = str(model.model_json_schema())
    patterns = set(re.findall(r"'pattern': '([^']*)'", written))
    assert {p.replace("\\\\", "\\") for p in patterns} <= set(PATTERN_WORDS)


@pytest.mark.parametrize(
    ("pad", "waarde", "plaats", "melding"),
    [
        (
            ("fasen", 6, "regels", 1, "als", "zorgmijding"),
            "Licht Ja",
            "fase factoren, regel CF-ZORGMIJDING-LICHT, als, zorgmijding",
            "moet zijn: alleen kleine letters, cijfers en lage streepjes (_), met een letter "
            "vooraan; er staat 'Licht Ja'",
        ),
        (
            ("fasen", 0, "regels", 0, "als", "leeftijd"),
            {"kleinr_dan": 18},
            "fase toegang, regel TG-JEUGD, als, leeftijd, kleinr_dan",
            "onbekende sleutel 'kleinr_dan'. Bedoel je 'kleiner_dan'?",
        ),
        (
            ("fasen", 0, "regels", 0, "als", "leeftijd"),
            None,
            "fase toegang, regel TG-JEUGD, als, leeftijd",
            "moet een tabel, true of false, een geheel getal, tekst of een lijst zijn; er staat "
            "niets",
        ),
        (
            ("fasen", 0, "regels", 0, "als", "leeftijd"),
            10**9,
            "fase toegang, regel TG-JEUGD, als, leeftijd",
            "mag hoogstens 1000000 zijn; er staat 1000000000",
        ),
        (("fasen", 6, "fase"), "factorn", "fase factorn", "heeft een onbekende soort"),
        (("fasen", 6, "fase"), "de factoren", "de 7e fase", "heeft een onbekende soort"),
        (("normenkader",), "Demo IB", "normenkader", "alleen kleine letters, cijfers en streepjes"),
    ],
)
def test_what_was_meant_is_said(
    shipped: list[Any], pad: DataPath, waarde: Any, plaats: str, melding: str
) -> None:
    (found,) = schema_problems(replaced(shipped[0], pad, waarde))
    assert found.plaats == plaats
    assert melding in found.melding


def test_a_place_is_named_in_every_problem_of_the_checks() -> None:
    """Also those that the schema does not see: of some random normenkaders with a change."""
    rng = random.Random(5)
    told: list[Problem] = []
    for _ in range(30):
        data = random_norm_data(rng)
        pads = [p for p in places(data) if p[0] == "fasen" and len(p) > 2]
        try:
            build(Tree("x.yaml", replaced(data, rng.choice(pads), rng.choice(["lg0", 1, "AA"]))))
        except InvalidInputError as fout:
            told += fout.problemen
    assert len(told) > 15
    assert not [str(p) for p in told if re.search(r"\[[0-9]+\]|\^", str(p))]
