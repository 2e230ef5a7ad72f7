"""Random small normenkaders in the shapes that real ones have.

What `tests.random_norms` makes, with judged times, times in another unit, what others cover,
maxima, combinations, counts, client factors for single leefgebieden, and without directions.
"""

from __future__ import annotations

import random
from typing import Any

from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build
from tests.random_norms import BRON, UITLEG, random_norm_data

Rng = random.Random
Data = dict[str, Any]
UNITS = ("minuten_per_week", "uren_per_jaar", "minuten_per_twee_weken", "dagdelen_per_week")
# The order of the stages that are put in.
ORDER = (
    "toegang",
    "meetellen",
    "doelen",
    "normtijden",
    "resultaatgebieden",
    "bijstelling",
    "aftrek",
    "maximum",
    "doelrichting",
    "factoren",
    "afronding",
    "combinaties",
    "raster",
    "fasering",
    "opslag",
)


def random_real(rng: Rng) -> Normenkader:
    """A valid normenkader with some of these shapes."""
    return build(Tree("willekeurig.yaml", random_real_data(rng)))


def random_real_data(rng: Rng) -> Data:
    """The plain data of one."""
    while True:
        data = random_norm_data(rng)
        stages = {s["fase"]: s for s in data["fasen"]}
        if "normtijden" in stages:
            break
    names = [lg["leefgebied"] for lg in data["leefgebieden"]]
    _numbers(rng, data)
    if rng.random() < 0.4:
        _without_directions(data, stages)
    for row in stages["normtijden"]["tabel"]:
        _row(rng, row, directed="doelrichting" in stages)
    stages["normtijden"]["eenheid"] = rng.choice(UNITS)
    if rng.random() < 0.5:
        _counting(rng, data)
    if rng.random() < 0.5:
        _counting_own(data)
    _put_in(rng, data, stages, names)
    data["fasen"] = [stages[name] for name in ORDER if name in stages]
    return data


def _put_in(rng: Rng, data: Data, stages: dict[str, Data], names: list[str]) -> None:
    """Put in some of the stages that change times."""
    factors = data["vragen"]["clientfactoren"]
    if rng.random() < 0.5:
        stages["bijstelling"] = _adjusting(rng, names, factors, data)
    if rng.random() < 0.7:
        stages["aftrek"] = _deducting(rng, names, data)
    if rng.random() < 0.6:
        stages["maximum"] = _maxima(rng, names, factors, data)
    if "factoren" in stages:
        _times(rng, stages["factoren"], factors)
    if rng.random() < 0.6:
        stages["combinaties"] = _combining(rng, names, factors, stages["raster"], data)
    if rng.random() < 0.3:
        _modules(rng, data, stages, factors)


def _number(name: str, most: int, **rest: Any) -> Data:
    base = {"vraag": name, "soort": "geheel_getal", "minimum": 0, "maximum": most}
    return {**base, "eenheid": "stuks", "tekst": "Hoeveel?", "bron": BRON, **rest}


def _numbers(rng: Rng, data: Data) -> None:
    """Numbers that are judged, and what others cover of them."""
    questions = data["vragen"]["leefgebieden"]
    levels = [w["waarde"] for w in questions[0]["waarden"]]
    needed = {"verplicht_als": {"niveau": levels}}
    bound = {"hoogstens_vraag": "tijd_nodig"} if rng.random() < 0.7 else {}
    questions += [
        _number("tijd_nodig", rng.randint(2, 5), **needed),
        _number("keer", rng.randint(1, 3), **needed),
        _number("gedekt", rng.randint(1, 5), verplicht=False, **bound),
        _number("gedekt_deel", rng.choice([2, 49]), verplicht=False),
    ]
    if rng.random() < 0.4:
        rules = next(s for s in data["fasen"] if s["fase"] == "meetellen")["regels"]
        same = {"gedekt": {"gelijk_aan": "tijd_nodig"}}
        rules.insert(2, _rule("LG-GEDEKT", als=same, dan="valt_af"))


