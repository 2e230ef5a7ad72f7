"""Every test of the register runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from normenkader import Library
from register.store.opening import Register, open_register, prepare
from register.store.place import Place, place
from tests.postgres import Database, Postgres, copied_database, empty_database
from tests.register.faults.attacks import checked
from tests.register.filled import fill


@dataclass(frozen=True)
class Opslag:
    """Where a register can be: for the app, and for its owner, who may change anything."""

    plek: Place
    beheer: Place

    @property
    def soort(self) -> str:
        return "sqlite" if self.plek.is_file else "postgresql"


@pytest.fixture(scope="session")
def prepared(postgres: Postgres) -> Iterator[Database]:
    """An empty register in PostgreSQL, to make copies of: the migrations take most of its time."""
    with empty_database(postgres) as database:
        prepare(place(database.beheer_url))
        yield database


@pytest.fixture
def register_database(postgres: Postgres, prepared: Database) -> Iterator[Database]:
    """An empty register in PostgreSQL, that the app may use."""
    with copied_database(postgres, prepared) as database:
        prepare(place(database.beheer_url), database.app_rol)
        yield database


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register in a file, to make copies of."""
    plek = place(str(tmp_path_factory.mktemp("leeg")))
    open_register(plek).close()
    return plek.file


def _empty(prepared_file: Path, folder: Path) -> Place:
    folder.mkdir()
    plek = place(str(folder))
    shutil.copy2(prepared_file, plek.file)
    return plek


@pytest.fixture(params=["sqlite", "postgresql"])
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Opslag:
    """An empty register, ready to use."""
    if request.param == "sqlite":
        plek = _empty(request.getfixturevalue("prepared_file"), tmp_path / "register")
        return Opslag(plek, plek)
    database: Database = request.getfixturevalue("register_database")
    return Opslag(place(database.app_url), place(database.beheer_url))


@pytest.fixture
def register(opslag: Opslag) -> Iterator[Register]:
    """The register as the app has it."""
    opened = open_register(opslag.plek)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_plek(tmp_path: Path, prepared_file: Path) -> Place:
    """The place of an empty SQLite register."""
    return _empty(prepared_file, tmp_path / "register")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, bibliotheek: Library) -> Path:
    """A file with decisions, two normenkaders, a correction and a removal, to make copies of."""
    plek = place(str(tmp_path_factory.mktemp("base")))
    register = open_register(plek)
    fill(register, plek, bibliotheek)
    register.close()
    assert checked(plek.file).bevindingen == ()
    return plek.file


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_register(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    """A register for all tests of a module: they only read, or begin by emptying it."""
    if request.param == "sqlite":
        opened = open_register(place(str(tmp_path_factory.mktemp("gedeeld"))))
        yield opened
        opened.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    with copied_database(server, request.getfixturevalue("prepared")) as database:
        prepare(place(database.beheer_url), database.app_rol)
        opened = open_register(place(database.app_url))
        yield opened
        opened.close()
