"""Bandwidths that do not join between two multiples of the rounding are for nobody: all stays."""

from __future__ import annotations

import copy
import random
from typing import Any

from engine import judge
from engine.partial import answer
from explaining.why_not.margin import margin
from normenkader import Library, Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build
from tests.partial_cases import random_partial
from tests.random_cases import random_case
from zaak.checking import check_partial, check_zaak
from zaak.model import Zaak


def shifted(rng: random.Random, normenkader: Normenkader) -> Normenkader:
    """The same with every edge moved, but never past a multiple of five."""
    data = copy.deepcopy(normenkader.content)
    bands = next(f for f in data["fasen"] if f["fase"] == "raster")["banden"]
    for band in bands:
        band["vanaf"] -= rng.randint(0, 4)
        if "tot" in band:
            band["tot"] -= rng.randint(0, 4)
        else:
            band["tot_en_met"] += rng.randint(0, 4)
    return build(Tree("verschoven.yaml", data))


def told(normenkader: Normenkader, zaak: Zaak) -> dict[str, Any]:
    """The answer and the margin without the ends of the bandwidths themselves."""
    found = judge(normenkader, zaak)
    edges = margin(normenkader, zaak, found)
    keys = ("uitkomst", "product", "minuten_per_week", "doelrichting", "meetellend")
    band = (found["bandbreedte"] or {}).get("code")
    return {key: found[key] for key in keys} | {"band": band, "marge": edges}


def test_every_client_and_every_partial_intake_gets_the_same(demo: Normenkader) -> None:
    rng = random.Random(31)
    warned = 0
    for _ in range(4):
        other = shifted(rng, demo)
        warned += len(other.warnings)
        for number in range(25):
            case = random_case(rng, demo, number)
            zaak, _ = check_zaak(case, Library([demo], demo.normenkader))
            assert told(other, zaak) == told(demo, zaak)
            partial, _ = check_partial(
                random_partial(rng, demo, 6), Library([demo], demo.normenkader)
            )
            for key in ("mogelijk", "minuten_bereik"):
                assert answer(other, partial).get(key) == answer(demo, partial).get(key)
    assert warned > 10
