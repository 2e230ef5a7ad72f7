"""Both methods against every single client of a normenkader in the shape of `awbz-bgi-2014`."""

from __future__ import annotations

import copy
from collections import defaultdict
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from engine.calculation.evaluator import quick
from engine.partial.outcomes import Possibility
from normenkader import Library, Normenkader
from normenkader.conditions import Answer
from normenkader.file.tree import Tree
from normenkader.questions import Vraag
from normenkader.reading import build
from proof.questions import number_of_cases, ordered
from proof.solving.pair_solving import LAGER, Fault, PairSolving
from proof.solving.solving import Solving
from proof.walking.choosing import all_pairs
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration
from tests.kaders.small import small_awbz
from tests.proof.small import Data, rule, stage
from zaak.model import AnswerPlace

NAMES = ["structuur", "toezicht", "oefenen"]
SCORES = ["score_orientatie", "score_psychisch_functioneren"]
MOST = 3
ROUNDED = {
    "fase": "afronding",
    "regel": "AF-MINUUT",
    "titel": "Afronden",
    "richting": "naar_boven",
    "veelvoud": 1,
    "eenheid": "minuten_per_week",
    "bron": {"document": "bijlage6", "plaats": "§4.1"},
    "uitleg": {"wel": "{minuten_per_week} minuten per week.", "niet": "Niets af te ronden."},
}
Answers = dict[str, Answer]
NEVER_REFUSED: dict[tuple[str, str], Answers] = {
    ("toegang", ""): {"behandeling_volstaat": False},
    ("zaak", ""): {},
}


def tiny(awbz: Normenkader, **changes: Data) -> Normenkader:
    """Three activities of at most 3 minutes, two scores, and all that is held to less."""
    data: Data = copy.deepcopy(small_awbz(awbz).content)
    data.pop("client", None)
    data["leefgebieden"] = [lg for lg in data["leefgebieden"] if lg["leefgebied"] in NAMES]
    own = data["vragen"]
    for vraag in own["leefgebieden"]:
        if vraag["vraag"] in ("minuten", "gedekt_minuten"):
            vraag["maximum"] = MOST
        if vraag["vraag"] == "opgelost_door":
            vraag["waarden"] = vraag["waarden"][:2]
    own["clientfactoren"] = [v for v in own["clientfactoren"] if v["vraag"] in SCORES]
    own["toegang"] = [v for v in own["toegang"] if v["vraag"] == "behandeling_volstaat"]
    own["leefgebieden"] = [v for v in own["leefgebieden"] if v["vraag"] != "programmatisch"]
    data["tellingen"] = [
        {**t, "vragen": SCORES} for t in data["tellingen"] if t["sectie"] == "clientfactoren"
    ]
    access, counting = stage(data, "toegang"), stage(data, "meetellen")
    access["regels"] = [r for r in access["regels"] if r["regel"] == "TG-BEHANDELING"]
    counting["regels"] = [r for r in counting["regels"] if r["regel"] != "AC-GEEN-PROGRAMMA"]
    times = stage(data, "normtijden")
    times["tabel"] = [row for row in times["tabel"] if row["leefgebied"] in NAMES]
    stage(data, "maximum")["regels"] = [rule(data, "MA-OEFENEN") | {"hoogstens": 2}]
    combining = stage(data, "combinaties")
    combining["regels"] = [_held(r) for r in combining["regels"] if _can_be(r)]
    for edges, band in zip(((0, 2), (2, 3), (3, 4), (4, 6), (6, 7)), _bands(data), strict=False):
        band["vanaf"], band["tot"] = edges
    stage(data, "raster")["banden"] = _bands(data)[:5]
    data["producten"] = data["producten"][:5]
    for regel, change in changes.items():
        rule(data, regel.replace("_", "-")).update(change)
    if "procent" in rule(data, "AF-GEDEKT")["dan"]:
        data["fasen"].insert(data["fasen"].index(combining), ROUNDED)
    return build(Tree("heel_klein.yaml", data))


def _bands(data: Data) -> list[Data]:
    bands: list[Data] = stage(data, "raster")["banden"]
    return bands


def _can_be(rule: Data) -> bool:
    must = [one for one in rule["telt_mee"] if isinstance(one, str)]
    return set(must) <= set(NAMES)


def _held(rule: Data) -> Data:
    """About the activities that are left, with two scores and a class that is there."""
    some = [
        one if isinstance(one, str) else [n for n in one if n in NAMES] for one in rule["telt_mee"]
    ]
    found = {**rule, "telt_mee": some}
    found["telt_niet_mee"] = [n for n in rule.get("telt_niet_mee", []) if n in NAMES]
    if "als" in rule:
        found["als"] = {"scores_van_3": {"minstens": 2}}
    if "hoogste_band" in rule:
        found["hoogste_band"] = {"K7": "K5", "K6": "K4", "K5": "K3", "K4": "K3", "K2": "K2"}[
            rule["hoogste_band"]
        ]
    found.pop("bewust", None)
    return found


