"""A register of an older version is to be upgraded; that is not a finding."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from register.errors import WrongVersionError
from register.integrity.control import check_register
from register.store.place import Place, place
from register.store.versions import REGISTER, run_migrations
from tests.register.deciding import CHECKED
from tests.register.faults.attacks import opened


@pytest.fixture
def older(tmp_path: Path) -> Place:
    """A register of the first version, with a derived table as it was then."""
    plek = place(str(tmp_path / "oud.sqlite"))
    engine = create_engine(plek.register)
    with engine.begin() as connection:
        run_migrations(connection, REGISTER, "0001")
        connection.execute(text("CREATE TABLE besluiten (nummer INTEGER PRIMARY KEY) STRICT"))
    engine.dispose()
    return plek


def test_an_older_register_is_to_be_upgraded_first(older: Place) -> None:
    with pytest.raises(WrongVersionError, match="Werk het eerst bij"):
        check_register(older, CHECKED)


def test_an_older_register_without_a_trigger_is_a_finding(older: Place) -> None:
    with closing(opened(older.file)) as connection:
        connection.execute("DROP TRIGGER keten_update")
    assert "schema" in {b.soort for b in check_register(older, CHECKED).bevindingen}
