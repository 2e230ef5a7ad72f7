"""What the tests of commands share: today is a day on which nothing is overdue."""

from __future__ import annotations

from datetime import date

import pytest

from cli import review


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outcome whenever the tests run."""
    monkeypatch.setattr(review, "today", lambda: date(2026, 7, 1))
