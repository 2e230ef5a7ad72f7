"""Which version is in force on a date, and what versions may not do to each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normenkader import InvalidInputError, Library, Normenkader, NotInForceError, read_library
from normenkader.library import FixedVersion
from tests.conftest import RULES

DEMO = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")


def write(folder: Path, versie: str, van: str, tekst: str = DEMO, end: str = "") -> None:
    tekst = tekst.replace("versie: 2026.1", f"versie: {versie}", 1)
    period = f"van: {van}, tot_en_met: {end}" if end else f"van: {van}"
    tekst = tekst.replace("van: 2026-01-01, herzien_voor: 2027-01-01", period, 1)
    (folder / "demo-ib").mkdir(exist_ok=True)
    (folder / "demo-ib" / f"{versie}.yaml").write_text(tekst, encoding="utf-8")


def test_latest_that_has_begun_is_in_force_until_its_successor(tmp_path: Path) -> None:
    write(tmp_path, "2026.1", "2026-01-01")
    write(tmp_path, "2026.2", "2026-07-01")
    found = read_library(tmp_path)
    assert found.in_force("demo-ib", date(2026, 6, 30)).versie == "2026.1"
    assert found.in_force("demo-ib", date(2026, 7, 1)).versie == "2026.2"
    assert found.in_force("demo-ib", date(2099, 1, 1)).versie == "2026.2"
    with pytest.raises(NotInForceError, match="31 december 2025 geldt geen versie"):
        found.in_force("demo-ib", date(2025, 12, 31))


def test_after_its_own_end_no_older_version_comes_back(tmp_path: Path) -> None:
    write(tmp_path, "2026.1", "2026-01-01")
    write(tmp_path, "2026.2", "2026-07-01", end="2026-07-31")
    found = read_library(tmp_path)
    assert found.in_force("demo-ib", date(2026, 7, 31)).versie == "2026.2"
    with pytest.raises(NotInForceError):
        found.in_force("demo-ib", date(2026, 8, 1))


def test_successor_does_not_change_an_older_hash(tmp_path: Path, bibliotheek: Library) -> None:
    write(tmp_path, "2026.2", "2026-07-01")
    (tmp_path / "demo-ib" / "2026.1.yaml").write_text(DEMO, encoding="utf-8")
    before = bibliotheek.version("demo-ib", "2026.1").sha256
    assert read_library(tmp_path).version("demo-ib", "2026.1").sha256 == before


def test_two_versions_that_begin_on_one_date_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "2026.1", "2026-01-01")
    write(tmp_path, "2026.2", "2026-01-01")
    with pytest.raises(InvalidInputError, match="begint ook op 1 januari 2026"):
        read_library(tmp_path)


def test_one_version_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "2026.1", "2026-01-01")
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "a.yaml").write_text(DEMO, encoding="utf-8")
    with pytest.raises(InvalidInputError, match="staat ook in"):
        read_library(tmp_path)


def test_rule_code_never_comes_back(tmp_path: Path) -> None:
    gone = DEMO.replace("CF-BEELDZORG", "CF-BEELDBELLEN")
    write(tmp_path, "2026.1", "2026-01-01")
    write(tmp_path, "2026.2", "2026-07-01", gone)
    read_library(tmp_path)
    write(tmp_path, "2026.3", "2026-09-01")
    with pytest.raises(InvalidInputError, match="CF-BEELDZORG betekende in een oudere versie"):
        read_library(tmp_path)


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    write(tmp_path, "2026.1", "2026-01-01", DEMO.replace("status: demonstratie", "status: af"))
    write(tmp_path, "2026.2", "2026-07-01", DEMO.replace("soort: wet\n", "soort: wat\n"))
    with pytest.raises(InvalidInputError) as caught:
        read_library(tmp_path)
    assert {Path(p.bestand).name for p in caught.value.problemen} == {"2026.1.yaml", "2026.2.yaml"}


def test_empty_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="staat geen normenkader"):
        read_library(tmp_path)


def test_unknown_id_says_which_there_are(bibliotheek: Library) -> None:
    with pytest.raises(NotInForceError, match="Wel: awbz-bgi-2014, demo-ib, drechtsteden-ib-2016"):
        bibliotheek.in_force("demo", date(2026, 1, 1))
    with pytest.raises(NotInForceError, match=r"Wel: .*demo-ib@2026\.1"):
        bibliotheek.version("demo-ib", "2020.1")


def test_a_fixed_version_is_in_force_on_every_date_and_is_the_only_one(demo: Normenkader) -> None:
    fixed = FixedVersion(demo)
    assert fixed.in_force("demo-ib", date(1999, 1, 1)) is demo
    with pytest.raises(NotInForceError, match=r"Wel: .*demo-ib@2026\.1"):
        fixed.in_force("drechtsteden-ib-2016", date(2026, 1, 1))


def test_drechtsteden_is_in_force_in_2016_only(bibliotheek: Library) -> None:
    naam = "drechtsteden-ib-2016"
    assert bibliotheek.in_force(naam, date(2016, 1, 1)).versie == "2016.1"
    assert bibliotheek.in_force(naam, date(2016, 12, 31)).versie == "2016.1"
    for day in (date(2015, 12, 31), date(2017, 1, 1)):
        with pytest.raises(NotInForceError):
            bibliotheek.in_force(naam, day)
