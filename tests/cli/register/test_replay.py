"""`normwijzer register herhaal` as its user types it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import cli.register.replay as command
from cli.main import app
from normenkader import Library
from register.errors import ProcessStoppedError
from register.store.opening import open_register
from register.store.place import place
from tests.register.conftest import Opslag
from tests.register.deciding import record_all
from tests.register.integrity.tampering import change_content
from tests.register.replaying.other_version import CASES, write_rules


@pytest.fixture
def opslag(tmp_path: Path, bibliotheek: Library) -> Opslag:
    """A register with decisions 2 to 6: MEER, MINDER, NIETS, GELIJK and LANG."""
    plek = place(str(tmp_path / "register"))
    register = open_register(plek)
    record_all(register, bibliotheek, CASES)
    register.close()
    return Opslag(plek, plek)


def run(opslag: Opslag, *arguments: str) -> Result:
    given = ("register", "herhaal", "--register", str(opslag.plek.file), *arguments)
    return CliRunner().invoke(app, list(given))


def test_equal_decisions_say_so(opslag: Opslag) -> None:
    result = run(opslag)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Opnieuw berekend: 5 besluiten.",
        "Gelijk, byte voor byte: 5",
        "Verschillend: 0",
    ]
    assert result.stderr == ""


def test_a_difference_is_reported_with_exit_code_3(opslag: Opslag) -> None:
    change_content(opslag, 3, "antwoord", b'"minuten_per_week":65', b'"minuten_per_week":95')
    result = run(opslag)
    assert result.exit_code == 3
    assert "Verschillend: 1" in result.stdout
    assert (
        "Besluit 2 (record 3, zaak MINDER)\n  Minuten per week: was 95, is nu 65\n" in result.stdout
    )


def test_json_has_every_difference_on_one_line(opslag: Opslag) -> None:
    change_content(opslag, 3, "antwoord", b'"minuten_per_week":65', b'"minuten_per_week":95')
    change_content(opslag, 5, "stuk", b'"antwoordformaat":1', b'"antwoordformaat":7')
    result = run(opslag, "--json", "--kernen", "2")
    (line,) = result.stdout.splitlines()
    report = json.loads(line)
    assert (result.exit_code, report["gelijk"], report["verschillend"]) == (3, 3, 2)
    first, second = report["verschillen"]
    assert first["verschillen"] == [
        {"pad": "minuten_per_week", "veld": "Minuten per week", "bewaard": "95", "nu": "65"}
    ]
    assert "Antwoordformaat 7 bestaat niet" in second["fout"]


def test_cases_are_chosen_and_unknown_ones_named(opslag: Opslag) -> None:
    result = run(opslag, "--zaak", "MEER", "--zaak", "NIETS", "--zaak", "T-404")
    assert result.exit_code == 0
    assert "Geen besluiten gevonden over: T-404." in result.stdout
    assert "Opnieuw berekend: 2 besluiten." in result.stdout


def test_a_sample_is_drawn_again_with_the_same_seed(opslag: Opslag) -> None:
    change_content(opslag, 6, "antwoord", b'"antwoordformaat":1', b'"antwoordformaat":9')
    found = {z: run(opslag, "--steekproef", "1", "--zaad", z).exit_code for z in "abcdefgh"}
    assert set(found.values()) == {0, 3}
    again = {z: run(opslag, "--steekproef", "1", "--zaad", z).exit_code for z in "abcdefgh"}
    assert again == found


@pytest.mark.parametrize("selection", [("--sinds", "2200-01-01"), ("--zaak", "T-404")])
def test_no_decisions_is_said_and_no_error(opslag: Opslag, selection: tuple[str, ...]) -> None:
    result = run(opslag, *selection)
    assert result.exit_code == 0
    assert "Er zijn geen besluiten die hieraan voldoen" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "melding"),
    [
        (("--steekproef", "5"), "--steekproef en --zaad samen"),
        (("--zaad", "5"), "--steekproef en --zaad samen"),
        (("--steekproef", "0", "--zaad", "a"), "--steekproef: '0' is geen heel getal vanaf 1"),
        (("--kernen", "twee"), "--kernen: 'twee' is geen heel getal vanaf 1"),
        (("--sinds", "gisteren"), "--sinds: 'gisteren'"),
        (("--met", "demo-ib"), "geen ID@VERSIE"),
        (("--met", "demo-ib@1999.1"), "Versie demo-ib@1999.1 bestaat niet"),
    ],
)
def test_wrong_options_are_said_with_exit_code_2(
    opslag: Opslag, arguments: tuple[str, ...], melding: str
) -> None:
    result = run(opslag, *arguments)
    assert result.exit_code == 2
    assert melding in result.stderr
    assert result.stdout == ""


def test_a_register_that_is_not_there_is_exit_code_1(tmp_path: Path) -> None:
    plek = place(str(tmp_path / "weg"))
    result = run(Opslag(plek, plek))
    assert result.exit_code == 1
    assert "Hier is geen register" in result.stderr
    assert not (tmp_path / "weg").exists()


def test_a_process_that_dies_is_exit_code_1(
    opslag: Opslag, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any, **__: Any) -> None:
        raise ProcessStoppedError("Een van de processen is gestopt.")

    monkeypatch.setattr(command, "replay", die)
    result = run(opslag)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is gestopt" in result.stderr


def test_another_version_shows_the_table_the_minutes_and_the_cases(
    opslag: Opslag, tmp_path: Path
) -> None:
    regels = str(write_rules(tmp_path / "regels"))
    result = run(opslag, "--met", "demo-ib@2026.2", "--regels", regels)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Voorstellen van toen, en wat demo-ib 2026.2 had gegeven: 4 besluiten.",
        "Minuten zijn per week. Een voorstel zonder product heeft 0 minuten.",
        "",
        "Van    Naar  Besluiten  Veranderd  Minuten erbij  Minuten eraf",
        "IBB    IBB           2          1              0            10",
        "IBB    ib0           1          1              0            30",
        "ib0    IBB           1          1             35             0",
        "Alles                4          3             35            40",
        "",
        "Veranderd: 3 besluiten.",
        "Minuten per week: 35 erbij, 40 eraf, samen -5.",
        "Niet te berekenen met demo-ib 2026.2: 1 besluit.",
        "",
        "Wat verandert:",
        "  Besluit 1 (record 2, zaak MEER): ib0 → IBB 35 (+35 minuten)",
        "  Besluit 2 (record 3, zaak MINDER): IBB 65 → IBB 55 (-10 minuten)",
        "  Besluit 3 (record 4, zaak NIETS): IBB 30 → ib0 (-30 minuten)",
        "",
        "Niet te berekenen:",
        "  Besluit 5 (record 6, zaak LANG): indicatieduur_weken: 104 kan hier niet. "
        "Vul een geheel getal in van 1 tot en met 100.",
    ]


def test_progress_is_shown_on_a_terminal(opslag: Opslag, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = StringIO()
    monkeypatch.setattr("cli.progress.fout_console", Console(file=screen, force_terminal=True))
    result = run(opslag)
    assert "Opnieuw berekenen" in screen.getvalue()
    assert "5/5" in screen.getvalue()
    assert result.stdout.startswith("Opnieuw berekend: 5 besluiten.")


def test_another_version_as_json(opslag: Opslag, tmp_path: Path) -> None:
    regels = str(write_rules(tmp_path / "regels"))
    result = run(opslag, "--met", "demo-ib@2026.2", "--regels", regels, "--json")
    report = json.loads(result.stdout)
    assert report["totaal"] == {
        "aantal": 4,
        "veranderd": 3,
        "minuten_erbij": 35,
        "minuten_eraf": 40,
        "zonder_minuten": 0,
        "saldo": -5,
    }
    assert [(r["van"], r["naar"], r["aantal"]) for r in report["tabel"]] == [
        ("IBB", "IBB", 2),
        ("IBB", "ib0", 1),
        ("ib0", "IBB", 1),
    ]
    assert [v["verschil"] for v in report["veranderingen"]] == [35, -10, -30]
    assert [f["zaak"] for f in report["fouten"]] == ["LANG"]