def _row(rng: Rng, row: Data, *, directed: bool) -> None:
    shape = rng.choice(["table", "fixed", "judged", "judged", "product", "level"])
    if shape == "table" and directed:
        return
    table = row.pop("minuten")
    if shape in ("fixed", "table"):
        row["tijd"] = rng.randint(1, 60)
    elif shape == "level":
        row |= {"vragen": ["niveau"], "tijd": {k: rng.randint(1, 40) for k in table["x"]}}
    else:
        row["vraag"] = "tijd_nodig"
        if shape == "product":
            row["maal"] = "keer"
        row["eenheid"] = rng.choice(UNITS)


def _without_directions(data: Data, stages: dict[str, Data]) -> None:
    for name in ("doelen", "doelrichting"):
        stages.pop(name, None)
    stages["normtijden"].pop("vraag_doel")
    grid = stages["raster"]
    grid["banden"] = [b for b in grid["banden"] if b.pop("doelrichting") == "x"]
    used = {b["product"] for b in grid["banden"]}
    data["producten"] = [p for p in data["producten"] if p["product"] in used]
    if "fasering" in stages:
        rules = stages["fasering"]["regels"]
        stages["fasering"]["regels"] = [{k: v for k, v in rules[0].items() if k != "doelrichting"}]


def _counting(rng: Rng, data: Data) -> None:
    """A count over the client's questions of one kind, where there are two."""
    choices = [q for q in data["vragen"]["clientfactoren"] if q["soort"] == "keuze"]
    if len(choices) < 2:
        return
    telling = {"telling": "aantal_a", "sectie": "clientfactoren", "antwoorden": ["a"]}
    vragen = [q["vraag"] for q in choices]
    data["tellingen"] = [{**telling, "vragen": vragen, "tekst": "Hoeveel?", "bron": BRON}]


def _counting_own(data: Data) -> None:
    """A count over numbers of each leefgebied."""
    telling = {"telling": "aantal_laag", "sectie": "leefgebieden", "antwoorden": [0, 1]}
    vragen = ["keer", "gedekt_deel"]
    own = {**telling, "vragen": vragen, "tekst": "Hoeveel?", "bron": BRON}
    data["tellingen"] = [*data.get("tellingen", []), own]


def _rule(regel: str, **rest: Any) -> Data:
    return {"regel": regel, "titel": regel, "bron": BRON, "uitleg": UITLEG, **rest}


def _condition(rng: Rng, factors: list[Data], data: Data) -> Data:
    names = [t["telling"] for t in data.get("tellingen", [])]
    if "aantal_a" in names and rng.random() < 0.6:
        return {"aantal_a": rng.choice([{"minstens": 2}, 1, {"kleiner_dan": 2}])}
    question = rng.choice(factors)
    if question["soort"] == "ja_nee":
        return {question["vraag"]: rng.choice([True, False])}
    if question["soort"] == "keuze":
        return {question["vraag"]: rng.choice(["a", {"niet": "a"}, "b"])}
    return {question["vraag"]: {"minstens": rng.randint(1, question["maximum"] - 1)}}


def _adjusting(rng: Rng, names: list[str], factors: list[Data], data: Data) -> Data:
    rules = []
    for i in range(rng.randint(1, 3)):
        dan = rng.choice(
            [{"procent": rng.choice([-130, -40, -10, 15])}, {"minuten": rng.choice([-9, 4, 20])}]
        )
        numbers = [q["vraag"] for q in factors if q["soort"] == "geheel_getal"]
        if "minuten" in dan and numbers and rng.random() < 0.6:
            dan |= {"per": rng.choice(numbers), "hoogstens": rng.randint(1, 3)}
        chosen = rng.sample(names, rng.randint(1, len(names)))
        als = _condition(rng, factors, data)
        rules.append(_rule(f"BIJ-{i}", als=als, leefgebieden=chosen, dan=dan))
    stage: Data = {"fase": "bijstelling", "titel": "B", "regels": rules}
    if any((r["dan"].get("procent") or r["dan"].get("minuten") or 0) < 0 for r in rules):
        stage["ondergrens"] = _rule("BIJ-NUL")
    return stage


