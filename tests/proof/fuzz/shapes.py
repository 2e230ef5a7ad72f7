"""Random small normenkaders in which the two methods of the proof could differ."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from normenkader.file.problems import InvalidInputError
from normenkader.file.tree import Tree
from proof.questions import number_of_cases
from proof.reading import ToProve, build_to_prove
from tests.kaders.random_real import random_real_data
from tests.random_norms import random_norm_data

# The largest number of those that decide how many answers there are.
SMALL = {(2, 5): 2, (1, 4): 2, (3, 5): 4, (2, 4): 3, (3, 40): 4, (1, 5): 1, (1, 3): 2}
Data = dict[str, Any]
# The stages of which a rule can have an exception.
OWN_TIME = ("bijstelling", "aftrek", "maximum")
EXCUSED = ("meetellen", "doelen", "bijstelling", "aftrek", "maximum", "factoren", "combinaties")
MAKERS = {"plain": random_norm_data, "real": random_real_data}
BRON = {"document": "bron", "plaats": "ergens"}


class Rng(random.Random):
    """Draws few leefgebieden, questions and answers."""

    def randint(self, a: int, b: int) -> int:
        """Of what decides how many answers there are a small number."""
        return super().randint(a, SMALL.get((a, b), b))

    def choice(self, seq: Any) -> Any:
        """Of two largest numbers the smaller one."""
        return min(seq) if seq == [2, 49] else super().choice(seq)


def shape(seed: str, kind: str, *, excused: bool = False) -> ToProve | None:
    """A normenkader of a seed; None where it is no valid one, or has no kader at all to prove.

    `kind` is of MAKERS. With `excused` rules of every stage have exceptions.
    """
    rng = Rng(seed)
    data = copy.deepcopy(MAKERS[kind](rng))
    data["vragen"]["zaak"] = []
    data["fasen"] = [f for f in data["fasen"] if f["fase"] != "fasering"]
    stages = {f["fase"]: f for f in data["fasen"]}
    _unused(data)
    if "raster" in stages:
        _outside(rng, data, stages["raster"])
    _weights(rng, data)
    if "afronding" in stages:
        data["bewijs"] = {"hoogstens_per_antwoord": rng.randint(20, 120), "bron": BRON}
    if excused:
        _exceptions(rng, data, stages)
    try:
        return build_to_prove(Tree("willekeurig.yaml", data))
    except InvalidInputError:
        return None


def small_shape(
    seed: str, kind: str, most: int, *, excused: bool = False, tries: int = 200
) -> ToProve | None:
    """The first of a seed that is valid and has at most so many cases."""
    for attempt in range(tries):
        found = shape(f"{seed}.{attempt}", kind, excused=excused)
        if found is not None and number_of_cases(found.normenkader) <= most:
            return found
    return None


def _unused(data: Data) -> None:
    """Leave out the questions about leefgebieden that nothing looks at."""
    own = data["vragen"]["leefgebieden"]
    for vraag in list(own[1:]):
        rest = [v for v in own if v is not vraag]
        elsewhere = json.dumps([rest, data["fasen"], data.get("tellingen")])
        if f'"{vraag["vraag"]}"' not in elsewhere:
            own.remove(vraag)


def _outside(rng: Rng, data: Data, grid: Data) -> None:
    """Products outside the bandwidths, and one product in more of them."""
    products = [p["product"] for p in data["producten"]]
    for side in ("onder", "boven"):
        if grid.get(side) and rng.random() < 0.75:
            grid[side].update(uitkomst="product", product=rng.choice(products))
    if rng.random() < 0.4:
        one = rng.choice(products)
        for band in grid["banden"]:
            if rng.random() < 0.6:
                band["product"] = one
    if rng.random() < 0.5:
        lowest: dict[Any, int] = {}
        for band in grid["banden"]:
            goal = band.get("doelrichting")
            lowest[goal] = min(lowest.get(goal, band["vanaf"]), band["vanaf"])
        for band in grid["banden"]:
            if band["vanaf"] == lowest[band.get("doelrichting")]:
                band["vanaf"] = 1
    used = {b["product"] for b in grid["banden"]}
    used |= {grid[side].get("product") for side in ("onder", "boven") if grid.get(side)}
    data["producten"] = [p for p in data["producten"] if p["product"] in used]


def _weights(rng: Rng, data: Data) -> None:
    for sectie in ("leefgebieden", "clientfactoren"):
        for vraag in data["vragen"][sectie]:
            if rng.random() < 0.5:
                ways = ["ja", "nee"] if vraag["soort"] == "ja_nee" else ["oplopend", "aflopend"]
                vraag["zwaarte"] = rng.choice(ways)


def _exceptions(rng: Rng, data: Data, stages: dict[str, Data]) -> None:
    rules = [r for name in EXCUSED if name in stages for r in stages[name].get("regels", [])]
    rules += stages["meetellen"].get("koppelingen") or []
    for fase, part in (("normtijden", "tabel"), ("raster", "banden")):
        rules += stages[fase][part] if fase in stages else []
    own = [r for name in OWN_TIME if name in stages for r in stages[name]["regels"]]
    if own and rng.random() < 0.6:
        rules = own
    chosen = rng.sample(rules, min(len(rules), random.Random.randint(rng, 1, 3)))
    for rule in chosen:
        named = rng.choice([["monotoon"], ["robuust"], ["monotoon", "robuust"]])
        if "bewijs" not in data:
            named = ["monotoon"]
        rule["bewust"] = [
            {"eigenschap": name, "reden": "Dat is hier de bedoeling.", "bron": BRON}
            for name in named
        ]
