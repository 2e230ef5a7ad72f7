"""A normenkader that should have been looked at again: every command that reads one says so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from cli import review
from cli.main import app
from normenkader import Library, read_library
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import RULES
from tests.costs.tariffs.example import write_tariffs
from tests.overdue import SHORT, overdue_rules
from tests.register.deciding import record_all

# Of each command that reads normenkaders one way to use it.
USED = {
    "beoordeel": ["beoordeel", "{zaak}", "--json"],
    "normenkaders": ["normenkaders"],
    "controleer": ["controleer", "{regels}"],
    "kosten": ["kosten", "--zaak", "{zaak}"],
    "sjabloon": ["sjabloon", "demo-ib"],
    "bewijs": [],
    "omzetten": [],
    "volgende-vraag": ["volgende-vraag", "{zaak}"],
    "waarom-niet": ["waarom-niet", "{zaak}"],
    "voor-client": ["voor-client", "{zaak}"],
    "toets": ["toets", "demo-ib@2026.1"],
    "publiceer": ["publiceer", "demo-ib@2026.1"],
    "dmn": ["dmn", "demo-ib@2026.1"],
    "vergelijk": ["vergelijk", "demo-ib@2026.1", "demo-ib@2026.1"],
    "register herhaal": [
        "register",
        "herhaal",
        "--met",
        "demo-ib@2026.1",
        "--register",
        "{register}",
    ],
}


def commands(group: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its words."""
    for naam, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path}{naam} ")
        else:
            yield f"{path}{naam}", command


READERS = {
    words
    for words, command in commands(typer.main.get_command(app))
    if words == "controleer" or any(p.name == "regels" for p in command.params)
}


@pytest.fixture
def places(tmp_path: Path, zaak: dict[str, Any], bibliotheek: Library) -> dict[str, str]:
    case = tmp_path / "zaak.json"
    case.write_text(json.dumps(zaak), encoding="utf-8")
    register = open_register(place(str(tmp_path / "register")))
    record_all(register, bibliotheek, [zaak])
    register.close()
    (tmp_path / "regels").mkdir()
    rules = overdue_rules(tmp_path / "regels")
    write_tariffs(rules)
    return {
        "zaak": str(case),
        "register": str(tmp_path / "register"),
        "regels": str(rules),
    }


def run(words: str, places: dict[str, str]) -> Result:
    arguments = [part.format(**places) for part in USED[words]]
    if words != "controleer":
        arguments += ["--regels", places["regels"]]
    return CliRunner().invoke(app, arguments)


def test_every_command_that_reads_normenkaders_is_here() -> None:
    assert set(USED) == READERS


@pytest.mark.parametrize("words", sorted(READERS - {"bewijs", "omzetten"}))
def test_an_overdue_review_is_said_beside_the_output_and_once(
    words: str, places: dict[str, str]
) -> None:
    found = run(words, places)
    assert found.exit_code == 0, found.output
    assert found.stderr.count(f"Let op: {SHORT}") == 1
    # The answer, the report and what the client reads stay what they are.
    assert SHORT not in found.stdout
    assert SHORT not in run(words, places | {"regels": str(RULES)}).stderr


def test_the_peildatum_decides_where_there_is_a_case(
    tmp_path: Path, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "today", lambda: date(2036, 1, 1))
    for day, due in (("2026-12-31", False), ("2027-01-01", True)):
        case = tmp_path / "zaak.json"
        case.write_text(json.dumps(zaak | {"peildatum": day}), encoding="utf-8")
        found = CliRunner().invoke(app, ["beoordeel", str(case), "--json"])
        assert ("vóór 1 januari 2027 opnieuw" in found.stderr) == due
    assert "vóór 1 januari 2027 opnieuw" in CliRunner().invoke(app, ["normenkaders"]).stderr
    dated = CliRunner().invoke(app, ["sjabloon", "demo-ib", "--peildatum", "2026-05-01"])
    assert dated.stderr == ""


def test_a_proof_says_it_too(places: dict[str, str]) -> None:
    """Of a file that is refused, so that nothing has to be proved."""
    file = Path(places["regels"]) / "demo-ib" / "2026.1.yaml"
    file.write_text(file.read_text("utf-8").replace("tot: 90, ", "tot: 80, ", 1), "utf-8")
    found = CliRunner().invoke(app, ["bewijs", str(file)])
    assert f"Let op: {SHORT}" in found.stderr
    with pytest.raises(Exception, match="zit een gat"):
        read_library(Path(places["regels"]))


def test_a_conversion_says_it_of_the_new_normenkader(tmp_path: Path) -> None:
    rules = tmp_path / "regels"
    shutil.copytree(RULES, rules)
    file = rules / "drechtsteden-ib-2016" / "2016.1.yaml"
    text = file.read_text("utf-8")
    case = tmp_path / "zaak.json"
    case.write_text('{"zaak": "A-1", "omzetting": {"product": "BGI3"}}', "utf-8")
    dated = text.replace("geldig: {van", "geldig: {herzien_voor: 2016-06-01, van")
    assert dated != text
    for content, due in ((text, False), (dated, True)):
        file.write_text(content, "utf-8")
        found = CliRunner().invoke(app, ["omzetten", str(case), "--regels", str(rules)])
        assert found.exit_code == 0, found.output
        assert ("had vóór 1 juni 2016 opnieuw bekeken" in found.stderr) == due
