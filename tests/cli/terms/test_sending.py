"""`normwijzer verzending`: the day of sending in the register, and until when one can object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.decisions.writing import now, record
from register.local_days import today
from register.store.opening import open_register
from register.store.place import place
from tests.register.deciding import CONSULENT, follow


@pytest.fixture
def folder(tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]) -> Path:
    opened = open_register(place(str(tmp_path)))
    record(opened, CONSULENT, bibliotheek, follow(bibliotheek, zaak), now())
    opened.close()
    return tmp_path


def send(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["verzending", *arguments, "--register", str(folder)])


def test_the_day_is_recorded_once(folder: Path) -> None:
    day = today().isoformat()
    result = send(folder, "1", day)
    assert result.exit_code == 0, result.output
    assert "Vastgelegd: besluit 1 is verzonden op" in result.stdout
    assert "record 3." in result.stdout
    assert "Bezwaar kan tot en met" in result.stdout
    assert "Dit was al vastgelegd" in send(folder, "1", day).stdout


def test_what_is_wrong_is_said(folder: Path) -> None:
    assert "eerder dan het besluit" in send(folder, "1", "2020-01-01").stderr
    assert "DAG: 'morgen' is geen datum" in send(folder, "1", "morgen").stderr
    assert "Besluit 9 is er niet" in send(folder, "9", "2026-01-01").stderr
