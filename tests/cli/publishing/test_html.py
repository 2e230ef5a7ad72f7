"""`publiceer` and `schema`: what is written where, exit codes, and nothing lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine import DifferenceError
from normenkader import Normenkader
from publishing.html.page import normenkader_html
from publishing.json_schema.export import json_schema
from tests.cli.test_commands import run
from tests.conftest import RULES

DEMO = "demo-ib@2026.1"
EXAMPLES = RULES / "demo-ib" / "voorbeelden"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with `demo-ib` alone, without examples."""
    folder = tmp_path / "regels"
    (folder / "demo-ib").mkdir(parents=True)
    shutil.copy(RULES / "demo-ib" / "2026.1.yaml", folder / "demo-ib")
    return folder


def test_document_is_printed_with_the_first_example(demo: Normenkader) -> None:
    result = run("publiceer", DEMO)
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.endswith("</html>\n")
    title = (EXAMPLES / "1-leren-na-schulden.yaml").read_text("utf-8").splitlines()[0][2:]
    assert f"Dit voorbeeld heet: {title}." in result.stdout
    assert result.stderr == ""


def test_document_is_written_and_only_replaced_when_asked(tmp_path: Path) -> None:
    page = tmp_path / "kader.html"
    result = run("publiceer", DEMO, "--naar", str(page))
    assert (result.exit_code, result.stdout) == (0, f"Geschreven: {page}.\n")
    assert page.read_text("utf-8") == run("publiceer", DEMO).stdout
    page.write_text("van iemand anders")
    again = run("publiceer", DEMO, "--naar", str(page))
    assert again.exit_code == 1
    assert "is er al. Kies een andere naam, of geef --overschrijf." in again.stderr
    assert page.read_text() == "van iemand anders"
    assert run("publiceer", DEMO, "--naar", str(page), "--overschrijf").exit_code == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [f.name for f in tmp_path.iterdir()] == ["kader.html"]


def test_what_can_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    for naar in (folder, tmp_path / "weg" / "kader.html"):
        result = run("publiceer", DEMO, "--naar", str(naar), "--overschrijf")
        assert result.exit_code == 1
        assert str(naar.parent) in result.stderr
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_another_case_may_be_the_example() -> None:
    result = run("publiceer", DEMO, "--voorbeeld", str(EXAMPLES / "4-geen-toegang.yaml"))
    assert result.exit_code == 0
    assert "De uitkomst is: Geen toegang tot begeleiding uit de Wmo." in result.stdout


def test_without_examples_there_is_none(rules: Path, demo: Normenkader) -> None:
    result = run("publiceer", DEMO, "--regels", str(rules))
    assert result.exit_code == 0
    assert result.stdout == normenkader_html(demo)


def test_example_of_another_version_is_left_out_or_refused(rules: Path) -> None:
    folder = rules / "demo-ib"
    newer = (folder / "2026.1.yaml").read_text("utf-8")
    newer = newer.replace("versie: 2026.1", "versie: 2026.2").replace("2026-01-01", "2026-10-01")
    (folder / "2026.2.yaml").write_text(newer, encoding="utf-8")
    shutil.copytree(EXAMPLES, folder / "voorbeelden")
    arguments = ("publiceer", "demo-ib@2026.2", "--regels", str(rules))
    assert "Dit voorbeeld heet" not in run(*arguments).stdout
    example = folder / "voorbeelden" / "2-stabiel-houden.yaml"
    result = run(*arguments, "--voorbeeld", str(example))
    assert result.exit_code == 2
    assert "deze zaak hoort bij demo-ib@2026.1. Kies een zaak van demo-ib@2026.2" in result.stderr


@pytest.mark.parametrize("command", ["publiceer", "toets", "dmn"])
@pytest.mark.parametrize("versie", ["demo-ib", "demo-ib@", "@2026.1"])
def test_a_version_is_an_id_and_a_number(command: str, versie: str) -> None:
    result = run(command, versie)
    assert result.exit_code == 2
    assert result.stderr == f"{versie!r} is geen ID@VERSIE, bijvoorbeeld demo-ib@2026.1.\n"
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("zaak: T-1\nleftijd: 3\n", "onbekende sleutel"),
        ("{}\n", "ontbreekt"),
        (None, "is niet te lezen"),
    ],
)
def test_example_that_is_no_case_is_refused(
    tekst: str | None, melding: str, tmp_path: Path
) -> None:
    file = tmp_path / "zaak.yaml"
    if tekst is not None:
        file.write_text(tekst)
    result = run("publiceer", DEMO, "--voorbeeld", str(file))
    assert result.exit_code == 2
    assert str(file) in result.stderr
    assert melding in result.stderr
    assert result.stdout == ""


def test_unknown_version_and_invalid_rules_are_refused(rules: Path) -> None:
    result = run("publiceer", "demo-ib@2025.1")
    assert result.exit_code == 2
    assert "bestaat niet. Wel: awbz-bgi-2014@2014.1, demo-ib@2026.1" in result.stderr
    file = rules / "demo-ib" / "2026.1.yaml"
    file.write_text(file.read_text("utf-8").replace("status: demonstratie", "status: af"))
    result = run("publiceer", DEMO, "--regels", str(rules))
    assert result.exit_code == 2
    assert f"{file}:7: status: moet een van deze zijn" in result.stderr


def test_difference_between_the_evaluations_gives_no_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def differ(*_: object) -> None:
        raise DifferenceError("T-00001", "een", "ander")

    monkeypatch.setattr("cli.publishing.html.judge", differ)
    result = run("publiceer", DEMO)
    assert result.exit_code == 1
    assert "Er is geen voorstel" in result.stderr
    assert result.stdout == ""


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    assert run("schema").stdout == json_schema()
    file = tmp_path / "normenkader.schema.json"
    assert run("schema", "--naar", str(file)).exit_code == 0
    assert json.loads(file.read_text("utf-8"))["title"] == "Normenkader"
    assert run("schema", "--naar", str(file)).exit_code == 1
    assert run("schema", "--naar", str(file), "--overschrijf").exit_code == 0
