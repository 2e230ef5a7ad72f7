"""Commands that only read a register change nothing of it, and leave nothing beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import Library
from register.store.opening import open_register
from register.store.place import place
from tests.cli.test_dutch import COMMANDS
from tests.conftest import ROOT
from tests.register.deciding import record_all

OLDER = ROOT / "tests" / "register" / "fixtures" / "0001.sqlite"
FILE = "register.sqlite"
# Each command that reads a register; `{uit}` is a folder for what it writes elsewhere.
READERS = {
    "register controleer": ["register", "controleer"],
    "register anker": ["register", "anker"],
    "register herhaal": ["register", "herhaal"],
    "register bewaartermijn": ["register", "bewaartermijn"],
    "register gevolgd": ["register", "gevolgd"],
    "register termijnen": ["register", "termijnen"],
    "register uitvoer": ["register", "uitvoer", "{uit}/alles.gz"],
    "register reservekopie": ["register", "reservekopie", "{uit}/kopie.sqlite"],
    **{
        kind: [kind, "1", "--naar", f"{{uit}}/{kind}.pdf", "--gegevens", "{uit}/../gegevens.yaml"]
        for kind in ("verslag", "beschikking", "brief")
    },
    "bericht": ["bericht", "1", "--testbericht"],
    "evaluatie": ["evaluatie", "1"],
    "weken": ["weken", "--besluit", "1"],
    "herindicatie": ["herindicatie", "1", "1"],
    "kosten": ["kosten", "--besluit", "1"],
    "declaraties": ["declaraties", "{uit}/../maanden.csv", "--besluit", "1"],
    "vergelijk": ["vergelijk", "demo-ib@2026.1", "demo-ib@2026.1"],
}
# These are there to write.
WRITERS = {"register inrichten", "register terugzetten", "register invoer", "verzending"}
NOBODY = 65_534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter."""
    made = Path(tempfile.mkdtemp(prefix="normwijzer-lezen-"))
    made.chmod(0o755)
    (made / "uit").mkdir()
    given = 'datum: "2026-07-16"\nbeslist_door: een consulent\ngemeente: een gemeente\n'
    (made / "gegevens.yaml").write_text(given, "utf-8")
    (made / "maanden.csv").write_text("maand;minuten;deel\n2026-08;1;1\n", "utf-8")
    (made / "uit").chmod(0o777)
    yield made
    (made / "register").chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture(params=["new", "older"])
def register(
    request: pytest.FixtureRequest, folder: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> Path:
    """The folder of a register of this version, or of the first, that nobody has open."""
    plek = folder / "register"
    if request.param == "older":
        plek.mkdir(mode=0o755)
        shutil.copy(OLDER, plek / FILE)
    else:
        opened = open_register(place(str(plek)))
        record_all(opened, bibliotheek, [zaak])
        opened.close()
    return plek


def seen(plek: Path) -> dict[str, tuple[bytes, int]]:
    """Everything in the folder: its bytes and when it was written."""
    return {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in plek.iterdir()}


def run(words: str, plek: Path) -> Result:
    for made in (plek.parent / "uit").iterdir():
        made.unlink()
    arguments = [part.format(uit=plek.parent / "uit") for part in READERS[words]]
    return CliRunner().invoke(app, [*arguments, "--register", str(plek)])


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom every file is open."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_every_command_about_a_register_is_here() -> None:
    about = {
        words
        for words, command in COMMANDS.items()
        if words.startswith("register ") or any(p.name == "register" for p in command.params)
    }
    assert about == READERS.keys() | WRITERS


@pytest.mark.parametrize("words", READERS)
def test_reading_changes_nothing_and_leaves_nothing(words: str, register: Path) -> None:
    before = seen(register)
    assert list(before) == [FILE]
    result = run(words, register)
    assert result.exit_code in (0, 1), result.output
    assert seen(register) == before


@pytest.mark.parametrize("words", READERS)
def test_a_register_that_may_only_be_read_is_read(words: str, register: Path) -> None:
    first = run(words, register)
    (register / FILE).chmod(0o444)
    register.chmod(0o555)
    before = seen(register)
    with as_nobody():
        again = run(words, register)
    assert again.exit_code == first.exit_code, again.output
    assert seen(register) == before


@pytest.mark.parametrize("words", READERS)
def test_work_that_was_left_beside_the_file_stays_as_it_is(words: str, register: Path) -> None:
    """As after a crash: only who may write takes it into the file."""
    copied = register.with_name("kopie")
    with closing(sqlite3.connect(register / FILE)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE IF NOT EXISTS los (x)")
        connection.commit()
        shutil.copytree(register, copied)
    log = copied / f"{FILE}-wal"
    before = {name: seen(copied)[name] for name in (FILE, log.name)}
    assert before[log.name][0]
    run(words, copied)
    assert {name: seen(copied)[name] for name in before} == before
    shutil.rmtree(copied)
