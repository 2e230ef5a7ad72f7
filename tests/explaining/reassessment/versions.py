"""A second version of `demo-ib`, and a case for both: small enough to compute by hand."""

from __future__ import annotations

import copy
from typing import Any

from normenkader import Library, Normenkader
from normenkader.reading import from_content

LATER = "2027-02-01"


def _rule(rules: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(rule for rule in rules if rule["regel"] == name)


def later_version(demo: Normenkader, **changes: Any) -> Normenkader:
    """`demo-ib` 2027.1: ADL at niveau 2 takes 30 minutes, not 40; strong avoidance 10 %, not 20 %.

    `changes` are of its questions: a maximum for `leeftijd`, another name for niveau 3.
    """
    data = copy.deepcopy(demo.content)
    data["versie"] = "2027.1"
    data["geldig"] = {"van": "2027-01-01", "herzien_voor": "2028-01-01"}
    stages = {stage["fase"]: stage for stage in data["fasen"]}
    _rule(stages["normtijden"]["tabel"], "NT-ADL")["minuten"]["behoud"]["2"] = 30
    _rule(stages["factoren"]["regels"], "CF-ZORGMIJDING-STERK")["dan"] = {"procent": 10}
    if "leeftijd" in changes:
        vraag = next(v for v in data["vragen"]["toegang"] if v["vraag"] == "leeftijd")
        vraag["maximum"] = changes["leeftijd"]
    if "niveau_3" in changes:
        vraag = data["vragen"]["leefgebieden"][0]
        value = next(w for w in vraag["waarden"] if w["waarde"] == 3)
        value["naam"] = changes["niveau_3"]
    return from_content(data)


def both(demo: Normenkader, **changes: Any) -> Library:
    """A library with both versions."""
    return Library([demo, later_version(demo, **changes)], "demo-ib")


def case(demo: Normenkader, reference: str, peildatum: str, **levels: int) -> dict[str, Any]:
    """A case in which only these leefgebieden are asked, all to keep what is there (behoud).

    The client strongly avoids care; all else about the client changes no time.
    """
    areas: dict[str, Any] = {name: {"niveau": "niet_uitgevraagd"} for name in demo.leefgebied_names}
    for name, level in levels.items():
        areas[name] = {"niveau": level, "opgelost_door": "geen", "doel": "behoud"}
    return {
        "zaak": reference,
        "normenkader": "demo-ib",
        "peildatum": peildatum,
        "indicatieduur_weken": 52,
        "toegang": {
            "leeftijd": 67,
            "woont_in_gemeente": True,
            "wlz_indicatie": False,
            "permanent_toezicht": False,
            "extramuraal_duurder": False,
        },
        "leefgebieden": areas,
        "clientfactoren": {
            "leerbaarheid": "goed",
            "zorgmijding": "sterk",
            "regieverlies": "geen",
            "gedragsproblematiek": "geen",
            "communicatie": "geen_belemmering",
            "verloop": "stabiel",
            "draagkracht_netwerk": "beperkt",
            "beeldzorg": "niet_mogelijk",
        },
    }


def then(demo: Normenkader) -> dict[str, Any]:
    """The case of then: 40 + 20 + 25 = 85 minutes, 20 % of it 17, so 102, rounded up 105."""
    return case(demo, "T-00001", "2026-07-01", adl=2, financien=3, sociaal_netwerk=2)


def now(demo: Normenkader) -> dict[str, Any]:
    """The case of now: 30 + 35 = 65 minutes, 10 % of it 6.5, so 71.5, rounded up 75.

    Financiën became heavier (niveau 2), and the social network is good enough (niveau 4).
    """
    found = case(demo, "T-00002", LATER, adl=2, financien=2)
    found["leefgebieden"]["sociaal_netwerk"] = {"niveau": 4}
    return found
