"""The list of places that show something of a proposal is whole, and each of them is shut."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.conftest import ROOT
from tests.screens.intake.own_first.places import OTHER_CASES, PLACES

# Packages that compute, the functions that begin it, and what a Standing holds of it.
COMPUTING = (
    "engine",
    "explaining",
    "population",
    "iwmo",
    "proof",
    "rule_tests",
    "comparison",
    "practice.session",
    "register.replaying",
)
# What becomes of answers, and which level they are: nothing of a proposal is in it.
OF_ANSWERS = ("explaining.reassessment.carrying", "explaining.reassessment.levels")
BEGINNING = {
    "register.choice": {"proposed"},
    "screens.intake.case.standing": {"standing"},
}
HELD = {
    "antwoord",
    "spoor",
    "mogelijk",
    "verloop",
    "verdeling",
    "signalen",
    "gedeeltelijk",
    "minuten_tot_nu",
    "counting",
    "without_effect",
}
# Words for a number that is there already.
WORDS = {
    "bandwidth_text",
    "days_text",
    "euro",
    "last_day",
    "mean_text",
    "minutes_text",
    "per_weeks",
    "time_text",
    "weeks_text",
}


def shows(path: Path) -> bool:
    """Say whether a module computes, or reads something that was computed."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in HELD:
            return True
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {a.name for a in node.names if not a.name.endswith("Error")} - WORDS
            inside = node.module not in OF_ANSWERS and any(
                node.module == c or node.module.startswith(f"{c}.") for c in COMPUTING
            )
            if (inside and names) or names & BEGINNING.get(node.module, set()):
                return True
    return False


def test_every_place_that_shows_a_proposal_is_listed() -> None:
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "screens").rglob("*.py")
        if shows(path)
    }
    apart = {name for name in found if any(name.startswith(f"{o}.") for o in OTHER_CASES)}
    assert found - apart == set(PLACES)
    assert {".".join(name.split(".")[:2]) for name in apart} == set(OTHER_CASES)


def test_who_says_to_have_a_door_asks_whether_it_is_shut() -> None:
    for name, how in PLACES.items():
        text = (ROOT / Path(*name.split("."))).with_suffix(".py").read_text("utf-8")
        assert ("held" in text) == (how == "deur"), name


def test_only_parts_with_a_door_draw_what_has_none() -> None:
    """What has no door itself is drawn by modules with one, or by others behind those."""
    for name, how in PLACES.items():
        if how != "achter":
            continue
        users = {
            ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for path in (ROOT / "screens" / "intake").rglob("*.py")
            if f"from {name} import" in path.read_text("utf-8")
        }
        drawing = {u for u in users if PLACES.get(u) not in ("deur", "achter", "vastgelegd")}
        # Words and helpers of these modules, that draw nothing of a case that waits.
        assert drawing <= ALLOWED.get(name, set()), (name, drawing)


ALLOWED = {
    "screens.intake.case.choosing": {
        "screens.intake.case.restoring",
        "screens.intake.case.own_first_words",
        "screens.intake.decide.correcting",
        "screens.intake.decide.correction_notes",
        "screens.intake.decide.fields",
        "screens.intake.decide.recording",
        "screens.intake.own_first.part",
    },
    "screens.intake.explain.what_if.trying": {
        "screens.intake.decide.correcting",
    },
    "screens.intake.decide.schedule": {"screens.intake.decide.fields"},
    "screens.intake.reassess.lowering": {"screens.intake.decide.recording"},
    "screens.intake.own_first.beside": {"screens.intake.own_first.part"},
}
