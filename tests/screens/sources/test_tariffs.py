"""The tariffs that the screens use: read with the rules, and every problem kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from screens.beheer.tariff_errors import tariff_lines
from screens.sources import rules as rules_source
from screens.sources.tariffs import tariffs
from tests.conftest import RULES
from tests.costs.tariffs.example import Given, content, write_tariffs


@pytest.fixture
def regels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    monkeypatch.setenv(rules_source.VARIABLE, str(tmp_path))
    return tmp_path


def test_a_normenkader_has_tariffs_or_not() -> None:
    found = tariffs()
    assert found.has("drechtsteden-ib-2016")
    assert not found.has("demo-ib")
    assert list(tariff_lines(found)) == []


def test_problems_are_kept_with_their_lines(regels: Path) -> None:
    file = write_tariffs(regels)
    file.write_text(file.read_text("utf-8").replace('"uur"', '"dag"'), "utf-8")
    found = tariffs()
    assert found.tarieven == ()
    assert len(found.problemen) == 4
    assert all("verzonnen.yaml:" in line for line in tariff_lines(found))


def test_gaps_are_said(regels: Path) -> None:
    rows: list[Given] = [("2026-01-01", "2026-01-31", 1, "uur"), ("2026-03-01", None, 1, "uur")]
    write_tariffs(regels).write_text(content({"IBO": rows}), "utf-8")
    (line,) = tariff_lines(tariffs())
    assert line == (
        "Let op, demo-ib: IBO heeft geen tarief van 1 februari 2026 tot en met 28 februari 2026."
    )


def test_without_sound_rules_there_are_none(regels: Path) -> None:
    write_tariffs(regels)
    (regels / "demo-ib" / "2026.1.yaml").write_text("normenkader: demo-ib\n", "utf-8")
    assert tariffs() == ((), ())
