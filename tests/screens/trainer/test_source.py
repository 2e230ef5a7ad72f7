"""Where the oefenzaken and the written rules come from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from normenkader import Library
from screens.sources import rules as rules_source
from tests.conftest import ROOT, RULES

OWN = Path("demo-ib") / "oefenzaken"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A municipality's own folder with the demonstration and two of its oefenzaken."""
    (tmp_path / OWN).mkdir(parents=True)
    shutil.copy(RULES / "demo-ib" / "2026.1.yaml", tmp_path / "demo-ib")
    for file in sorted((RULES / OWN).glob("*.yaml"))[:2]:
        shutil.copy(file, tmp_path / OWN)
    monkeypatch.setenv(rules_source.VARIABLE, str(tmp_path))
    return tmp_path


def loaded() -> Library:
    found = rules_source.load()
    assert isinstance(found, Library)
    return found


def test_oefenzaken_stand_beside_their_normenkader(folder: Path) -> None:
    found = rules_source.oefenzaken("demo-ib")
    assert [o.oefenzaak for o in found.oefenzaken] == ["OZ-01", "OZ-02"]
    assert found.problemen == ()
    assert rules_source.has_oefenzaken("demo-ib")
    assert not rules_source.has_oefenzaken("elders")
    assert rules_source.oefenzaken("elders") == rules_source.OefenzaakBundle()


def test_every_problem_comes_with_file_line_and_path(folder: Path) -> None:
    one, other = sorted((folder / OWN).glob("*.yaml"))
    text = one.read_text("utf-8")
    one.write_text(text.replace("moeilijkheid: 1", "moeilijkheid: 9"), encoding="utf-8")
    other.write_text(other.read_text("utf-8").replace("titel:", "titl:"), encoding="utf-8")
    found = rules_source.oefenzaken("demo-ib")
    assert found.oefenzaken == ()
    places = [(Path(p.bestand).name, p.regel, p.pad) for p in found.problemen]
    assert places == [
        (one.name, 3, "moeilijkheid"),
        (other.name, 1, "titel"),
        (other.name, 2, "titl"),
    ]


def test_written_normenkader_names_its_file_without_where_it_is(folder: Path) -> None:
    found = rules_source.written(loaded().versies[0])
    assert found is not None
    assert found.bestand == "demo-ib/2026.1.yaml"
    assert list(found.lines) == (folder / found.bestand).read_text("utf-8").splitlines()


def test_written_normenkader_is_found_under_any_name(folder: Path) -> None:
    normenkader = loaded().versies[0]
    (folder / "anders").mkdir()
    (folder / "demo-ib" / "2026.1.yaml").rename(folder / "anders" / "regels.yaml")
    found = rules_source.written(normenkader)
    assert found is not None
    assert found.bestand == "anders/regels.yaml"


@pytest.mark.parametrize("change", ["gone", "other content", "no longer YAML"])
def test_a_file_that_is_not_what_is_in_use_is_not_shown(folder: Path, change: str) -> None:
    normenkader = loaded().versies[0]
    file = folder / "demo-ib" / "2026.1.yaml"
    text = file.read_text("utf-8")
    if change == "gone":
        file.unlink()
    else:
        changed = {"other content": text.replace("behoud: {3: 20", "behoud: {3: 25", 1)}
        file.write_text(changed.get(change, "a: [\n"), encoding="utf-8")
    assert rules_source.written(normenkader) is None


def test_oefenzaak_in_the_guide_is_a_good_one(folder: Path) -> None:
    guide = (ROOT / "docs" / "gids" / "trainer.md").read_text("utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    (folder / OWN / "mo-01-het-lege-huis.yaml").write_text(example, encoding="utf-8")
    found = rules_source.oefenzaken("demo-ib")
    assert found.problemen == ()
    assert "MO-01" in [o.oefenzaak for o in found.oefenzaken]
