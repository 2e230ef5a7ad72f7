"""Exceptions on client factors, deductions and maxima of one leefgebied cover what these do."""

from __future__ import annotations

import copy

import pytest

from normenkader import Library, Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build
from proof.cases import Cases
from proof.proving_pairs import PairProof
from proof.solving.solving import Solving
from proof.verdict import Verdict
from tests.proof.small import Data, rule, stage
from tests.proof.test_every_client import tiny
from tests.proof.test_own_effect import EXCEPTION, excused
from tests.proof.test_planted import faults, pairs

TEXTS = {
    "bron": {"document": "demo", "plaats": "stap 2"},
    "uitleg": {"wel": "Zo is het.", "niet": "Zo is het niet."},
}
STRONG = {"zorgmijding": "sterk"}
# Rules by which a heavier answer gives less: each of another stage, with the one that does so.
LESS: dict[str, tuple[Data, Data]] = {
    "bijstelling": (
        {"ondergrens": {"regel": "BIJ-NUL", "titel": "Nooit minder dan niets", **TEXTS}},
        {"als": STRONG, "leefgebieden": ["financien"], "dan": {"procent": -80}},
    ),
    "maximum": ({}, {"als": STRONG, "leefgebieden": ["financien"], "hoogstens": 5}),
    "aftrek": ({}, {"als": {"niveau": 2}, "leefgebieden": ["financien"], "dan": {"procent": 90}}),
}
# The factors of the demonstration with which more need gives less, or that would hide it.
ALSO = ("CF-ZES-LEEFGEBIEDEN", "CF-ZORGMIJDING-STERK", "CF-ZORGMIJDING-LICHT")
# One that never does.
MORE: dict[str, Data] = {
    "bijstelling": {"als": STRONG, "leefgebieden": ["dagbesteding"], "dan": {"procent": 10}},
    "maximum": {"leefgebieden": ["dagbesteding"], "hoogstens": 50},
    "aftrek": {"leefgebieden": ["dagbesteding"], "dan": {"procent": 10}},
}


def planted(data: Data, name: str, *, excused_too: bool, others: bool = False) -> None:
    """The stage with a rule that gives less, and one that does not."""
    rest, less = LESS[name]
    rules = [
        {"regel": "X-MINDER", "titel": "Geeft minder", **TEXTS, **less},
        {"regel": "X-ANDERS", "titel": "Geeft niet minder", **TEXTS, **MORE[name]},
    ]
    if excused_too:
        rules[0]["bewust"] = [EXCEPTION]
    if others:
        rules[1]["bewust"] = [EXCEPTION]
    before = next(f for f in data["fasen"] if f["fase"] == "doelrichting")
    own = {"fase": name, "titel": "Tijd van een leefgebied", "regels": rules, **rest}
    data["fasen"].insert(data["fasen"].index(before), own)
    factors = stage(data, "factoren")
    # Nothing else gives less, and no factor hides it.
    factors["regels"] = [r for r in factors["regels"] if r["regel"] not in ALSO]


@pytest.mark.parametrize("name", list(LESS))
def test_rule_that_gives_less_is_found_where_no_exception_covers_it(
    demo: Normenkader, name: str
) -> None:
    _, uitslag = pairs(demo, lambda data: planted(data, name, excused_too=False, others=True))
    assert uitslag.oordeel == "niet_waar"
    assert any("X-MINDER" in f.regels for f in faults(uitslag))
    assert excused(uitslag.findings, "X-ANDERS") == ["loos"]


@pytest.mark.parametrize("name", list(LESS))
def test_exception_on_a_rule_that_gives_less_covers_it(demo: Normenkader, name: str) -> None:
    _, uitslag = pairs(demo, lambda data: planted(data, name, excused_too=True))
    assert excused(uitslag.findings, "X-MINDER") == ["bewust"]
    assert all("X-MINDER" not in f.regels for f in faults(uitslag))


def judged(awbz: Normenkader, regel: str, *, on: str) -> Verdict:
    """Of a judged time: less for who has a score of 3, or for who has more covered by others.

    The exception stands on one rule, whichever gives less.
    """
    score = {"als": {"score_orientatie": 3}, "hoogstens": 1}
    changes: Data = {"MA_OEFENEN": score} if regel == "MA-OEFENEN" else {}
    data: Data = copy.deepcopy(tiny(awbz, **changes).content)
    for vraag in (*data["vragen"]["leefgebieden"], *data["vragen"]["clientfactoren"]):
        vraag.pop("zwaarte", None)
        if vraag["vraag"] == ("score_orientatie" if changes else "gedekt_minuten"):
            vraag["zwaarte"] = "oplopend"
    bron = {"document": "bijlage6", "plaats": "§4.1"}
    rule(data, on)["bewust"] = [{**EXCEPTION, "bron": bron}]
    nk = build(Tree("tijd.yaml", data))
    solving = Solving(nk)
    cases = Cases(nk, solving.vragen, refused=False)
    return PairProof(solving, cases, lambda _: None).monotone()


@pytest.mark.parametrize("regel", ["MA-OEFENEN", "AF-GEDEKT"])
def test_exception_beside_a_judged_time_covers_what_its_rule_does(
    bibliotheek: Library, regel: str
) -> None:
    awbz = bibliotheek.version("awbz-bgi-2014", "2014.1")
    uitslag = judged(awbz, regel, on=regel)
    assert excused(uitslag.findings, regel) == ["bewust"]
    # That nothing is left where all of it is covered is what another rule does.
    assert all("AC-HELEMAAL-GEDEKT" in f.regels for f in faults(uitslag))
    other = next(r for r in ("MA-OEFENEN", "AF-GEDEKT") if r != regel)
    uitslag = judged(awbz, regel, on=other)
    assert (uitslag.oordeel, excused(uitslag.findings, other)) == ("niet_waar", ["loos"])
