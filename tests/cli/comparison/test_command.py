"""`normwijzer vergelijk` as its user types it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import cli.comparison.command as command
from cli.comparison.report import excerpts, readable_differences
from cli.main import app
from comparison.differences import differences
from normenkader import Library, Normenkader
from register.errors import ProcessStoppedError
from register.store.opening import open_register
from register.store.place import VARIABLE, place
from tests.conftest import RULES
from tests.register.deciding import record_all
from tests.register.replaying.other_version import CASES, MORE, SAME, write_rules

OLD, NEW = "demo-ib@2026.1", "demo-ib@2026.2"
DEMO = "Demonstratienormenkader demo-ib 2026.1"
WARNING = (
    "Let op: Dit is een demonstratie. De normtijden zijn verzonnen. Gebruik deze uitkomsten niet "
    "voor een echt besluit."
)


@pytest.fixture
def regels(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "regels")


@pytest.fixture
def zaken(tmp_path: Path) -> str:
    return write_cases(tmp_path / "zaken.jsonl", CASES)


def write_cases(file: Path, cases: list[Any]) -> str:
    file.write_text("".join(f"{json.dumps(case)}\n" for case in cases), encoding="utf-8")
    return str(file)


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, ["vergelijk", *map(str, arguments)], input=stdin)


def test_what_differs_is_said_in_words_with_rule_and_source(regels: Path) -> None:
    result = run(OLD, NEW, "--regels", regels)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "Van demo-ib 2026.1 naar demo-ib 2026.2",
        "======================================",
        WARNING,
        "6 verschillen: 3 in regels, vragen, producten of het besluit en 3 in de uitgave.",
        "",
        "Uitgave",
        "  Versie: van 2026.1 naar 2026.2",
        "  Geldig, herzien voor: van 1 januari 2027 naar 1 januari 2028",
        "  Geldig, vanaf: van 1 januari 2026 naar 1 januari 2027",
        "",
        "Vragen over de zaak",
        "  Vraag ‘Hoeveel weken duurt de indicatie?’: "
        "van 1 tot en met 260 naar 1 tot en met 100 weken",
        f"    [{DEMO}, stap 7]",
        "",
        "Normtijden",
        "  Normtijd Financiën, behoud, niveau 3: van 20 naar 35 minuten per week",
        f"    [NT-FINANCIEN; {DEMO}, stap 2, tabel normtijden (verzonnen)]",
        "  Normtijd Dagbesteding, behoud, niveau 2: van 30 naar 20 minuten per week",
        f"    [NT-DAGBESTEDING; {DEMO}, stap 2, tabel normtijden (verzonnen)]",
        "",
        "Sommige zaken van demo-ib 2026.1 passen niet bij demo-ib 2026.2",
        "  Vragen over de zaak, ‘Hoeveel weken duurt de indicatie?’: "
        "kan nu alleen van 1 tot en met 100 weken zijn",
    ]


def test_what_it_does_to_cases(regels: Path, zaken: str) -> None:
    result = run(OLD, NEW, "--regels", regels, "--zaken", zaken)
    assert result.exit_code == 0
    effect = result.stdout[result.stdout.index("Gevolgen") :].splitlines()
    assert effect[:22] == [
        "Gevolgen voor 4 zaken",
        "Minuten zijn per week. Een voorstel zonder product heeft 0 minuten.",
        "",
        "Van    Naar  Zaken  Veranderd  Minuten erbij  Minuten eraf",
        "IBB    IBB       2          1              0            10",
        "IBB    ib0       1          1              0            30",
        "ib0    IBB       1          1             35             0",
        "Alles            4          3             35            40",
        "",
        "Veranderd: 3 zaken.",
        "Gelijk: 1 zaak.",
        "Minuten per week: 35 erbij, 40 eraf, samen -5.",
        "",
        "Verandering in minuten per week",
        f"     -30  1  {'█' * 40}",
        "     -25  0",
        "     -20  0",
        "     -15  0",
        f"     -10  1  {'█' * 40}",
        "      -5  0",
        f"  gelijk  1  {'█' * 40}",
        "      +5  0",
    ]
    assert effect[-8:] == [
        "",
        "Wat het meest verandert:",
        f"  Zaak MEER ({zaken}:1): ib0 → IBB 35 (+35 minuten)",
        f"  Zaak NIETS ({zaken}:3): IBB 30 → ib0 (-30 minuten)",
        f"  Zaak MINDER ({zaken}:2): IBB 65 → IBB 55 (-10 minuten)",
        "",
        "Past niet bij demo-ib 2026.2: 1 zaak",
        f"  Zaak LANG ({zaken}:5): indicatieduur_weken: 104 kan hier niet. "
        "Vul een geheel getal in van 1 tot en met 100.",
    ]


def test_files_may_stand_in_the_place_of_versions(regels: Path, tmp_path: Path) -> None:
    old, new = (regels / "demo-ib" / f"2026.{n}.yaml" for n in (1, 2))
    by_name = run(OLD, NEW, "--regels", regels).stdout
    assert run(old, new, "--regels", tmp_path / "geen").stdout == by_name
    assert run(OLD, new).stdout == by_name


def test_no_difference_is_said_plainly(regels: Path, tmp_path: Path) -> None:
    assert run(OLD, OLD).stdout.splitlines()[2:] == [
        WARNING,
        "Er is geen verschil. De inhoud is precies gelijk.",
    ]
    tekst = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    later = tmp_path / "later.yaml"
    later.write_text(tekst.replace("versie: 2026.1\n", "versie: 2026.3\n"), "utf-8")
    assert run(OLD, later).stdout.splitlines()[2:] == [
        WARNING,
        "De regels, de vragen en de teksten zijn gelijk. Alleen de versie en de data verschillen.",
        "",
        "Uitgave",
        "  Versie: van 2026.1 naar 2026.3",
    ]


def test_other_questions_refuse_the_effect_but_show_the_rules(zaken: str) -> None:
    result = run(OLD, "drechtsteden-ib-2016@2016.1", "--zaken", zaken)
    assert result.exit_code == 2
    assert "Regel TG-JEUGD (Onder de 18 jaar geldt de Jeugdwet): vervalt" in result.stdout
    assert "  Vragen over toegang, ‘Hoe oud is de inwoner?’: bestaat niet meer\n" in result.stdout
    assert "Gevolgen voor" not in result.stdout
    assert "geen zaak van demo-ib 2026.1 past bij drechtsteden-ib-2016 2016.1" in result.stderr
    assert run(OLD, "drechtsteden-ib-2016@2016.1").exit_code == 0


def test_every_difference_is_in_the_report(demo: Normenkader, drechtsteden: Normenkader) -> None:
    found = differences(demo, drechtsteden)
    lines = list(readable_differences(demo, drechtsteden, found))
    assert [v.plaats for v in found if not any(v.plaats in line for line in lines)] == []
    about = [line for line in lines if line.startswith("  ") and not line.startswith("    [")]
    assert len(about) == len(found)


def test_a_case_that_is_no_case_of_the_first_is_exit_code_2(regels: Path, tmp_path: Path) -> None:
    bad = tmp_path / "fout.yaml"
    bad.write_text("zaak: T-1\nzaak: T-2\npeildatum: 2026-07-01\n", "utf-8")
    cases = write_cases(tmp_path / "z.jsonl", [{**SAME, "toegang": {}}, MORE])
    gone = tmp_path / "weg.jsonl"
    result = run(OLD, NEW, "--regels", regels, "--zaken", cases, bad, gone)
    assert result.exit_code == 2
    assert "Gevolgen voor 1 zaak\n" in result.stdout
    refused = result.stdout[result.stdout.index("Past niet bij demo-ib 2026.1: 3 zaken") :]
    assert refused.splitlines()[1].startswith(
        f"  Zaak GELIJK ({cases}:1): toegang.leeftijd: ontbreekt"
    )
    assert refused.splitlines()[2:] == [
        f"  Zaak zonder kenmerk ({bad}:1): zaak: Dubbele sleutel 'zaak': laat er één staan.",
        f"  Zaak zonder kenmerk ({gone}:1): Het bestand is niet te lezen: het bestaat niet.",
    ]


def test_cases_come_from_standard_input_too(regels: Path) -> None:
    stdin = f"{json.dumps(MORE)}\n{json.dumps(SAME)}\n".encode()
    result = run(OLD, NEW, "--regels", regels, "--zaken", "-", stdin=stdin)
    assert "Gevolgen voor 2 zaken" in result.stdout


def test_json_has_everything_on_one_line(regels: Path, zaken: str) -> None:
    result = run(OLD, NEW, "--regels", regels, "--zaken", zaken, "--json")
    (line,) = result.stdout.splitlines()
    report = json.loads(line)
    assert (report["a"]["versie"], report["b"]["versie"], report["gelijk"]) == (
        "2026.1",
        "2026.2",
        False,
    )
    time = next(v for v in report["verschillen"] if v["regel"] == "NT-FINANCIEN")
    assert time == {
        "deel": "Normtijden",
        "soort": "anders",
        "aard": "inhoud",
        "regel": "NT-FINANCIEN",
        "onderwerp": "Normtijd Financiën",
        "wat": "behoud, niveau 3",
        "van": "20",
        "naar": "35",
        "eenheid": "minuten per week",
        "bron": f"{DEMO}, stap 2, tabel normtijden (verzonnen)",
        "bron_van": None,
        "opmerking": None,
        "pad_van": "fasen[3].tabel[0].minuten.behoud.3",
        "pad_naar": "fasen[3].tabel[0].minuten.behoud.3",
        "zin": "Normtijd Financiën, behoud, niveau 3: van 20 naar 35 minuten per week",
    }
    assert [o["altijd"] for o in report["belemmeringen"]] == [False]
    effect = report["effect"]
    assert effect["totaal"] == {
        "aantal": 4,
        "veranderd": 3,
        "minuten_erbij": 35,
        "minuten_eraf": 40,
        "zonder_minuten": 0,
        "saldo": -5,
    }
    assert [(v["zaak"], v["verschil"], v["plek"]) for v in effect["veranderingen"]] == [
        ("MEER", 35, f"{zaken}:1"),
        ("NIETS", -30, f"{zaken}:3"),
        ("MINDER", -10, f"{zaken}:2"),
    ]
    assert [b["aantal"] for b in effect["verdeling"] if b["van"] in (-30, 0, 35)] == [1, 1, 1]
    assert [(f["zaak"], f["plek"]) for f in effect["geweigerd"]] == [("LANG", f"{zaken}:5")]


def test_the_register_counts_decisions(
    regels: Path, tmp_path: Path, bibliotheek: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek = tmp_path / "register"
    register = open_register(place(str(plek)))
    record_all(register, bibliotheek, CASES)
    register.close()
    result = run(OLD, NEW, "--regels", regels, "--register", plek)
    assert result.exit_code == 0
    assert "Gevolgen voor 4 besluiten\n" in result.stdout
    # Record 1 is the normenkader: a decision has its own number, as everywhere.
    assert "  Besluit 1 (record 2, zaak MEER): ib0 → IBB 35 (+35 minuten)\n" in result.stdout
    plain = json.loads(run(OLD, NEW, "--regels", regels, "--register", plek, "--json").stdout)
    changes = plain["effect"]["veranderingen"]
    assert [(c["besluit"], c["nummer"]) for c in changes if c["zaak"] == "MEER"] == [(1, 2)]
    monkeypatch.setenv(VARIABLE, str(plek))
    assert run(OLD, NEW, "--register", "--regels", regels).stdout == result.stdout
    # Only where it is asked for.
    assert "Gevolgen" not in run(OLD, NEW, "--regels", regels).stdout


def test_two_cores_give_the_same_as_one(
    regels: Path, zaken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.comparison.cases.PART", 2)
    arguments = (OLD, NEW, "--regels", regels, "--zaken", zaken, "--kernen")
    assert run(*arguments, "2").stdout == run(*arguments, "1").stdout


def test_progress_is_shown_on_a_terminal_for_many_cases(
    regels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = StringIO()
    monkeypatch.setattr("cli.progress.fout_console", Console(file=screen, force_terminal=True))
    few = write_cases(tmp_path / "weinig.jsonl", [MORE])
    run(OLD, NEW, "--regels", regels, "--zaken", few)
    assert screen.getvalue() == ""
    many = write_cases(tmp_path / "veel.jsonl", [MORE] * 60)
    run(OLD, NEW, "--regels", regels, "--zaken", many, "--kernen", "1")
    assert "60/60" in screen.getvalue()


@pytest.mark.parametrize(
    ("arguments", "melding"),
    [
        (("demo-ib", OLD), "'demo-ib' is geen bestand en geen ID@VERSIE"),
        ((OLD, "demo-ib@1999.1"), "Versie demo-ib@1999.1 bestaat niet"),
        ((OLD, "weg.yaml"), "Het bestand is niet te lezen"),
        ((OLD, OLD, "zaak.yaml"), "Te veel opgegeven: zaak.yaml. Zet --zaken"),
        ((OLD, OLD, "--zaken", "z.yaml", "--register"), "Kies --zaken of --register"),
        ((OLD, OLD, "--kernen", "twee"), "--kernen: 'twee' is geen heel getal vanaf 1"),
    ],
)
def test_wrong_options_are_said_with_exit_code_2(arguments: tuple[str, ...], melding: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert melding in result.stderr
    assert result.stdout == ""


def test_both_normenkaders_that_are_wrong_are_said_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "fout.yaml"
    bad.write_text("titel: Proef\n", "utf-8")
    result = run(bad, "demo-ib@1999.1")
    assert result.exit_code == 2
    assert f"{bad}:1: versie: ontbreekt: vul dit in" in result.stderr
    assert "Versie demo-ib@1999.1 bestaat niet" in result.stderr


def test_a_register_that_is_not_there_is_exit_code_1(tmp_path: Path) -> None:
    result = run(OLD, OLD, "--register", tmp_path / "weg")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Hier is geen register" in result.stderr


def test_a_process_that_dies_is_exit_code_1(zaken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: Any, **__: Any) -> None:
        raise ProcessStoppedError("Een van de processen is gestopt.")

    monkeypatch.setattr(command, "file_effects", die)
    result = run(OLD, OLD, "--zaken", zaken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is gestopt" in result.stderr


@pytest.mark.parametrize(
    ("van", "naar", "shown"),
    [
        ("Kort.", "Anders.", ("Kort.", "Anders.")),
        (
            f"{'begin ' * 20}oud{' einde' * 20}",
            f"{'begin ' * 20}nieuw{' einde' * 20}",
            (
                "…n begin begin begin oud einde einde einde einde einde einde …",
                "…n begin begin begin nieuw einde einde einde einde einde eind…",
            ),
        ),
        ("x" * 70, "x" * 80, (f"…{'x' * 20}", f"…{'x' * 30}")),
    ],
)
def test_of_long_texts_the_part_that_differs_is_shown(
    van: str, naar: str, shown: tuple[str, str]
) -> None:
    assert excerpts(van, naar) == shown
