"""Folders of normenkaders and cases as people have them: nothing is passed over silently."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from tests.conftest import RULES

SHIPPED = RULES / "demo-ib" / "2026.1.yaml"


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.mark.parametrize("place", ["demo-ib/2026.1.yml", "demo-ib/2026.1.YAML", "los.yaml"])
def test_every_yaml_file_is_read(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    shutil.copy(SHIPPED, tmp_path / place)
    found = run("normenkaders", "--regels", str(tmp_path))
    assert found.stdout.startswith("demo-ib\t2026.1\t"), found.output


def test_what_macos_writes_beside_a_file_is_no_normenkader(tmp_path: Path) -> None:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    for folder in ("", "voorbeelden", "oefenzaken"):
        (tmp_path / "demo-ib" / folder / "._2026.1.yaml").write_bytes(b"\0\5\x16\7\0\2\0\0Mac OS X")
    assert run("controleer", str(tmp_path)).exit_code == 0


def test_the_folder_of_one_normenkader_is_checked_with_its_oefenzaken() -> None:
    found = run("controleer", str(RULES / "demo-ib"))
    assert (found.exit_code, "demo-ib 2026.1: in orde" in found.stdout) == (0, True)
    assert "oefenzaken in orde" in found.stdout
    assert "voorbeelden in orde" in found.stdout


def test_a_wrong_example_is_found_in_the_folder_of_one_normenkader(tmp_path: Path) -> None:
    folder = tmp_path / "demo-ib"
    shutil.copytree(RULES / "demo-ib", folder)
    (folder / "voorbeelden" / "fout.yaml").write_text("# Fout\nzaak: T-1\n", encoding="utf-8")
    for chosen in (folder, tmp_path):
        found = run("controleer", str(chosen))
        assert found.exit_code == 2
        assert "fout.yaml" in found.stdout
        assert "gevonden in de voorbeelden" in found.stderr


def test_a_gap_that_nobody_falls_in_is_a_warning_with_code_0(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    file = tmp_path / "demo-ib" / "2026.1.yaml"
    file.write_text(text.replace("vanaf: 30, tot: 90, ", "vanaf: 30, tot: 88, ", 1), "utf-8")
    found = run("controleer", str(file))
    assert found.exit_code == 0
    first, second = found.stdout.splitlines()
    assert first.startswith("demo-ib 2026.1: in orde")
    assert second.startswith(f"Let op: {file}:")
    assert "88 tot en met 89 minuten valt nergens in. Dat kan" in second


def test_a_proof_is_of_the_version_that_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "demo-ib").mkdir()
    text = SHIPPED.read_text(encoding="utf-8").replace("versie: '2026.1'", "versie: 2026.2")
    other = text.replace("versie: 2026.1", "versie: 2026.2", 1)
    (tmp_path / "demo-ib" / "2026.1.yaml").write_text(other, encoding="utf-8")
    found = run("bewijs", "demo-ib@2026.1", "--regels", str(tmp_path))
    assert found.exit_code == 2
    assert "Versie demo-ib@2026.1 bestaat niet. Wel: demo-ib@2026.2." in found.stderr


def test_markup_in_a_title_is_text_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "demo-ib").mkdir()
    text = SHIPPED.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("titel: "))
    written = text.replace(title, 'titel: "[concept] Begeleiding [/oud]"', 1)
    (tmp_path / "demo-ib" / "2026.1.yaml").write_text(written, encoding="utf-8")
    command = "from cli.main import main; main()"
    arguments = [sys.executable, "-c", command, "normenkaders", "--regels", str(tmp_path)]
    parent, child = pty.openpty()
    shown = subprocess.run(
        arguments,
        check=False,
        stdout=child,
        stderr=subprocess.PIPE,
        env={**os.environ, "COLUMNS": "200"},
    )
    os.close(child)
    seen = os.read(parent, 100_000).decode()
    os.close(parent)
    assert (shown.returncode, b"Traceback" in shown.stderr) == (0, False)
    assert "[concept] Begeleiding [/oud]" in seen


def test_yaml_on_standard_input_may_have_lines_that_begin_with_a_brace(
    zaak: dict[str, Any],
) -> None:
    flow = "\n".join(f"{key}:\n  {json.dumps(value)}" for key, value in zaak.items())
    found = run("beoordeel", "-", "--json", stdin=flow.encode())
    assert found.exit_code == 0, found.stderr
    assert len(found.stdout.splitlines()) == 1


def test_json_with_a_mark_and_tabs_is_read_under_any_name(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(zaak, indent="\t").encode()
    assert run("beoordeel", "-", "--json", stdin=content).exit_code == 0
    (tmp_path / "zaak.txt").write_bytes(content)
    assert run("beoordeel", str(tmp_path / "zaak.txt")).exit_code == 0


def test_a_slip_in_json_is_one_error_and_lines_stay_lines(zaak: dict[str, Any]) -> None:
    broken = json.dumps(zaak, indent=1).replace('"peildatum":', '"peildatum"', 1)
    assert len(run("beoordeel", "-", "--json", stdin=broken.encode()).stdout.splitlines()) == 1
    lines = f"{json.dumps(zaak)}\n{{kapot\n{json.dumps(zaak)}\n"
    assert len(run("beoordeel", "-", "--json", stdin=lines.encode()).stdout.splitlines()) == 3


@pytest.mark.parametrize("command", ["beoordeel", "voor-client", "waarom-niet", "volgende-vraag"])
def test_what_is_open_does_not_matter_with_a_reason_for_no_access(
    command: str, zaak: dict[str, Any]
) -> None:
    zaak["toegang"]["wlz_indicatie"] = True
    first = next(iter(zaak["leefgebieden"]))
    zaak["leefgebieden"][first] = {"niveau": "onbekend"}
    zaak["clientfactoren"] = dict.fromkeys(zaak["clientfactoren"], "onbekend")
    found = run(command, "-", stdin=json.dumps(zaak).encode())
    assert found.exit_code == 0, found.stderr
    assert "nog niet compleet" not in found.stdout


def test_a_version_that_leads_to_nothing_is_said_by_every_command(tmp_path: Path) -> None:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    later = tmp_path / "demo-ib" / "2027.1.yaml"
    later.symlink_to(tmp_path / "weg.yaml")
    for command in (("normenkaders", "--regels"), ("controleer",)):
        found = run(*command, str(tmp_path))
        assert found.exit_code == 2
        assert f"{later}: Het bestand is niet te lezen: het bestaat niet." in found.output
    later.unlink()
    os.mkfifo(later)
    found = run("controleer", str(tmp_path))
    assert "2027.1.yaml: Het bestand is niet te lezen: het is geen gewoon bestand." in found.output


def test_a_hidden_folder_holds_no_normenkaders(tmp_path: Path) -> None:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "dependabot.yml").write_text("version: 2\n", "utf-8")
    found = run("normenkaders", "--regels", str(tmp_path))
    assert (found.exit_code, found.stdout.count("\n")) == (0, 1)


def test_what_looks_like_a_version_and_is_not_read_is_said(tmp_path: Path) -> None:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    deep = tmp_path / "demo-ib" / "archief"
    deep.mkdir()
    shutil.copy(SHIPPED, deep / "2025.1.yaml")
    named = tmp_path / "demo-ib" / "2027.1.yaml.txt"
    shutil.copy(SHIPPED, named)
    found = run("controleer", str(tmp_path))
    assert found.exit_code == 0
    assert f"Let op: {deep} wordt niet gelezen: een map te diep." in found.stdout
    assert f"Let op: {named} wordt niet gelezen: de naam eindigt op .txt." in found.stdout


def test_a_file_that_is_too_large_is_not_read_as_yaml(tmp_path: Path) -> None:
    file = tmp_path / "groot.yaml"
    file.write_text("a: " + "x" * 1_000_000, "utf-8")
    found = run("controleer", str(file))
    assert (found.exit_code, "hoogstens 1000000 bytes" in found.stdout) == (2, True)
