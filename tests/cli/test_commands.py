"""The commands as their user types them: output, exit codes, and no progress in a pipe."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app, main
from engine import DifferenceError
from normenkader.file.tree import read_yaml
from tests.conftest import RULES


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def write(folder: Path, name: str, case: Any) -> str:
    file = folder / name
    file.write_text(case if isinstance(case, str) else json.dumps(case), encoding="utf-8")
    return str(file)


def test_answer_is_readable_with_its_trail(tmp_path: Path, zaak: dict[str, Any]) -> None:
    result = run("beoordeel", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 0
    for tekst in (
        "Product: Ontwikkelgerichte begeleiding (IBO)",
        "Tijd: in het begin gemiddeld 150 minuten per week, "
        "over 52 weken gemiddeld 123 minuten per week (afgerond)",
        "Verdeling: week 1 tot en met 26 (1 juli 2026 tot en met 29 december 2026): "
        "150 minuten per week",
        "Bandbreedte: O2 (120 tot 240 minuten)",
        "De normtijden zijn verzonnen",
        "De consulent beslist",
        "+20 % tijd, dat is 18 minuten",
        "[50 minuten; NT-FINANCIEN; Demonstratienormenkader demo-ib 2026.1, stap 2",
    ):
        assert tekst in result.stdout


def test_several_files_and_standard_input_keep_their_order(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    one = write(tmp_path, "a.json", {**zaak, "zaak": "T-1"})
    two = write(tmp_path, "b.yaml", {**zaak, "zaak": "T-2"})
    stdin = json.dumps({**zaak, "zaak": "T-3"}).encode()
    result = run("beoordeel", "--json", two, "-", one, stdin=stdin)
    assert [json.loads(line)["zaak"] for line in result.stdout.splitlines()] == [
        "T-2",
        "T-3",
        "T-1",
    ]


def test_error_says_file_line_and_path(tmp_path: Path, zaak: dict[str, Any]) -> None:
    file = write(tmp_path, "a.yaml", json.dumps(zaak, indent=1).replace('"leeftijd"', '"leftijd"'))
    result = run("beoordeel", file)
    assert result.exit_code == 2
    assert f"{file}:5: toegang.leftijd: onbekende sleutel: bedoel je leeftijd?" in result.stderr
    assert "toegang.leeftijd: ontbreekt" in result.stderr


def test_file_that_is_not_there_does_not_stop_the_others(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    result = run("beoordeel", "--json", str(tmp_path / "weg.json"), write(tmp_path, "a.json", zaak))
    assert result.exit_code == 2
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["zaak"] is None
    assert second["zaak"] == "T-00001"


def test_difference_between_the_evaluations_gives_no_answer_and_exit_code_1(
    tmp_path: Path, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: Any) -> None:
        raise DifferenceError("T-00001", "een", "ander")

    monkeypatch.setattr("cli.proposal.judge.answer", differ)
    bad = write(tmp_path, "b.json", {})
    result = run("beoordeel", "--json", write(tmp_path, "a.json", zaak), bad)
    assert result.exit_code == 1
    assert (
        "Er is geen voorstel" in json.loads(result.stdout.splitlines()[0])["fouten"][0]["melding"]
    )


def test_no_progress_in_a_pipe(tmp_path: Path, zaak: dict[str, Any]) -> None:
    file = write(tmp_path, "a.jsonl", "\n".join([json.dumps(zaak)] * 60))
    result = run("beoordeel", "--json", file)
    assert len(result.stdout.splitlines()) == 60
    assert result.stderr == ""


def test_unknown_normenkader_is_refused(tmp_path: Path, zaak: dict[str, Any]) -> None:
    result = run("beoordeel", "--normenkader", "demo", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 2
    assert "Kies uit: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016" in result.stderr


def test_normenkaders_are_listed_with_their_hash() -> None:
    lines = run("normenkaders").stdout.splitlines()
    assert [line.split("\t")[:4] for line in lines] == [
        [
            "awbz-bgi-2014",
            "2014.1",
            "van 1 januari 2014 tot en met 31 december 2014",
            "vastgesteld",
        ],
        ["demo-ib", "2026.1", "vanaf 1 januari 2026", "demonstratie"],
        [
            "drechtsteden-ib-2016",
            "2016.1",
            "van 1 januari 2016 tot en met 31 december 2016",
            "vastgesteld",
        ],
    ]
    assert all(len(line.split("\t")[4]) == 64 for line in lines)


def test_shipped_rules_are_in_order() -> None:
    result = run("controleer")
    assert result.exit_code == 0
    assert "demo-ib 2026.1: in orde" in result.stdout


def test_fault_in_the_rules_is_shown_with_its_line(tmp_path: Path) -> None:
    tekst = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    file = write(tmp_path, "a.yaml", tekst.replace("status: demonstratie", "status: af"))
    result = run("controleer", file)
    assert result.exit_code == 2
    assert result.stdout.startswith(f"{file}:7: status: moet een van deze zijn")
    assert run("controleer", str(tmp_path / "weg")).exit_code == 2


def test_wrong_rules_stop_every_case(tmp_path: Path, zaak: dict[str, Any]) -> None:
    (tmp_path / "rules" / "x").mkdir(parents=True)
    write(tmp_path / "rules" / "x", "a.yaml", "normenkader: x\n")
    case = write(tmp_path, "a.json", zaak)
    result = run("beoordeel", "--regels", str(tmp_path / "rules"), case)
    assert result.exit_code == 2
    assert "versie: ontbreekt" in result.stderr


def test_template_is_a_case_in_yaml() -> None:
    result = run("sjabloon", "drechtsteden-ib-2016")
    assert read_yaml(result.stdout, "x").waarde["normenkader"] == "drechtsteden-ib-2016"
    assert run("sjabloon", "weg").exit_code == 2
    assert run("sjabloon", "demo-ib", "--peildatum", "2020-01-01").exit_code == 2


@pytest.mark.parametrize("command", ["beoordeel", "normenkaders", "controleer", "sjabloon"])
def test_help_is_in_dutch(command: str) -> None:
    assert run(command, "--help").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "melding"),
    [
        (["beoordeel"], "Er ontbreekt: BESTAND"),
        (["beordeel"], "De opdracht 'beordeel' bestaat niet. Bedoel je 'beoordeel'?"),
        (["beoordeel", "--jsn", "x"], "De optie --jsn bestaat niet."),
    ],
)
def test_mistake_in_the_command_is_said_in_dutch(
    arguments: list[str],
    melding: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["normwijzer", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert melding in capsys.readouterr().err


def test_controleer_also_checks_the_oefenzaken(tmp_path: Path) -> None:
    rules = tmp_path / "regels"
    shutil.copytree(RULES / "demo-ib", rules / "demo-ib")
    good = run("controleer", str(rules))
    assert good.exit_code == 0
    assert "oefenzaken in orde" in good.stdout
    file = min((rules / "demo-ib" / "oefenzaken").glob("*.yaml"))
    file.write_text(
        file.read_text("utf-8").replace("moeilijkheid: ", "moeilijkheid: 9", 1), "utf-8"
    )
    bad = run("controleer", str(rules))
    assert bad.exit_code == 2
    assert f"{file}:3: moeilijkheid" in bad.stdout


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_a_terminal_obeys_nothing_of_a_refused_file(
    tmp_path: Path, zaak: dict[str, Any], ending: str
) -> None:
    act = "\x1b[2J\x9b1m\u202e\n\u2066x"
    wrong = {**zaak, act: 1, "peildatum": act, "toegang": {**zaak["toegang"], act: act}}
    result = run("beoordeel", write(tmp_path, f"a.{ending}", wrong))
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) >= 3
    assert all(line.isprintable() and line.startswith(str(tmp_path)) for line in lines), lines


def test_a_terminal_obeys_nothing_of_refused_rules(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "regels")
    file = next((tmp_path / "regels" / "demo-ib").glob("*.yaml"))
    file.write_text(file.read_text("utf-8") + '\n"a\\e[2J\\u202e\\nb": 1\n', "utf-8")
    result = run("controleer", "--regels", str(tmp_path / "regels"))
    assert result.exit_code == 2
    assert all(line.isprintable() for line in (result.stdout + result.stderr).splitlines())
