"""Other answers by brute force: plain loops over plain cases, checked and judged one by one."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from engine import ContractAnswer, judge
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from tests.random_cases import random_case
from zaak.checking import InvalidZaakError, check_zaak

# The questions about a leefgebied that may change, by name; True where the answers have an order.
LEEFGEBIED = {"niveau": True, "doel": False, "soort_werk": False, "werk": False}
ACCESS: dict[str, dict[str, Any]] = {
    "demo-ib": {
        "leeftijd": 40,
        "woont_in_gemeente": True,
        "wlz_indicatie": False,
        "permanent_toezicht": False,
        "extramuraal_duurder": False,
    },
    "drechtsteden-ib-2016": {
        "doelgroep": True,
        "zonder_begeleiding_mis": True,
        "permanent_toezicht": False,
        "blijvend_niet_zelfstandig": False,
        "extramuraal_duurder": False,
    },
}


@dataclass(frozen=True)
class Change:
    """One other answer in a plain case."""

    path: tuple[str, ...]
    old: Any
    new: Any
    step: int

    @property
    def text(self) -> tuple[str, Any]:
        return ".".join(self.path), self.new


def case_with_access(
    rng: random.Random, normenkader: Normenkader, most_asked: int = 99
) -> dict[str, Any]:
    """A random case of a shipped normenkader that has access, with some leefgebieden asked.

    In half of the cases nothing else solves anything, so that more leefgebieden count.
    """
    case = random_case(rng, normenkader)
    case["toegang"] = dict(ACCESS[normenkader.normenkader])
    if rng.random() < 0.5:
        for naam, answers in case["leefgebieden"].items():
            answers |= {k: "geen" for k in answers if k == "opgelost_door"}
            for vraag in normenkader.questions("leefgebieden", naam):
                if vraag.vraag not in answers and vraag.required(answers):
                    answers[vraag.vraag] = rng.choice(vraag.answers())
    asked = [n for n, a in case["leefgebieden"].items() if a["niveau"] != "niet_uitgevraagd"]
    for naam in asked[most_asked:]:
        case["leefgebieden"][naam] = {"niveau": "niet_uitgevraagd"}
    return case


def all_singles(normenkader: Normenkader, case: dict[str, Any]) -> list[Change]:
    """Every change of one answer, in the order of the form."""
    changes: list[Change] = []
    for naam in normenkader.leefgebied_names:
        given = case["leefgebieden"][naam]
        if given["niveau"] == "niet_uitgevraagd":
            continue
        for vraag in normenkader.questions("leefgebieden", naam):
            if vraag.vraag in LEEFGEBIED:
                path = ("leefgebieden", naam, vraag.vraag)
                changes += _changes(path, vraag, given, ordered=LEEFGEBIED[vraag.vraag])
    for vraag in normenkader.questions("clientfactoren"):
        path2 = ("clientfactoren", vraag.vraag)
        changes += _changes(path2, vraag, case["clientfactoren"], ordered=True)
    return changes


def _changes(
    path: tuple[str, ...], vraag: Any, given: dict[str, Any], *, ordered: bool
) -> Iterator[Change]:
    old = given.get(vraag.vraag)
    answers = list(vraag.answers())
    for new in answers:
        if new not in (old, "niet_uitgevraagd"):
            far = ordered and old is not None
            yield Change(path, old, new, abs(answers.index(new) - answers.index(old)) if far else 1)


def changed(case: dict[str, Any], changes: tuple[Change, ...]) -> dict[str, Any]:
    """A copy of the case with other answers."""
    other = copy.deepcopy(case)
    for change in changes:
        table = other
        for part in change.path[:-1]:
            table = table[part]
        table[change.path[-1]] = change.new
    return other


def judged(normenkader: Normenkader, case: dict[str, Any]) -> ContractAnswer | None:
    """The answer, or None where the case is not valid."""
    try:
        zaak, _ = check_zaak(case, Library([normenkader], normenkader.normenkader))
    except InvalidZaakError:
        return None
    return judge(normenkader, zaak)


def codes(antwoord: ContractAnswer) -> tuple[str, str | None, str | None]:
    """The outcome, the product and the bandwidth."""
    product, band = antwoord["product"] or {}, antwoord["bandbreedte"] or {}
    return antwoord["uitkomst"], product.get("code"), band.get("code")


Found = dict[str, tuple[int, list[tuple[Change, ...]]]]


def smallest(normenkader: Normenkader, case: dict[str, Any], answers: int) -> Found:
    """Per product the smallest sum of steps of so many other answers, and all changes of it."""

    def product(other: dict[str, Any]) -> str | None:
        antwoord = judged(normenkader, other)
        return codes(antwoord)[1] if antwoord else None

    return smallest_of(all_singles(normenkader, case), case, answers, product)


def smallest_of(
    singles: list[Change],
    case: dict[str, Any],
    answers: int,
    product_of: Callable[[dict[str, Any]], str | None],
) -> Found:
    """The same, of these single changes, by what says the product of a case."""
    found: Found = {}
    for changes in combinations(singles, answers):
        if len({c.path for c in changes}) < answers:
            continue
        product = product_of(changed(case, changes))
        if product is None:
            continue
        steps = sum(c.step for c in changes)
        least, same = found.get(product, (steps + 1, []))
        if steps < least:
            found[product] = (steps, [changes])
        elif steps == least:
            same.append(changes)
    return found


def edges(normenkader: Normenkader, case: dict[str, Any]) -> list[tuple[str, Any, Any, Any]]:
    """Path, old and new answer and what it becomes, for every neighbour that changes the result."""
    now = judged(normenkader, case)
    assert now is not None
    found: list[tuple[str, Any, Any, Any]] = []
    for change in all_singles(normenkader, case):
        other = judged(normenkader, changed(case, (change,)))
        one_step = change.step == 1 and change.old is not None
        if one_step and other is not None and codes(other) != codes(now):
            result = (*codes(other), other["minuten_per_week"], other["doelrichting"])
            found.append((".".join(change.path), change.old, change.new, result))
    return found


def only(zaak: dict[str, Any], **asked: dict[str, Any]) -> dict[str, Any]:
    """The neutral case of demo-ib in which only these leefgebieden were asked."""
    left_out = {naam: {"niveau": "niet_uitgevraagd"} for naam in zaak["leefgebieden"]}
    factors = {
        "leerbaarheid": "goed",
        "zorgmijding": "geen",
        "regieverlies": "geen",
        "gedragsproblematiek": "geen",
        "communicatie": "geen_belemmering",
        "verloop": "stabiel",
        "draagkracht_netwerk": "beperkt",
        "beeldzorg": "niet_mogelijk",
    }
    return {**zaak, "leefgebieden": left_out | asked, "clientfactoren": factors}


def with_a_number(
    demo: Normenkader, condition: Any, minuten: int = 600, **question: Any
) -> Normenkader:
    """The demonstration with a number as a client factor: more time where it meets a condition."""
    content = copy.deepcopy(demo.content)
    factors = content["vragen"]["clientfactoren"]
    place = next(i for i, v in enumerate(factors) if v["vraag"] == "verloop")
    factors[place] = {
        "vraag": "verloop",
        "soort": "geheel_getal",
        "minimum": 0,
        "maximum": 10_000,
        "eenheid": "keer",
        "tekst": "Hoe vaak wisselt het?",
        "bron": factors[place]["bron"],
        **question,
    }
    stage = next(f for f in content["fasen"] if f["fase"] == "factoren")
    rule = next(r for r in stage["regels"] if "verloop" in r["als"])
    rule |= {"als": {"verloop": condition}, "dan": {"minuten": minuten}}
    return from_content(content)


def with_number(zaak: dict[str, Any], number: int | None) -> dict[str, Any]:
    """A case of 40 minutes behoud for that normenkader, before what the number adds."""
    case = only(zaak, adl={"niveau": 2, "doel": "behoud", "opgelost_door": "geen"})
    factors = {k: v for k, v in case["clientfactoren"].items() if k != "verloop"}
    return {**case, "clientfactoren": factors | ({} if number is None else {"verloop": number})}
