"""The shape of `awbz-bgi-2014` with few minutes, so that every client can be tried one by one."""

from __future__ import annotations

import copy
from typing import Any

from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build

# A minute of the small one is so many of the real one.
MOST = 12
# Access to what the AWBZ gave.
TOEGANG: dict[str, Any] = {
    "grondslag": "psychiatrisch",
    "behandeling_volstaat": False,
    "opname_of_verwaarlozing": True,
    "sociale_redzaamheid": "matig",
    "bewegen_verplaatsen": "geen",
    "probleemgedrag": "licht",
    "psychisch_functioneren": "zwaar",
    "geheugen_orientatie": "geen",
}


def small_awbz(awbz: Normenkader) -> Normenkader:
    """At most 12 minutes per activity; classes, maxima and combinations as far down."""
    content: dict[str, Any] = copy.deepcopy(awbz.content)
    for vraag in content["vragen"]["leefgebieden"]:
        if vraag["vraag"] in ("minuten", "gedekt_minuten"):
            vraag["maximum"] = MOST
    stages = {fase["fase"]: fase for fase in content["fasen"]}
    for rule, most in zip(stages["maximum"]["regels"], (4, 9, 6), strict=True):
        rule["hoogstens"] = most
    edges = (0, 2, 5, 9, 13, 17, 21, 26, 33)
    for i, band in enumerate(stages["raster"]["banden"]):
        band["vanaf"], band["tot"] = edges[i], edges[i + 1]
    return build(Tree("klein.yaml", content))


def sharing(normenkader: Normenkader, names: list[str], procent: int = 50) -> Normenkader:
    """The same in which some activities share a result area; the time is rounded up afterwards."""
    content: dict[str, Any] = copy.deepcopy(normenkader.content)
    for key in ("client", "bewijs"):
        content.pop(key, None)
    stages = content["fasen"]
    place = next(i for i, fase in enumerate(stages) if fase["fase"] == "normtijden")
    own = {
        "titel": "Samen",
        "bron": stages[place]["bron"],
        "uitleg": {"wel": "Ja.", "niet": "Nee."},
    }
    area = {**own, "regel": "RG-SAMEN", "naam": "samen", "leefgebieden": names}
    shared = {"fase": "resultaatgebieden", "titel": "Samen"}
    stages.insert(place + 1, {**shared, "regels": [{**area, "overige_procent": procent}]})
    rounding = {"fase": "afronding", "regel": "AF-HELE-MINUTEN", "richting": "naar_boven"}
    unit = {"veelvoud": 1, "eenheid": "minuten_per_week"}
    place = next(i for i, fase in enumerate(stages) if fase["fase"] == "combinaties")
    stages.insert(place, {**own, **rounding, **unit})
    return build(Tree("samen.yaml", content), in_use=True)
