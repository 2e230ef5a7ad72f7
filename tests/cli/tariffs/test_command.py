"""`normwijzer kosten`: a product, a proposal and a decision, as a table and as JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import RULES
from tests.costs.tariffs.example import Given, content, write_tariffs
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.established import case


def costs(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["kosten", *arguments])


def words(result: Result) -> str:
    return " ".join(result.stdout.split())


@pytest.fixture(scope="module")
def regels(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The rules of demo-ib, with an hour of both products at 60,00 euro."""
    folder = tmp_path_factory.mktemp("regels")
    shutil.copytree(RULES / "demo-ib", folder / "demo-ib")
    write_tariffs(folder)
    return str(folder)


def test_a_product_of_2016_has_its_price_in_a_table() -> None:
    result = costs("IB1", "2016-01-01", "2016-12-31", "--opslag")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    # 448,11 for four weeks: 112,0275 a week, 5825,43 for 13 times, and 366 of 28 days.
    assert lines[4].split()[-6:] == ["€", "112,03", "€", "5.825,43", "€", "5.857,44"]
    assert lines[5].split() == ["Samen", "€", "5.857,44"]
    assert "Bron: Bijlage 8" in result.stdout
    assert "geeft geen maximum per maand" in words(result)


def test_json_has_the_exact_amounts_and_the_sources() -> None:
    found = json.loads(costs("IB2", "2016-01-01", "2016-01-28", "--json").stdout)
    assert (found["cent"], found["cent_precies"]) == (73_216, "73216")
    assert (found["met_opslag"], found["besluit"], found["zaak"]) == (False, None, None)
    (part,) = found["delen"]
    assert (part["cent_per_week"], part["cent_per_jaar"]) == (18_304, 951_808)
    assert part["tarief"]["eenheid"] == "vier_weken"
    assert part["tarief"]["bron"].endswith("prijzen 2016")
    assert part["opslag"] is None
    assert found["maanden"] == []


def test_an_hour_has_a_maximum_for_each_month(regels: str) -> None:
    asked = ("IBO", "2026-12-28", "2027-01-31", "90", "--regels", regels)
    found = json.loads(costs(*asked, "--json").stdout)
    # A week is 90,00; 28 December to 31 January is five whole weeks, and week 53 is in both months.
    assert found["cent"] == found["hoogstens_cent"] == 45_000
    assert [(m["weken"], m["hoogstens_cent"]) for m in found["maanden"]] == [
        (1, 9_000),
        (5, 45_000),
    ]
    assert [(y["jaar"], y["cent"]) for y in found["kalenderjaren"]] == [
        (2026, 5_143),
        (2027, 39_857),
    ]
    assert found["delen"][0]["tarief"]["producttarief_cent"] == 100
    table = words(costs(*asked))
    assert "december 2026 28 t/m 31 1 € 90,00" in table
    assert "Hele periode 5 € 450,00" in table
    assert "Kalenderjaar Kosten 2026 € 51,43 2027 € 398,57" in table
    assert "staat als tarief per minuut € 1,00" in table


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, bibliotheek: Library) -> str:
    """Decision 1 has minutes that become less, decision 2 has no product."""
    plek = str(tmp_path_factory.mktemp("register"))
    opened = open_register(place(plek))
    none: dict[str, Any] = dict.fromkeys(("product", "minuten_per_week", "weken"))
    record(opened, CONSULENT, bibliotheek, follow(bibliotheek, case("A")), MOMENT)
    without = deviate(bibliotheek, case("B"), uitkomst="nader_onderzoek", **none)
    record(opened, CONSULENT, bibliotheek, without, MOMENT)
    opened.close()
    return plek


def test_each_phase_of_a_decision_has_its_cost(regels: str, register: str) -> None:
    asked = ("--besluit", "1", "--register", register, "--regels", regels)
    found = json.loads(costs(*asked, "--json").stdout)
    parts = found["delen"]
    assert len(parts) > 1
    assert found["besluit"] == 1
    # A minute is 1,00: a week costs its minutes, and the phases are whole weeks.
    assert [p["cent_per_week"] for p in parts] == [100 * p["minuten_per_week"] for p in parts]
    assert found["cent"] == sum(p["cent"] for p in parts)
    assert found["gemiddeld_cent_per_jaar_precies"]
    assert words(costs(*asked)).startswith("Besluit 1 ")


def test_the_proposal_for_a_case_costs_what_the_decision_that_follows_it_costs(
    regels: str, register: str, tmp_path: Path
) -> None:
    file = tmp_path / "zaak.json"
    file.write_text(json.dumps(case("A") | {"normenkader": "demo-ib"}), "utf-8")
    asked = ("--regels", regels, "--json")
    proposed = json.loads(costs("--zaak", str(file), *asked).stdout)
    decided = json.loads(costs("--besluit", "1", "--register", register, *asked).stdout)
    assert (proposed.pop("zaak"), decided.pop("zaak")) == ("A", None)
    assert (proposed.pop("besluit"), decided.pop("besluit")) == (None, 1)
    assert proposed == decided
    assert "Zaak A, zoals voorgesteld" in costs("--zaak", str(file), "--regels", regels).stdout


