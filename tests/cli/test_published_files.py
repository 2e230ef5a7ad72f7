"""Published files are for readers: the rights of any file, and what stood there stays as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from typer.testing import CliRunner

from cli.main import app


def write(*arguments: str) -> str:
    found = CliRunner().invoke(app, ["schema", *arguments])
    assert found.exit_code == 0, found.output
    return found.stdout


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
