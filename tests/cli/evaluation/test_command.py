"""`normwijzer evaluatie`: the form out, filled in, and recorded once."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.decisions.writing import record
from register.integrity.control import check_register
from register.store.opening import open_register
from register.store.place import place
from tests.register.deciding import CHECKED, CONSULENT, MOMENT, deviate, follow
from tests.register.evaluations import filled

DOEL = "Ik wil zelf mijn post openen: elke week."


@pytest.fixture
def folder(tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]) -> Path:
    """A folder with a register in which one decision is, with a goal in the client's words."""
    areas = {n: dict(table) for n, table in zaak["leefgebieden"].items()}
    areas["financien"] |= {"eigen_doel": DOEL, "gewenst_resultaat": "Alles\nop tijd betaald."}
    register = open_register(place(str(tmp_path)))
    order = follow(bibliotheek, {**zaak, "leefgebieden": areas})
    record(register, CONSULENT, bibliotheek, order, MOMENT)
    register.close()
    return tmp_path


def run(folder: Path, *words: str, given: str = "") -> Result:
    arguments = ["evaluatie", *words, "--register", str(folder)]
    return CliRunner().invoke(app, arguments, input=given.encode())


def written(folder: Path, **outcome: Any) -> dict[str, Any]:
    """The form of the decision, filled in as somebody would."""
    empty = yaml.safe_load(run(folder, "1").stdout)
    areas = tuple(empty["punten"]["leefgebieden"])
    return {**empty, **filled(areas, **outcome)}


def as_yaml(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def test_the_form_holds_the_decision_and_the_goals(folder: Path) -> None:
    said = run(folder, "1")
    assert said.exit_code == 0
    assert f"# Doel van de cliënt: {DOEL}" in said.stdout
    assert "# op tijd betaald." in said.stdout
    assert yaml.safe_load(said.stdout)["besluit"] == 1


def test_a_filled_form_is_recorded_once_and_the_register_is_right(folder: Path) -> None:
    content = as_yaml(written(folder, uitkomst="nieuw_moment", moment="2027-01-04"))
    first = run(folder, "1", "--vastleggen", "-", given=content)
    assert first.exit_code == 0, first.output
    again = run(folder, "1", "--vastleggen", "-", given=content)
    assert "record 3" in first.stdout
    assert "was al vastgelegd" in again.stdout
    report = check_register(place(str(folder)), CHECKED)
    assert (report.records, report.bevindingen) == (3, ())


def test_every_mistake_is_said_with_its_line_and_nothing_is_recorded(folder: Path) -> None:
    (folder / "leeg.yaml").write_text(run(folder, "1").stdout, "utf-8")
    said = run(folder, "1", "--vastleggen", str(folder / "leeg.yaml"))
    assert said.exit_code == 2
    lines = said.stderr.splitlines()
    assert any(":9: datum: " in line for line in lines)
    assert len(lines) > 10
    assert check_register(place(str(folder)), CHECKED).records == 2


@pytest.mark.parametrize(
    ("key", "value"),
    [("besluit", 2), ("vingerafdruk", "0" * 64), ("vingerafdruk", None), ("extra", 1)],
)
def test_a_form_of_another_decision_is_refused(folder: Path, key: str, value: Any) -> None:
    content = as_yaml({**written(folder), key: value})
    assert run(folder, "1", "--vastleggen", "-", given=content).exit_code == 2


def test_a_decision_that_was_replaced_is_not_evaluated(
    folder: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    content = as_yaml(written(folder))
    register = open_register(place(str(folder)))
    record(register, CONSULENT, bibliotheek, deviate(bibliotheek, zaak, 2, weken=10), MOMENT)
    register.close()
    said = run(folder, "1", "--vastleggen", "-", given=content)
    assert said.exit_code == 1
    assert "geldt niet meer" in said.stderr


def test_the_documents_hold_what_the_form_and_the_record_hold(folder: Path) -> None:
    run(folder, "1", "--vastleggen", "-", given=as_yaml(written(folder)))
    for words in ((), ("--vastgelegd", "3")):
        naar = folder / f"stuk{len(words)}.docx"
        assert run(folder, "1", "--naar", str(naar), *words).exit_code == 0
        document = docx.Document(io.BytesIO(naar.read_bytes()))
        cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
        assert DOEL in cells
        assert ("Fijn dat er iemand is." in cells) == bool(words)
    pdf = folder / "stuk.pdf"
    assert run(folder, "1", "--naar", str(pdf)).exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    [("--vastgelegd", "3"), ("--vastgelegd", "3", "--naar", "x.yaml"), ("--vastgelegd", "x")],
)
def test_what_does_not_go_together_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    assert run(folder, "1", *words).exit_code == 2


def test_a_record_that_is_no_evaluation_of_it_gives_no_document(folder: Path) -> None:
    said = run(folder, "1", "--vastgelegd", "2", "--naar", str(folder / "x.docx"))
    assert said.exit_code == 1
    assert "geen evaluatie" in said.stderr