class Everybody:
    """Every valid client with access, and what each comes to.

    `ways` has all answers to each part: those of an activity, or those about the client. A client
    is one of each, so the results are an array with a side for each part. Minutes are 0 where
    nothing counts; where nothing was asked there is no client (`valid`).
    """

    def __init__(self, nk: Normenkader) -> None:
        """Judge them all."""
        self.nk = nk
        self.parts = [*(("leefgebieden", name) for name in NAMES), ("clientfactoren", "")]
        scores = [Answers(zip(SCORES, own, strict=True)) for own in product((0, 3), repeat=2)]
        self.ways: list[list[Answers]] = [*(_activity(nk, name) for name in NAMES), scores]
        shape = tuple(map(len, self.ways))
        self.minutes = np.zeros(shape, np.int64)
        self.valid = np.ones(shape, bool)
        self.ends: dict[Possibility, set[int | None]] = defaultdict(set)
        calculate = quick(nk)
        for index in np.ndindex(shape):
            own = [ways[i] for ways, i in zip(self.ways, index, strict=True)]
            if all(answers["nodig"] == "niet_uitgevraagd" for answers in own[:-1]):
                self.valid[index] = False
                continue
            short = calculate({**NEVER_REFUSED, **dict(zip(self.parts, own, strict=True))})
            outcome = (short.uitkomst or "", short.product, short.band, short.doelrichting)
            self.ends[Possibility(*outcome)].add(short.minuten_per_week)
            self.minutes[index] = short.minuten_per_week or 0

    def worst(self, plaats: AnswerPlace) -> Worst:
        """Compare every two clients who differ in the answer to one question."""
        axis = self.parts.index(plaats[:2])
        vraag = next(v for v in self.nk.questions(*plaats[:2]) if v.vraag == plaats[2])
        rests: dict[frozenset[Any], list[int]] = defaultdict(list)
        for i, answers in enumerate(self.ways[axis]):
            rest = {v: a for v, a in answers.items() if v != vraag.vraag}
            rests[frozenset((v, type(a), a) for v, a in rest.items())].append(i)
        lower, step = False, 0
        for same in rests.values():
            for one, other in product(same, same):
                more = self._difference(axis, one, other)
                step = max(step, int(np.abs(more).max(initial=0)))
                weights = [self._weight(vraag, self.ways[axis][i]) for i in (one, other)]
                if weights[0] is not None and weights[1] is not None and weights[0] < weights[1]:
                    lower = lower or bool((more < 0).any())
        return Worst(lower, step)

    def _difference(self, axis: int, one: int, other: int) -> npt.NDArray[np.int64]:
        minutes, valid = (np.moveaxis(a, axis, 0) for a in (self.minutes, self.valid))
        more: npt.NDArray[np.int64] = np.subtract(minutes[other], minutes[one])
        both = valid[one] & valid[other]
        return np.extract(both, more)

    def _weight(self, vraag: Vraag, answers: Answers) -> int | None:
        return vraag.weight(answers[vraag.vraag]) if vraag.vraag in answers else None


def _activity(nk: Normenkader, name: str) -> list[Answers]:
    """Every valid way to answer an activity, without what never matters."""
    found: list[Answers] = [{"nodig": "niet_uitgevraagd"}, {"nodig": False}]
    asked = {v.vraag for v in nk.questions("leefgebieden", name)}
    more: list[Answers] = (
        [{}]
        if "gemotiveerd_en_leerbaar" not in asked
        else [{"gemotiveerd_en_leerbaar": a} for a in (True, False)]
    )
    ways = product((True, False), range(1, MOST + 1), more)
    for needed, minutes, own in ways:
        base: Answers = {"nodig": needed, "minuten": minutes, "opgelost_door": "geen", **own}
        found += [base, *({**base, "gedekt_minuten": c} for c in range(minutes + 1))]
    return found


class Worst(NamedTuple):
    """Of a question: whether some heavier answer gives less, and the largest step."""

    lower: bool
    step: int


# What is changed, and whether a heavier answer then gives less somewhere.
SHAPES: dict[str, tuple[dict[str, Data], bool]] = {
    "as the law has it": ({}, False),
    "with a maximum for less": ({"MX_8": {"hoogste_band": "K1"}}, False),
    "with a lower maximum for more": ({"MX_5": {"hoogste_band": "K1"}}, True),
    "with half covered whatever others do": ({"AF_GEDEKT": {"dan": {"procent": 50}}}, False),
}


@pytest.mark.parametrize("shape", list(SHAPES))
def test_both_methods_say_what_every_client_shows(bibliotheek: Library, shape: str) -> None:
    changes, gives_less = SHAPES[shape]
    nk = tiny(bibliotheek.version("awbz-bgi-2014", "2014.1"), **changes)
    everybody = Everybody(nk)
    enumeration = Enumeration(nk)
    walked = enumeration.walk()
    found = {p: own for p, own in walked.ends.items() if p.uitkomst != "geen_toegang"}
    assert set(found) == set(everybody.ends)
    for possibility, (least, most) in found.items():
        if least is not None:
            minutes = [m for m in everybody.ends[possibility] if m is not None]
            assert (least, most) == (min(minutes), max(minutes))
    pairs, solving = all_pairs(enumeration, Exempt()), Solving(nk)
    real = {plaats: everybody.worst(plaats) for plaats in ordered(solving.vragen)}
    assert len(real) > 10
    assert any(worst.lower for worst in real.values()) == gives_less
    for plaats, worst in real.items():
        own = pairs.find(plaats)
        assert (own.lower is not None, own.step) == worst, plaats
        assert (PairSolving(solving, plaats).uncovered(LAGER) is not None) == worst.lower
        assert PairSolving(solving, plaats).uncovered(Fault(worst.step)) is None
        if worst.step:
            assert PairSolving(solving, plaats).uncovered(Fault(worst.step - 1)) is not None
    assert number_of_cases(nk) > everybody.valid.sum()
