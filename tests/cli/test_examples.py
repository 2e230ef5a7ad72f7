"""Examples beside a normenkader: `controleer` says what is wrong, and their titles never fail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.conftest import RULES
from zaak.examples import example_title


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("oefenzaken", "toetsen")
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib", ignore=ignored)
    return tmp_path


def test_examples_in_order_are_counted(rules: Path) -> None:
    result = run("controleer", str(rules))
    assert result.exit_code == 0
    assert "demo-ib: 4 voorbeelden in orde" in result.stdout


def test_wrong_examples_are_refused_with_every_problem(rules: Path) -> None:
    folder = rules / "demo-ib" / "voorbeelden"
    first = next(iter(sorted(folder.glob("*.yaml"))))
    (folder / "5-zelfde.yaml").write_bytes(first.read_bytes())
    (folder / "6-latin.yaml").write_bytes("# Café\nzaak: T-1\n".encode("latin-1"))
    (folder / "7-leeg.yaml").write_text("# Leeg\nzaak: T-1\n", encoding="utf-8")
    result = run("controleer", str(rules))
    assert result.exit_code == 2
    assert "heeft dezelfde eerste regel ('Weer grip op geld" in result.stdout
    assert "geen UTF-8-tekst" in result.stdout
    assert "7-leeg.yaml:2: peildatum: ontbreekt" in result.stdout
    assert "problemen gevonden in de voorbeelden" in result.stderr


def test_one_problem_is_one_problem(rules: Path) -> None:
    file = rules / "demo-ib" / "2026.1.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: demonstratie", "status: demo", 1), encoding="utf-8")
    assert "1 probleem gevonden." in run("controleer", str(rules)).stderr


def test_a_title_that_is_no_utf8_or_gone_still_has_a_name(tmp_path: Path) -> None:
    file = tmp_path / "1-cafe.yaml"
    file.write_bytes("# Café\n".encode("latin-1"))
    assert example_title(file).startswith("Caf")
    assert example_title(tmp_path / "2-weg.yaml") == "2-weg"
