"""Held-back attacks on a copy of a register file: each must be found, with the first record."""

# ruff: noqa: S608 - the attacker of these tests names tables

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.writing import record
from register.integrity.control import check_register
from register.store.opening import open_register
from register.store.place import place
from register.store.tables import vervolgstukken
from tests.register.conftest import Opslag
from tests.register.deciding import CHECKED, CONSULENT, follow
from tests.register.faults.attacks import (
    TABLES,
    checked,
    columns,
    copied,
    disarmed,
    everything,
    insert,
    opened,
    other_types,
    retyped,
    rows,
    spoiled,
)
from tests.register.filled import LATER, fill

# What follows a decision has planted faults of its own: tests/register/follow_ups.
FILLED = [table for table in TABLES if table != vervolgstukken.name]
# Of these first rows every way to change a value is tried.
THOROUGH = 3


@pytest.fixture
def attacked(base: Path, tmp_path: Path) -> Path:
    return copied(base, tmp_path / "aanval")


def record_number(connection: sqlite3.Connection, table: str, row: tuple[Any, ...]) -> int | None:
    """The record that a row belongs to."""
    if table == "alembic_version":
        return None
    if table != "normenkaders":
        return int(row[0])
    query = "SELECT min(nummer) FROM besluiten WHERE sha256 = ?"
    first = connection.execute(query, (row[0],)).fetchone()[0]
    kinds = connection.execute("SELECT nummer FROM keten WHERE soort = 'normenkader'").fetchall()
    # A normenkader comes right before the first decision on it, which may have been removed.
    return max(int(n) for (n,) in kinds if first is None or n < first)


@dataclass(frozen=True)
class Cel:
    """One stored value, and the record that it belongs to."""

    rowid: int
    column: str
    value: Any
    record: int | None

    def update(self, table: str) -> str:
        return f"UPDATE {table} SET {self.column} = ? WHERE rowid = ?"


def cells(base: Path, table: str) -> Iterator[Cel]:
    """Every stored value of a table."""
    with closing(opened(base)) as connection:
        names = columns(connection, table)
        for rowid, row in rows(connection, table):
            for name, value in zip(names, row, strict=True):
                yield Cel(rowid, name, value, record_number(connection, table, row))


def ways(cell: Cel, kinds: Callable[[Any], Iterator[Any]]) -> list[Any]:
    """The values to try, in another order for each row: of later rows one is enough."""
    found = [new for new in kinds(cell.value) if (type(new), new) != (type(cell.value), cell.value)]
    first = cell.rowid % max(1, len(found))
    return found[first:] + found[:first]


def missed(file: Path, record: int | None, what: object) -> list[str]:
    """What the check did not see of an attack."""
    verslag = checked(file)
    if verslag.all_right:
        return [f"niet gevonden: {what}"]
    wrong = record is not None and verslag.first != record
    return [f"eerste is {verslag.first}, niet {record}: {what}"] if wrong else []


def test_an_untouched_register_has_no_findings(opslag: Opslag, bibliotheek: Library) -> None:
    register = open_register(opslag.plek)
    assert check_register(opslag.plek, CHECKED).bevindingen == ()
    fill(register, opslag.beheer, bibliotheek)
    for plek in (opslag.plek, opslag.beheer):
        verslag = check_register(plek, CHECKED)
        assert verslag.bevindingen == ()
        assert (verslag.records, verslag.besluiten, verslag.verwijderd) == (12, 9, 2)
    register.close()


@pytest.mark.parametrize("table", FILLED)
def test_every_changed_value_is_found_at_its_record(base: Path, tmp_path: Path, table: str) -> None:
    escaped = []
    for cell in cells(base, table):
        taken = 0
        for new in ways(cell, spoiled):
            file = copied(base, tmp_path / "aanval")
            try:
                with disarmed(file) as connection:
                    connection.execute(cell.update(table), (new, cell.rowid))
            except sqlite3.IntegrityError:
                continue
            taken += 1
            escaped += missed(file, cell.record, (table, cell, new))
            if cell.rowid > THOROUGH:
                break
        if not taken:
            escaped.append(f"niet geprobeerd: {table} {cell}")
    assert escaped == []


@pytest.mark.parametrize("table", FILLED)
def test_every_value_of_another_type_is_found(base: Path, tmp_path: Path, table: str) -> None:
    escaped, done = [], set()
    for cell in cells(base, table):
        for new in ways(cell, other_types):
            file = copied(base, tmp_path / "aanval")
            if not retyped(file, table, cell.update(table), (new, cell.rowid)):
                continue
            with closing(opened(file)) as connection:
                query = f"SELECT {cell.column} FROM {table} WHERE rowid = ?"
                (stored,) = connection.execute(query, (cell.rowid,)).fetchone()
            # A column of whole numbers makes a number of text that looks like one.
            if type(stored) is type(cell.value):
                continue
            done.add(cell.column)
            escaped += missed(file, cell.record, (table, cell, new))
            if cell.rowid > THOROUGH:
                break
    assert escaped == []
    with closing(opened(base)) as connection:
        # The number of a row is the row's own place: it can be of no other type.
        assert done | {"nummer"} >= set(columns(connection, table))


