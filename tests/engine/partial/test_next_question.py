"""The next best question: what every answer would do, and which question narrows most."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any

from engine.partial import answer as answer_to
from engine.partial import next_questions, possible
from normenkader import Library, Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from tests.partial_cases import (
    ABSENT,
    Place,
    choices,
    completions,
    get,
    how_many,
    open_places,
    put,
    random_partial,
)
from tests.random_norms import random_norm
from zaak.checking import check_partial
from zaak.model import AnswerPlace


def where(plaats: AnswerPlace) -> Place:
    sectie, naam, vraag = plaats
    return tuple(filter(None, ("" if sectie == "zaak" else sectie, naam, vraag)))


def answered(case: dict[str, Any], place: Place, answer: Any) -> dict[str, Any]:
    """The case with one answer; a leefgebied that is left out has no other open questions."""
    changed = copy.deepcopy(case)
    if answer == NIET_UITGEVRAAGD:
        for other in open_places(changed):
            if other[:-1] == place[:-1]:
                put(changed, other, ABSENT)
    put(changed, place, answer)
    return changed


def every_consequence_is_that_of_the_answered_case(
    normenkader: Normenkader, case: dict[str, Any]
) -> int:
    bibliotheek = Library([normenkader], normenkader.normenkader)
    zaak, _ = check_partial(case, bibliotheek)
    checked = 0
    for waarde in next_questions(normenkader, zaak).vragen:
        for gevolg in waarde.effects:
            for answer in gevolg.antwoorden[:3]:
                changed = answered(case, where(waarde.plaats), answer)
                if answer == NIET_UITGEVRAAGD and all_left_out(normenkader, changed):
                    # Only a reason for no access makes that a valid case.
                    assert {m.uitkomst for m in gevolg.possible.outcomes} == {"geen_toegang"}
                    continue
                other, _ = check_partial(changed, bibliotheek)
                assert possible(normenkader, other) == gevolg.possible, (waarde.plaats, answer)
                checked += 1
    return checked


def all_left_out(normenkader: Normenkader, case: dict[str, Any]) -> bool:
    leading = normenkader.vragen.leading.vraag
    return all(a.get(leading) == NIET_UITGEVRAAGD for a in case["leefgebieden"].values())


def offered(normenkader: Normenkader, case: dict[str, Any]) -> dict[Place, set[Any]]:
    zaak, _ = check_partial(case, Library([normenkader], normenkader.normenkader))
    return {
        where(w.plaats): {a for g in w.effects for a in g.antwoorden}
        for w in next_questions(normenkader, zaak).vragen
        if w.plaats[0] != "zaak"
    }


def test_an_answer_is_offered_exactly_where_a_complete_case_has_it(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(24)
    excluded = 0
    for normenkader in (demo, drechtsteden) * 25:
        case = random_partial(rng, normenkader, 4)
        while how_many(normenkader, case) > 1_500:
            case = random_partial(rng, normenkader, 4)
        given = offered(normenkader, case)
        completed: dict[Place, set[Any]] = {place: set() for place in given}
        for whole, _, _ in completions(normenkader, case):
            for place, answers in completed.items():
                answers.add(get(whole, place) if place[-1] in get(whole, place[:-1]) else None)
        for place, answers in given.items():
            # Of a long range of numbers only some are completed, and what is not needed is absent.
            tried = set(choices(normenkader, place)) - {ABSENT}
            assert answers & tried == completed[place] - {None}, place
            excluded += len(tried - answers)
    assert excluded > 5


def test_leaving_out_is_not_offered_for_a_leefgebied_with_other_answers(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    zaak["leefgebieden"]["verslaving"] = {
        "niveau": "onbekend",
        "opgelost_door": "geen",
        "doel": "behoud",
    }
    place = ("leefgebieden", "verslaving", "niveau")
    assert offered(demo, zaak)[place] == {1, 2, 3, 4, 5}


def test_what_an_answer_would_do_is_what_the_answered_case_can_become(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    rng = random.Random(21)
    for normenkader in (demo, drechtsteden, *(random_norm(rng) for _ in range(15))):
        checked = [
            every_consequence_is_that_of_the_answered_case(
                normenkader, random_partial(rng, normenkader, 8)
            )
            for _ in range(12)
        ]
        assert sum(checked) > 0


def test_the_first_question_leaves_the_fewest_outcomes_on_average(demo: Normenkader) -> None:
    rng = random.Random(22)
    for _ in range(40):
        zaak, _ = check_partial(random_partial(rng, demo, 10), Library([demo], demo.normenkader))
        found = next_questions(demo, zaak)
        averages = []
        for waarde in found.vragen:
            counts = [
                len(g.possible.outcomes)
                for g in waarde.effects
                for a in g.antwoorden
                if a != NIET_UITGEVRAAGD
            ]
            assert waarde.outcomes == Fraction(sum(counts), len(counts))
            averages.append((waarde.outcomes, waarde.width))
        assert averages == sorted(averages)


def test_every_question_is_open_and_none_is_left_out(demo: Normenkader) -> None:
    rng = random.Random(23)
    for _ in range(40):
        case = random_partial(rng, demo, 10)
        zaak, _ = check_partial(case, Library([demo], demo.normenkader))
        found = next_questions(demo, zaak)
        asked = {where(w.plaats) for w in found.vragen}
        still = set(open_places(case))
        assert asked <= still
        # What is not asked now may turn out not to be needed.
        waiting = {p for p in still if p[1:2] and p[1] in found.not_begun}
        assert not waiting & asked
        # With a reason for no access nothing else is needed.
        given = answer_to(demo, zaak)
        outcomes = {m["uitkomst"] for m in given.get("mogelijk", [given])}
        closed = outcomes == {"geen_toegang"}
        for place in set() if closed else still - asked - waiting:
            assert place[-1] in ("doel", "opgelost_door", "overlast", "gevaar") or len(place) == 1


def test_nobody_is_led_to_a_leefgebied_without_any_answer(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    bibliotheek = Library([demo], demo.normenkader)
    for naam in ("verslaving", "adl"):
        zaak["leefgebieden"][naam] = dict.fromkeys(("niveau", "opgelost_door", "doel"), "onbekend")
    found = next_questions(demo, check_partial(zaak, bibliotheek)[0])
    assert found.vragen == ()
    assert found.not_begun == ("verslaving", "adl")
    zaak["leefgebieden"]["verslaving"]["niveau"] = 2
    found = next_questions(demo, check_partial(zaak, bibliotheek)[0])
    assert [w.plaats[1:] for w in found.vragen] == [("verslaving", "opgelost_door")]
    assert found.not_begun == ("adl",)


def test_access_comes_first_in_an_empty_intake(demo: Normenkader, zaak: dict[str, Any]) -> None:
    zaak["toegang"]["wlz_indicatie"] = "onbekend"
    zaak["clientfactoren"]["beeldzorg"] = "onbekend"
    found = next_questions(demo, check_partial(zaak, Library([demo], demo.normenkader))[0])
    assert [w.plaats[2] for w in found.vragen] == ["wlz_indicatie", "beeldzorg"]


def test_without_open_answers_there_is_no_next_question(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    found = next_questions(demo, check_partial(zaak, Library([demo], demo.normenkader))[0])
    assert found.vragen == ()
    assert len(found.possible.outcomes) == 1
