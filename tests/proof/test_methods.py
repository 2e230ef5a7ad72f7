"""Both methods agree on any normenkader, and with every case where those are few."""

from __future__ import annotations

import copy
import random
from itertools import product
from typing import Any

import pytest

from engine.calculation.evaluator import evaluate
from engine.partial.outcomes import Possibility
from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.library import FixedVersion
from normenkader.reading import build
from proof import MethodsDifferError, prove
from proof.declared import must_agree
from proof.questions import all_questions, asked, number_of_cases, sections
from proof.solving.solving import Solving
from proof.walking.enumeration import Enumeration
from tests.proof.small import Data, proved, small, stage, verdicts
from tests.random_norms import random_norm_data
from zaak.checking import InvalidZaakError, check_zaak


def weighed(rng: random.Random) -> Normenkader:
    """A random normenkader whose answers have weights."""
    data = random_norm_data(rng)
    for sectie in ("leefgebieden", "clientfactoren"):
        for vraag in data["vragen"][sectie]:
            if rng.random() < 0.6:
                ways = ["ja", "nee"] if vraag["soort"] == "ja_nee" else ["oplopend", "aflopend"]
                vraag["zwaarte"] = rng.choice(ways)
    if any(f["fase"] == "afronding" for f in data["fasen"]):
        data["bewijs"] = {
            "hoogstens_per_antwoord": rng.randint(20, 120),
            "bron": {"document": "bron", "plaats": "ergens"},
        }
    return build(Tree("willekeurig.yaml", data))


def excused(rng: random.Random) -> Normenkader:
    """A random normenkader with exceptions on rules of every stage."""
    data = copy.deepcopy(weighed(rng).content)
    stages = {f["fase"]: f for f in data["fasen"]}
    rules = [r for f in stages.values() for r in f.get("regels", [])]
    rules += stages["meetellen"].get("koppelingen") or []
    for fase, part in (("normtijden", "tabel"), ("raster", "banden")):
        rules += stages[fase][part] if fase in stages else []
    for rule in rules:
        if rng.random() < 0.4:
            rule["bewust"] = [
                {
                    "eigenschap": eigenschap,
                    "reden": "Dat is hier de bedoeling.",
                    "bron": {"document": "bron", "plaats": "ergens"},
                }
                for eigenschap in rng.choice([["monotoon"], ["robuust"], ["monotoon", "robuust"]])
            ]
    return build(Tree("willekeurig.yaml", data))


def check_random(seed: int) -> None:
    """Raises where the methods differ, or a client does not show what was found."""
    bewijs = prove(weighed(random.Random(seed)))
    assert len(bewijs.verdicts) == 6


@pytest.mark.parametrize("seed", [2, 6, 14, 17])
def test_methods_agree_on_random_exceptions(seed: int) -> None:
    assert len(prove(excused(random.Random(seed))).verdicts) == 6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_methods_agree_on_random_normenkaders(seed: int) -> None:
    check_random(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", [0, *range(100, 109), 111])
def test_methods_agree_on_many_random_normenkaders(seed: int) -> None:
    check_random(seed)


def tiny(rng: random.Random) -> Normenkader:
    """A random normenkader with so few cases that each of them can be judged."""
    while True:
        normenkader = build(Tree("klein.yaml", random_norm_data(rng)))
        if number_of_cases(normenkader) < 40_000 * (1 + 260 * bool(normenkader.vragen.zaak)):
            return normenkader


def every_case(normenkader: Normenkader) -> list[Any]:
    """Every course of every complete case, without the questions about the case itself."""
    choices = []
    for sectie, naam in sections(normenkader):
        questions = asked(normenkader, sectie, naam) if sectie != "zaak" else ()
        names = [v.vraag for v in questions]
        ways = product(*([*v.answers(), None] for v in questions))
        choices.append(
            [
                (sectie, naam, {v: a for v, a in zip(names, own, strict=True) if a is not None})
                for own in ways
            ]
        )
    bibliotheek, found = FixedVersion(normenkader), []
    for parts in product(*(_valid(normenkader, own) for own in choices)):
        case: dict[str, Any] = {
            "zaak": "Z",
            "normenkader": normenkader.normenkader,
            "peildatum": str(normenkader.geldig.van),
            "leefgebieden": {},
        }
        for sectie, naam, answers in parts:
            if naam:
                case["leefgebieden"][naam] = answers
            elif sectie != "zaak":
                case[sectie] = answers
        try:
            zaak, _ = check_zaak(case, bibliotheek)
        except InvalidZaakError:
            continue
        found.append(evaluate(normenkader, zaak))
    return found


def _valid(normenkader: Normenkader, ways: list[Any]) -> list[Any]:
    """The ways to answer a section that are valid by themselves."""
    leading = normenkader.vragen.leading.vraag

    def fits(way: Any) -> bool:
        sectie, naam, answers = way
        if sectie == "leefgebieden" and answers.get(leading) == "niet_uitgevraagd":
            return len(answers) == 1
        return all(
            v.vraag in answers or not v.required(answers)
            for v in (asked(normenkader, sectie, naam) if sectie != "zaak" else ())
        )

    return [way for way in ways if fits(way)]


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(5))
def test_enumeration_equals_every_case(seed: int) -> None:
    normenkader = tiny(random.Random(seed))
    ends: dict[Possibility, list[Any]] = {}
    fired: set[str] = set()
    for v in every_case(normenkader):
        outcome = Possibility(v.uitkomst or "", v.product, v.band, v.doelrichting)
        ends.setdefault(outcome, []).append(v.minuten_per_week)
        fired |= {s.regel for s in v.stappen}
    walked = Enumeration(normenkader).walk()
    assert set(walked.ends) == set(ends)
    for outcome, (least, most) in walked.ends.items():
        if least is not None:
            assert (min(ends[outcome]), max(ends[outcome])) == (least, most)
    phases = {r.regel for f in normenkader.fasen if f.fase == "fasering" for r in f.regels}
    rules = {d.code for d in walked.occurs if d.soort == "regel"}
    assert rules - phases == fired - phases


def test_number_of_cases_counts_optional_answers(demo: Normenkader) -> None:
    assert number_of_cases(demo) > 10**30
    assert len(all_questions(demo)) == 49


def test_methods_that_differ_are_an_error() -> None:
    with pytest.raises(MethodsDifferError, match="Er is niets bewezen"):
        must_agree("uniek", {1}, {2})


def test_z3_says_which_outcomes_have_other_ends(
    drechtsteden: Normenkader, demo: Normenkader
) -> None:
    solving = Solving(demo)
    below = Possibility("ib0", doelrichting="behoud")
    assert solving.ends(below, 10, 20) is None
    assert solving.ends(below, 15, 25) is None
    assert solving.ends(below, 10, 25) is not None


def test_a_product_in_a_bandwidth_and_below_the_lowest_has_bounds_of_its_own_for_both(
    demo: Normenkader,
) -> None:
    def spoil(data: Data) -> None:
        grid = stage(data, "raster")
        grid["onder"].update(uitkomst="product", product=grid["banden"][0]["product"])

    assert verdicts(proved(small(demo, spoil)))["begrensd"] == "bewezen"
