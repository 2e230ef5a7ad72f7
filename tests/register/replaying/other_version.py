"""A second version of demo-ib, and cases of which the effect can be computed by hand.

In version 2026.2 the norm time of financien at level 3 (behoud) goes from 20 to 35 minutes, that
of dagbesteding at level 2 from 30 to 20, and an indication lasts at most 100 weeks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import RULES, contract_lines

CHANGES = (
    ("versie: 2026.1\n", "versie: 2026.2\n"),
    # Long after the cases: --met does not look at dates.
    ("van: 2026-01-01, herzien_voor: 2027-01-01", "van: 2027-01-01, herzien_voor: 2028-01-01"),
    (
        "minuten: {behoud: {3: 20, 2: 35}, ontwikkel: {3: 30, 2: 50}}",
        "minuten: {behoud: {3: 35, 2: 35}, ontwikkel: {3: 30, 2: 50}}",
    ),
    ("minuten: {behoud: {3: 15, 2: 30, 1: 45}", "minuten: {behoud: {3: 15, 2: 20, 1: 45}"),
    ("maximum: 260", "maximum: 100"),
)
NEUTRAL = {
    "leerbaarheid": "goed",
    "zorgmijding": "geen",
    "regieverlies": "geen",
    "gedragsproblematiek": "geen",
    "communicatie": "geen_belemmering",
    "verloop": "stabiel",
    "draagkracht_netwerk": "beperkt",
    "beeldzorg": "niet_mogelijk",
}


def write_rules(folder: Path) -> Path:
    """Write both versions of demo-ib in a folder."""
    tekst = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    (folder / "demo-ib").mkdir(parents=True)
    (folder / "demo-ib" / "2026.1.yaml").write_text(tekst, "utf-8")
    for old, new in CHANGES:
        assert tekst.count(old) == 1, old
        tekst = tekst.replace(old, new)
    (folder / "demo-ib" / "2026.2.yaml").write_text(tekst, "utf-8")
    return folder


def case(naam: str, weken: int | None = None, **niveaus: int) -> dict[str, Any]:
    """A case with help in these leefgebieden only, for keeping what there is."""
    base: dict[str, Any] = contract_lines("cases.jsonl")[1]["zaak"]
    leefgebieden: dict[str, Any] = {n: {"niveau": 5} for n in base["leefgebieden"]}
    for leefgebied, niveau in niveaus.items():
        leefgebieden[leefgebied] = {"niveau": niveau, "doel": "behoud", "opgelost_door": "geen"}
    own = {"zaak": naam, "leefgebieden": leefgebieden, "clientfactoren": NEUTRAL}
    return base | own | ({} if weken is None else {"indicatieduur_weken": weken})


# By hand: 20 is under the lowest band (30), so ib0; with 35 it is IBB.
MORE = case("MEER", financien=3)
# 35 + 30 = 65 becomes 35 + 20 = 55, both IBB.
LESS = case("MINDER", financien=2, dagbesteding=2)
# 30 is IBB; 20 is ib0.
NOTHING = case("NIETS", dagbesteding=2)
# 30 stays 30, IBB.
SAME = case("GELIJK", huisvesting=2)
# 104 weeks can't be with the second version.
REFUSED = case("LANG", 104, huisvesting=2)
CASES = [MORE, LESS, NOTHING, SAME, REFUSED]
