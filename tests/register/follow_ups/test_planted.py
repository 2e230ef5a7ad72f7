"""Planted faults in what follows a decision, with hashes that fit: each is found at its record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import contract_lines
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.evaluations import EVALUATED, evaluate
from tests.register.faults.attacks import (
    checked,
    columns,
    copied,
    destroyed,
    disarmed,
    rechain,
    reforged,
    rows,
    spoiled,
)
from tests.register.faults.forged_fields import WRONG, at, fields, same, setting, without
from tests.register.stored_pieces import pieces

Stuk = dict[str, Any]
# The records of the base: see `followed`.
FIRST, SECOND, FIRST_EVALUATED, SECOND_EVALUATED, REPLACED = 2, 3, 4, 5, 6


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory, bibliotheek: Library) -> Path:
    """Two decisions, each evaluated, and one that takes the place of the second."""
    plek = place(str(tmp_path_factory.mktemp("vervolg")))
    register = open_register(plek)
    zaak = contract_lines("cases.jsonl")[1]["zaak"]
    own = [{**zaak, "zaak": f"T-{n}"} for n in (1, 2)]
    for one in own:
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, one), MOMENT)
    for number in (FIRST, SECOND):
        evaluate(register, number, uitkomst="nieuw_moment", moment="2027-03-01")
    order = deviate(bibliotheek, own[1], SECOND, weken=10)
    record(register, CONSULENT, bibliotheek, order, EVALUATED)
    register.close()
    assert checked(plek.file).bevindingen == ()
    return plek.file


@pytest.fixture
def attacked(followed: Path, tmp_path: Path) -> Path:
    return copied(followed, tmp_path / "aanval")


def found_at(file: Path) -> set[int | None]:
    return {b.nummer for b in checked(file).bevindingen}


def test_every_field_with_a_value_that_cannot_be_is_found(followed: Path, tmp_path: Path) -> None:
    stuk, escaped = pieces(followed)[FIRST_EVALUATED], []
    for pad in fields(stuk):
        own = at(stuk, pad)
        wrong = [w for w in WRONG if not same(w, own) and not _may(pad, w)]
        for what, change in [*((w, setting(pad, w)) for w in wrong), ("weg", without(pad))]:
            file = copied(followed, tmp_path / "aanval")
            reforged(file, FIRST_EVALUATED, change)
            if FIRST_EVALUATED not in found_at(file):
                escaped.append((pad, what))
    # Which leefgebieden its decision has, only the content of that decision says.
    areas = [*stuk["ingevuld"]["punten"]["leefgebieden"]]
    one = ("ingevuld", "punten", "leefgebieden")
    assert escaped == [((*one, name), "weg") for name in areas]


def _may(pad: tuple[str, ...], value: Any) -> bool:
    """Say whether this could be right there: words of one's own, and texts of any kind."""
    words = pad[-1] in ("opdracht", "gebruiker") and value == "\0"
    return words or (pad[-1] == "toelichting" and isinstance(value, str))


ABOUT: dict[str, Callable[[Stuk], None]] = {
    "a record that is not there": setting(("over", "record"), 99),
    "a later record": setting(("over", "record"), REPLACED),
    "itself": setting(("over", "record"), FIRST_EVALUATED),
    "a normenkader": setting(("over", "record"), 1),
    "another fingerprint": setting(("over", "hash"), "0" * 64),
    "another case": setting(("zaak",), "T-2"),
}


@pytest.mark.parametrize("change", ABOUT.values(), ids=ABOUT)
def test_what_refers_to_nothing_or_to_another_is_found(
    attacked: Path, change: Callable[[Stuk], None]
) -> None:
    reforged(attacked, FIRST_EVALUATED, change)
    assert FIRST_EVALUATED in found_at(attacked)


@pytest.mark.parametrize("form", [1, 2])
def test_a_format_in_which_nothing_followed_a_decision_is_found(attacked: Path, form: int) -> None:
    reforged(attacked, FIRST_EVALUATED, setting(("stukformaat",), form))
    assert [b.melding for b in checked(attacked).bevindingen] == [
        "Het veld stukformaat is niet goed: een evaluatie heeft er minstens 3."
    ]


