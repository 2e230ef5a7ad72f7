"""The days of royal decrees: data that ships, and a municipality's own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normenkader import InvalidInputError
from terms.equated import calendar_of, shipped
from tests.terms.other_way import EQUATED

OWN = """\
besluiten:
  - besluit: Besluit over 2029
    bron: Staatscourant
    jaren: [2029]
    dagen: [2029-05-11]
"""


def test_the_shipped_days_are_those_of_the_decrees() -> None:
    typed = {date.fromisoformat(f"{year}-{day}") for year, days in EQUATED.items() for day in days}
    assert set(shipped().equated) == typed
    assert all(day.weekday() < 5 for day in typed)


def test_a_file_adds_days_and_the_years_that_are_known(tmp_path: Path) -> None:
    file = tmp_path / "dagen.yaml"
    file.write_text(OWN, "utf-8")
    found = calendar_of(file)
    assert found.off(date(2029, 5, 11)) == "gelijkgesteld met een feestdag (Besluit over 2029)"
    assert 2029 in found.years
    assert set(shipped().equated) < set(found.equated)
    assert calendar_of(None) == shipped()


def test_everything_wrong_with_a_file_is_said_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "dagen.yaml"
    wrong = OWN.replace(
        "[2029-05-11]", "[2029-05-12, 2029-05-05, 2030-01-02, 2029-05-11, 2029-05-11]"
    )
    file.write_text(wrong, "utf-8")
    with pytest.raises(InvalidInputError) as failed:
        calendar_of(file)
    told = [str(problem) for problem in failed.value.problemen]
    assert len(told) == 4
    for words in ("weekend", "al een feestdag", "niet in de jaren", "twee keer"):
        assert any(words in line and f"{file}:5" in line for line in told), (words, told)


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "dagen.yaml"
    file.write_text("besluiten:\n  - besluit: iets\n    dagen: [morgen]\n", "utf-8")
    with pytest.raises(InvalidInputError) as failed:
        calendar_of(file)
    told = str(failed.value)
    assert "bron" in told
    assert "jaren" in told
    assert "dagen, het 1e: is geen datum" in told
