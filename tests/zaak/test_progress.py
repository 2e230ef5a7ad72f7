"""What is still open, and which part already counts."""

from __future__ import annotations

from typing import Any

from normenkader import Library
from normenkader.asking import nothing_asked
from zaak.checking import check_draft
from zaak.progress import complete_part, open_questions


def test_open_questions_come_in_the_order_of_the_form(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    del zaak["clientfactoren"]["verloop"]
    del zaak["toegang"]["leeftijd"]
    zaak["leefgebieden"]["adl"] = {"niveau": 2, "opgelost_door": "geen"}
    zaak["leefgebieden"]["justitie"] = {"niveau": 2}
    draft, normenkader = check_draft(zaak, bibliotheek)
    found = [(q.sectie, q.leefgebied, q.vraag) for q in open_questions(normenkader, draft)]
    assert found == [
        ("toegang", "", "leeftijd"),
        ("leefgebieden", "adl", "doel"),
        ("leefgebieden", "justitie", "opgelost_door"),
        ("clientfactoren", "", "verloop"),
    ]


def test_with_a_reason_for_no_access_only_access_is_asked(bibliotheek: Library) -> None:
    case = {"zaak": "T-1", "peildatum": "2026-07-01", "toegang": {"wlz_indicatie": True}}
    draft, normenkader = check_draft(case, bibliotheek)
    assert {q.sectie for q in open_questions(normenkader, draft)} == {"toegang"}


def test_acute_level_asks_for_the_question_that_goes_with_it(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    acute = {"niveau": 1, "doel": "behoud", "opgelost_door": "geen"}
    zaak["leefgebieden"]["dagbesteding"] = dict(acute)
    zaak["leefgebieden"]["huisvesting"] = dict(acute)
    draft, normenkader = check_draft(zaak, bibliotheek)
    found = [(q.leefgebied, q.vraag) for q in open_questions(normenkader, draft)]
    assert found == [("dagbesteding", "overlast")]


def test_nobody_is_asked_for_the_goal_of_a_leefgebied_that_has_fallen_away(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    zaak["leefgebieden"]["adl"] = {"niveau": 2, "opgelost_door": "voorliggende_wet"}
    zaak["leefgebieden"]["financien"] = {"niveau": 1, "opgelost_door": "geen"}
    own = {"niveau": 1, "opgelost_door": "geen", "gevaar": False}
    zaak["leefgebieden"]["geestelijke_gezondheid"] = own
    draft, normenkader = check_draft(zaak, bibliotheek)
    assert open_questions(normenkader, draft) == []
    own["gevaar"] = True
    draft, normenkader = check_draft(zaak, bibliotheek)
    found = [(q.leefgebied, q.vraag) for q in open_questions(normenkader, draft)]
    assert found == [("geestelijke_gezondheid", "doel")]


def test_only_complete_leefgebieden_are_in_the_complete_part(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    zaak["leefgebieden"]["adl"] = {"niveau": 2, "doel": "behoud"}
    draft, normenkader = check_draft(zaak, bibliotheek)
    part = complete_part(normenkader, draft)
    assert "adl" not in part.leefgebieden
    assert len(part.leefgebieden) == 10


def test_nothing_asked_is_seen(zaak: dict[str, Any], bibliotheek: Library) -> None:
    draft, normenkader = check_draft(zaak, bibliotheek)
    assert not nothing_asked(normenkader, draft.leefgebieden)
    zaak["leefgebieden"] = {n: {"niveau": "niet_uitgevraagd"} for n in zaak["leefgebieden"]}
    draft, _ = check_draft(zaak, bibliotheek)
    assert nothing_asked(normenkader, draft.leefgebieden)
