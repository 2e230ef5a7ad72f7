"""Everything that the command line says is in Dutch, and no odd input gives a traceback."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from cli.dutch import run
from cli.main import app
from cli.shared import without_password
from tests.cli.test_review import commands

Said = tuple[int, str]
Call = Callable[..., Said]

GROUP: Any = typer.main.get_command(app)
COMMANDS = dict(commands(GROUP))
GROUPS = {"": GROUP, "register": GROUP.commands["register"]}
ENGLISH = re.compile(
    r"\b(usage|options?:?|commands?|arguments?|args|error|missing|try|required|requires|default|"
    r"env var|invalid|got|no such|unexpected|value|bool|str|int|list\[|path|help for)\b"
    # The names of options are words of the program.
    r"(?<!--help)",
    re.IGNORECASE,
)
NOT_UTF8 = os.fsdecode(b"a\xff")
LONG = "x" * 5_000


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Call:
    """Run a command as `normwijzer` does, in an empty folder; gives its code and all it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NORMWIJZER_REGISTER", str(tmp_path / "register"))
    monkeypatch.delenv("NORMWIJZER_REGISTER_BEHEER", raising=False)

    def called(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["normwijzer", *arguments])
        code = run(app)
        seen = capfd.readouterr()
        return code, seen.out + seen.err

    return called


def is_dutch(said: str) -> bool:
    words = re.sub(r"--[a-z-]+", "", said)
    return not ENGLISH.search(words)


def mistakes(words: str, command: Any) -> dict[str, list[str]]:
    """Every kind of mistake that can be made in a command."""
    base = words.split()
    options = [p for p in command.params if p.param_type_name == "option"]
    valued = [p.opts[0] for p in options if not p.is_flag]
    flags = [p.opts[0] for p in options if p.is_flag and p.opts[0] != "--help"]
    found = {
        "unknown option": [*base, "--bestaatniet"],
        "unknown short option": [*base, "-Q"],
        "no UTF-8": [*base, NOT_UTF8, NOT_UTF8, NOT_UTF8],
        "option that is no UTF-8": [*base, f"--{NOT_UTF8}"],
        "too many": [*base, *"abcdefg"],
    }
    # `vergelijk --register` may stand alone.
    found |= {f"nothing after {o}": [*base, o] for o in valued if words != "vergelijk"}
    found |= {f"value for {o}": [*base, f"{o}=3"] for o in flags}
    if any(p.required for p in command.params):
        found["nothing"] = base
    return found


@pytest.mark.parametrize("words", [*GROUPS, *COMMANDS])
def test_every_explanation_is_in_dutch(words: str, call: Call) -> None:
    code, said = call(*words.split(), "--help")
    assert code == 0
    assert f"Gebruik: normwijzer {words}".strip() in said
    assert is_dutch(said), said


@pytest.mark.parametrize("words", COMMANDS)
def test_every_mistake_is_said_in_dutch(words: str, call: Call) -> None:
    for kind, arguments in mistakes(words, COMMANDS[words]).items():
        # A list of files takes as many as there are: those are not there.
        code, said = call(*arguments)
        assert code in (1, 2, 3), (kind, said)
        assert is_dutch(said), (kind, said)
        assert said.strip(), kind


@pytest.mark.parametrize("words", GROUPS)
@pytest.mark.parametrize(
    "wrong", ["nee", "beordel", NOT_UTF8, "--nee", f"--{NOT_UTF8}", "\x1b[31m"]
)
def test_a_command_that_is_not_there_is_said_in_dutch(words: str, wrong: str, call: Call) -> None:
    code, said = call(*words.split(), wrong)
    assert code == 2
    assert "bestaat niet" in said
    assert is_dutch(said), said
    assert "\x1b" not in said


@pytest.mark.parametrize("words", COMMANDS)
def test_a_path_that_is_too_long_ends_in_a_sentence(words: str, call: Call) -> None:
    command = COMMANDS[words]
    arguments = [LONG for p in command.params if p.param_type_name == "argument" and not p.hidden]
    options = [p.opts[0] for p in command.params if p.param_type_name == "option" and not p.is_flag]
    calls = [[*words.split(), *arguments]] if arguments else []
    calls += [[*words.split(), *arguments, option, LONG] for option in options]
    for one in calls:
        code, said = call(*one)
        assert code in (1, 2, 3), (one[:3], said)
        assert len(said) < 60_000
        assert said.strip()
        assert is_dutch(said.replace(LONG, "")), said


@pytest.mark.parametrize("words", COMMANDS)
def test_a_working_folder_that_is_gone_gives_no_traceback(
    words: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("NORMWIJZER_REGISTER", "register")
    needed = [p for p in COMMANDS[words].params if p.param_type_name == "argument" and p.required]
    code, said = call(*words.split(), *("x" for _ in needed), *(["--naar", "y"] * (words == "dmn")))
    assert code in (0, 1, 2, 3)
    # What needs no folder just works.
    assert code == 0 or is_dutch(said), said


def test_a_file_in_a_working_folder_that_is_gone_is_said_as_it_is(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, said = call("dmn", "demo-ib@2026.1", "--naar", "x.dmn")
    assert code == 1
    assert said == (
        "De map waarin je werkt, bestaat niet meer. Ga eerst naar een andere map.\n"
    ) or said.startswith("x.dmn is niet te schrijven")


@pytest.mark.parametrize("words", ["", *GROUPS, *COMMANDS])
def test_password_of_an_address_in_the_wrong_place_is_not_said(words: str, call: Call) -> None:
    address = "postgresql://u:geh/h@eim@host/db"
    for given in ([address], ["a", address], [f"--{address}"], ["--regels", address]):
        _, said = call(*words.split(), *given)
        assert "geh" not in said, (given, said)
        assert "eim" not in said, (given, said)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Te veel: mysql://u:geheim@h/db b.", "Te veel: mysql://u:…@h/db b."),
        ("https://:a:b@h", "https://:…@h"),
        ("postgresql:///db?user=u&password=geheim&x=1", "postgresql:///db?user=u&password=…&x=1"),
        ("/map/postgresql:/u:geheim bestaat niet.", "/map/postgresql:/u:… bestaat niet."),
        ("postgresql://host:5432/db is niet te bereiken", None),
        ("zaak.yaml:3: demo-ib@2026.1 bestaat niet", None),
    ],
)
def test_only_the_password_is_left_out_of_a_message(said: str, shown: str | None) -> None:
    assert without_password(said) == (shown or said)
