"""Every command that uses a register, at every kind of place where none can be used.

The commands come from the program itself: a new one is tried here without being named.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from cli.main import app
from normenkader import read_library
from register.store.opening import open_register
from register.store.place import OWNER_VARIABLE, VARIABLE, place
from tests.conftest import RULES

NOBODY = 65534
# As another user no module of Python itself may be readable: what is used is read beforehand.
codecs.lookup("utf-8-sig")
read_library(RULES)
SECRET = "GeheimWoord"  # noqa: S105 - looked for in what is said
GROUP: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = {
    f"register {name}": command for name, command in GROUP.commands["register"].commands.items()
} | {
    name: command
    for name, command in GROUP.commands.items()
    if any("--register" in p.opts for p in command.params)
}
ENGLISH = re.compile(
    r"Traceback|Errno|Error|denied|such file|invalid|unable|not a|cannot|embedded|too long|failed"
)
GIVEN = 'datum: "2026-07-16"\nbeslist_door: een consulent\ngemeente: een gemeente\n'
# What brings these commands as far as the register; `{folder}` is that of the test.
OWN = {
    "vergelijk": ["demo-ib@2026.1", "demo-ib@2026.1"],
    "bericht": ["1", "--testbericht"],
    "evaluatie": ["1"],
    "verzending": ["1", "2026-12-01"],
    "weken": ["--besluit", "1"],
    "herindicatie": ["1", "1"],
    "kosten": ["--besluit", "1"],
    "declaraties": ["{folder}/maanden.csv", "--besluit", "1"],
    **{
        kind: ["1", "--naar", f"{{folder}}/{kind}.pdf", "--gegevens", "{folder}/gegevens.yaml"]
        for kind in ("verslag", "beschikking", "brief")
    },
}
Maker = Callable[[Path], str]


def unreadable_folder(folder: Path) -> str:
    open_register(place(str(folder / "dicht"))).close()
    (folder / "dicht").chmod(0)
    return str(folder / "dicht")


def unreadable_file(folder: Path) -> str:
    open_register(place(str(folder))).close()
    (folder / "register.sqlite").chmod(0)
    return str(folder)


def unreadable_parent(folder: Path) -> str:
    return f"{unreadable_folder(folder)}/verder/map"


def file_in_the_way(folder: Path) -> str:
    (folder / "bestand").write_text("een brief")
    return str(folder / "bestand" / "map")


def file_for_a_folder(folder: Path) -> str:
    (folder / "bestand").write_text("een brief")
    return str(folder / "bestand")


def letter(folder: Path) -> str:
    (folder / "brief.sqlite").write_text("een brief aan de gemeente" * 100)
    return str(folder / "brief.sqlite")


def other_database(folder: Path) -> str:
    with sqlite3.connect(folder / "ander.sqlite") as connection:
        connection.execute("CREATE TABLE iets (nummer)")
    return str(folder / "ander.sqlite")


def folder_for_the_file(folder: Path) -> str:
    (folder / "register.sqlite").mkdir()
    return str(folder)


def link_to_itself(folder: Path) -> str:
    (folder / "lus").symlink_to("lus")
    return str(folder / "lus")


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pijp.sqlite")
    return str(folder / "pijp.sqlite")


def text(tekst: str) -> Maker:
    return lambda _: tekst


PLACES: dict[str, Maker] = {
    "unreadable folder": unreadable_folder,
    "unreadable file": unreadable_file,
    "unreadable parent": unreadable_parent,
    "file in the way": file_in_the_way,
    "file for a folder": file_for_a_folder,
    "letter": letter,
    "other database": other_database,
    "folder for the file": folder_for_the_file,
    "link to itself": link_to_itself,
    "pipe": pipe,
    "long": text("/lang" * 1000),
    "long name": text(f"/{'a' * 300}"),
    "no such user": text("~bestaatniet/map"),
    "no port": text(f"postgresql://u:{SECRET}@127.0.0.1:abc/db"),
    "large port": text(f"postgresql://u:{SECRET}@127.0.0.1:99999/db"),
    "half an address": text(f"postgresql://u:{SECRET}@[::1/db"),
    "nobody answers": text(f"postgresql://u:{SECRET}@127.0.0.1:1/db"),
    "secret options": text(f"postgresql://u@127.0.0.1:1/db?password={SECRET}&passfile={SECRET}"),
    "odd options": text(f"postgresql://u:{SECRET}@127.0.0.1:1/db?connect_timeout=x&{SECRET}=1"),
    "option twice": text(f"postgresql://u:{SECRET}@127.0.0.1:1/db?options=a&options={SECRET}"),
    "plugin": text(f"postgresql://u@127.0.0.1:1/db?plugin={SECRET}"),
    "sign in a password": text(f"postgresql://u:a@{SECRET}@127.0.0.1:1/db"),
    "slash in a password": text(f"postgresql://u:a@b/{SECRET}@127.0.0.1:1/db"),
    "slip": text(f"postgresql:/u:{SECRET}@127.0.0.1/db"),
    "words": text(f"host=127.0.0.1 password={SECRET}"),
    "other server": text(f"mysql://u:{SECRET}@127.0.0.1/db"),
    "file address": text("sqlite:///map/register.sqlite"),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach; that of pytest is for its own user only."""
    made = Path(tempfile.mkdtemp(prefix="normwijzer-plek-"))
    made.chmod(0o777)
    yield made
    for part in made.iterdir():
        if not part.is_symlink():
            part.chmod(0o700)
    shutil.rmtree(made)


