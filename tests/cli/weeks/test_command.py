"""`normwijzer weken`: a table with its explanation, a calendar, JSON, and clear errors."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from iwmo.months import WEEK_MINUTEN
from normenkader import Library
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import contract_lines
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.established import case

# What the command is for: minutes per week. Volumes in euros don't fit in a week of minutes.
CASES = [c for c in contract_lines("weken.jsonl") if 0 < c["volume"] <= WEEK_MINUTEN]


def weeks(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["weken", *arguments])


def test_table_says_how_many_weeks_and_minutes() -> None:
    result = weeks("2025-10-07", "2025-12-30", "180")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()[2:7]] == [
        ["Maand", "Periode", "Weken", "Aantal", "weken", "Hoogstens", "minuten"],
        ["oktober", "2025", "7", "t/m", "31", "41", "t/m", "44", "4", "720"],
        ["november", "2025", "1", "t/m", "30", "44", "t/m", "48", "5", "900"],
        ["december", "2025", "1", "t/m", "30", "49", "t/m", "1", "5", "900"],
        ["Hele", "periode", "13", "2.340"],
    ]
    assert "Waarom 4, 5 of 6 weken?" in result.stdout
    assert "De maanden zijn samen 2.520 minuten" in result.stdout
    assert "in beide maanden (1 keer)" in " ".join(result.stdout.split())
    assert "Hele periode: 13 weken × 180 minuten = 2.340 minuten." in " ".join(
        result.stdout.split()
    )


def test_a_calendar_of_more_than_a_century_is_refused_in_words() -> None:
    assert weeks("1900-01-01", "1999-12-31", "60", "--kalender").exit_code == 0
    result = weeks("1900-01-01", "2000-01-01", "60", "--kalender")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "heeft 1.201 maanden. De kalender is voor hoogstens 1.200 maanden" in result.stderr
    assert weeks("0001-01-01", "9999-12-31", "60").exit_code == 0


def test_total_needs_no_words_where_it_is_the_sum() -> None:
    result = weeks("2026-06-03", "2026-06-05", "60")
    assert "juni 2026     3 t/m 5  23" in result.stdout
    assert "Waarom is het totaal lager" not in result.stdout


def test_columns_line_up() -> None:
    lines = weeks("2026-01-01", "2026-12-31", "90").stdout.splitlines()[2:16]
    assert len(lines) == 14
    assert len({len(line) for line in lines}) == 1


def test_the_calendar_says_where_a_week_counts_too() -> None:
    lines = weeks("2025-10-07", "2025-11-05", "180").stdout.splitlines()
    october = lines.index("oktober 2025")
    assert lines[october : october + 6] == [
        "oktober 2025",
        "week   ma  di  wo  do  vr  za  zo",
        "  41    ·   7   8   9  10  11  12",
        "  42   13  14  15  16  17  18  19",
        "  43   20  21  22  23  24  25  26",
        "  44   27  28  29  30  31           telt ook in november",
    ]
    assert "  45    3   4   5   ·   ·   ·   ·" in lines


def test_the_calendar_of_a_long_period_is_shown_when_asked_for() -> None:
    days = ("2025-01-01", "2026-12-31", "60")
    assert "week   ma" not in weeks(*days).stdout
    assert "Met --kalender zie je elke week" in weeks(*days).stdout
    assert weeks(*days, "--kalender").stdout.count("week   ma") == 24
    assert "week   ma" not in weeks("2025-01-01", "2025-01-31", "60", "--zonder-kalender").stdout


def test_output_counts_a_week_in_the_month_of_its_sunday() -> None:
    found = weeks("2026-01-05", "2026-04-01", "120", "--variant", "output").stdout
    assert "maart 2026     1 t/m 31                    6                720" in found
    assert "april 2026     1 t/m 1                     0                  0" in found
    assert "IV076 en IV077 hebben een vaste regel" in " ".join(found.split())
    assert " 14            1   ·   ·   ·   ·   telt in maart" in found


def test_a_period_without_a_sunday_is_not_regulated() -> None:
    result = weeks("2026-09-29", "2026-10-02", "120", "--variant", "output")
    assert result.exit_code == 0
    assert "In deze periode valt geen zondag" in result.stdout
    assert result.stdout.count("telt in geen maand") == 2


@pytest.fixture
def register(tmp_path: Path, bibliotheek: Library) -> str:
    """Decision 1 has minutes that become less, decision 2 has none; 4 came in the place of 3."""
    opened = open_register(place(str(tmp_path / "register")))
    none: dict[str, Any] = dict.fromkeys(("product", "minuten_per_week", "weken"))
    record(opened, CONSULENT, bibliotheek, follow(bibliotheek, case("A")), MOMENT)
    without = deviate(bibliotheek, case("B"), uitkomst="nader_onderzoek", **none)
    record(opened, CONSULENT, bibliotheek, without, MOMENT)
    old = record(opened, CONSULENT, bibliotheek, follow(bibliotheek, case("C")), MOMENT)
    instead = deviate(bibliotheek, case("C"), old.nummer, minuten_per_week=60)
    record(opened, CONSULENT, bibliotheek, instead, MOMENT)
    opened.close()
    return str(tmp_path / "register")


def test_a_decision_that_was_replaced_is_said_to_be(register: str, tmp_path: Path) -> None:
    told = "Let op: dit besluit geldt niet meer: besluit 4 (record 5) kwam ervoor in de plaats."
    (tmp_path / "d.csv").write_text("maand,minuten,deel\n2026-07,0,1\n", "utf-8")
    for words in (["weken"], ["declaraties", str(tmp_path / "d.csv")]):
        for besluit, said in (("3", True), ("4", False), ("1", False)):
            asked = [*words, "--besluit", besluit, "--register", register]
            result = CliRunner().invoke(app, asked)
            assert result.exit_code == 0, result.output
            assert (told in result.stderr) is said
            assert told not in result.stdout


def test_the_parts_of_a_decision_have_a_table_each(register: str) -> None:
    where = ("--besluit", "1", "--register", register)
    found = json.loads(weeks(*where, "--json").stdout)
    assert found["besluit"] == 1
    parts = found["delen"]
    assert len(parts) > 1
    assert all(a["einde"] < b["ingang"] for a, b in pairwise(parts))
    table = weeks(*where).stdout
    assert f"Deel 1 van {len(parts)}" in table
    assert "Alle delen samen: hoogstens" in table


def test_a_decision_without_minutes_has_nothing_to_declare(register: str) -> None:
    result = weeks("--besluit", "2", "--register", register)
    assert result.exit_code == 1
    assert "geeft geen minuten: er is niets te declareren" in result.stderr


def test_a_period_and_a_decision_do_not_go_together() -> None:
    result = weeks("2026-01-01", "--besluit", "1", "--variant", "alles")
    assert result.exit_code == 2
    assert "Geef een periode of --besluit, niet allebei." in result.stderr
    assert "--variant: 'alles' bestaat niet" in result.stderr


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_json_gives_the_worked_cases(case: dict[str, Any]) -> None:
    kind = case.get("categorie", "02")
    asked = (case["ingang"], case["eind"], str(case["volume"]), "--variant", case["variant"])
    result = weeks(*asked, "--categorie", kind, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    del found["let_op"]
    assert found == {
        "ingang": case["ingang"],
        "einde": case["eind"],
        "minuten_per_week": case["volume"],
        "variant": case["variant"],
        "categorie": kind,
        **case["verwacht"],
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("2026-02-30", "2026-03-31", "60"), "VAN: '2026-02-30' is geen datum"),
        (("2026-01-01", "2026-W05-1", "60"), "TOT: '2026-W05-1' is geen datum"),
        (("2026-01-01", "2026-01-31", "2,5"), "MINUTEN: '2,5' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "1_0"), "MINUTEN: '1_0' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "٣"), "MINUTEN: '٣' is geen heel getal"),
        (("2026-01-01", "2026-01-31", "9" * 5_000), "is geen heel getal"),
        (("2026-01-01", "2026-01-31", "0"), "kies een getal van 1 tot en met 10.080"),
        (("--", "2026-01-01", "2026-01-31", "-5"), "MINUTEN: '-5' kan niet"),
        (("2026-01-01", "2026-01-31", "10081"), "kies een getal van 1 tot en met 10.080"),
        (("2026-02-01", "2026-01-31", "60"), "de einddatum 2026-01-31 ligt voor"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_bad_input_gives_a_message_and_exit_code_2(
    options: tuple[str, ...], message: str, more: tuple[str, ...]
) -> None:
    result = weeks(*more, *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_all_faults_are_said_at_once() -> None:
    lines = weeks("gisteren", "morgen", "veel").stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == ["VAN", "TOT", "MINUTEN"]


def test_what_is_missing_is_said_by_name() -> None:
    result = weeks("2026-01-01", "2026-01-31")
    assert result.exit_code == 2
    assert result.stderr.startswith("MINUTEN: ontbreekt.")


def test_the_old_name_takes_the_old_options_and_the_new_arguments() -> None:
    new = weeks("2026-01-01", "2026-12-31", "90").stdout
    days = ("2026-01-01", "2026-12-31", "90")
    old = [
        f"{name}={v}" for name, v in zip(("--ingang", "--einde", "--minuten"), days, strict=True)
    ]
    for arguments in (days, old):
        assert CliRunner().invoke(app, ["maanden", *arguments]).stdout == new


def test_help_is_in_dutch() -> None:
    result = CliRunner().invoke(app, ["weken", "--help"])
    assert result.exit_code == 0
    assert "hoogstens te declareren" in " ".join(result.stdout.split())
