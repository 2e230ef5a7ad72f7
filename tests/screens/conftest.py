"""A register of its own for the tests of screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from register.store.opening import Register
from screens.sources import register as register_source
from screens.sources.register import RegisterSource


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """The register that the screens find, in an empty folder."""
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(tmp_path / "register"))
    monkeypatch.setattr(register_source, "BRON", RegisterSource())
    opened = register_source.opened()
    yield opened
    opened.close()
