"""What the tests of commands share: a day on which nothing is overdue, and a usual normenkader."""

from __future__ import annotations

from datetime import date

import pytest

from cli import review
from normenkader.library import SETTING


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outcome whenever the tests run."""
    monkeypatch.setattr(review, "today", lambda: date(2026, 7, 1))


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most cases here name no normenkader, as those of the contract do."""
    monkeypatch.setenv(SETTING, "demo-ib")