def test_one_case_without_an_amount_does_not_stop_the_others(regels: str, tmp_path: Path) -> None:
    none = case("B")
    none["toegang"] = none["toegang"] | {"woont_in_gemeente": False}
    lines = [json.dumps(one | {"normenkader": "demo-ib"}) for one in (case("A"), none, case("C"))]
    file = tmp_path / "zaken.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    result = costs("--zaak", str(file), "--regels", regels)
    assert result.exit_code == 1
    assert "Zaak A, zoals" in result.stdout
    assert "\n\nZaak C, zoals" in result.stdout
    assert "zaken.jsonl:2: Er is geen bedrag: Er is geen product" in result.stderr


def test_the_supplement_of_a_case_is_that_of_its_proposal(tmp_path: Path) -> None:
    tekst = (RULES / "drechtsteden-ib-2016" / "voorbeelden" / "1-aanleren.yaml").read_text("utf-8")
    file = tmp_path / "zaak.yaml"
    lines = [
        "peildatum: 2016-01-01" if line.startswith("peildatum:") else line
        for line in tekst.splitlines()
    ]
    file.write_text("\n".join(lines), "utf-8")
    found = json.loads(costs("--zaak", str(file), "--json").stdout)
    assert found["met_opslag"] is True
    assert found["delen"][0]["opslag"]["cent"] == 23_950
    without = json.loads(costs("--zaak", str(file), "--zonder-opslag", "--json").stdout)
    assert without["delen"][0]["opslag"] is None


def test_a_day_without_a_tariff_gives_no_amount_and_says_which(regels: str, register: str) -> None:
    result = costs("IB1", "2015-12-31", "2017-01-01")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Er is geen bedrag:" in result.stderr
    assert "geen tarief van 31 december 2015." in result.stderr
    assert "geen tarief van 1 januari 2017." in result.stderr
    result = costs("--besluit", "2", "--register", register, "--regels", regels)
    assert result.exit_code == 1
    assert "Er is geen product: er zijn geen kosten." in result.stderr


def test_a_product_without_a_tariff_says_where_to_put_it(register: str) -> None:
    result = costs("--besluit", "1", "--register", register)
    assert result.exit_code == 1
    assert "van demo-ib heeft geen tarief. Zet het in de map tarieven" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), ["PRODUCT: ontbreekt", "VAN: ontbreekt", "TOT: ontbreekt"]),
        (("IB1", "gisteren", "2016", "0"), ["VAN: 'gisteren'", "TOT: '2016'", "MINUTEN: '0'"]),
        (("IB1", "2016-02-01", "2016-01-01"), ["TOT: de einddatum 2016-01-01 ligt voor"]),
        (("IB9", "2016-02-01", "2016-03-01"), ["'IB9' heeft geen tarief. Kies uit: IB1 (drecht"]),
        (("IB1", "--besluit", "1"), ["Kies één: een product met een periode, --zaak of --besluit"]),
        (("--zaak", "z.yaml", "--besluit", "1"), ["Kies één: een product"]),
        (("--besluit", "1", "--normenkader", "demo-ib"), ["hoort niet bij --besluit"]),
        (
            ("IB1", "2016-02-01", "2016-03-01", "--normenkader", "demo-ib"),
            ["--normenkader: 'demo-ib' heeft geen tarieven"],
        ),
    ],
)
def test_what_is_asked_wrong_is_said(arguments: tuple[str, ...], said: list[str]) -> None:
    result = costs(*arguments)
    assert result.exit_code == 2
    assert all(part in result.stderr for part in said), result.stderr


def test_mistakes_in_tariffs_stop_here_and_at_the_check(regels: str, tmp_path: Path) -> None:
    shutil.copytree(regels, tmp_path / "regels")
    file = tmp_path / "regels" / "demo-ib" / "tarieven" / "verzonnen.yaml"
    tekst = file.read_text("utf-8")
    file.write_text(tekst.replace('"uur"', '"dag"'), "utf-8")
    where = ("--regels", str(tmp_path / "regels"))
    result = costs("IBO", "2026-01-01", "2026-02-01", "60", *where)
    assert result.exit_code == 2
    assert "De tarieven zijn niet goed:" in result.stderr
    assert result.stderr.count("moet een van deze zijn") == 4
    checked = CliRunner().invoke(app, ["controleer", where[1]])
    assert checked.exit_code == 2
    assert checked.stdout.count("moet een van deze zijn") == 4
    assert "4 problemen gevonden in de tarieven" in checked.stderr


def test_the_check_says_which_days_have_no_tariff(regels: str, tmp_path: Path) -> None:
    shutil.copytree(regels, tmp_path / "regels")
    rows: list[Given] = [("2026-01-01", "2026-06-30", 1, "uur"), ("2026-08-01", None, 1, "week")]
    file = tmp_path / "regels" / "demo-ib" / "tarieven" / "verzonnen.yaml"
    file.write_text(content({"IBO": rows}), "utf-8")
    found = CliRunner().invoke(app, ["controleer", str(tmp_path / "regels")])
    assert found.exit_code == 0
    assert "demo-ib: tarieven in orde (Verzonnen tarieven)" in found.stdout
    assert "Let op: IBO heeft geen tarief van 1 juli 2026 tot en met 31 juli 2026." in found.stdout
