"""A whole register in one file: out of one database, into another, with the same stored rows."""

from __future__ import annotations

import gzip
import hashlib
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.writing import record
from register.errors import InvalidFileError, UnavailableError
from register.moving.transfer import export, import_file
from register.store.opening import Register, open_register, prepare
from register.store.place import place
from rights import NoRightError
from tests.postgres import Database
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, BEHEERDER, CONSULENT, MOMENT, TRAINER, follow
from tests.register.faults.processes import messages, new_orders, writer
from tests.register.filled import fill
from tests.register.stored_rows import assert_whole, stored_rows


@pytest.fixture
def full(opslag: Opslag, register: Register, bibliotheek: Library) -> Register:
    """A register with one of everything, removals too."""
    fill(register, opslag.beheer, bibliotheek)
    return register


@pytest.fixture
def file(full: Register, tmp_path: Path) -> Path:
    bestand = tmp_path / "uitvoer.jsonl"
    export(full, AUDITOR, bestand)
    return bestand


@pytest.fixture
def empty(tmp_path: Path) -> Register:
    return open_register(place(str(tmp_path / "leeg")))


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["heen.jsonl", "heen.jsonl.gz"])
def test_there_and_back_gives_the_same_stored_rows(
    full: Register, postgres_database: Database, empty: Register, tmp_path: Path, name: str
) -> None:
    there, back = tmp_path / name, tmp_path / f"terug-{name}"
    told = export(full, AUDITOR, there)
    beheer = place(postgres_database.beheer_url)
    prepare(beheer, postgres_database.app_rol)
    owner = open_register(beheer)
    assert import_file(owner, there) == told
    assert stored_rows(owner.engine) == stored_rows(full.engine)
    owner.close()
    app = open_register(place(postgres_database.app_url))
    assert export(app, AUDITOR, back) == told
    assert import_file(empty, back) == told
    assert stored_rows(empty.engine) == stored_rows(full.engine)
    assert assert_whole(empty.engine) == told.schakels == 12
    # The same register gives the same file.
    assert there.read_bytes() == back.read_bytes()
    assert (there.read_bytes()[:2] == b"\x1f\x8b") is name.endswith(".gz")
    app.close()