@pytest.mark.parametrize("table", FILLED)
def test_every_removed_row_is_found(base: Path, tmp_path: Path, table: str) -> None:
    with closing(opened(base)) as connection:
        found = [(i, record_number(connection, table, row)) for i, row in rows(connection, table)]
    assert found
    escaped = []
    for rowid, number in found:
        file = copied(base, tmp_path / "aanval")
        with disarmed(file) as connection:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
        # Of the last link too: its content is left, and belongs to nothing.
        escaped += missed(file, number, (table, rowid))
    assert escaped == []


@pytest.mark.parametrize("table", ["keten", "inhouden", "besluiten", "verwijderd"])
def test_every_swap_of_two_neighbours_is_found(base: Path, tmp_path: Path, table: str) -> None:
    with closing(opened(base)) as connection:
        numbers = [i for i, _ in rows(connection, table)]
        contents = dict(rows(connection, table))
    escaped = []
    for one, two in pairwise(numbers):
        if contents[one][1:] == contents[two][1:]:
            continue
        file = copied(base, tmp_path / "aanval")
        with disarmed(file) as connection:
            for number in (one, two):
                connection.execute(f"DELETE FROM {table} WHERE nummer = ?", (number,))
            insert(connection, table, (one, *contents[two][1:]))
            insert(connection, table, (two, *contents[one][1:]))
        escaped += missed(file, one, (table, one, two))
    assert escaped == []


@pytest.mark.parametrize("number", [-3, 0, 13, 99, 2**40])
@pytest.mark.parametrize("table", ["keten", "inhouden", "besluiten", "verwijderd"])
def test_every_inserted_row_is_found(attacked: Path, table: str, number: int) -> None:
    with disarmed(attacked) as connection:
        _, row = rows(connection, table)[-1]
        changed = {"opdracht": "een andere"}
        values = [
            changed.get(name, value)
            for name, value in zip(columns(connection, table), row, strict=True)
        ]
        insert(connection, table, [number, *values[1:]])
    expected = {
        13: 13,
        99: 13 if table == "keten" else 99,
        2**40: 13 if table == "keten" else 2**40,
    }
    first = expected.get(number)
    assert missed(attacked, first, (table, number)) == []


def test_a_row_that_belongs_to_no_record_is_found(attacked: Path) -> None:
    with disarmed(attacked) as connection:
        insert(connection, "normenkaders", ("f" * 64, b"{}"))
    assert [b.soort for b in checked(attacked).bevindingen] == ["normenkader"]


def test_content_that_was_removed_and_comes_back_is_found(attacked: Path) -> None:
    with disarmed(attacked) as connection:
        (number, event), *_ = connection.execute("SELECT * FROM verwijderd").fetchall()
        insert(connection, "inhouden", (number, b"z" * 16, b"{}", None, None))
    verslag = checked(attacked)
    assert (verslag.first, verslag.bevindingen[0].soort) == (number, "verwijdering")
    assert event > number


def test_content_that_is_taken_away_without_an_event_is_found(attacked: Path) -> None:
    with disarmed(attacked) as connection:
        insert(connection, "verwijderd", (4, 11))
        for table in ("inhouden", "besluiten"):
            connection.execute(f"DELETE FROM {table} WHERE nummer = 4")
    verslag = checked(attacked)
    assert [b.nummer for b in verslag.bevindingen] == [4]
    assert "geen verwijdering" in verslag.bevindingen[0].melding


def test_every_dropped_or_changed_part_of_the_schema_is_found(base: Path, tmp_path: Path) -> None:
    with closing(opened(base)) as connection:
        parts = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
    assert len(parts) == 7 + 5 + 18
    escaped = []
    for kind, name, sql in parts:
        file = copied(base, tmp_path / "aanval")
        with closing(opened(file)) as connection:
            connection.execute(f"DROP {kind} {name}")
        escaped += missed(file, None, ("drop", name))
        if kind != "table":
            with closing(opened(file)) as connection:
                connection.execute(changed_part(kind, sql))
            escaped += missed(file, None, ("changed", name))
    assert escaped == []


def changed_part(kind: str, sql: str) -> str:
    if kind == "index":
        return sql.replace(")", " DESC)")
    harmless = sql.replace(" WHEN ", " WHEN 0 AND (", 1).replace(" BEGIN", ") BEGIN", 1)
    return harmless if " WHEN " in sql else sql.replace(" BEGIN", " WHEN 0 BEGIN")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra (x)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE INDEX extra ON keten (soort)",
        "CREATE TRIGGER extra AFTER INSERT ON keten BEGIN SELECT 1; END",
        "CREATE TRIGGER extra AFTER INSERT ON alembic_version BEGIN SELECT 1; END",
        "ALTER TABLE keten ADD COLUMN extra TEXT",
        "ALTER TABLE inhouden RENAME COLUMN zout TO peper",
        "ALTER TABLE besluiten RENAME TO anders",
        "ANALYZE",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 1",
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE alembic_version SET version_num = '9999'",
        "INSERT INTO alembic_version VALUES ('0001')",
    ],
)
def test_every_addition_to_the_schema_is_found(attacked: Path, statement: str) -> None:
    with closing(opened(attacked)) as connection:
        connection.execute(statement)
    assert missed(attacked, None, statement) == []


