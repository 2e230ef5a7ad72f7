"""`normwijzer register gevolgd` tells what the auditor's page tells, and hides the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cli.main import app
from normenkader import Library
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import contract_lines
from tests.register.deciding import record_all


def asked(folder: Path, library: Library, count: int, *options: str) -> str:
    register = open_register(place(str(folder)))
    case = contract_lines("cases.jsonl")[0]["zaak"] | {"normenkader": "demo-ib"}
    zaken: list[dict[str, Any]] = [case | {"zaak": f"G-{i}"} for i in range(count)]
    record_all(register, library, zaken)
    register.close()
    done = CliRunner().invoke(app, ["register", "gevolgd", "--register", str(folder), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_share_with_its_interval(tmp_path: Path, bibliotheek: Library) -> None:
    told = asked(tmp_path / "r", bibliotheek, 12)
    assert "Per voorgesteld product" in told
    assert "Oordelen vooraf: te weinig om te tonen." in told
    line = next(row for row in told.splitlines() if row.startswith("Alle besluiten   "))
    assert line.split()[2:] == ["12", "8", "39,0", "86,2"]


def test_nothing_of_a_few(tmp_path: Path, bibliotheek: Library) -> None:
    found = json.loads(asked(tmp_path / "r", bibliotheek, 5, "--json"))
    assert {g["aantal"] for g in found["groepen"]} == {None}
    assert found["vooraf"]["klasse"] is None


def test_a_day_that_is_none_is_refused() -> None:
    done = CliRunner().invoke(app, ["register", "gevolgd", "--sinds", "gisteren"])
    assert done.exit_code == 2
    assert "--sinds" in done.stderr
