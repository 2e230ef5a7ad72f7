"""A file with what is of a client: for its owner, whole or not at all, and nothing beside it."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from register.errors import UnavailableError
from register.store.files import write_private
from tests.conftest import ROOT

WHOLE = b"heel" * 10_000
PROGRAM = """
import os, sys
from pathlib import Path
from register.store.files import write_private
real = os.fsync
def asked(number):
    real(number)
    print(sorted(os.listdir(sys.argv[1])), flush=True)
    sys.stdin.readline()
os.fsync = asked
write_private(Path(sys.argv[1], "uit"), b"heel" * 10_000, replace=True)
"""


def nameless(folder: Path) -> bool:
    """Whether the disk has files without a name."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600))
    except OSError:
        return False
    return True


@pytest.fixture(params=[True, False], ids=["nameless", "beside"])
def way(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of writing: where a disk has files without a name, and where it has none."""
    real = os.open

    def without(path: Any, flags: int, *more: Any, **others: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, "")
        return real(path, flags, *more, **others)

    if not request.param:
        monkeypatch.setattr(os, "open", without)


@pytest.mark.usefixtures("way")
def test_a_new_file_is_for_its_owner_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_private(tmp_path / "uit", WHOLE)
    assert [f.name for f in tmp_path.iterdir()] == ["uit"]
    assert (tmp_path / "uit").read_bytes() == WHOLE
    assert stat.S_IMODE((tmp_path / "uit").stat().st_mode) == 0o600
    with pytest.raises(UnavailableError, match="is er al"):
        write_private(tmp_path / "uit", b"")
    assert (tmp_path / "uit").read_bytes() == WHOLE


@pytest.mark.usefixtures("way")
def test_what_is_replaced_becomes_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "uit").write_bytes(b"oud" * 100_000)
    (tmp_path / "uit").chmod(0o644)
    write_private(tmp_path / "uit", WHOLE, replace=True)
    assert [f.name for f in tmp_path.iterdir()] == ["uit"]
    assert (tmp_path / "uit").read_bytes() == WHOLE
    assert stat.S_IMODE((tmp_path / "uit").stat().st_mode) == 0o600


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("replace", [True, False])
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, replace: bool) -> None:
    if replace:
        (tmp_path / "uit").write_bytes(b"oud")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    try:
        with pytest.raises(UnavailableError, match="niet te maken: het bestand wordt te groot"):
            write_private(tmp_path / "uit", WHOLE, replace=replace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, held)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == (
        {"uit": b"oud"} if replace else {}
    )


@pytest.mark.usefixtures("way")
def test_a_name_that_is_taken_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def meanwhile(number: int) -> None:
        (tmp_path / "uit").write_bytes(b"van een ander")
        real(number)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(UnavailableError, match="is er al"):
        write_private(tmp_path / "uit", WHOLE)
    assert [f.name for f in tmp_path.iterdir()] == ["uit"]
    assert (tmp_path / "uit").read_bytes() == b"van een ander"


@pytest.mark.parametrize(
    ("where", "why"),
    [
        (lambda f: f / "weg" / "uit", "de map .* bestaat niet"),
        (lambda f: f / "bestand" / "uit", "een deel van het pad is een bestand"),
        (lambda f: f / ("x" * 300), "de naam is te lang"),
    ],
)
def test_a_place_that_is_none_is_said(
    tmp_path: Path, where: Callable[[Path], Path], why: str
) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(UnavailableError, match=why):
        write_private(where(tmp_path), WHOLE)
    assert [f.name for f in tmp_path.iterdir()] == ["bestand"]


def test_a_program_that_is_killed_while_it_writes_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "uit").write_bytes(b"oud")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        # All of it is on disk, and has no name yet.
        seen = running.stdout.readline()
        running.kill()
    assert (seen == "['uit']\n") is nameless(tmp_path)
    if nameless(tmp_path):
        assert [f.name for f in tmp_path.iterdir()] == ["uit"]
    assert (tmp_path / "uit").read_bytes() == b"oud"
