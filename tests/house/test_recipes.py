"""The recipes of CONTRIBUTING.md name files that are there."""

from __future__ import annotations

import re

from scripts.architecture import linter
from tests.conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WANTED = (
    "a stage",
    "a question kind",
    "a page",
    "a command",
    "a document",
    "a table beside the answers",
    "a kind that follows a decision",
    "a rule of the message",
    "a property of the proof",
)
FILE = re.compile(r"`([\w./-]+\.(?:py|md|yaml|toml|sh)|(?:\w+/)+\w*)`")


def recipes() -> dict[str, str]:
    """The text of each recipe, by what it adds."""
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)
    named = (part.partition("\n") for part in parts if part.startswith("Add "))
    return {title.removeprefix("Add "): body for title, _, body in named}


def named_in(text: str) -> list[str]:
    return FILE.findall(text)


def test_there_is_a_recipe_for_each_usual_change() -> None:
    assert tuple(recipes()) == WANTED
    for title, body in recipes().items():
        assert len(named_in(body)) > 4, title
        assert "\nTests: " in body, title


def test_every_file_that_is_named_is_there() -> None:
    assert [name for name in named_in(TEXT) if not (ROOT / name).exists()] == ["page.py"]


def test_the_recipe_of_a_stage_has_every_module_that_the_type_checker_names() -> None:
    sources = {f for p in linter()["root_packages"] for f in (ROOT / p).rglob("*.py")}
    matching = [
        str(f.relative_to(ROOT))
        for f in sorted(sources)
        if re.search(r"assert_never\((info\.)?(fase|stage)\)", f.read_text("utf-8"))
    ]
    assert len(matching) > 8
    assert [name for name in matching if f"`{name}`" not in recipes()["a stage"]] == []


def test_the_recipe_of_a_question_kind_has_every_module_that_asks_for_a_kind() -> None:
    sources = {f for p in linter()["root_packages"] for f in (ROOT / p).rglob("*.py")}
    asking = [
        str(f.relative_to(ROOT))
        for f in sorted(sources)
        if re.search(
            r"isinstance\([^()]*(\(.*\))?, *(Getal|JaNee|Keuze)Vraag", f.read_text("utf-8")
        )
    ]
    assert len(asking) > 20
    assert [name for name in asking if f"`{name}`" not in recipes()["a question kind"]] == []
