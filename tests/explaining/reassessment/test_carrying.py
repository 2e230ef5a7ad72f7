"""What becomes of each answer, and why."""

from __future__ import annotations

import copy
from typing import Any

from explaining.reassessment.account import changed
from explaining.reassessment.carrying import GELIJK, Carried, carry, lost_lines
from normenkader import Normenkader
from normenkader.reading import from_content
from tests.explaining.reassessment.versions import LATER, later_version, then


def lots(mee: Carried) -> dict[str, tuple[str, str]]:
    return {".".join(filter(None, a.plaats)): (a.lot, a.reden) for a in mee.antwoorden}


def with_change(demo: Normenkader, change: Any) -> Normenkader:
    data = copy.deepcopy(demo.content) | {"versie": "2027.1"}
    change(data["vragen"])
    return from_content(data)


def test_every_answer_is_said_once_with_its_reason(demo: Normenkader) -> None:
    mee = carry(then(demo), demo, demo, LATER)
    case = then(demo)
    count = sum(len(a) for a in case["leefgebieden"].values())
    count += len(case["toegang"]) + len(case["clientfactoren"]) + 1
    assert len(mee.antwoorden) == count
    assert {(a.lot, a.reden) for a in mee.antwoorden} == {("overgenomen", GELIJK)}
    assert mee.content == case | {"peildatum": LATER}


def test_an_answer_that_is_called_otherwise_is_carried_over_and_marked(demo: Normenkader) -> None:
    newer = later_version(demo, niveau_3="deels zelfredzaam")
    mee = carry(then(demo), demo, newer, LATER)
    assert lots(mee)["leefgebieden.financien.niveau"] == (
        "anders",
        "Het antwoord heet nu ‘deels zelfredzaam’.",
    )
    assert mee.content["leefgebieden"]["financien"]["niveau"] == 3
    assert lots(mee)["leefgebieden.adl.niveau"] == ("overgenomen", GELIJK)


def test_a_question_in_other_words_marks_its_answers(demo: Normenkader) -> None:
    def change(vragen: dict[str, Any]) -> None:
        vragen["toegang"][0]["tekst"] = "Welke leeftijd heeft de inwoner?"

    mee = carry(then(demo), demo, with_change(demo, change), LATER)
    assert lots(mee)["toegang.leeftijd"][0] == "anders"
    assert "Welke leeftijd" in lots(mee)["toegang.leeftijd"][1]


def test_a_number_in_another_unit_is_not_carried_over(demo: Normenkader) -> None:
    def change(vragen: dict[str, Any]) -> None:
        vragen["toegang"][0]["eenheid"] = "maanden"

    mee = carry(then(demo), demo, with_change(demo, change), LATER)
    assert lots(mee)["toegang.leeftijd"] == (
        "vervallen",
        "De vraag telt nu in maanden, en niet meer in jaar.",
    )
    assert "leeftijd" not in mee.content["toegang"]


def test_a_leefgebied_that_is_gone_takes_its_texts_along_and_says_so(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    case = then(demo)
    case["leefgebieden"]["nieuw"] = {"niveau": 2, "toelichting": "Hier ging het mis."}
    mee = carry(case, demo, drechtsteden, "2016-06-01")
    gone = [a for a in mee.antwoorden if a.plaats[1] == "nieuw"]
    assert {a.lot for a in gone} == {"vervallen"}
    assert ("leefgebieden", "nieuw", "toelichting") in {a.plaats for a in gone}
    assert (
        lost_lines(mee, demo, drechtsteden).count(
            f"nieuw: {demo.benaming.this} is er niet in {drechtsteden.titel}"
        )
        == 1
    )


def test_the_answers_that_are_other_now_are_found_with_both(demo: Normenkader) -> None:
    case = then(demo)
    mee = carry(case, demo, demo, LATER)
    case["leefgebieden"]["adl"]["niveau"] = 3
    del case["leefgebieden"]["financien"]["doel"]
    case["clientfactoren"]["zorgmijding"] = "geen"
    found = [(a.plaats, a.before, a.after) for a in changed(mee, demo, case)]
    assert found == [
        (
            ("leefgebieden", "financien", "doel"),
            "behoud",
            "niet gevraagd of niet beantwoord",
        ),
        (("leefgebieden", "adl", "niveau"), "niet zelfredzaam", "beperkt zelfredzaam"),
        (("clientfactoren", "", "zorgmijding"), "sterk", "geen zorgmijding"),
    ]
