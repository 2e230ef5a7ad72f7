"""Weights, exceptions and the maximum of a proof stand where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from normenkader import InvalidInputError, parse_normenkader
from normenkader.questions import JaNeeVraag, KeuzeVraag
from tests.conftest import RULES

DEMO = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
DRECHTSTEDEN = (RULES / "drechtsteden-ib-2016" / "2016.1.yaml").read_text("utf-8")
SOURCE = "bron: {document: demo, plaats: stap 2}"


@pytest.mark.parametrize(
    ("tekst", "old", "new", "melding"),
    [
        (DEMO, "maximum: 125\n", "maximum: 125\n      zwaarte: oplopend\n", "hoort alleen bij"),
        (DEMO, "zwaarte: ja\n", "zwaarte: oplopend\n", "moet een van deze zijn: 'ja' of 'nee'"),
        (DEMO, "eigenschap: robuust\n", "eigenschap: monotoon\n", "voeg de redenen samen"),
        (DEMO, "eigenschap: robuust\n", "eigenschap: volledig\n", "moet een van deze zijn"),
        (
            DRECHTSTEDEN,
            "\noordeel_professional:",
            "\nbewijs: {hoogstens_per_antwoord: 60, bron: {document: wmo, plaats: a}}\n"
            "oordeel_professional:",
            "hier zijn geen minuten",
        ),
    ],
)
def test_wrong_place_is_refused(tekst: str, old: str, new: str, melding: str) -> None:
    assert old in tekst
    with pytest.raises(InvalidInputError, match=melding):
        parse_normenkader(tekst.replace(old, new, 1), "x.yaml")


def test_answers_are_weighed_in_the_direction_that_is_written() -> None:
    normenkader = parse_normenkader(DEMO, str(Path("x.yaml")))
    level, safety = (
        next(v for v in normenkader.vragen.leefgebieden if v.vraag == naam)
        for naam in ("niveau", "overlast")
    )
    assert isinstance(level, KeuzeVraag)
    assert level.weight("niet_uitgevraagd") is None
    weights = [level.weight(n) for n in (5, 4, 3, 2, 1)]
    assert weights == sorted(weights, key=lambda w: w or 0)
    assert len(set(weights)) == 5
    assert isinstance(safety, JaNeeVraag)
    assert (safety.weight(True), safety.weight(False)) == (1, 0)
    goal = next(v for v in normenkader.vragen.leefgebieden if v.vraag == "doel")
    assert goal.weight("behoud") is None