def test_a_view_in_the_place_of_a_table_is_not_read(attacked: Path) -> None:
    with closing(opened(attacked)) as connection:
        connection.execute("ALTER TABLE keten RENAME TO echt")
        connection.execute(
            "CREATE VIEW keten AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
            "SELECT i AS nummer, '' AS soort, '' AS vorige, '' AS inhoud_hash, '' AS hash FROM n"
        )
    verslag = checked(attacked)
    assert verslag.records == 0
    assert {b.soort for b in verslag.bevindingen} >= {"schema"}


def test_tables_without_rules_and_with_double_numbers_are_read_to_the_end(attacked: Path) -> None:
    with disarmed(attacked) as connection:
        for table in ("keten", "inhouden", "besluiten", "verwijderd"):
            connection.execute(f"CREATE TABLE kopie AS SELECT * FROM {table}")
            connection.execute(f"DROP TABLE {table}")
            connection.execute(f"ALTER TABLE kopie RENAME TO {table}")
            connection.execute(f"INSERT INTO {table} SELECT * FROM {table}")
        connection.execute("INSERT INTO keten VALUES (NULL, 1, 2.5, x'00', NULL)")
        connection.execute("INSERT INTO inhouden VALUES ('tekst', 1, 2.5, x'00', NULL)")
        connection.execute("UPDATE keten SET vorige = x'ff', soort = x'ff' WHERE nummer = 3")
        connection.execute("UPDATE inhouden SET stuk = CAST(x'ff' AS TEXT) WHERE nummer = 4")
    verslag = checked(attacked)
    assert (verslag.records, verslag.first) == (12, 1)
    assert {3, 4, 12, None} <= {b.nummer for b in verslag.bevindingen}


def test_the_check_changes_no_byte_and_leaves_nothing_behind(attacked: Path) -> None:
    before = attacked.read_bytes()
    assert checked(attacked).all_right
    assert attacked.read_bytes() == before
    assert [p.name for p in attacked.parent.iterdir()] == [attacked.name]


def test_a_register_that_is_being_written_is_checked_with_its_newest_records(
    base: Path, tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    plek = place(str(copied(base, tmp_path / "register")))
    register = open_register(plek)
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), LATER)
    main = plek.file.read_bytes()
    wal = plek.file.with_name(plek.file.name + "-wal")
    assert wal.stat().st_size > 0
    assert (checked(plek.file).records, checked(plek.file).all_right) == (13, True)
    assert plek.file.read_bytes() == main
    # A copy of the main file alone is an older register, and right.
    alone = tmp_path / "kopie.sqlite"
    alone.write_bytes(main)
    assert (checked(alone).records, checked(alone).all_right) == (12, True)
    register.close()


def test_every_changed_byte_is_found_unless_it_means_nothing(base: Path, tmp_path: Path) -> None:
    whole = base.read_bytes()
    size = 4096
    places = [*range(100), *range(100, len(whole), size // 3 + 7)]
    good, found = everything(base), 0
    escaped = []
    for at in places:
        file = copied(base, tmp_path / "aanval")
        with file.open("r+b") as target:
            target.seek(at)
            target.write(bytes([whole[at] ^ 0xFF]))
        if not checked(file).all_right:
            found += 1
        elif everything(file) != good:
            escaped.append(at)
    assert escaped == []
    assert found > len(places) / 2


@pytest.mark.parametrize("part", [0, 1, 50, 99, 100, 4095, 4096, 4097, 0.25, 0.5, 0.75, -4096, -1])
def test_every_cut_off_file_is_found(attacked: Path, part: Any) -> None:
    whole = attacked.read_bytes()
    at = int(len(whole) * part) if isinstance(part, float) else part
    attacked.write_bytes(whole[:at])
    verslag = checked(attacked)
    assert not verslag.all_right


def test_what_is_no_register_is_a_finding(tmp_path: Path) -> None:
    text, folder, other = (tmp_path / f"{n}.sqlite" for n in ("tekst", "map", "ander"))
    text.write_text("Dit is geen register. " * 400, encoding="utf-8")
    folder.mkdir()
    with closing(opened(other)) as connection:
        connection.execute("CREATE TABLE iets (x)")
    for file in (text, folder, other, tmp_path / "weg.sqlite"):
        verslag = checked(file)
        assert not verslag.all_right
        assert verslag.records == 0
    assert not (tmp_path / "weg.sqlite").exists()


def test_progress_is_told_up_to_the_end(base: Path) -> None:
    steps: list[tuple[int, int]] = []
    check_register(place(str(base)), CHECKED, (), lambda *step: steps.append(step))
    assert steps[-1] == (12, 12)
