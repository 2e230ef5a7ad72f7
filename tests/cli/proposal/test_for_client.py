"""`voor-client`: the text or the page of one case, its exit codes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine import DifferenceError
from explaining.for_client.page import client_page
from normenkader import Library
from publishing.client import client_html, client_text
from tests.cli.test_commands import run, write
from tests.conftest import RULES
from tests.explaining.for_client.client_texts import judged


def test_text_is_printed(tmp_path: Path, zaak: dict[str, Any], bibliotheek: Library) -> None:
    result = run("voor-client", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 0
    assert result.stdout == client_text(client_page(*judged(zaak, bibliotheek)))
    assert "In het begin gemiddeld 2 uur en 30 minuten per week." in result.stdout
    assert result.stderr == ""


def test_case_may_come_from_standard_input_as_yaml(zaak: dict[str, Any]) -> None:
    result = run("voor-client", "-", stdin=yaml.safe_dump(zaak).encode())
    assert result.exit_code == 0
    assert "Hoe gaat het verder?" in result.stdout


def test_page_is_written_and_never_over_another_file(
    tmp_path: Path, zaak: dict[str, Any], bibliotheek: Library
) -> None:
    case, page = write(tmp_path, "a.json", zaak), tmp_path / "uitleg.html"
    result = run("voor-client", case, "--html", str(page))
    assert result.exit_code == 0
    assert result.stdout == f"De uitleg staat in {page}.\n"
    uitleg = client_page(*judged(zaak, bibliotheek))
    assert page.read_text("utf-8") == client_html(uitleg, "T-00001")
    again = run("voor-client", case, "--html", str(page))
    assert again.exit_code == 1
    assert "is er al" in again.stderr
    assert run("voor-client", case, "--html", str(tmp_path / "weg" / "x.html")).exit_code == 1


def test_error_says_file_line_and_path_and_nothing_is_written(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    file = write(tmp_path, "a.yaml", json.dumps(zaak, indent=1).replace('"leeftijd"', '"leftijd"'))
    page = tmp_path / "uitleg.html"
    result = run("voor-client", file, "--html", str(page))
    assert result.exit_code == 2
    assert f"{file}:5: toegang.leftijd: onbekende sleutel: bedoel je leeftijd?" in result.stderr
    assert result.stdout == ""
    assert not page.exists()


def test_open_question_is_refused(tmp_path: Path, zaak: dict[str, Any]) -> None:
    zaak["clientfactoren"]["verloop"] = "onbekend"
    result = run("voor-client", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 2
    assert "clientfactoren.verloop: is nog open" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "melding"),
    [
        ("a.jsonl", "{}\n{}\n", "a.jsonl: Dit bestand heeft 2 zaken. Kies een bestand met één"),
        ("weg", None, "weg:1: Het bestand is niet te lezen"),
    ],
)
def test_other_than_one_case_is_refused(
    tmp_path: Path, name: str, content: str | None, melding: str
) -> None:
    file = write(tmp_path, name, content) if content is not None else str(tmp_path / name)
    result = run("voor-client", file)
    assert result.exit_code == 2
    assert melding in result.stderr


def test_unknown_normenkader_is_refused(tmp_path: Path, zaak: dict[str, Any]) -> None:
    result = run("voor-client", "--normenkader", "demo", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 2
    assert "Kies uit: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016" in result.stderr


def test_normenkader_without_texts_gives_no_page(tmp_path: Path, zaak: dict[str, Any]) -> None:
    tekst = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    begin, end = tekst.index("\nclient:\n"), tekst.index("\noordeel_professional:")
    (tmp_path / "regels" / "demo-ib").mkdir(parents=True)
    write(tmp_path / "regels" / "demo-ib", "2026.1.yaml", tekst[:begin] + tekst[end:])
    case = write(tmp_path, "a.json", zaak)
    result = run("voor-client", case, "--regels", str(tmp_path / "regels"))
    assert result.exit_code == 1
    assert "heeft geen teksten voor de cliënt" in result.stderr


def test_difference_between_the_evaluations_gives_no_page(
    tmp_path: Path, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: Any) -> None:
        raise DifferenceError("T-00001", "een", "ander")

    monkeypatch.setattr("cli.proposal.for_client.judge", differ)
    result = run("voor-client", write(tmp_path, "a.json", zaak))
    assert result.exit_code == 1
    assert "Er is geen voorstel" in result.stderr
    assert result.stdout == ""
