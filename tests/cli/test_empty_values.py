"""An empty value is never the current folder: whatever can be given, says so where it is empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer
from typer.testing import CliRunner

from cli.dutch import DutchGroup
from cli.given import shown_name
from cli.main import app
from normenkader.file.reasons import LEEG
from register.store.place import OWNER_VARIABLE
from screens.beheer.file import shipped
from screens.beheer.tests import toetsen_beside
from screens.sources import rules as rules_source
from tests.conftest import RULES


class Opdracht(NamedTuple):
    """A command by its words, and what it takes."""

    woorden: tuple[str, ...]
    params: list[Any]

    def arguments(self, empty: Any, value: str = "") -> list[str]:
        """One parameter with this value, and every argument that must be there."""
        given = list(self.woorden)
        if empty is not None and empty.param_type_name == "option":
            given += [empty.opts[0], value]
        for param in self.params:
            if param is empty and param.param_type_name == "argument":
                given.append(value)
            elif param.param_type_name == "argument" and (
                param.required or self._later(param, empty)
            ):
                given.append("x")
        return given

    def _later(self, param: Any, empty: Any) -> bool:
        """Whether an argument must be there for the wanted one to be the empty one."""
        found = [p for p in self.params if p.param_type_name == "argument"]
        return empty in found and found.index(param) < found.index(empty)


def commands(group: Any, woorden: tuple[str, ...] = ()) -> Iterator[Opdracht]:
    for naam, command in sorted(group.commands.items()):
        own = (*woorden, naam)
        if isinstance(command, DutchGroup):
            yield from commands(command, own)
        else:
            context = typer.Context(command, info_name=naam)
            yield Opdracht(own, command.get_params(context))


ALL = list(commands(typer.main.get_command(app)))
VALUES = [
    pytest.param(o, p, id=f"{' '.join(o.woorden)} {shown_name(p)}")
    for o in ALL
    for p in o.params
    if not getattr(p, "is_flag", False)
]
SETTINGS = [
    pytest.param(o, p, id=f"{' '.join(o.woorden)} {p.envvar}")
    for o in ALL
    for p in o.params
    if p.envvar
]


def test_all_commands_are_walked() -> None:
    assert len(ALL) > 18
    assert len(VALUES) > 50
    assert {p.envvar for o in ALL for p in o.params} == {
        None,
        "NORMWIJZER_GELIJKGESTELD",
        "NORMWIJZER_EVALUATIE",
        "NORMWIJZER_HUISSTIJL",
        "NORMWIJZER_IWMO_REGELS",
        "NORMWIJZER_IWMO_SCHEMA",
        "NORMWIJZER_REGELS",
        "NORMWIJZER_REGISTER",
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything could be found."""
    return Path(shutil.copytree(RULES, tmp_path_factory.mktemp("map") / "rules"))


@pytest.fixture
def tempting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That folder as the current one."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv(OWNER_VARIABLE, str(folder))
    return folder


def listed(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize(("opdracht", "param"), VALUES)
def test_an_empty_value_is_said_with_its_name(
    tempting: Path, opdracht: Opdracht, param: Any
) -> None:
    before = listed(tempting)
    found = CliRunner().invoke(app, opdracht.arguments(param))
    assert f"{shown_name(param)}: {LEEG}" in found.stderr.splitlines()
    assert (found.exit_code, found.stdout) == (2, "")
    assert listed(tempting) == before


@pytest.mark.parametrize("value", ["", "  "])
@pytest.mark.parametrize(("opdracht", "param"), SETTINGS)
def test_an_empty_setting_is_said_with_its_name(
    tempting: Path, monkeypatch: pytest.MonkeyPatch, opdracht: Opdracht, param: Any, value: str
) -> None:
    monkeypatch.setenv(param.envvar, value)
    found = CliRunner().invoke(app, opdracht.arguments(None))
    assert found.stderr.splitlines() == [f"{param.envvar}: {LEEG}"]
    assert (found.exit_code, found.stdout) == (2, "")


@pytest.mark.parametrize("value", ["", "  "])
@pytest.mark.parametrize("woorden", [["inrichten"], ["invoer", "x"], ["terugzetten", "x"]])
def test_an_empty_setting_of_the_owner_is_said(
    tempting: Path, monkeypatch: pytest.MonkeyPatch, woorden: list[str], value: str
) -> None:
    monkeypatch.setenv(OWNER_VARIABLE, value)
    found = CliRunner().invoke(app, ["register", *woorden])
    assert found.stderr.splitlines() == [f"{OWNER_VARIABLE}: {LEEG}"]
    assert found.exit_code == 2


def test_more_empty_values_are_said_at_once(tempting: Path) -> None:
    found = CliRunner().invoke(app, ["publiceer", "", "--naar", "", "--regels", ""])
    assert len(found.stderr.splitlines()) == 3


def test_comparing_may_name_the_usual_register_without_a_place(
    tempting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(tempting / "nergens"))
    both = ["demo-ib@2026.1", "demo-ib@2026.1", "--register"]
    for arguments in (["vergelijk", *both], ["vergelijk", *both, "--json"]):
        found = CliRunner().invoke(app, arguments)
        assert "nergens" in found.stderr
    found = CliRunner().invoke(app, ["vergelijk", *both[:2], "--register="])
    assert found.stderr.splitlines() == [f"--register: {LEEG}"]


def test_the_pages_say_an_empty_setting(monkeypatch: pytest.MonkeyPatch, demo: Any) -> None:
    monkeypatch.setenv(rules_source.VARIABLE, "")
    problems = rules_source.load()
    assert isinstance(problems, tuple)
    assert [str(p) for p in problems] == [f"{rules_source.VARIABLE}: {LEEG}"]
    assert shipped() == {}
    assert toetsen_beside(demo) is None


@pytest.mark.parametrize(("opdracht", "param"), VALUES)
def test_a_value_that_hides_something_is_refused(
    tempting: Path, opdracht: Opdracht, param: Any
) -> None:
    found = CliRunner().invoke(app, opdracht.arguments(param, "a\u202eb"))
    start = f"{shown_name(param)}: hier staat een teken dat geen tekst is (U+202E)"
    assert any(line.startswith(start) for line in found.stderr.splitlines()), found.stderr
    assert (found.exit_code, found.stdout) == (2, "")


def test_a_file_that_is_there_may_have_any_name(tempting: Path) -> None:
    for naam in ("a\u200eb.yaml", "\udcff.yaml"):
        shutil.copyfile(RULES / "demo-ib" / "2026.1.yaml", tempting / naam)
        found = CliRunner().invoke(app, ["controleer", naam])
        assert (found.exit_code, "\u200e" in found.output) == (0, False), found.output
