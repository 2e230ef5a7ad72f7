"""Both methods against every single client of a normenkader in the shape of `awbz-bgi-2014`."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import pytest

from engine.calculation.evaluator import quick
from engine.partial.outcomes import Possibility
from normenkader import Library, Normenkader
from normenkader.conditions import Answer
from normenkader.file.tree import Tree
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
Client = dict[AnswerPlace, Answer]


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


class Result(NamedTuple):
    """What a client comes to: minutes are 0 where nothing counts."""

    possibility: Possibility
    minutes: int | None


def every_client(nk: Normenkader) -> Iterator[tuple[Client, Result]]:
    """Every valid client with access, and what it comes to."""
    calculate = quick(nk)
    parts = [[("leefgebieden", n, own) for own in _activity(nk, n)] for n in NAMES]
    scores = [
        ("clientfactoren", "", dict(zip(SCORES, own, strict=True)))
        for own in product((0, 3), repeat=2)
    ]
    access = [("toegang", "", {"behandeling_volstaat": False})]
    for chosen in product(access, *parts, scores):
        if all(own["nodig"] == "niet_uitgevraagd" for s, _, own in chosen if s == "leefgebieden"):
            continue
        sections: Any = {(s, n): own for s, n, own in chosen} | {("zaak", ""): {}}
        short = calculate(sections)
        own = Possibility(short.uitkomst or "", short.product, short.band, short.doelrichting)
        client = {(s, n, v): a for s, n, answers in chosen for v, a in answers.items()}
        yield client, Result(own, short.minuten_per_week)


def _activity(nk: Normenkader, name: str) -> list[dict[str, Any]]:
    """Every valid way to answer an activity, without what never matters."""
    found: list[dict[str, Any]] = [{"nodig": "niet_uitgevraagd"}, {"nodig": False}]
    asked = {v.vraag for v in nk.questions("leefgebieden", name)}
    more = (
        [{}]
        if "gemotiveerd_en_leerbaar" not in asked
        else [{"gemotiveerd_en_leerbaar": a} for a in (True, False)]
    )
    ways = product((True, False), range(1, MOST + 1), more)
    for needed, minutes, own in ways:
        base = {"nodig": needed, "minuten": minutes, "opgelost_door": "geen", **own}
        found += [base, *({**base, "gedekt_minuten": c} for c in range(minutes + 1))]
    return found


class Worst(NamedTuple):
    """Of a question: whether some heavier answer gives less, and the largest step."""

    lower: bool
    step: int


def worst(nk: Normenkader, clients: dict[frozenset[Any], int], plaats: AnswerPlace) -> Worst:
    """Compare every two clients who differ in the answer to one question."""
    vraag = next(v for v in nk.questions(plaats[0]) if v.vraag == plaats[2])
    by_rest: dict[frozenset[Any], list[tuple[Answer | None, int]]] = defaultdict(list)
    for client, minutes in clients.items():
        given = next((a for p, _, a in client if p == plaats), None)
        rest = frozenset(item for item in client if item[0] != plaats)
        by_rest[rest].append((given, minutes))
    lower, step = False, 0
    for same in by_rest.values():
        for (a, before), (b, after) in product(same, same):
            step = max(step, abs(after - before))
            weights = [None if x is None else vraag.weight(x) for x in (a, b)]
            if None not in weights and weights[1] > weights[0]:  # type: ignore[operator]
                lower = lower or after < before
    return Worst(lower, step)


SHAPES: dict[str, dict[str, Data]] = {
    "as the law has it": {},
    "with a maximum for less": {"MX_8": {"hoogste_band": "K1"}},
    "with a lower maximum for more": {"MX_5": {"hoogste_band": "K1"}},
    "with what is covered twice": {"AF_GEDEKT": {"dan": {"procent": 50}}},
}


@pytest.mark.parametrize(
    "shape",
    [
        *list(SHAPES)[:1],
        *(pytest.param(name, marks=pytest.mark.nightly) for name in list(SHAPES)[1:]),
    ],
)
def test_both_methods_say_what_every_client_shows(bibliotheek: Library, shape: str) -> None:
    nk = tiny(bibliotheek.version("awbz-bgi-2014", "2014.1"), **SHAPES[shape])
    ends: dict[Possibility, set[Any]] = defaultdict(set)
    clients: dict[frozenset[Any], int] = {}
    for client, result in every_client(nk):
        ends[result.possibility].add(result.minutes)
        key = frozenset((p, type(a).__name__, a) for p, a in client.items())
        clients[key] = result.minutes or 0
    enumeration = Enumeration(nk)
    walked = enumeration.walk()
    found = {p: own for p, own in walked.ends.items() if p.uitkomst != "geen_toegang"}
    assert set(found) == set(ends)
    for possibility, (least, most) in found.items():
        if least is not None:
            assert (least, most) == (min(ends[possibility]), max(ends[possibility]))
    pairs, solving = all_pairs(enumeration, Exempt()), Solving(nk)
    weighed = ordered(solving.vragen)
    assert len(weighed) > 10
    for plaats in weighed:
        real, own = worst(nk, clients, plaats), pairs.find(plaats)
        assert (own.lower is not None, own.step) == real, plaats
        assert (PairSolving(solving, plaats).uncovered(LAGER) is not None) == real.lower
        assert PairSolving(solving, plaats).uncovered(Fault(real.step)) is None
        larger = PairSolving(solving, plaats).uncovered(Fault(real.step - 1))
        assert (larger is not None) == (real.step > 0)
    assert number_of_cases(nk) > len(clients)
