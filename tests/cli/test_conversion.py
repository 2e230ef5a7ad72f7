"""`normwijzer omzetten` says of every case what it becomes, and counts what does not fit."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_commands import run

LINES = [
    {"zaak": "A-1", "omzetting": {"product": "BGI3", "codes": ["H152"]}},
    {"zaak": "A-2", "omzetting": {"product": "BGI2", "codes": ["H126"]}},
]


def written(tmp_path: Path, *lines: object) -> str:
    file = tmp_path / "zaken.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return str(file)


def test_what_fits_and_what_does_not(tmp_path: Path) -> None:
    result = run("omzetten", written(tmp_path, *LINES))
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first.startswith("A-1: BGI3 wordt IB3 (")
    assert second == "A-2: past niet. De omzetting kent deze code niet: H126."
    assert "1 zaak omgezet, 1 past niet." in result.stderr
    assert "Let op: Dit is een technische omzetting." in result.stderr


def test_as_json_a_line_for_each_case(tmp_path: Path) -> None:
    wrong = {"zaak": "A-3", "omzetting": {"klasse": 3}}
    result = run("omzetten", "--json", written(tmp_path, *LINES, wrong))
    assert result.exit_code == 2
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert first["naar"]["product"]["code"] == "IB3"
    assert second["naar"] is None
    assert third["fouten"][0]["pad"] == "omzetting.klasse"


def test_an_unknown_conversion_is_refused(tmp_path: Path) -> None:
    result = run("omzetten", written(tmp_path, *LINES), "--omzetting", "ergens")
    assert result.exit_code == 2
    assert "Kies uit: awbz-bgi-2014." in result.stderr