@contextmanager
def as_somebody() -> Iterator[None]:
    """The superuser may read anything: then do this as a user who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def arguments(command: Any, folder: Path) -> list[str]:
    """What the command needs besides a register."""
    given = folder / "opgegeven"
    given.write_text("iets")
    wanted = [p for p in command.params if p.required]
    if command.name in OWN:
        (folder / "maanden.csv").write_text("maand;minuten\n2026-01;60\n")
        (folder / "gegevens.yaml").write_text(GIVEN)
        return [part.format(folder=folder) for part in OWN[command.name]]
    return [str(given)] * len(wanted)


def run(name: str, setting: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    command = COMMANDS[name]
    words = [*name.split(), *arguments(command, folder)]
    if any("--register" in p.opts for p in command.params):
        words += ["--register", setting]
    monkeypatch.setenv(OWNER_VARIABLE, setting)
    monkeypatch.setenv(VARIABLE, setting)
    with as_somebody():
        return CliRunner().invoke(app, words)


def test_the_commands_are_found_in_the_program() -> None:
    assert {"register controleer", "register inrichten", "vergelijk"} <= COMMANDS.keys()


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_place_that_can_not_be_used_is_said_in_dutch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    result = run(name, PLACES[kind](folder), folder, monkeypatch)
    said = result.stdout + result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit), said
    assert result.exit_code in ((1, 3) if name == "register controleer" else (1,)), said
    assert said.strip()
    assert not ENGLISH.search(said), said
    assert SECRET not in said


@pytest.mark.parametrize("name", [n for n in COMMANDS if n != "register inrichten"])
def test_a_name_with_a_sign_that_no_name_has_is_said_in_dutch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if not any("--register" in p.opts for p in COMMANDS[name].params):
        pytest.skip("a setting of the environment can't hold this sign")
    command = [*name.split(), *arguments(COMMANDS[name], folder), "--register", "map\0naam"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 1
    assert "naam is niet goed" in result.stderr


@pytest.mark.parametrize("name", ["anker", "herhaal", "bewaartermijn", "controleer"])
def test_reading_a_register_changes_no_file(folder: Path, name: str) -> None:
    plek = place(str(folder))
    open_register(plek).close()
    before = {file: file.read_bytes() for file in folder.iterdir()}
    result = CliRunner().invoke(app, ["register", name, "--register", str(folder)])
    assert result.exit_code == 0
    left = {f: f.read_bytes() for f in folder.iterdir() if f.suffix == ".sqlite"}
    assert left == before


def test_who_may_only_read_can_check_and_copy(folder: Path) -> None:
    register = folder / "register"
    open_register(place(str(register))).close()
    (register / "register.sqlite").chmod(0o644)
    register.chmod(0o755)
    copy = folder / "kopie.sqlite"
    for words in (["controleer"], ["anker"], ["herhaal"], ["reservekopie", str(copy)]):
        with as_somebody():
            result = CliRunner().invoke(app, ["register", *words, "--register", str(register)])
        assert result.exit_code == 0, result.output
    assert copy.stat().st_size


def test_beginning_anew_where_a_register_was_takes_a_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWNER_VARIABLE, str(folder / "map"))
    assert CliRunner().invoke(app, ["register", "inrichten"]).exit_code == 0
    shutil.rmtree(folder / "map")
    refused = CliRunner().invoke(app, ["register", "inrichten"])
    assert (refused.exit_code, "inrichten --nieuw" in refused.stderr) == (1, True)
    assert CliRunner().invoke(app, ["register", "inrichten", "--nieuw"]).exit_code == 0
    assert CliRunner().invoke(app, ["register", "inrichten"]).exit_code == 0
