"""A file or folder that one may not read: the command says that of it, and not something vague."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from tests.conftest import RULES

NOBODY = 65534
DAYS = ("2026-01-01", "2026-12-31", "60")
COMMANDS = {
    "declaraties": ("declaraties", "BESTAND", *DAYS),
    "kostprijs": ("kostprijs", "BESTAND"),
    "brief": ("brief", "1", "--naar", "uit.pdf", "--gegevens", "BESTAND"),
    "brief in a house style": ("brief", "1", "--naar", "uit.pdf", "--huisstijl", "MAP"),
    "huisstijl": ("huisstijl", "MAP"),
    "begin of a huisstijl": ("huisstijl", "MAP", "--begin"),
    "beoordeel": ("beoordeel", "BESTAND"),
    "controleer": ("controleer", "BESTAND"),
    "rules": ("controleer", "MAP"),
    "rules in a folder": ("normenkaders", "--regels", "REGELS"),
    "rules for a case": ("beoordeel", "zaak.yaml", "--regels", "MAP"),
}


@contextmanager
def as_somebody() -> Iterator[None]:
    """The superuser may read anything: then do this as a user who may not."""
    if os.getuid() != 0:
        yield
        return
    # Not only in effect: who asks what one may read is told of the real user.
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Something of each kind that nobody may read."""
    (tmp_path / "BESTAND").touch(0)
    (tmp_path / "MAP").mkdir(0)
    shutil.copytree(RULES / "demo-ib", tmp_path / "REGELS" / "demo-ib")
    (tmp_path / "REGELS" / "dicht").mkdir(0)
    for around in tmp_path.parents:
        if around.name.startswith(("popen-", "pytest-")):
            around.chmod(0o711)
    tmp_path.chmod(0o755)
    yield tmp_path
    for closed in (tmp_path / "MAP", tmp_path / "REGELS" / "dicht"):
        closed.chmod(0o700)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_what_may_not_be_read_is_said_with_its_name(words: tuple[str, ...], folder: Path) -> None:
    def run(where: Path) -> Result:
        given = [str(where / w) if w.isupper() and w.isalpha() else w for w in words]
        if "--huisstijl" in words:
            given += ["--gegevens", "-"]
        return CliRunner().invoke(app, given, input="datum: '2026-01-01'\nbeslist_door: x\n")

    # Reads the modules of the command, which may lie where this user can't come.
    run(folder / "elders")
    with as_somebody():
        result = run(folder)
    assert result.exit_code in (1, 2), result.output
    closed = next(w for w in words if w in ("BESTAND", "MAP", "REGELS"))
    named = [line for line in result.output.splitlines() if str(folder / closed) in line]
    assert any("je mag er niet bij" in line for line in named), result.output
