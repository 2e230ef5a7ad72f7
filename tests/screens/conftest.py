"""A register of its own for the tests of screens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from register.store.opening import Register
from screens.sources import register as register_source
from screens.sources.register import RegisterSource


@pytest.fixture(scope="session", autouse=True)
def installed() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself, at each run of an AppTest."""
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """The register that the screens find, in an empty folder."""
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(tmp_path / "register"))
    monkeypatch.setattr(register_source, "BRON", RegisterSource())
    opened = register_source.opened()
    yield opened
    opened.close()
