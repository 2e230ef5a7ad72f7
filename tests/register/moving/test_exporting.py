"""Decisions out of the register: complete as JSONL, safe as CSV and XLSX."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from normenkader import Library
from register.decisions.reading import Filter, open_decision, search
from register.decisions.writing import record
from register.errors import TooManyRowsError
from register.moving import exporting
from register.moving.exporting import KOLOMMEN, Soort, export
from register.store.opening import Register
from rights import NoRightError, User
from tests.register.deciding import (
    AUDITOR,
    BEHEERDER,
    CONSULENT,
    MOMENT,
    TRAINER,
    deviate,
    follow,
    record_all,
)

FORMULA = '=HYPERLINK("http://kwaad.example","klik hier")'
# Written by xlsxwriter as it is, this would end the cell and begin one with a formula.
XML = '<r><t>x</t></r></is></c><c r="AA2"><f>1+1</f><v>2</v></c><c r="AB2"><is><r><t>y</t></r>'
TEXTS = [
    FORMULA,
    "+31 is geen formule",
    "-10 minuten is te veel",
    "@iedereen let goed op",
    "＝1+1 in volle breedte",
    "  =1+1 na een spatie",
    "\t=1+1 na een tab",
    XML,
    'tekst; met "alles"\nen een regel',
    "https://kwaad.example/pad",
    "_x0041_ is geen A",
    "1234567890123456",
    "0031 begint met nullen",
    "regel 1\n=1+1 op regel 2",
]


def exported(register: Register, soort: Soort, selectie: Any = None, **options: Any) -> bytes:
    target = io.BytesIO()
    export(register, AUDITOR, selectie or Filter(), soort, target, **options)
    return target.getvalue()


def csv_rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def xlsx_rows(content: bytes) -> list[dict[str, Any]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n", "inlineStr"}
    assert not any(c.hyperlink for row in sheet.iter_rows() for c in row)
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]  # type: ignore[arg-type]


@pytest.fixture
def written(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Register:
    """A decision for each text, which stands in the judgement and in the explanation."""
    for i, text in enumerate(TEXTS):
        order = deviate(bibliotheek, zaak | {"zaak": f"E-{i}"}, minuten_per_week=100 + i)
        keuze = replace(order.keuze, oordeel=text, toelichting=text)
        record(register, CONSULENT, bibliotheek, replace(order, keuze=keuze), MOMENT)
    return register


def test_jsonl_holds_everything_that_was_stored(written: Register) -> None:
    lines = [json.loads(line) for line in exported(written, "jsonl").splitlines()]
    assert len(lines) == len(TEXTS)
    for line in lines:
        dossier = open_decision(written, AUDITOR, line["nummer"])
        assert line["stuk"] == dossier.stuk
        assert line["zaak"] == dossier.zaak
        assert line["antwoord"] == dossier.antwoord
        assert len(line["hash"]) == 64


def test_a_text_with_lines_is_one_line_of_jsonl() -> None:
    assert exporting.one_line(b'{\n "a": "b\\nc"\n}\n') == b'{"a": "b\\nc"}'


def test_no_cell_of_xlsx_is_a_formula_and_every_text_comes_back(written: Register) -> None:
    rows = xlsx_rows(exported(written, "xlsx"))
    stored = [text.strip() for text in TEXTS]
    stored[TEXTS.index(XML)] = f"'{XML}"
    # openpyxl leaves Excel's own escapes in a text as they are.
    assert [unescape(row["oordeel"]) for row in rows] == stored
    assert [unescape(row["toelichting"]) for row in rows] == stored
    assert [row["minuten_per_week"] for row in rows] == list(range(100, 100 + len(TEXTS)))
    assert all(type(row["record"]) is int for row in rows)


def test_no_cell_of_csv_begins_as_a_formula(written: Register) -> None:
    rows = csv_rows(exported(written, "csv"))
    assert [row["oordeel"] for row in rows[:6]] == [
        f"'{FORMULA}",
        "'+31 is geen formule",
        "'-10 minuten is te veel",
        "'@iedereen let goed op",
        "'＝1+1 in volle breedte",
        "'=1+1 na een spatie",
    ]
    assert rows[-1]["oordeel"] == "regel 1\n'=1+1 op regel 2"
    assert rows[8]["oordeel"] == TEXTS[8]


def test_csv_opens_at_once_in_a_dutch_excel(written: Register) -> None:
    content = exported(written, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    first, second = content.decode("utf-8-sig").split("\r\n")[:2]
    assert first.split(";") == [f'"{naam}"' for naam in KOLOMMEN]
    # Numbers stand there without quotes: they are numbers.
    assert second.split(";")[0].isdigit()


def test_a_negative_number_is_a_number(monkeypatch: pytest.MonkeyPatch, written: Register) -> None:
    monkeypatch.setattr(exporting, "flat", lambda *_: [-5, "-5", None])
    assert b'\r\n-5;"\'-5";' in exported(written, "csv")
    sheet = load_workbook(io.BytesIO(exported(written, "xlsx"))).worksheets[0]
    assert [c.value for c in sheet[2]][:3] == [-5, "-5", None]


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_the_flat_tables_say_nothing_of_who_decided(written: Register, soort: Soort) -> None:
    read = csv_rows if soort == "csv" else xlsx_rows
    values = {str(v) for row in read(exported(written, soort)) for v in row.values()}
    assert "consulent" in values
    assert "u-consulent" not in values


@pytest.mark.parametrize("soort", ["jsonl", "csv", "xlsx"])
def test_only_what_was_chosen_leaves_the_register(written: Register, soort: Soort) -> None:
    def references(selectie: Any) -> list[str]:
        content = exported(written, soort, selectie)
        if soort == "jsonl":
            return [json.loads(line)["stuk"]["zaak"] for line in content.splitlines()]
        return [str(r["zaak"]) for r in (csv_rows if soort == "csv" else xlsx_rows)(content)]

    _, rows = search(written, AUDITOR, Filter(zaak="E-3"))
    assert references(Filter(zaak="E-3")) == ["E-3"]
    assert references([rows[0].nummer, 999_999]) == ["E-3"]
    assert references(Filter(afgeweken=False)) == []


def test_more_rows_than_excel_has_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, written: Register
) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", len(TEXTS))
    with pytest.raises(TooManyRowsError, match="kortere periode"):
        exported(written, "xlsx")
    assert len(csv_rows(exported(written, "csv"))) == len(TEXTS)
    monkeypatch.setattr(exporting, "MOST_ROWS", len(TEXTS) + 1)
    assert len(xlsx_rows(exported(written, "xlsx"))) == len(TEXTS)


def test_decisions_are_read_in_parts_and_each_part_is_told(
    monkeypatch: pytest.MonkeyPatch,
    register: Register,
    bibliotheek: Library,
    zaak: dict[str, Any],
) -> None:
    record_all(register, bibliotheek, [zaak | {"zaak": f"D-{i}"} for i in range(5)])
    monkeypatch.setattr(exporting, "BATCH", 2)
    told: list[tuple[int, int]] = []
    content = exported(register, "jsonl", ahead=lambda done, total: told.append((done, total)))
    assert told == [(2, 5), (4, 5), (5, 5)]
    numbers = [json.loads(line)["nummer"] for line in content.splitlines()]
    assert numbers == sorted(numbers)
    assert len(numbers) == 5


@pytest.mark.parametrize("gebruiker", [CONSULENT, TRAINER, BEHEERDER])
def test_only_an_auditor_takes_decisions_out(register: Register, gebruiker: User) -> None:
    with pytest.raises(NoRightError):
        export(register, gebruiker, Filter(), "jsonl", io.BytesIO())


@pytest.mark.parametrize(("soort", "read"), [("csv", csv_rows), ("xlsx", xlsx_rows)])
def test_a_decision_leaves_with_its_schedule_and_a_refusal_with_its_date(
    register: Register,
    bibliotheek: Library,
    zaak: dict[str, Any],
    soort: Soort,
    read: Callable[[bytes], list[dict[str, Any]]],
) -> None:
    refused = zaak | {"zaak": "E-geen", "toegang": zaak["toegang"] | {"leeftijd": 17}}
    for order in (
        deviate(bibliotheek, zaak, minuten_per_week=175),
        follow(bibliotheek, refused),
    ):
        record(register, CONSULENT, bibliotheek, order, MOMENT)
    given, without = read(exported(register, soort))
    assert given["verdeling"] == (
        "2026-07-01 t/m 2026-12-29: 175; 2026-12-30 t/m 2027-03-30: 135; "
        "2027-03-31 t/m 2027-06-29: 90"
    )
    assert str(given["gemiddeld_per_week"]) == "144"
    assert (str(given["weken"]), given["laatste_dag"]) == ("52", "2027-06-29")
    assert without["ingangsdatum"] == "2026-07-01"
    empty = ("weken", "laatste_dag", "verdeling", "gemiddeld_per_week", "voorstel_weken")
    assert not any(without[name] for name in empty)


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_a_table_tells_both_numbers_and_what_was_replaced(
    register: Register, bibliotheek: Library, zaak: dict[str, Any], soort: Soort
) -> None:
    first = record_all(register, bibliotheek, [zaak, zaak | {"zaak": "E-2"}])[0]
    order = deviate(bibliotheek, zaak, vervangt=first.nummer, weken=9)
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    content = exported(register, soort)
    rows = csv_rows(content) if soort == "csv" else xlsx_rows(content)
    named = ("record", "besluit", "geldend", "vervangen_door_besluit", "vervangt_besluit")
    # Record 1 is the normenkader.
    assert [tuple(str(row[naam] or "") for naam in named) for row in rows] == [
        ("2", "1", "nee", "3", ""),
        ("3", "2", "ja", "", ""),
        ("4", "3", "ja", "", "1"),
    ]
    lines = [json.loads(line) for line in exported(register, "jsonl").splitlines()]
    told = [(r["nummer"], r["besluit"], r["vervangen_door"]) for r in lines]
    assert told == [(2, 1, 4), (3, 2, None), (4, 3, None)]
