"""`./test --snel`: near to the change, always the core, never what takes long, and it says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.running.durations import (
    Duration,
    durations,
    file_of,
    place,
    seconds_of_files,
    summed,
    written,
)
from tests.running.nearby import changed_files, distances, module_of, path_of, read_graph
from tests.running.quick import CORE, LONG, ROOM, ROOT, Choice, choose, told


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return read_graph(ROOT)


def git(folder: Path, *arguments: str) -> None:
    known = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(folder), *known, *arguments], check=True, capture_output=True)


def test_what_differs_from_main_is_found_committed_or_not(tmp_path: Path) -> None:
    git(tmp_path, "init", "-b", "main")
    for name in ("same.py", "committed.py", "touched.py", "gone.py"):
        (tmp_path / name).write_text("before", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "before")
    assert changed_files(tmp_path) == []
    git(tmp_path, "switch", "-c", "work")
    (tmp_path / "committed.py").write_text("after", "utf-8")
    git(tmp_path, "commit", "-am", "after")
    (tmp_path / "touched.py").write_text("after", "utf-8")
    (tmp_path / "gone.py").unlink()
    (tmp_path / "with a space é.py").write_text("new", "utf-8")
    changed = ["committed.py", "gone.py", "touched.py", "with a space é.py"]
    assert changed_files(tmp_path) == changed


def test_without_a_main_it_is_what_differs_from_the_last_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-b", "other")
    (tmp_path / "a.py").write_text("before", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "before")
    (tmp_path / "a.py").write_text("after", "utf-8")
    assert changed_files(tmp_path) == ["a.py"]


def test_the_nearer_by_the_imports_the_smaller_the_distance(graph: grimp.ImportGraph) -> None:
    found = distances(graph, ["iwmo.months"])
    assert found["tests.iwmo.test_months"] == 1
    assert found["tests.cli.test_commands"] > 1
    assert "tests.zaak.test_template" not in found


def test_a_test_in_the_folder_of_the_same_name_is_near_without_an_import(
    graph: grimp.ImportGraph,
) -> None:
    found = distances(graph, ["screens.beheer.page"])
    assert all(
        found[test] == 1
        for test in graph.find_children("tests.screens.beheer")
        if test.rpartition(".")[2].startswith("test_")
    )


def test_what_all_tests_of_a_folder_share_reaches_them_and_no_others(
    graph: grimp.ImportGraph,
) -> None:
    found = distances(graph, ["tests.proof.conftest"])
    assert found["tests.proof.test_shipped"] == 1
    assert all(test.startswith("tests.proof.") for test in found)


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("engine/minutes.py", "engine.minutes"),
        ("engine/__init__.py", "engine"),
        ("screens/static/intake/panel.css", "screens"),
        ("screens/widgets/templates/pieces.html", "screens.widgets.pieces"),
        ("publishing/document/templates/html.page.html", "publishing.document.html"),
        ("publishing/document/templates/document.css", "publishing.document"),
        ("rules/demo-ib/2026.1.yaml", "normenkader.library"),
        ("tests/golden/antwoordformaat-1/x.json", "tests.golden"),
        ("docs/besluiten/0027-vlugge-toetsen.md", "tests.test_docs"),
        ("engine/gone.py", None),
        ("pyproject.toml", None),
    ],
)
def test_the_module_of_a_file(graph: grimp.ImportGraph, file: str, module: str | None) -> None:
    assert module_of(file, graph) == module


def test_the_core_runs_whatever_changed_and_the_browser_never() -> None:
    every = {*CORE, "tests/browser/test_intake.py", "tests/zaak/test_files.py"}
    near = {"tests/browser/test_intake.py": 0}
    assert choose(near, every, 1, {}) == Choice(CORE, 1, browser=1, no_room=0, untouched=1)


def test_the_nearest_come_first_until_there_is_no_time_left() -> None:
    near = {"tests/a/test_far.py": 3, "tests/a/test_near.py": 1, "tests/zaak/test_files.py": 2}
    seconds = {"tests/a/test_near.py": ROOM - 1, "tests/zaak/test_files.py": 2.0}
    choice = choose(near, set(near), 1, seconds)
    assert choice.files == ("tests/a/test_near.py",)
    assert choice.no_room == 2


def test_it_says_in_dutch_what_was_left_out() -> None:
    text = "\n".join(told(Choice(("a", "b"), 3, 4, 5, 6), {"met PostgreSQL": 7}))
    assert "Vlug: 2 testbestanden" in text
    assert "(3 bestanden anders dan main)" in text
    assert "4 testbestanden met een browser" in text
    assert "7 tests met PostgreSQL" in text
    assert "5 testbestanden die de wijziging verderop raakt" in text
    assert "6 testbestanden die niets van de wijziging gebruiken" in text


def test_the_core_is_there() -> None:
    assert [file for file in CORE if not (ROOT / file).is_file()] == []


def long_tests(file: str) -> list[str]:
    """The tests of a file that took too long when all were last measured."""
    known = durations().items()
    return [name for name, took in known if file_of(name) == file and took.longest > LONG]


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_run_reads_only_what_was_chosen_and_says_what_it_left_out(processes: str) -> None:
    program = [sys.executable, "-m", "pytest", "-p", "tests.running.quick", "-n", processes, "-v"]
    file = "tests/functional/test_contract.py"
    run = subprocess.run(
        [*program, "-k", "same_bytes or T-00000", file, "tests/browser"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "test_worked_case_gives_the_expected_answer[T-00000]" in run.stdout
    # Each is one case.
    left = long_tests(file)
    assert (f"{len(left)} tests die elk te lang duren" in run.stdout) is bool(left)
    assert "testbestanden met een browser" in run.stdout
    ran = 1 + (f"{file}::test_same_bytes_in_another_process_and_hash_seed" not in left)
    assert f"{ran} passed" in run.stdout, run.stdout
    assert "tests/browser/" not in run.stdout


def test_what_takes_long_or_was_never_measured_begins_first() -> None:
    seconds = seconds_of_files()
    shortest, longest = min(seconds, key=seconds.__getitem__), max(seconds, key=seconds.__getitem__)
    tests = [f"{shortest}::a", f"{longest}::b", "tests/new/test_new.py::c", f"{longest}::a"]
    assert sorted(tests, key=place) == [tests[2], tests[1], tests[3], tests[0]]


def test_durations_are_kept_by_test_and_the_small_ones_by_file() -> None:
    cases = {"a.py::long[x]": 2.0, "a.py::long[y]": 1.5, "a.py::one": 0.25, "a.py::two": 0.25}
    known = summed(cases)
    assert known == {"a.py::long": Duration(3.5, 2.0), "a.py": Duration(0.5, 0.0)}
    assert written(known) == "0.5 0.0 a.py\n3.5 2.0 a.py::long\n"


def test_every_duration_is_of_a_file_that_is_there() -> None:
    assert [name for name in durations() if not (ROOT / file_of(name)).is_file()] == []
    assert path_of("tests.running.test_quick") == Path(__file__).relative_to(ROOT).as_posix()
