"""An anchor shows what the chain alone can't: a tail that was cut off, a chain made anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from normenkader import InvalidInputError, Library
from register.errors import AnchorMismatchError
from register.integrity.anchor import Anchor, keep_anchor, read_anchor, take_anchor
from register.record import BEGIN, Content, link_hash
from register.store.opening import Register, open_register
from register.store.place import Place
from rights import NoRightError
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT
from tests.register.faults.attacks import checked, disarmed, opened
from tests.register.filled import fill

NU = datetime(2041, 8, 20, 8, 0, 0, tzinfo=UTC)


@pytest.fixture
def gevuld(sqlite_plek: Place, bibliotheek: Library) -> Iterator[Register]:
    register = open_register(sqlite_plek)
    fill(register, sqlite_plek, bibliotheek)
    yield register
    register.close()


def cut(file: Path, after: int) -> None:
    """Take away the last records and everything with them, as if they had never been."""
    with disarmed(file) as connection:
        for table in ("besluiten", "inhouden", "keten"):
            connection.execute(f"DELETE FROM {table} WHERE nummer > ?", (after,))  # noqa: S608
        connection.execute("DELETE FROM verwijderd WHERE gebeurtenis > ?", (after,))


def rewrite(file: Path, number: int) -> None:
    """Change a reason and make all hashes fit again, as the program itself would."""
    with disarmed(file) as connection:
        vorige, found = BEGIN, []
        query = "SELECT k.nummer, soort, zout, stuk, zaak, antwoord, inhoud_hash FROM keten k"
        query += " LEFT JOIN inhouden USING (nummer) ORDER BY k.nummer"
        for nummer, soort, zout, stuk, zaak, antwoord, inhoud_hash in connection.execute(query):
            changed = stuk.replace(b"gesprek", b"overleg") if nummer == number else stuk
            # The content of a removed decision is gone, but its hash fits again all the same.
            hash_ = Content(zout, changed, zaak, antwoord).hash if zout else inhoud_hash
            found.append((nummer, soort, hash_, changed))
        for nummer, soort, hash_, changed in found:
            own = link_hash(nummer, soort, vorige, hash_)
            update = "UPDATE keten SET vorige = ?, inhoud_hash = ?, hash = ? WHERE nummer = ?"
            connection.execute(update, (vorige, hash_, own, nummer))
            if nummer == number:
                connection.execute(
                    "UPDATE inhouden SET stuk = ? WHERE nummer = ?", (changed, nummer)
                )
            vorige = own


def test_an_anchor_holds_the_count_and_the_head(
    opslag: Opslag, register: Register, bibliotheek: Library, tmp_path: Path
) -> None:
    assert take_anchor(register, AUDITOR, NU) == Anchor(0, BEGIN, "2041-08-20T08:00:00Z")
    fill(register, opslag.beheer, bibliotheek)
    made = keep_anchor(register, AUDITOR, tmp_path / "anker.json", NU)
    assert made.aantal == 12
    assert read_anchor(tmp_path / "anker.json") == made
    assert [p.name for p in tmp_path.glob("*anker*")] == ["anker.json"]


def test_only_who_may_check_makes_an_anchor(gevuld: Register) -> None:
    for gebruiker in (AUDITOR, BEHEERDER):
        assert take_anchor(gevuld, gebruiker, NU).aantal == 12
    with pytest.raises(NoRightError):
        take_anchor(gevuld, CONSULENT, NU)


@pytest.mark.parametrize("left", [11, 8, 1, 0])
def test_a_cut_off_tail_is_found_with_an_anchor_only(gevuld: Register, left: int) -> None:
    anker = take_anchor(gevuld, AUDITOR, NU)
    file = gevuld.plek.file
    gevuld.close()
    cut(file, left)
    found = checked(file, anker).bevindingen
    assert (left + 1, "afgeknipt") in [(b.nummer, b.soort) for b in found]
    if left == 11:
        assert checked(file).all_right


@pytest.mark.parametrize("number", [2, 7, 12])
def test_a_rewritten_chain_is_found_with_an_anchor_only(gevuld: Register, number: int) -> None:
    anker = take_anchor(gevuld, AUDITOR, NU)
    file = gevuld.plek.file
    gevuld.close()
    rewrite(file, number)
    assert checked(file).all_right
    assert [b.soort for b in checked(file, anker).bevindingen] == ["herschreven"]


def test_of_several_anchors_each_is_held_against_the_register(gevuld: Register) -> None:
    file = gevuld.plek.file
    with closing(opened(file)) as connection:
        hashes = dict(connection.execute("SELECT nummer, hash FROM keten").fetchall())
    ankers = [Anchor(n, hashes[n], "2041-08-20T08:00:00Z") for n in (3, 12)]
    assert checked(file, *ankers, Anchor(0, BEGIN, "2041-08-20T08:00:00Z")).all_right
    wrong = replace(ankers[0], hash="a" * 64)
    later = replace(ankers[1], aantal=40)
    found = checked(file, wrong, later, ankers[1]).bevindingen
    assert [(b.nummer, b.soort) for b in found] == [(13, "afgeknipt"), (None, "herschreven")]


def test_a_register_that_grew_fits_its_older_anchor(
    opslag: Opslag, register: Register, bibliotheek: Library, tmp_path: Path
) -> None:
    file = tmp_path / "anker.json"
    keep_anchor(register, AUDITOR, file, NU)
    fill(register, opslag.beheer, bibliotheek)
    assert keep_anchor(register, AUDITOR, file, NU).aantal == 12
    assert read_anchor(file).aantal == 12


@pytest.mark.parametrize("other", [Anchor(13, "a" * 64, "x"), Anchor(5, "a" * 64, "x")])
def test_an_anchor_that_contradicts_the_register_is_not_overwritten(
    gevuld: Register, tmp_path: Path, other: Anchor
) -> None:
    file = tmp_path / "anker.json"
    file.write_text(replace(other, tijdstip="2041-08-20T08:00:00Z").text, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(AnchorMismatchError, match="niet veranderd"):
        keep_anchor(gevuld, AUDITOR, file, NU)
    assert file.read_bytes() == before


def test_another_file_is_not_overwritten(gevuld: Register, tmp_path: Path) -> None:
    file = tmp_path / "brief.json"
    file.write_text("Beste collega", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="is geen JSON"):
        keep_anchor(gevuld, AUDITOR, file, NU)
    assert file.read_text("utf-8") == "Beste collega"


GOOD = {"ankerformaat": 1, "aantal": 2, "hash": "a" * 64, "tijdstip": "2041-08-20T08:00:00Z"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ankerformaat", 2),
        ("ankerformaat", True),
        ("aantal", -1),
        ("aantal", 2**31),
        ("aantal", 10**4_000),
        ("aantal", True),
        ("aantal", "2"),
        ("hash", "A" * 64),
        ("hash", "a" * 63),
        ("hash", 7),
        ("tijdstip", "2026-02-30T08:00:00Z"),
        ("tijdstip", "2026-07-20T08:00:00+02:00"),
        ("tijdstip", None),
    ],
)
def test_each_wrong_value_of_an_anchor_is_said_with_what_is_right(
    tmp_path: Path, key: str, value: Any
) -> None:
    file = tmp_path / "anker.json"
    file.write_text(json.dumps({**GOOD, key: value}), encoding="utf-8")
    with pytest.raises(InvalidInputError) as fout:
        read_anchor(file)
    assert [(p.bestand, p.pad) for p in fout.value.problemen] == [(str(file), key)]


def test_every_problem_of_an_anchor_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "anker.json"
    file.write_text('{"aantal": 1, "aantal": 2, "hash": "x", "naam": "y"}', encoding="utf-8")
    with pytest.raises(InvalidInputError) as fout:
        read_anchor(file)
    paths = {p.pad for p in fout.value.problemen}
    assert paths == {"aantal", "hash", "naam", "ankerformaat", "tijdstip"}


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b"[" * 100_000, b"7"])
def test_what_is_no_anchor_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "anker.json"
    file.write_bytes(content)
    with pytest.raises(InvalidInputError):
        read_anchor(file)
    with pytest.raises(InvalidInputError, match="niet te lezen"):
        read_anchor(tmp_path / "weg.json")
