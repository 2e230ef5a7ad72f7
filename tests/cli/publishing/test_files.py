"""Published files are for readers: the rights of any file, and what stood there stays as it was."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app

COMMANDS = (["schema"], ["publiceer", "demo-ib@2026.1"], ["dmn", "demo-ib@2026.1"])
PROGRAM = [sys.executable, "-m", "cli.main"]
each_command = pytest.mark.parametrize("command", COMMANDS, ids=[c[0] for c in COMMANDS])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def write(*arguments: str) -> str:
    found = run("schema", *arguments)
    assert found.exit_code == 0, found.output
    return found.stdout


def small_disk() -> None:
    """No file of this process becomes larger than this: writing fails halfway."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "gewoon").touch()
    write("--naar", str(tmp_path / "a.json"))
    assert mode(tmp_path / "a.json") == mode(tmp_path / "gewoon")


def test_replacing_keeps_rights_and_owner(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.touch()
    file.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(file, 1234, 1234)
    before = file.stat()
    write("--naar", str(file), "--overschrijf")
    after = file.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "echt.json").touch()
    link = tmp_path / "link.json"
    link.symlink_to("echt.json")
    write("--naar", str(link), "--overschrijf")
    assert link.is_symlink()
    assert (tmp_path / "echt.json").stat().st_size > 1_000
    write("--naar", "/dev/null", "--overschrijf")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@each_command
def test_what_is_there_stays_without_being_asked_to_replace_it(
    tmp_path: Path, command: list[str]
) -> None:
    file = tmp_path / "a.json"
    file.write_text("oud", "utf-8")
    refused = run(*command, "--naar", str(file))
    assert refused.exit_code == 1
    assert refused.stderr.endswith(
        f"Het bestand {file} is er al. Kies een andere naam, of geef --overschrijf.\n"
    )
    assert file.read_text("utf-8") == "oud"
    assert run(*command, "--naar", str(file), "--overschrijf").exit_code == 0
    assert file.read_text("utf-8") == run(*command).stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


@each_command
def test_a_disk_that_gets_full_leaves_what_was_there(tmp_path: Path, command: list[str]) -> None:
    old, new = tmp_path / "oud", tmp_path / "nieuw"
    old.write_text("oud", "utf-8")
    for file in (old, new):
        done = subprocess.run(
            [*PROGRAM, *command, "--naar", str(file), "--overschrijf"],
            capture_output=True,
            check=False,
            text=True,
            preexec_fn=small_disk,
        )
        assert done.returncode == 1
        assert done.stderr.endswith(
            f"Het bestand {file} is niet te maken: het bestand wordt te groot.\n"
        )
    assert old.read_text("utf-8") == "oud"
    assert [p.name for p in tmp_path.iterdir()] == ["oud"]


def test_a_full_device_is_said_in_dutch() -> None:
    found = run("schema", "--naar", "/dev/full", "--overschrijf")
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr == "/dev/full is niet te schrijven: de schijf is vol.\n"


def test_a_pipe_gets_the_document_and_nothing_else(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text("utf-8")))
    reader.start()
    said = run("schema", "--naar", str(pipe), "--overschrijf")
    reader.join()
    assert (said.exit_code, said.stdout) == (0, "")
    assert said.stderr == f"Geschreven: {pipe}.\n"
    assert found == [run("schema").stdout]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_as_a_file_gets_the_document_and_nothing_else() -> None:
    done = subprocess.run(
        [*PROGRAM, "schema", "--naar", "/dev/stdout", "--overschrijf"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == run("schema").stdout
    assert done.stderr == "Geschreven: /dev/stdout.\n"


def test_a_link_to_what_is_not_there_yet_makes_that(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("echt.json")
    write("--naar", str(link), "--overschrijf")
    assert link.is_symlink()
    assert (tmp_path / "echt.json").read_text("utf-8") == run("schema").stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kring", "{map}/kring is niet te schrijven: het is een verwijzing naar zichzelf."),
        ("map", "{map}/map is niet te schrijven: het is een map en geen bestand."),
        (
            "weg/a.json",
            "Het bestand {map}/weg/a.json is niet te maken: de map {map}/weg bestaat niet.",
        ),
        (
            "bestand/a.json",
            "{map}/bestand/a.json is niet te schrijven: "
            "een deel van het pad is een bestand en geen map.",
        ),
    ],
)
def test_a_place_that_can_hold_no_file_is_said_in_dutch(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "kring").symlink_to("kring")
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").touch()
    found = run("schema", "--naar", str(tmp_path / name), "--overschrijf")
    assert found.exit_code == 1
    assert found.stderr == said.format(map=tmp_path) + "\n"


def test_a_name_as_long_as_a_name_can_be_is_a_name(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 255)
    write("--naar", str(file))
    file.write_text("oud", "utf-8")
    write("--naar", str(file), "--overschrijf")
    assert file.read_text("utf-8") == run("schema").stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user for a while")
def test_a_file_of_another_user_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("oud", "utf-8")
    file.chmod(0o666)
    tmp_path.chmod(0o777)
    for folder in tmp_path.parents:
        if folder.name.startswith(("popen-", "pytest-")):
            folder.chmod(0o711)
    os.seteuid(65534)
    try:
        found = run("schema", "--naar", str(file), "--overschrijf")
    finally:
        os.seteuid(0)
    assert found.exit_code == 1
    assert found.stderr == (
        f"{file} is van een andere gebruiker en blijft zoals het is. Kies een andere naam.\n"
    )
    assert file.read_text("utf-8") == "oud"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
