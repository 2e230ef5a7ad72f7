"""`normwijzer maanden`: a table with its explanation, JSON, and clear errors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from tests.conftest import contract_lines

# What the command is for: minutes per week of individuele begeleiding.
CASES = [
    c
    for c in contract_lines("weken.jsonl")
    if c["variant"] == "inspanning" and c["categorie"] == "02" and c["volume"] > 0
]


def months(ingang: str, einde: str, minuten: str, *more: str) -> Result:
    options = ["--ingang", ingang, "--einde", einde, "--minuten", minuten]
    return CliRunner().invoke(app, ["maanden", *options, *more])


def test_table_says_how_many_weeks_and_minutes() -> None:
    result = months("2025-10-07", "2025-12-30", "180")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[2:7]] == [
        ["Maand", "Periode", "Weken", "Aantal", "weken", "Hoogstens", "minuten"],
        ["oktober", "2025", "7", "t/m", "31", "41", "t/m", "44", "4", "720"],
        ["november", "2025", "1", "t/m", "30", "44", "t/m", "48", "5", "900"],
        ["december", "2025", "1", "t/m", "30", "49", "t/m", "1", "5", "900"],
        ["Hele", "periode", "13", "2340"],
    ]
    assert "Waarom 4, 5 of 6 weken?" in result.stdout
    assert "De maanden zijn samen 2520 minuten" in result.stdout
    assert "in beide maanden (1 keer)" in result.stdout
    assert "Hele periode: 13 weken × 180 minuten = 2340 minuten." in result.stdout


def test_total_needs_no_words_where_it_is_the_sum() -> None:
    result = months("2026-06-03", "2026-06-05", "60")
    assert "juni 2026     3 t/m 5  23" in result.stdout
    assert "Waarom is het totaal lager" not in result.stdout


def test_columns_line_up() -> None:
    lines = months("2026-01-01", "2026-12-31", "90").stdout.splitlines()[2:16]
    assert len(lines) == 14
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_json_gives_the_worked_cases(case: dict[str, Any]) -> None:
    result = months(case["ingang"], case["eind"], str(case["volume"]), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "ingang": case["ingang"],
        "einde": case["eind"],
        "minuten_per_week": case["volume"],
        **case["verwacht"],
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("2026-02-30", "2026-03-31", "60"), "--ingang: '2026-02-30' is geen datum"),
        (("2026-01-01", "2026-W05-1", "60"), "--einde: '2026-W05-1' is geen datum"),
        (("2026-01-01", "2026-01-31", "2,5"), "--minuten: '2,5' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "1_0"), "--minuten: '1_0' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "٣"), "--minuten: '٣' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "9" * 5_000), "is geen heel getal"),
        (("2026-01-01", "2026-01-31", "0"), "kies een getal van 1 tot en met 10080"),
        (("2026-01-01", "2026-01-31", "-5"), "-5 minuten per week kan niet"),
        (("2026-01-01", "2026-01-31", "10081"), "kies een getal van 1 tot en met 10080"),
        (("2026-02-01", "2026-01-31", "60"), "de einddatum 2026-01-31 ligt voor"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_bad_input_gives_a_message_and_exit_code_2(
    options: tuple[str, str, str], message: str, more: tuple[str, ...]
) -> None:
    result = months(*options, *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_all_faults_are_said_at_once() -> None:
    lines = months("gisteren", "morgen", "veel").stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == ["--ingang", "--einde", "--minuten"]


def test_option_that_is_missing_gives_exit_code_2() -> None:
    assert CliRunner().invoke(app, ["maanden", "--minuten", "60"]).exit_code == 2


def test_help_is_in_dutch() -> None:
    result = CliRunner().invoke(app, ["maanden", "--help"])
    assert result.exit_code == 0
    assert "hoogstens te declareren" in " ".join(result.stdout.split())
