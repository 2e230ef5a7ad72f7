"""Short texts for the client, made for any normenkader, and cases whose page is long."""

from __future__ import annotations

import copy
import random
from typing import Any

from engine import ContractAnswer, judge
from explaining.for_client.page import Explanation
from normenkader import Library, Normenkader
from tests.strategies import random_zaak
from zaak.checking import InvalidZaakError, check_zaak
from zaak.model import Zaak

Case = tuple[Normenkader, Zaak, ContractAnswer]
BRON = {"document": "bron", "plaats": "ergens"}
TOLD = ("toegang", "doelen", "resultaatgebieden", "factoren")


def judged(case: Any, bibliotheek: Library) -> Case:
    """The normenkader of a case, the checked case and its answer."""
    zaak, normenkader = check_zaak(case, bibliotheek)
    return normenkader, zaak, judge(normenkader, zaak)


def part(uitleg: Explanation, kop: str) -> list[str]:
    """The texts of one part of the page, its lists taken apart."""
    found = [o for o in uitleg.onderdelen if o.kop == kop]
    return [
        line
        for o in found
        for blok in o.blokken
        for line in ([blok] if isinstance(blok, str) else blok)
    ]


def whole(uitleg: Explanation) -> str:
    """All texts of the page."""
    return "\n".join(uitleg.texts())


def with_texts(data: dict[str, Any]) -> dict[str, Any]:
    """The plain data of a random normenkader with texts for the client."""
    stages = {stage["fase"]: stage for stage in data["fasen"]}
    timed = "afronding" in stages
    kind = stages["normtijden"]["vraag_doel"] if timed else stages["zwaartepunt"]["vraag"]
    question = next(q for q in data["vragen"]["leefgebieden"] if q["vraag"] == kind)
    block: dict[str, Any] = {
        "uitkomsten": {u["uitkomst"]: f"Uitkomst {n}." for n, u in enumerate(data["uitkomsten"])},
        "leefgebieden": {v["leefgebied"]: v["leefgebied"] for v in data["leefgebieden"]},
        "producten": {p["product"]: "Hulp." for p in data["producten"]},
        "regels": {code: f"Tekst {n}." for n, code in enumerate(_told(stages))},
        "antwoorden": {kind: {str(w["waarde"]): f"voor {w['naam']}" for w in question["waarden"]}},
        "vervolg": [{"tekst": "Bel ons."}],
    }
    if timed:
        block["tijd"] = {"tekst": "Een gemiddelde.", "bron": BRON}
        block["bezoek"] = {"kortste": 20, "langste": 45, "veelvoud": 5, "bron": BRON}
    return data | {"client": block}


def _told(stages: dict[str, Any]) -> list[str]:
    """The rules that a client reads about."""
    rules = [r for name in TOLD if name in stages for r in stages[name]["regels"]]
    codes = [
        r["regel"] for r in rules if "leefgebieden" not in r or r.get("overige_procent") is not None
    ]
    counting = stages["meetellen"]
    codes += [r["regel"] for r in counting["regels"] if r["dan"] == "valt_af"]
    codes += [k["regel"] for k in counting.get("koppelingen", [])]
    if "factoren" in stages:
        codes.append(stages["factoren"]["grens"]["regel"])
    return codes


def longer(rng: random.Random, case: dict[str, Any]) -> dict[str, Any]:
    """A case of demo-ib with some answers of another: to climb to the longest page."""
    other, found = random_zaak(rng), copy.deepcopy(case)
    if "indicatieduur_weken" in other:
        found["indicatieduur_weken"] = other["indicatieduur_weken"]
    for _ in range(3):
        section = rng.choice(["leefgebieden", "leefgebieden", "clientfactoren"])
        if other.get(section) and found.get(section):
            key = rng.choice(list(other[section]))
            found[section][key] = other[section][key]
    return found


def valid(case: Any, bibliotheek: Library) -> bool:
    """Whether a case is complete."""
    try:
        check_zaak(case, bibliotheek)
    except InvalidZaakError:
        return False
    return True
