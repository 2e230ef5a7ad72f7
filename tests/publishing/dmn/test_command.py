"""`normwijzer dmn`: the file, the inputs of cases, and clear errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Normenkader
from publishing.dmn.export import dmn_inputs, dmn_xml
from tests.conftest import contract_lines
from tests.publishing.dmn.engines import checked

CASES = [line["zaak"] for line in contract_lines("cases.jsonl")[:3]]


def dmn(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["dmn", *arguments])


def test_writes_the_decision_tables_to_the_screen(drechtsteden: Normenkader) -> None:
    result = dmn("drechtsteden-ib-2016@2016.1")
    assert result.exit_code == 0
    assert result.stdout == dmn_xml(drechtsteden)


def test_writes_a_file_and_keeps_one_that_is_there(tmp_path: Path, demo: Normenkader) -> None:
    target = tmp_path / "demo.dmn"
    assert dmn("demo-ib@2026.1", "--naar", str(target)).exit_code == 0
    assert target.read_text("utf-8") == dmn_xml(demo)
    again = dmn("demo-ib@2026.1", "--naar", str(target))
    assert again.exit_code == 1
    assert "is er al" in again.stderr


def test_gives_the_inputs_of_cases_in_their_order(tmp_path: Path, demo: Normenkader) -> None:
    file = tmp_path / "zaken.jsonl"
    file.write_text("\n".join(map(json.dumps, CASES)), "utf-8")
    result = dmn("demo-ib@2026.1", "--invoer", str(file))
    assert result.exit_code == 0
    inputs = dmn_inputs(demo)
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"zaak": zaak.zaak, "invoer": inputs(zaak)} for zaak in checked(demo, CASES)
    ]


def test_case_that_is_invalid_is_said_and_stops_no_other(tmp_path: Path) -> None:
    wrong = {**CASES[0], "peildatum": "2026-07-01", "onbekende_sleutel": 1}
    file = tmp_path / "zaken.jsonl"
    file.write_text("\n".join(map(json.dumps, [wrong, CASES[1]])), "utf-8")
    result = dmn("demo-ib@2026.1", "--invoer", str(file))
    assert result.exit_code == 2
    refused, given = map(json.loads, result.stdout.splitlines())
    assert refused["fouten"][0]["pad"] == "onbekende_sleutel"
    assert given["zaak"] == CASES[1]["zaak"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["demo-ib"], "geen ID@VERSIE"),
        (["demo-ib@2025.1"], ", demo-ib@2026.1"),
        (["demo-ib@2026.1", "--naar", "x", "--invoer", "y"], "niet allebei"),
    ],
)
def test_says_what_is_wrong_with_the_arguments(arguments: list[str], said: str) -> None:
    result = dmn(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
