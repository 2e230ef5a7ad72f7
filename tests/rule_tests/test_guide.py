"""The guide about tests keeps up with the format, the shipped tests and the command."""

from __future__ import annotations

import re

from typer.testing import CliRunner

from cli.main import app
from rule_tests.model import Expected, ExpectedRules, RuleTest, RuleTestFile
from tests.conftest import ROOT, RULES

PAGE = ROOT / "docs" / "gids" / "toetsen.md"
GUIDE = PAGE.read_text("utf-8")
SHIPPED = "".join(f.read_text("utf-8") for f in sorted(RULES.glob("demo-ib/toetsen/*/*.yaml")))


def test_examples_are_those_that_ship() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
    first, weg, minuten, _ = blocks
    assert first[first.index("  - toets:") :] in SHIPPED
    assert weg in SHIPPED
    assert minuten in SHIPPED


def test_report_is_what_the_command_prints() -> None:
    fenced = re.findall(r"```(\w*)\n(.*?)```", GUIDE, flags=re.DOTALL)
    shown, failed = (tekst for kind, tekst in fenced if not kind)
    assert shown in CliRunner().invoke(app, ["toets", "demo-ib@2026.1"]).stdout
    assert failed.splitlines()[0].removeprefix("Mislukt: ") in SHIPPED


def test_every_key_is_named() -> None:
    keys = {k for m in (RuleTestFile, RuleTest, Expected, ExpectedRules) for k in m.model_fields}
    assert {k for k in keys if f"`{k}`" not in GUIDE and f"{k}:" not in GUIDE} == set()


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", GUIDE):
        assert (PAGE.parent / link).exists(), link
