"""`normwijzer register termijnen`: the same as the page of the auditor, as text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.store.opening import open_register
from register.store.place import place
from tests.register.decisions.terms.test_in_time import KEPT, LATE, decided


def terms(folder: Path, *arguments: str) -> Result:
    asked = ["register", "termijnen", "--register", str(folder), *arguments]
    return CliRunner().invoke(app, asked)


def test_shares_with_their_interval_and_what_is_hidden(
    tmp_path: Path, bibliotheek: Library
) -> None:
    opened = open_register(place(str(tmp_path)))
    decided(opened, bibliotheek, KEPT, 9)
    decided(opened, bibliotheek, LATE, 3, begin="L")
    decided(opened, bibliotheek, KEPT, 2, begin="N", days=31)
    opened.close()
    result = terms(tmp_path)
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["Alle", "maanden", "14", "11", "52,4", "92,5"] in lines
    assert "Verborgen: 2." in result.stdout
    assert "Besluit: van geen besluit bekend." in result.stdout
    found = json.loads(terms(tmp_path, "--json").stdout)
    assert found["minstens"] == 10
    assert found["groepen"][0] == {
        "termijn": "onderzoek",
        "maand": None,
        "aantal": 14,
        "op_tijd": 11,
        "interval_promille": [524, 925],
    }
    assert [g["aantal"] for g in found["groepen"]] == [14, None, None]


def test_a_selection_and_a_wrong_day(tmp_path: Path, bibliotheek: Library) -> None:
    opened = open_register(place(str(tmp_path)))
    decided(opened, bibliotheek, KEPT, 10)
    opened.close()
    found = json.loads(terms(tmp_path, "--sinds=2026-08-01", "--json").stdout)
    assert found["groepen"] == []
    wrong = terms(tmp_path, "--tot-en-met=morgen")
    assert wrong.exit_code == 2
    assert "--tot-en-met: 'morgen' is geen datum" in wrong.stderr
