"""A backup: of one moment, checked, and put back in either kind of database."""

from __future__ import annotations

import resource
import sqlite3
import stat
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from normenkader import Library
from register.decisions.writing import record
from register.errors import RegisterError, UnavailableError, UnreadableError, WrongVersionError
from register.moving.backup import backup, check_backup, restore
from register.store.database import writing
from register.store.opening import Register, open_register
from register.store.place import Place, place
from rights import NoRightError
from tests.conftest import ROOT
from tests.forked import PROCESSES
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT
from tests.register.faults.processes import messages, new_orders, writer
from tests.register.filled import fill
from tests.register.stored_rows import assert_whole, stored_rows


@pytest.fixture
def full(opslag: Opslag, register: Register, bibliotheek: Library) -> Register:
    fill(register, opslag.beheer, bibliotheek)
    return register


@pytest.fixture
def empty(tmp_path: Path) -> Register:
    return open_register(place(str(tmp_path / "leeg")))


@pytest.fixture
def kopie(full: Register, tmp_path: Path) -> Path:
    bestand = tmp_path / "kopie"
    backup(full, AUDITOR, bestand)
    return bestand


FIXTURES = sorted((ROOT / "tests" / "register" / "fixtures").glob("*.sqlite"))
sqlite_only = pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)


def test_a_backup_put_back_gives_the_same_stored_rows(
    full: Register, kopie: Path, empty: Register
) -> None:
    told = restore(empty, kopie)
    assert stored_rows(empty.engine) == stored_rows(full.engine)
    assert assert_whole(empty.engine) == told.schakels == 12
    assert stat.S_IMODE(kopie.stat().st_mode) == 0o600


@pytest.mark.parametrize("opslag", ["postgresql"], indirect=True)
def test_a_backup_of_sqlite_can_be_put_back_in_postgresql(
    opslag: Opslag, sqlite_plek: Place, bibliotheek: Library, tmp_path: Path
) -> None:
    source, owner = open_register(sqlite_plek), open_register(opslag.beheer)
    fill(source, sqlite_plek, bibliotheek)
    backup(source, AUDITOR, tmp_path / "kopie")
    restore(owner, tmp_path / "kopie")
    assert stored_rows(owner.engine) == stored_rows(source.engine)
    owner.close()


@sqlite_only
def test_a_backup_is_one_file_that_is_whole_by_itself(kopie: Path, tmp_path: Path) -> None:
    kopie.chmod(0o400)
    before = kopie.read_bytes()
    check_backup(kopie)
    assert kopie.read_bytes() == before
    # 1 and not 2: without the files that SQLite keeps beside a register that is in use.
    assert (before[18], before[19]) == (1, 1)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["kopie"]


def test_a_backup_is_of_one_moment_while_others_write(
    opslag: Opslag, empty: Register, tmp_path: Path
) -> None:
    orders = new_orders("DRUK", 60)
    register = open_register(opslag.plek)
    with writer(opslag.plek, orders) as (_, ours):
        for what, order, _ in messages(ours):
            if what == "bewaard" and order == orders[20].opdracht:
                told = backup(register, AUDITOR, tmp_path / "kopie")
    register.close()
    assert told.schakels > 21
    restore(empty, tmp_path / "kopie")
    assert assert_whole(empty.engine) == told.schakels


@sqlite_only
def test_what_is_written_during_a_backup_is_not_half_in_it(
    opslag: Opslag, full: Register, bibliotheek: Library, tmp_path: Path
) -> None:
    second = open_register(opslag.plek)
    written: list[int] = []

    def write(_done: int, _total: int) -> None:
        if not written:
            order = new_orders("ONDERTUSSEN", 1)[0]
            written.append(record(second, CONSULENT, bibliotheek, order, MOMENT).nummer)

    told = backup(full, AUDITOR, tmp_path / "kopie", write)
    second.close()
    assert written == [13]
    assert told.schakels == 12
    assert check_backup(tmp_path / "kopie") == told


def test_nothing_is_written_over(full: Register, kopie: Path) -> None:
    before = kopie.read_bytes()
    with pytest.raises(UnavailableError, match="is er al"):
        backup(full, AUDITOR, kopie)
    assert kopie.read_bytes() == before


def test_a_backup_is_put_back_only_where_nothing_is(
    full: Register, opslag: Opslag, kopie: Path
) -> None:
    before = stored_rows(full.engine)
    owner = open_register(opslag.beheer)
    with pytest.raises(UnavailableError, match="staat al een register"):
        restore(owner, kopie)
    owner.close()
    assert stored_rows(full.engine) == before


def test_only_who_may_take_decisions_out_gets_a_backup(register: Register, tmp_path: Path) -> None:
    with pytest.raises(NoRightError):
        backup(register, CONSULENT, tmp_path / "kopie")
    assert not (tmp_path / "kopie").exists()


@sqlite_only
@pytest.mark.parametrize("what", ["a record", "a table"])
def test_a_damaged_backup_is_not_put_back(
    full: Register, kopie: Path, empty: Register, what: str
) -> None:
    content = bytearray(kopie.read_bytes())
    stuk = stored_rows(full.engine)["inhouden"][2][2]
    # The first bytes of a page say what it holds.
    where = content.index(stuk) if what == "a record" else 4 * 4096
    content[where : where + 8] = b"\xff" * 8
    kopie.write_bytes(content)
    with pytest.raises(RegisterError):
        restore(empty, kopie)
    assert stored_rows(empty.engine)["keten"] == []


@sqlite_only
def test_a_backup_that_somebody_changed_is_not_put_back(kopie: Path, empty: Register) -> None:
    with sqlite3.connect(kopie) as connection:
        connection.execute("DROP TRIGGER inhouden_update")
        connection.execute("UPDATE inhouden SET antwoord = x'7b7d' WHERE nummer = 3")
    with pytest.raises(RegisterError, match="Record 3: De inhoud is veranderd"):
        restore(empty, kopie)
    assert stored_rows(empty.engine)["keten"] == []


def test_another_database_is_no_backup(empty: Register, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "iets") as connection:
        connection.execute("CREATE TABLE keten (nummer)")
    with pytest.raises(UnreadableError, match="geen reservekopie"):
        restore(empty, tmp_path / "iets")


@sqlite_only
def test_a_backup_of_a_newer_program_is_refused(
    full: Register, empty: Register, tmp_path: Path
) -> None:
    with writing(full.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WrongVersionError, match="nieuwere versie"):
        backup(full, AUDITOR, tmp_path / "kopie")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_version_can_be_put_back(empty: Register, fixture: Path) -> None:
    before = fixture.read_bytes()
    assert restore(empty, fixture).schakels == 12
    assert assert_whole(empty.engine) == 12
    assert fixture.read_bytes() == before


def _with_a_full_disk(plek: Place, report: Connection, bestand: Path) -> None:
    register = open_register(plek)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        backup(register, AUDITOR, bestand)
    except RegisterError as fout:
        report.send(str(fout))
    report.close()


def test_a_full_disk_gives_no_backup_and_says_so(
    full: Register, opslag: Opslag, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieen"
    folder.mkdir()
    ours, theirs = PROCESSES.Pipe(duplex=False)
    arguments: Any = (opslag.plek, theirs, folder / "kopie")
    process = PROCESSES.Process(target=_with_a_full_disk, args=arguments)
    process.start()
    theirs.close()
    said = ours.recv()
    process.join()
    assert "De schijf geeft een fout" in said or "is niet te maken" in said
    assert list(folder.iterdir()) == []
