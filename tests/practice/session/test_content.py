"""What is kept of a participant: answers that the normenkader knows, and nothing else."""

from __future__ import annotations

import pytest

from normenkader import Library, Normenkader
from practice.session.content import (
    FilledIn,
    as_content,
    asked,
    nested,
    part_of,
    parts,
    read_content,
)
from tests.practice.practised import DEEL, DOEL, NIVEAU, OPGELOST, assignment

TEKST = "Mevrouw De Vries, 06-12345678"


def test_without_parts_every_question_is_asked(demo: Normenkader) -> None:
    every = parts(demo)
    assert every[:2] == ["toegang", DEEL]
    assert every[-2:] == ["clientfactoren", "zaak"]
    assert asked(demo) == asked(demo, every)
    assert {part_of(p) for p in asked(demo, ["toegang", DEEL])} == {"toegang", DEEL}


def test_texts_and_answers_to_other_questions_are_not_kept(demo: Normenkader) -> None:
    case = {
        "zaak": "OZ-01",
        "peildatum": "2026-07-01",
        "toegang": {"leeftijd": 41, "toelichting": TEKST},
        "leefgebieden": {
            "financien": {"niveau": 2, "toelichting": TEKST},
            "adl": {"niveau": 3},
        },
        "clientfactoren": {"verloop": "stabiel"},
    }
    assert as_content(demo, [DEEL], case, "IBO") == {
        "formaat": 1,
        "antwoorden": {
            "toegang": {},
            "leefgebieden": {"financien": {"niveau": 2}},
            "clientfactoren": {},
        },
        "verwacht": "IBO",
    }
    assert TEKST not in str(as_content(demo, [], case, ""))


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ({"niveau": 2, "doel": "behoud"}, {NIVEAU: 2, DOEL: "behoud"}),
        ({"niveau": "2", "doel": TEKST, "opgelost_door": ["geen"]}, {}),
        ({"niveau": True, "opgelost_door": "geen"}, {OPGELOST: "geen"}),
        ({"niveau": 6, "doel": None}, {}),
        ("niets", {}),
    ],
)
def test_only_answers_that_are_known_are_read(
    demo: Normenkader, answers: object, kept: dict[object, object]
) -> None:
    content = {"antwoorden": {"leefgebieden": {"financien": answers}}, "verwacht": "IBO"}
    assert read_content(demo, [DEEL], content) == FilledIn(kept, "IBO")  # type: ignore[arg-type]


@pytest.mark.parametrize("verwacht", ["XYZ", TEKST, 5, None, ["IBO"]])
def test_only_a_class_that_is_known_is_read(demo: Normenkader, verwacht: object) -> None:
    assert read_content(demo, [], {"antwoorden": [], "verwacht": verwacht}) == FilledIn()


def test_what_was_kept_comes_back(bibliotheek: Library, demo: Normenkader) -> None:
    worked = assignment(bibliotheek, ()).worked()
    content = as_content(demo, [], {**nested(worked), "indicatieduur_weken": 26}, "IBO")
    found = read_content(demo, [], content)
    assert found.antwoorden == {**worked, ("zaak", "", "indicatieduur_weken"): 26}
    assert found.verwacht == "IBO"
