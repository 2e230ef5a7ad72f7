"""`normwijzer kostprijs` as its user types it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from cli.main import app
from tests.costs.cost_price.example import TEMPLATE, filled


def asked(folder: Path, content: str, *more: str) -> Result:
    file = folder / "kostprijs.yaml"
    file.write_text(content, "utf-8")
    return CliRunner().invoke(app, ["kostprijs", str(file), *more])


def test_the_price_with_the_productivity_and_what_each_element_does(tmp_path: Path) -> None:
    result = asked(tmp_path, filled(), "--anders", "overhead=30")
    assert result.exit_code == 0, result.stderr
    assert "1.201,2 uur per jaar, een productiviteit van 60,1 %." in result.stdout
    assert "€ 50,65" in result.stdout
    # 46,800 with 30 % and 4 % is 63,273.60, by 1201.2 hours 52.6753…
    assert "€ 52,68" in result.stdout
    assert "Let op" not in result.stdout


def test_productivity_outside_the_target_is_said(tmp_path: Path) -> None:
    result = asked(tmp_path, filled(niet_declarabel="30"))
    assert "Let op: de productiviteit ligt niet tussen 60 en 70 %" in result.stdout


def test_json_has_exact_fractions_beside_cents(tmp_path: Path) -> None:
    found = json.loads(asked(tmp_path, filled(), "--json").stdout)
    # 60,840 euros by 1201.2 hours, in cents.
    (price,) = found["producten"]
    assert (price["cent_per_uur"], price["cent_per_uur_precies"]) == (5065, "390000/77")
    assert found["anders"] is None


def test_the_template_can_be_written_and_is_refused_while_it_is_open(tmp_path: Path) -> None:
    written = CliRunner().invoke(app, ["kostprijs", "--sjabloon"])
    assert written.stdout == TEMPLATE
    result = asked(tmp_path, TEMPLATE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "overhead, met vastgoed is nog open" in result.stderr


def test_all_that_is_wrong_with_other_values_is_said(tmp_path: Path) -> None:
    more = ("--anders", "huur=3", "--anders", "overhead=veel")
    result = asked(tmp_path, filled(), *more)
    assert result.exit_code == 2
    assert "'huur' is geen onderdeel" in result.stderr
    assert "overhead: 'veel' is geen getal" in result.stderr
    assert asked(tmp_path, filled(), "--anders", "no_show=100").exit_code == 2
