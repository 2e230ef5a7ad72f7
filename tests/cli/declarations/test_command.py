"""`normwijzer declaraties` as its user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app

DAYS = ("2025-10-07", "2025-12-30", "180")


def declared(folder: Path, content: str, *more: str) -> Result:
    file = folder / "declaraties.csv"
    file.write_text(content, "utf-8")
    return CliRunner().invoke(app, ["declaraties", str(file), *more])


def test_what_fits_gives_code_0(tmp_path: Path) -> None:
    result = declared(tmp_path, "maand;minuten\n2025-10;720\n", *DAYS)
    assert result.exit_code == 0
    assert "2025-10           720        720" in result.stdout
    assert "2025-11          geen        900" in result.stdout
    assert "Alles past binnen wat hoogstens mag." in result.stdout


def test_too_much_gives_code_3_with_the_week_that_counts_twice(tmp_path: Path) -> None:
    months = "maand;minuten\n2025-10;720\n2025-11;900\n2025-12;901\n"
    result = declared(tmp_path, months, *DAYS)
    assert result.exit_code == 3
    assert "2025-12: 1 minuten te veel" not in result.stdout
    assert "2025-12: 1 minuut te veel" in result.stdout
    assert "(TR321, retourcode 9321)" in result.stdout
    assert "Hele periode: 181 minuten te veel" in result.stdout
    assert "- week 44: 27 oktober 2025 tot en met 2 november 2025" in result.stdout
    found = json.loads(declared(tmp_path, months, *DAYS, "--json").stdout)
    assert [(e["retourcode"], e["te_veel"]) for e in found["te_veel"]] == [
        ("9321", 1),
        ("9322", 181),
    ]
    assert found["te_veel"][1]["weken_dubbel"] == [["2025-10-27", "2025-11-02"]]


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_wrong_file_gives_code_2_and_nothing_else(tmp_path: Path, more: tuple[str, ...]) -> None:
    result = declared(tmp_path, "maand;minuten\n2025;x\n", *DAYS, *more)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "declaraties.csv:2: maand: '2025' is geen maand" in result.stderr
    assert "declaraties.csv:2: minuten: 'x' is geen heel aantal minuten" in result.stderr
