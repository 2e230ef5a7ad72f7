"""Ctrl+C ends every command in one sentence: nothing half is left, and nobody goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from normenkader import Bibliotheek, Normenkader
from tests.cli.interrupted import Uitvoerder, server
from tests.cli.interrupted_commands import COMMANDS, SETTINGS, Moment, make_folder
from tests.cli.test_empty_values import ALL

WAYS = [
    pytest.param(naam, arguments, at, id=f"{naam} {' '.join(arguments)} {at}")
    for naam, ways in COMMANDS.items()
    for arguments, moments in ways
    for at in moments
]


@pytest.fixture(scope="module")
def uitvoerder() -> Iterator[Uitvoerder]:
    with server() as found:
        yield found


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, bibliotheek: Bibliotheek, demo: Normenkader
) -> Path:
    """What the commands work on; whatever is interrupted leaves it as it is."""
    found = tmp_path_factory.mktemp("werk")
    make_folder(found, bibliotheek, demo)
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_command_is_interrupted() -> None:
    assert {" ".join(opdracht.woorden) for opdracht in ALL} == set(COMMANDS)


@pytest.mark.parametrize(("naam", "arguments", "at"), WAYS)
def test_ctrl_c_ends_a_command_in_one_sentence(
    uitvoerder: Uitvoerder, folder: Path, naam: str, arguments: list[str], at: Moment
) -> None:
    before = files(folder)
    env = {k: str(folder / v) for k, v in SETTINGS.items()}
    found = uitvoerder.run([*naam.split(), *arguments], folder, env, at)
    assert (found.code, found.err, found.over) == (130, "Afgebroken.\n", False)
    assert files(folder) == before
