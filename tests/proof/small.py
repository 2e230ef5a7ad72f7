"""demo-ib with a few leefgebieden and client factors: small enough to prove in a moment."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from normenkader import Normenkader
from normenkader.file.tree import Tree
from proof import Proof, ToProve, build_to_prove, prove

LEEFGEBIEDEN = ["financien", "dagbesteding", "geestelijke_gezondheid", "verslaving"]
FACTOREN = ["leerbaarheid", "zorgmijding", "verloop"]
Data = dict[str, Any]


def small(demo: Normenkader, spoil: Callable[[Data], None] = lambda _: None) -> ToProve:
    """The small normenkader, after `spoil` changed its plain data."""
    data: Data = copy.deepcopy(demo.content)
    data["leefgebieden"] = [lg for lg in data["leefgebieden"] if lg["leefgebied"] in LEEFGEBIEDEN]
    factors = data["vragen"]["clientfactoren"]
    data["vragen"]["clientfactoren"] = [v for v in factors if v["vraag"] in FACTOREN]
    stage(data, "meetellen").pop("koppelingen")
    times = stage(data, "normtijden")
    times["tabel"] = [row for row in times["tabel"] if row["leefgebied"] in LEEFGEBIEDEN]
    shared = stage(data, "resultaatgebieden")
    shared["regels"] = [r for r in shared["regels"] if set(r["leefgebieden"]) <= set(LEEFGEBIEDEN)]
    rules = stage(data, "factoren")["regels"]
    known = {*FACTOREN, "aantal_meetellend"}
    stage(data, "factoren")["regels"] = [r for r in rules if set(r["als"]) <= known]
    rule(data, "CF-ZES-LEEFGEBIEDEN")["als"] = {"aantal_meetellend": {"minstens": 4}}
    stage(data, "factoren")["grens"].update(minimum=-5, maximum=30)
    grid = stage(data, "raster")
    grid["banden"] = [b for b in grid["banden"] if b["vanaf"] < 300]
    rule(data, "RA-B3")["tot"], rule(data, "RA-O3")["tot"] = 200, 260
    data.pop("client")
    data["bewijs"]["hoogstens_per_antwoord"] = 120
    spoil(data)
    return build_to_prove(Tree("klein.yaml", data))


def stage(data: Data, naam: str) -> Data:
    """One stage of plain data."""
    found: Data = next(f for f in data["fasen"] if f["fase"] == naam)
    return found


def rule(data: Data, regel: str) -> Data:
    """One rule of plain data, wherever it stands."""

    def search(node: Any) -> Any:
        if isinstance(node, dict):
            if node.get("regel") == regel:
                return node
            node = list(node.values())
        if isinstance(node, list):
            return next((found for item in node if (found := search(item)) is not None), None)
        return None

    found: Data = search(data["fasen"])
    return found


def proved(te_bewijzen: ToProve) -> Proof:
    """The proof of it."""
    return prove(te_bewijzen.normenkader, te_bewijzen.problems, heel=te_bewijzen.heel)


def verdicts(bewijs: Proof) -> dict[str, str]:
    """The verdict on each property."""
    return {u.eigenschap: u.oordeel for u in bewijs.verdicts}
