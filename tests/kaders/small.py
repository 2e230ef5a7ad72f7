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
