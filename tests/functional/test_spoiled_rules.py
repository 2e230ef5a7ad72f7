"""However a normenkader is spoiled, it is read, or refused with problems; nothing else happens."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from engine import judge
from normenkader import InvalidInputError, Library
from normenkader.file.tree import Tree
from normenkader.reading import build
from tests.random_cases import random_case
from tests.random_norms import random_norm_data
from zaak.checking import check_zaak

SPOILS: list[Any] = [None, "", "x", "geen", 0, 1, -1, 10**9, True, [], {}, ["x"], {"x": 1}, [[]]]


def spoil(rng: random.Random, data: Any) -> Any:
    """Change, remove, double or add something at a random place."""
    data = copy.deepcopy(data)
    node, parents = data, []
    while isinstance(node, (dict, list)) and node:
        key = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
        parents.append((node, key))
        node = node[key]
        if rng.random() < 0.15:
            break
    parent, key = parents[-1]
    action = rng.randrange(4)
    if action == 0:
        del parent[key]
    elif action == 1 and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]))
    elif action == 2 and isinstance(parent, dict):
        parent["nieuw"] = rng.choice(SPOILS)
    else:
        parent[key] = rng.choice(SPOILS)
    return data


def read_and_use(rng: random.Random, data: Any) -> bool:
    try:
        normenkader = build(Tree("x.yaml", data))
    except InvalidInputError:
        return False
    bibliotheek = Library([normenkader], normenkader.normenkader)
    for number in range(3):
        zaak, _ = check_zaak(random_case(rng, normenkader, number), bibliotheek)
        judge(normenkader, zaak)
    return True


def shipped(bibliotheek: Library, rng: random.Random) -> Any:
    return rng.choice(bibliotheek.versies).content


def test_spoiled_shipped_rules(bibliotheek: Library) -> None:
    rng = random.Random(11)
    results = [read_and_use(rng, spoil(rng, shipped(bibliotheek, rng))) for _ in range(150)]
    assert 0 < sum(results) < len(results)


def test_spoiled_random_rules() -> None:
    rng = random.Random(12)
    results = [read_and_use(rng, spoil(rng, random_norm_data(rng))) for _ in range(300)]
    assert 0 < sum(results) < len(results)


@pytest.mark.nightly
def test_rules_spoiled_many_times(bibliotheek: Library) -> None:
    rng = random.Random(13)
    for _ in range(5_000):
        data = random_norm_data(rng) if rng.random() < 0.7 else shipped(bibliotheek, rng)
        for _ in range(rng.randint(1, 3)):
            data = spoil(rng, data)
        read_and_use(rng, data)