def _deducting(rng: Rng, names: list[str], data: Data) -> Data:
    rules: list[Data] = []
    conditions: list[Data] = [{"opgelost": "geen"}, {"gedekt_deel": {"gelijk_aan": "keer"}}]
    if "aantal_laag" in [t["telling"] for t in data.get("tellingen", [])]:
        conditions += [{"aantal_laag": {"minstens": 2}}, {"aantal_laag": 1}]
    for i in range(rng.randint(1, 3)):
        dan = rng.choice(
            [
                {"vraag": "gedekt"},
                {"vraag": "gedekt"},
                {"procent_vraag": "gedekt_deel"},
                {"procent": rng.randint(1, 100)},
                {"tijd": rng.randint(1, 20)},
            ]
        )
        rest: Data = {"leefgebieden": rng.sample(names, 1)} if rng.random() < 0.3 else {}
        if rng.random() < 0.3:
            rest["als"] = rng.choice(conditions)
        if dan in [rule["dan"] for rule in rules]:
            # The same answer goes off once.
            dan = {"tijd": rng.randint(1, 20)}
        rules.append(_rule(f"AF-{i}-MIN", dan=dan, **rest))
    unit = rng.choice(UNITS)
    return {"fase": "aftrek", "titel": "A", "eenheid": unit, "regels": rules}


def _maxima(rng: Rng, names: list[str], factors: list[Data], data: Data) -> Data:
    rules: list[Data] = []
    for i in range(rng.randint(1, 3)):
        als = {"als": _condition(rng, factors, data)} if rng.random() < 0.5 else {}
        chosen = rng.sample(names, rng.randint(1, len(names)))
        rules.append(_rule(f"MA-{i}", leefgebieden=chosen, hoogstens=rng.randint(1, 40), **als))
    return {"fase": "maximum", "titel": "M", "regels": rules}


def _times(rng: Rng, stage: Data, factors: list[Data]) -> None:
    """Some rules add or take time as often as a number says, or in another unit."""
    stage["eenheid"] = rng.choice(UNITS)
    numbers = [q["vraag"] for q in factors if q["soort"] == "geheel_getal"]
    for rule in stage["regels"]:
        if "minuten" not in rule["dan"]:
            continue
        time = rng.choice([-7, -1, 2, 9])
        rule["dan"] = {rng.choice(["minuten", "tijd"]): time}
        if numbers and rng.random() < 0.5:
            rule["dan"]["per"] = rng.choice(numbers)
    if any((r["dan"].get("minuten") or r["dan"].get("tijd") or 0) < 0 for r in stage["regels"]):
        stage["ondergrens"] = _rule("CF-NUL")
    if not any("procent" in r["dan"] for r in stage["regels"]):
        del stage["grens"]


def _combining(rng: Rng, names: list[str], factors: list[Data], grid: Data, data: Data) -> Data:
    rules = []
    for i in range(rng.randint(1, 4)):
        rule = _rule(f"CO-{i}")
        shuffled = rng.sample(names, len(names))
        must = shuffled[: rng.randint(0, len(names) - 1)]
        rule["telt_mee"] = [must] if len(must) > 1 and rng.random() < 0.5 else must
        rule["telt_niet_mee"] = shuffled[len(must) : len(must) + rng.randint(0, 1)]
        if rng.random() < 0.4:
            rule["als"] = _condition(rng, factors, data)
        held = rng.random()
        if held < 0.4:
            rule["hoogstens"] = rng.randint(1, 60)
        elif held < 0.8:
            rule["hoogste_band"] = rng.choice(grid["banden"])["band"]
        rules.append(rule)
    stage = {"fase": "combinaties", "titel": "C", "regels": rules}
    return {**stage, "geen": _rule("CO-GEEN"), "inkorten": _rule("CO-INKORTEN")}


def _modules(rng: Rng, data: Data, stages: dict[str, Data], factors: list[Data]) -> None:
    names = ["MA", "MB"][: rng.randint(1, 2)]
    data["modules"] = [{"module": n, "naam": n, "omschrijving": n, "bron": BRON} for n in names]
    rules = [_rule(f"OP-{n}", als=_condition(rng, factors, data), module=n) for n in names]
    stages["opslag"] = {"fase": "opslag", "titel": "O", "regels": rules}
