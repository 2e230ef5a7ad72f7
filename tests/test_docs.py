"""The documents keep up with the program."""

from __future__ import annotations

import re

from cli.main import app
from normenkader.stages import STAGES
from practice.agreement.alpha import MINSTENS, MINSTENS_VOOR_INTERVAL
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "gids" / "normenkader-schrijven.md").read_text("utf-8")
DEMO = (ROOT / "rules" / "demo-ib" / "2026.1.yaml").read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert names
    assert [n for n in names if f"normwijzer {n}" not in README] == []


def test_examples_of_rules_are_those_of_the_demonstration() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    assert len(blocks) == 2
    assert all(block in DEMO for block in blocks)


def test_guide_names_every_stage_in_order() -> None:
    places = [GUIDE.index(f"| `{stage}` |") for stage in STAGES]
    assert places == sorted(places)


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), (page, link)


def test_the_guide_names_the_minimum_of_the_program_for_alpha() -> None:
    guide = (ROOT / "docs" / "gids" / "oefening.md").read_text("utf-8")
    assert (
        f"Alpha is er vanaf {MINSTENS} onderdelen, een **interval** vanaf {MINSTENS_VOOR_INTERVAL}."
    ) in guide
