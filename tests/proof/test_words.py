"""What a proof says: one number of minutes is one number, and `hoe` never contradicts a verdict."""

from __future__ import annotations

from normenkader import Normenkader
from proof.exclusive import Gap
from proof.report import as_data
from proof.words import gap
from tests.proof.small import proved, rule, small


def test_a_gap_of_one_minute_is_said_once(demo: Normenkader) -> None:
    zin = gap(demo, Gap("uitkomst", "behoud", 90, 90))
    assert zin.startswith("Er is geen uitkomst bij 90 minuten per week in")


def test_how_does_not_contradict_what_is_not_true(demo: Normenkader) -> None:
    bewijs = proved(small(demo, lambda data: rule(data, "RA-B2").update(vanaf=100)))
    found = {e["eigenschap"]: e for e in as_data(bewijs)["eigenschappen"]}
    assert found["volledig"]["oordeel"] == "niet_waar"
    assert found["volledig"]["hoe"] == "beide manieren vinden dezelfde fouten"
