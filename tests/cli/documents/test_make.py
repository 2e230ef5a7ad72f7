"""`normwijzer verslag`, `beschikking`, `brief` and `huisstijl`: one file, and nothing beside it."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from cli.main import app
from documents.kinds import KINDS
from normenkader import Library
from register.store.opening import open_register
from register.store.place import place
from tests.conftest import ROOT
from tests.register.deciding import record_all

NAMES = ("Zwaantje Kolibrie", "Papegaaiplantsoen", "Ooievaar van Uilenburg")
GIVEN = f"""\
datum: "2026-07-16"
verzonden: "2026-07-17"
gemeente: Gemeente Voorbeeld
beslist_door: {NAMES[2]}
aan: [{NAMES[0]}, {NAMES[1]} 3]
"""


@pytest.fixture
def folder(tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]) -> Path:
    """A register with a decision, and what is given."""
    opened = open_register(place(str(tmp_path / "register")))
    record_all(opened, bibliotheek, [zaak])
    opened.close()
    (tmp_path / "gegevens.yaml").write_text(GIVEN, "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **more: Any) -> Result:
    given = [part.replace("MAP", str(folder)) for part in arguments]
    return CliRunner().invoke(app, [*given, "--register", str(folder / "register")], **more)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_made_in_both_forms(kind: str, folder: Path) -> None:
    for form, begin in (("docx", b"PK"), ("pdf", b"%PDF")):
        naar = folder / f"uit.{form}"
        asked = (kind, "1", "--naar", str(naar), "--gegevens")
        result = run(folder, *asked, "MAP/gegevens.yaml")
        assert result.exit_code == 0, result.output
        made = naar.read_bytes()
        assert made.startswith(begin)
        again = run(folder, *asked, "-", "--overschrijf", input=GIVEN)
        assert again.exit_code == 0, again.output
        assert naar.read_bytes() == made
        assert run(folder, *asked, "MAP/gegevens.yaml").exit_code == 1


WRONG = {
    "another ending": (("1", "--naar", "MAP/uit.odt"), GIVEN, "eindigt niet op .docx of .pdf"),
    "no such decision": (("9", "--naar", "MAP/uit.pdf"), GIVEN, "Besluit 9 is er niet"),
    "no number": (("x", "--naar", "MAP/uit.pdf"), GIVEN, "geen heel getal"),
    "sent before it was made": (
        ("1", "--naar", "MAP/uit.pdf"),
        GIVEN.replace("2026-07-17", "2026-07-15"),
        "standaardinvoer:2: verzonden: is voor de datum van het stuk",
    ),
    "everything at once": (
        ("1", "--naar", "MAP/uit.pdf"),
        "datum: morgen\naan: [a, 5]\nbsn: x\n",
        "standaardinvoer:3: hier staat een naam die niet bekend is",
    ),
    "no municipality": (
        ("1", "--naar", "MAP/uit.pdf"),
        GIVEN.replace("gemeente: Gemeente Voorbeeld\n", ""),
        "De naam van de gemeente ontbreekt",
    ),
}


@pytest.mark.parametrize(("arguments", "given", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], given: str, told: str, folder: Path
) -> None:
    before = sorted(folder.iterdir())
    result = run(folder, "brief", *arguments, "--gegevens", "-", input=given)
    assert result.exit_code in (1, 2)
    assert told in result.output
    assert not any(name in result.output for name in NAMES)
    assert sorted(folder.iterdir()) == before


def test_all_that_is_wrong_with_what_is_given_comes_at_once(folder: Path) -> None:
    given = "datum: morgen\naan: [a, 5]\nbsn: x\n"
    result = run(folder, "brief", "1", "--naar", "MAP/uit.pdf", "--gegevens", "-", input=given)
    for place_ in (":1: datum", ":2: aan", ":3: hier staat een naam", "beslist_door"):
        assert place_ in result.output


# A slip of who types it: what is of a client stands where no name or value of it is known.
SLIPS = {
    "a key": f"111222333: x\n{NAMES[0]}: x\n",
    "a key twice": f"111222333: x\n111222333: {NAMES[0]}\n",
    "a value of another kind": f"aan: {NAMES[0]}\ndatum: {NAMES[1]}\nbeslist_door: 111222333\n",
    "a list in it": f"gemeente: [{NAMES[0]}]\naan: [{{{NAMES[1]}: 1}}]\ncontact: 111222333\n",
    "a label": f"aan: !{NAMES[1]} x\n",
    "no YAML": f"aan: {NAMES[0]}: 111222333\n",
    "a name of YAML": f"aan: &{NAMES[1]} x\nbeslist_door: *{NAMES[1]}\ngemeente: *x111222333\n",
    "no table": f"- {NAMES[0]}\n- 111222333\n",
    "a text": f"{NAMES[0]} 111222333\n",
    "a hidden sign": f"{NAMES[1]}\u202e: x\naan: [111222333\u202e]\n",
    "JSON": f'{{"111222333": "{NAMES[0]}", "aan": "{NAMES[1]}"}}',
    "too long": f"aan: [{NAMES[1] * 20}]\n",
}


@pytest.mark.parametrize("given", SLIPS.values(), ids=SLIPS)
def test_nothing_that_was_given_is_repeated(given: str, folder: Path) -> None:
    asked = ("brief", "1", "--naar", "MAP/uit.pdf", "--gegevens", "-")
    result = run(folder, *asked, input=given)
    assert result.exit_code == 2
    assert "standaardinvoer:" in result.output
    assert not any(name in result.output for name in (*NAMES, "111222333", "Zwaantje"))


def test_the_line_of_an_unknown_name_is_said_with_what_can_be_there(folder: Path) -> None:
    given = GIVEN + "verzonde: x\n"
    result = run(folder, "brief", "1", "--naar", "MAP/uit.pdf", "--gegevens", "-", input=given)
    told = "standaardinvoer:6: hier staat een naam die niet bekend is. Bedoel je 'verzonden'?"
    assert told in result.output


def test_a_document_is_for_who_makes_it_alone(folder: Path) -> None:
    naar = folder / "uit.docx"
    asked = ("brief", "1", "--naar", "MAP/uit.docx", "--gegevens", "MAP/gegevens.yaml")
    made = run(folder, *asked)
    assert "Alleen jij kunt het lezen." in made.stderr
    assert stat.S_IMODE(naar.stat().st_mode) == 0o600
    naar.chmod(0o644)
    assert run(folder, *asked, "--overschrijf").exit_code == 0
    assert stat.S_IMODE(naar.stat().st_mode) == 0o600
    (folder / "elders").mkdir()
    naar.rename(folder / "elders" / "uit.docx")
    naar.symlink_to("elders/uit.docx")
    assert run(folder, *asked).exit_code == 1
    assert run(folder, *asked, "--overschrijf").exit_code == 0
    assert naar.is_symlink()
    assert [f.name for f in (folder / "elders").iterdir()] == ["uit.docx"]


def files(folder: Path) -> Iterator[Path]:
    yield from (file for file in folder.rglob("*") if file.is_file())


def test_what_is_given_is_nowhere_but_in_the_document(folder: Path) -> None:
    """A process of its own, with a home and temporary files that are looked through."""
    for name in ("home", "tijdelijk"):
        (folder / name).mkdir()
    (folder / "gegevens.yaml").unlink()
    env = {
        **os.environ,
        "HOME": str(folder / "home"),
        "XDG_STATE_HOME": str(folder / "home"),
        "XDG_CACHE_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tijdelijk"),
    }
    program = [sys.executable, "-c", "from cli.start import main; main()"]
    for form in ("pdf", "docx"):
        naar = folder / f"uit.{form}"
        asked = ["brief", "1", "--naar", str(naar), "--gegevens", "-"]
        done = subprocess.run(
            [*program, *asked, "--register", str(folder / "register")],
            env=env,
            cwd=ROOT,
            input=GIVEN.encode(),
            capture_output=True,
            check=True,
        )
        assert not any(name.encode() in done.stdout + done.stderr for name in NAMES)
    text = "".join(page.extract_text() for page in PdfReader(folder / "uit.pdf").pages)
    assert all(name in text for name in NAMES)
    for file in files(folder):
        if file.name not in ("uit.pdf", "uit.docx"):
            content = file.read_bytes()
            assert not any(name.encode() in content for name in NAMES), file
    assert not list((folder / "tijdelijk").iterdir())


@pytest.mark.parametrize(
    "asked",
    [("brief", "1", "--naar", "uit.pdf", "--gegevens"), ("evaluatie", "1", "--vastleggen")],
    ids=lambda asked: asked[0],
)
def test_input_without_end_is_not_read_to_the_end(asked: tuple[str, ...], folder: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", *asked, "-"],
            env={**os.environ, "NORMWIJZER_REGISTER": str(folder / "register")},
            cwd=ROOT,
            stdin=endless,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert "te groot: hoogstens 1000000 bytes" in done.stderr


def small_disk() -> None:
    """No file of this process becomes larger than this: writing fails halfway."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_house_style_is_begun_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from cli.start import main; main()"]
    for there in ("stijl", "leeg"):
        stijl = tmp_path / there
        if there == "leeg":
            stijl.mkdir()
        before = sorted(tmp_path.rglob("*"))
        done = subprocess.run(
            [*program, "huisstijl", str(stijl), "--begin"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=small_disk,
        )
        assert done.returncode == 1
        assert done.stderr == f"{stijl} is niet te maken: het bestand wordt te groot.\n"
        assert sorted(tmp_path.rglob("*")) == before
        begun = CliRunner().invoke(app, ["huisstijl", str(stijl), "--begin"])
        assert begun.exit_code == 0, begun.output
        (tmp_path / "gewoon").touch()
        mode = (tmp_path / "gewoon").stat().st_mode
        assert {file.stat().st_mode for file in stijl.iterdir()} == {mode}
        assert {file.name for file in tmp_path.iterdir()} <= {"stijl", "leeg", "gewoon"}


def test_a_house_style_is_begun_checked_and_used(folder: Path) -> None:
    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    stijl = folder / "stijl"
    begun = call("huisstijl", str(stijl), "--begin")
    assert begun.exit_code == 0, begun.output
    assert "Gemeente Voorbeeld" in begun.output
    assert "is er al" in call("huisstijl", str(stijl), "--begin").output
    (stijl / "huisstijl.yaml").write_text("gemeente: Gemeente Elders\n", "utf-8")
    assert call("huisstijl", str(stijl)).exit_code == 0
    asked = ("brief", "1", "--naar", "MAP/uit.pdf", "--gegevens", "-", "--huisstijl", str(stijl))
    given = GIVEN.replace("gemeente: Gemeente Voorbeeld\n", "")
    assert run(folder, *asked, input=given).exit_code == 0
    text = PdfReader(folder / "uit.pdf").pages[0].extract_text()
    assert "Gemeente Elders" in text
    (stijl / "brief.docx").write_bytes(b"stuk")
    (stijl / "tokens.css").write_text("{", "utf-8")
    wrong = run(folder, *asked, "--overschrijf", input=given)
    assert wrong.exit_code == 2
    assert "brief.docx" in wrong.output
    assert "tokens.css:1" in wrong.output