def test_a_register_goes_on_after_it_was_moved(
    file: Path, empty: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    import_file(empty, file)
    order = follow(bibliotheek, {**zaak, "zaak": "NIEUW"})
    assert record(empty, CONSULENT, bibliotheek, order, MOMENT).nummer == 13
    assert assert_whole(empty.engine) == 13


def test_an_empty_register_can_be_moved(
    register: Register, empty: Register, tmp_path: Path
) -> None:
    export(register, AUDITOR, tmp_path / "niets.jsonl")
    assert import_file(empty, tmp_path / "niets.jsonl").schakels == 0


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_the_file_can_be_read_by_people(file: Path, full: Register) -> None:
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert lines[0]["uitvoerformaat"] == 1
    assert [line["regel"] for line in lines[1:]] == ["normenkader"] * 2 + ["schakel"] * 12 + [
        "einde"
    ]
    stored = stored_rows(full.engine)
    decision = lines[4]
    assert decision["inhoud"]["zaak"].encode() == stored["inhouden"][1][3]
    assert [line["verwijderd_door"] for line in lines[11:13]] == [11, 11]
    body = file.read_bytes().splitlines(keepends=True)
    assert lines[-1]["sha256"] == hashlib.sha256(b"".join(body[:-1])).hexdigest()


def test_the_file_is_for_its_user_alone_and_never_written_over(file: Path, full: Register) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(UnavailableError, match="is er al"):
        export(full, AUDITOR, file)
    assert file.read_bytes() == before


def test_a_file_that_can_not_be_made_leaves_nothing(
    register: Register, bibliotheek: Library, tmp_path: Path
) -> None:
    with pytest.raises(UnavailableError, match="niet te maken"):
        export(register, AUDITOR, tmp_path / "bestaat-niet" / "uitvoer.jsonl")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    record(register, CONSULENT, bibliotheek, new_orders("EEN", 1)[0], MOMENT)
    with pytest.raises(KeyboardInterrupt):
        export(register, AUDITOR, tmp_path / "half.jsonl", stop)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == []


def test_only_who_may_take_decisions_out_gets_a_file(register: Register, tmp_path: Path) -> None:
    for gebruiker in (CONSULENT, TRAINER, BEHEERDER):
        with pytest.raises(NoRightError):
            export(register, gebruiker, tmp_path / "uitvoer.jsonl")
    assert not (tmp_path / "uitvoer.jsonl").exists()


def test_the_file_is_of_one_moment_while_others_write(
    opslag: Opslag, empty: Register, tmp_path: Path
) -> None:
    bestand = tmp_path / "uitvoer.jsonl"
    orders = new_orders("DRUK", 60)
    register = open_register(opslag.plek)
    with writer(opslag.plek, orders) as (_, ours):
        for what, order, _ in messages(ours):
            if what == "bewaard" and order == orders[20].opdracht:
                told = export(register, AUDITOR, bestand)
    register.close()
    assert told.schakels > 21
    import_file(empty, bestand)
    assert assert_whole(empty.engine) == told.schakels


def test_a_register_with_something_in_it_is_left_alone(
    file: Path, full: Register, opslag: Opslag
) -> None:
    before = stored_rows(full.engine)
    owner = open_register(opslag.beheer)
    with pytest.raises(UnavailableError, match="staat al een register"):
        import_file(owner, file)
    owner.close()
    assert stored_rows(full.engine) == before


Change = Callable[[list[Any]], None]


def _other_text(lines: list[Any]) -> None:
    lines[4]["inhoud"]["stuk"] = lines[4]["inhoud"]["stuk"].replace("2026", "2027")


def _other_salt(lines: list[Any]) -> None:
    lines[4]["inhoud"]["zout"] = "00" * 16


def _other_hash(lines: list[Any]) -> None:
    lines[4]["hash"] = "0" * 64


def _other_kind(lines: list[Any]) -> None:
    lines[4]["soort"] = "verwijdering"


def _swapped(lines: list[Any]) -> None:
    lines[4], lines[5] = lines[5], lines[4]


def _left_out(lines: list[Any]) -> None:
    del lines[5]


def _other_norm(lines: list[Any]) -> None:
    lines[1]["inhoud"] += " "


def _no_norm(lines: list[Any]) -> None:
    del lines[1]


def _one_norm_more(lines: list[Any]) -> None:
    line = {"regel": "normenkader", "sha256": hashlib.sha256(b"{}").hexdigest(), "inhoud": "{}"}
    lines.insert(1, line)


def _emptied(lines: list[Any]) -> None:
    lines[4]["inhoud"] = None


def _emptied_with_a_reason(lines: list[Any]) -> None:
    lines[4] |= {"inhoud": None, "verwijderd_door": 11}


def _brought_back(lines: list[Any]) -> None:
    lines[11]["inhoud"] = lines[4]["inhoud"]


def _cut_short(lines: list[Any]) -> None:
    del lines[-2]
    lines[0] |= {"schakels": 11, "hash": lines[-2]["hash"]}


def _no_end(lines: list[Any]) -> None:
    del lines[-1]


def _after_the_end(lines: list[Any]) -> None:
    lines.append(lines[-1])


def _unknown_field(lines: list[Any]) -> None:
    lines[4]["extra"] = 1


def _newer_format(lines: list[Any]) -> None:
    lines[0]["uitvoerformaat"] = 2


def _other_head(lines: list[Any]) -> None:
    lines[0]["hash"] = "0" * 64


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (_other_text, 5, "inhoud is veranderd"),
        (_other_salt, 5, "inhoud is veranderd"),
        (_other_hash, 5, "schakel is veranderd"),
        (_other_kind, 5, "schakel is veranderd"),
        (_swapped, 5, "Sluit niet aan"),
        (_left_out, 6, "Sluit niet aan"),
        (_other_norm, 2, "Normenkader .* is veranderd"),
        (_no_norm, None, "normenkader ontbreekt"),
        (_one_norm_more, None, "De keten noemt normenkader [0-9a-f]{12} niet"),
        (_emptied, 5, "inhoud ontbreekt"),
        (_emptied_with_a_reason, None, "ontbreekt en is niet verwijderd"),
        (_brought_back, 12, "Is verwijderd, maar heeft nog inhoud"),
        (_cut_short, 15, "niet meer zoals het geschreven is"),
        (_no_end, None, "houdt te vroeg op"),
        (_after_the_end, 17, "hoort niets te komen"),
        (_unknown_field, 5, r"niet van het uitvoerformaat \(schakel.extra\)"),
        (_newer_format, 1, "niet van het uitvoerformaat"),
        (_other_head, None, "klopt niet met het begin"),
    ],
)
def test_what_was_changed_in_the_file_is_said_with_its_line(
    file: Path, empty: Register, change: Change, line: int | None, words: str
) -> None:
    lines = [json.loads(text) for text in file.read_text("utf-8").splitlines()]
    change(lines)
    text = "".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) + "\n" for x in lines)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFileError, match=words) as fout:
        import_file(empty, file)
    if line is not None:
        assert any(p.startswith(f"Regel {line}: ") for p in fout.value.problemen)
    assert not any(stored_rows(empty.engine).values())


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_a_changed_byte_that_no_hash_of_a_record_sees_is_found_at_the_end(
    file: Path, empty: Register
) -> None:
    file.write_bytes(file.read_bytes().replace(b'"regel":"schakel"', b'"regel": "schakel"', 1))
    with pytest.raises(InvalidFileError, match="Regel 16: Het bestand is niet meer zoals"):
        import_file(empty, file)


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_fifty_problems_are_shown_and_the_rest_counted(file: Path, empty: Register) -> None:
    body = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([body[0], *[b"geen json\n"] * 60]))
    with pytest.raises(InvalidFileError) as fout:
        import_file(empty, file)
    # Besides these lines: no end, and another number of records than the first line says.
    assert len(fout.value.problemen) == 50
    assert fout.value.aantal == 62
    assert "En nog 12 andere." in str(fout.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 100, b"[" * 100_000, b"een brief\n", b"SQLite format 3\0", b'{"a": 1}'],
    ids=["leeg", "nullen", "diep", "tekst", "sqlite", "json"],
)
def test_a_file_of_something_else_is_refused(
    empty: Register, tmp_path: Path, content: bytes
) -> None:
    bestand = tmp_path / "iets"
    bestand.write_bytes(content)
    with pytest.raises(InvalidFileError):
        import_file(empty, bestand)


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_half_a_compressed_file_is_refused(full: Register, empty: Register, tmp_path: Path) -> None:
    bestand = tmp_path / "heel.jsonl.gz"
    export(full, AUDITOR, bestand)
    (tmp_path / "half.gz").write_bytes(bestand.read_bytes()[:-2_000])
    with pytest.raises(UnavailableError, match="niet heel"):
        import_file(empty, tmp_path / "half.gz")
    whole = bestand.read_bytes()
    # Somewhere in the head, where it says how it was compressed, and anywhere in the rest.
    for at in (3, 10, 40, 100, 101, 400, len(whole) // 2, len(whole) - 6):
        corrupt = bytearray(whole)
        corrupt[at] ^= 0xFF
        (tmp_path / "stuk.gz").write_bytes(corrupt)
        with pytest.raises((UnavailableError, InvalidFileError)):
            import_file(empty, tmp_path / "stuk.gz")
    assert gzip.decompress(bestand.read_bytes()).startswith(b'{"uitvoerformaat":1')


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
def test_an_import_that_is_stopped_leaves_an_empty_register(file: Path, empty: Register) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(empty, file, stop)
    assert stored_rows(empty.engine)["keten"] == []
    import_file(empty, file)
    assert assert_whole(empty.engine) == 12
