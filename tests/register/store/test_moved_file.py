"""A file that is removed, moved or replaced while it is open: no promise of what is not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from normenkader import Library
from register.decisions.reading import Filter, search
from register.decisions.writing import Recorded, record
from register.drafts import start_draft
from register.errors import MovedError, UncertainError
from register.practice.model import Item, Measurement, NormenkaderReference, Setup
from register.practice.sessions import start_session
from register.store.opening import Register, open_register
from register.store.place import Place
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, TRAINER, follow

Spoil = Callable[[Path], None]
Store = Callable[..., Recorded]


@pytest.fixture
def opened(sqlite_plek: Place) -> Register:
    register = open_register(sqlite_plek)
    _ = register.concepten
    return register


@pytest.fixture
def store(opened: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Store:
    def stored(register: Register = opened, name: str = "Z-1") -> Recorded:
        order = follow(bibliotheek, {**zaak, "zaak": name})
        return record(register, CONSULENT, bibliotheek, order, MOMENT)

    return stored


def away(folder: Path) -> None:
    folder.rename(folder.with_name("weg"))


def removed(folder: Path) -> None:
    shutil.rmtree(folder)


def replaced(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("kopie"))
    away(folder)
    folder.with_name("kopie").rename(folder)


def emptied(folder: Path) -> None:
    away(folder)
    folder.mkdir()


def without_log(folder: Path) -> None:
    for file in folder.glob("*-wal"):
        file.unlink()


def without_locks(folder: Path) -> None:
    for file in folder.glob("*-shm"):
        file.unlink()


SPOILED: list[Spoil] = [away, removed, replaced, emptied, without_log, without_locks]


@pytest.mark.parametrize("spoil", SPOILED)
def test_nothing_is_stored_in_a_file_that_is_not_at_its_place(
    opened: Register, store: Store, spoil: Spoil
) -> None:
    store()
    folder = opened.plek.file.parent
    there = set(folder.parent.iterdir())
    spoil(folder)
    with pytest.raises(MovedError, match="Er is niets bewaard"):
        store(name="Z-2")
    with pytest.raises(MovedError):
        start_draft(opened, CONSULENT, {}, MOMENT)
    opzet = Setup((Item("oefening", Measurement.VOOR),))
    with pytest.raises(MovedError):
        start_session(opened, TRAINER, NormenkaderReference("demo-ib", "1", "0"), opzet, MOMENT)
    assert spoil != removed or set(folder.parent.iterdir()) == there - {folder}


def test_a_file_that_is_back_is_used_again(opened: Register, store: Store) -> None:
    folder = opened.plek.file.parent
    store()
    away(folder)
    with pytest.raises(MovedError):
        store(name="Z-2")
    folder.with_name("weg").rename(folder)
    assert store(name="Z-2").nummer == 3


def test_what_was_acknowledged_survives_a_log_that_was_removed(
    opened: Register, store: Store
) -> None:
    store()
    without_log(opened.plek.file.parent)
    with pytest.raises(MovedError):
        store(name="Z-2")
    opened.close()
    again = open_register(opened.plek)
    assert search(again, AUDITOR, Filter())[0] == 1
    again.close()


def test_a_file_that_is_moved_while_a_decision_waits_to_be_stored_holds_nothing_unsaid(
    opened: Register, store: Store
) -> None:
    def move(_: object) -> None:
        away(opened.plek.file.parent)

    event.listen(opened.engine, "commit", move, once=True)
    with pytest.raises(UncertainError):
        store()


def test_a_new_connection_never_makes_a_file(opened: Register) -> None:
    bestand = opened.plek.file
    removed(bestand.parent)
    bestand.parent.mkdir()
    for engine in (opened.engine, opened.concepten):
        _all_connections_refuse(engine)
    assert list(bestand.parent.iterdir()) == []


def _all_connections_refuse(engine: Engine) -> None:
    engine.dispose()
    with pytest.raises(MovedError):
        engine.connect()