def test_what_is_about_a_decision_that_did_not_hold_any_more_is_found(
    attacked: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    register = open_register(place(str(attacked)))
    evaluate(register, REPLACED)
    register.close()
    assert checked(attacked).all_right
    hashes = {n: h for n, h in _hashes(attacked).items() if n == SECOND}
    over = {"record": SECOND, "hash": hashes[SECOND]}
    reforged(attacked, REPLACED + 1, setting(("over",), over))
    assert [b.melding for b in checked(attacked).bevindingen] == [
        f"Gaat over record {SECOND}; dat was toen niet het besluit dat gold."
    ]


def _hashes(file: Path) -> dict[int, str]:
    with disarmed(file) as connection:
        return dict(connection.execute("SELECT nummer, hash FROM keten").fetchall())


def test_an_order_that_stands_twice_is_found(attacked: Path) -> None:
    order = pieces(attacked)[FIRST_EVALUATED]["opdracht"]
    reforged(attacked, SECOND, setting(("opdracht",), order))
    assert FIRST_EVALUATED in found_at(attacked)


@pytest.mark.parametrize("table", ["inhouden", "vervolgstukken"])
def test_what_is_gone_is_found(attacked: Path, table: str) -> None:
    with disarmed(attacked) as connection:
        connection.execute(f"DELETE FROM {table} WHERE nummer = ?", (FIRST_EVALUATED,))  # noqa: S608
    assert checked(attacked).first == FIRST_EVALUATED


def test_a_link_that_is_gone_is_found(attacked: Path) -> None:
    with disarmed(attacked) as connection:
        for table in ("vervolgstukken", "inhouden", "keten"):
            connection.execute(f"DELETE FROM {table} WHERE nummer = ?", (FIRST_EVALUATED,))  # noqa: S608
    assert checked(attacked).first == FIRST_EVALUATED


def test_every_changed_value_of_the_table_to_search_in_is_found(
    followed: Path, tmp_path: Path
) -> None:
    with disarmed(copied(followed, tmp_path / "lezen")) as connection:
        names = columns(connection, "vervolgstukken")
        (_, row), *_ = rows(connection, "vervolgstukken")
    for name, value in zip(names, row, strict=True):
        for new in (n for n in spoiled(value) if n != value):
            file = copied(followed, tmp_path / "aanval")
            try:
                with disarmed(file) as connection:
                    sql = f"UPDATE vervolgstukken SET {name} = ? WHERE nummer = ?"  # noqa: S608
                    connection.execute(sql, (new, FIRST_EVALUATED))
            except sqlite3.IntegrityError:
                continue
            assert not checked(file).all_right, (name, new)


def test_a_changed_decision_shows_in_what_follows_it_too(attacked: Path) -> None:
    """Whoever forges a decision and every hash after it has the evaluations against him."""
    reforged(attacked, FIRST, setting(("oordeel",), "Iets heel anders dan toen."))
    assert FIRST_EVALUATED in found_at(attacked)


def test_what_stays_behind_when_its_decision_is_destroyed_is_found(attacked: Path) -> None:
    event = {"tijdstip": "2060-01-01T00:00:00Z", "grens": "2045-01-01"}
    destroyed(attacked, FIRST, **event)
    melding = f"Gaat over record {FIRST}, dat verwijderd is. Dan hoort ook dit weg te zijn."
    assert (FIRST_EVALUATED, melding) in {
        (b.nummer, b.melding) for b in checked(attacked).bevindingen
    }


def test_an_evaluation_that_is_destroyed_as_if_it_were_a_decision_is_found(attacked: Path) -> None:
    destroyed(attacked, FIRST_EVALUATED, tijdstip="2060-01-01T00:00:00Z", grens="2045-01-01")
    assert FIRST_EVALUATED in found_at(attacked)


def test_an_evaluation_destroyed_before_its_term_is_found(attacked: Path) -> None:
    event = {"tijdstip": "2041-10-01T00:00:00Z", "grens": "2026-09-01", "stukformaat": 3}
    more = {
        "jaren_zonder_voorziening": 5,
        "grens_zonder_voorziening": "2026-09-01",
        "zonder_voorziening": [],
        "vervolgstukken": [SECOND_EVALUATED],
    }
    destroyed(attacked, SECOND_EVALUATED, **event, **more, nummers=[SECOND])
    with disarmed(attacked) as connection:
        for table in ("inhouden", "besluiten"):
            connection.execute(f"DELETE FROM {table} WHERE nummer = ?", (SECOND,))  # noqa: S608
        connection.execute("INSERT INTO verwijderd SELECT ?, max(nummer) FROM keten", (SECOND,))
        rechain(connection)
    found = {(b.nummer, b.soort) for b in checked(attacked).bevindingen}
    assert (SECOND_EVALUATED, "verwijdering") in found
