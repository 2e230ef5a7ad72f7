"""The page about the proof has what is really in each structure."""

from __future__ import annotations

import pytest

from normenkader.reading import read_normenkader
from tests.conftest import ROOT
from tests.proof.tour.page import PAGE, VALUES, computed, filled, names
from tests.proof.tour.small_one import FILE, MOST, tour

TEXT = PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def values() -> dict[str, str]:
    return computed(tour())


def test_the_page_has_every_value_as_it_is_computed(values: dict[str, str]) -> None:
    assert names(TEXT) == list(VALUES)
    assert filled(TEXT, values) == TEXT, "python -m tests.proof.tour"


def test_another_value_makes_the_page_stale(values: dict[str, str]) -> None:
    assert filled(TEXT, values | {"parts": "another"}) != TEXT


def test_the_normenkader_of_the_page_is_accepted_and_proved() -> None:
    nk = read_normenkader(FILE)
    assert len(nk.leefgebied_names) == 2
    assert len(nk.questions("clientfactoren")) == 1
    assert nk.bewijs is not None
    assert nk.bewijs.hoogstens_per_antwoord == MOST
    assert tour().proof.holds


def test_the_page_names_every_module_of_the_proof() -> None:
    proof = ROOT / "proof"
    modules = [p.relative_to(proof) for p in proof.rglob("*.py") if p.name != "__init__.py"]
    assert len(modules) > 30
    assert [str(p) for p in modules if f"`{p}`" not in TEXT] == []
