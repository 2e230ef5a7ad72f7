"""The auditor's page of terms: a table for each, and what is too small to show."""

from __future__ import annotations

import pytest

from normenkader import Library
from register.store.opening import Register
from terms.equated import SETTING
from tests.register.decisions.terms.test_in_time import KEPT, LATE, decided
from tests.screens.register.test_page import opened, texts


def test_shares_per_month_with_their_interval(register: Register, bibliotheek: Library) -> None:
    decided(register, bibliotheek, KEPT, 9)
    decided(register, bibliotheek, LATE, 3, begin="L")
    said = " ".join(texts(opened(deel="termijnen")).split())
    assert "Onderzoek: zes weken na de melding" in said
    assert "jul 2026" in said
    assert "75 %" in said
    assert "46,7 – 91,2 %" in said
    assert said.count("Geen groep die groot genoeg is.") == 2


def test_days_of_the_municipality_that_are_wrong_are_said_first(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "/nergens/dagen.yaml")
    said = texts(opened(deel="termijnen"))
    assert "/nergens/dagen.yaml" in said
    assert "Alle maanden" not in said
