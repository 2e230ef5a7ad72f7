"""`normwijzer controleer`: foundations on request, and conversions beside the versions."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.test_commands import run
from tests.conftest import ROOT, RULES

ALLES = str(ROOT / "tests" / "kaders" / "alles" / "2026.1.yaml")
DEMO = str(RULES / "demo-ib" / "2026.1.yaml")


def test_it_says_that_the_demonstration_has_no_foundation_and_lists_every_time() -> None:
    result = run("controleer", DEMO, "--onderbouwing")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "demo-ib 2026.1: dit normenkader heeft geen onderbouwing" in lines
    rows = [line for line in lines if line.startswith("demo-ib 2026.1: NT-")]
    assert len(rows) == 11
    assert all(line.endswith(": geen onderbouwing") for line in rows)
    assert lines[-1] == "demo-ib 2026.1: 26 regels met een tijd waarvan de onderbouwing niet klopt"


def test_nothing_of_it_without_the_option() -> None:
    assert "onderbouwing" not in run("controleer", DEMO).stdout


def test_a_normenkader_without_minutes_has_nothing_to_found() -> None:
    result = run(
        "controleer", str(RULES / "drechtsteden-ib-2016" / "2016.1.yaml"), "--onderbouwing"
    )
    assert "geen minuten per week, dus niets te onderbouwen" in result.stdout


def test_each_reason_is_said_and_the_day_decides_about_age() -> None:
    result = run("controleer", ALLES, "--onderbouwing")
    said = result.stdout
    assert "alles 2026.1: onderbouwing meting_2024: Tijdmeting hulp thuis 2024" in said
    assert "alles 2026.1: NT-SCHOON-HUIS" not in said
    assert "niet onderzocht (Tijdmeting hulp thuis 2024, bureau Voorbeeld): opvouwen" in said
    assert "BS-ZELF: -20 %: de onderbouwing (Tijdmeting maaltijden 2016) is van" in said
    assert "de professional beoordeelt de tijd van Maaltijden en Structuur in de dag" in said
    later = run("controleer", ALLES, "--onderbouwing", "--peildatum", "2029-05-01").stdout
    assert "alles 2026.1: NT-SCHOON-HUIS: 108 uur per jaar (124 8/13, ongeveer 124,6" in later
    assert run("controleer", ALLES, "--onderbouwing", "--peildatum", "mei").exit_code == 2


def test_a_mistake_in_a_conversion_stops_with_its_place(tmp_path: Path) -> None:
    for name in ("awbz-bgi-2014", "drechtsteden-ib-2016"):
        shutil.copytree(RULES / name, tmp_path / name)
    good = run("controleer", str(tmp_path))
    assert "awbz-bgi-2014: omzetting naar drechtsteden-ib-2016@2016.1 in orde" in good.stdout
    file = tmp_path / "drechtsteden-ib-2016" / "omzettingen" / "awbz-bgi-2014.yaml"
    file.write_text(file.read_text("utf-8").replace("naar: IB1", "naar: IB9"), "utf-8")
    result = run("controleer", str(tmp_path))
    assert result.exit_code == 2
    assert (
        "awbz-bgi-2014.yaml:27: regel OZ-KLASSE-1-2, naar: het product bestaat niet"
        in result.stdout
    )
    assert "1 probleem gevonden in de omzettingen." in result.stderr
