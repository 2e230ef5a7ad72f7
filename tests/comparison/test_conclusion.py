"""What all differences come to, said plainly; also when there are none."""

from __future__ import annotations

from typing import Any

import pytest

from comparison.conclusion import conclusion
from comparison.differences import differences
from normenkader import Normenkader
from normenkader.file.problems import DataPath
from tests.comparison.changing import changed, rule_path


def said(a: Normenkader, changes: dict[DataPath, Any]) -> str:
    return conclusion(differences(a, changed(a, changes)))


def test_no_difference_is_said(demo: Normenkader) -> None:
    assert said(demo, {}) == "Er is geen verschil. De inhoud is precies gelijk."


@pytest.mark.parametrize(
    ("changes", "zin"),
    [
        (
            {("versie",): "2026.2", ("geldig", "van"): "2026-09-01"},
            "De regels, de vragen en de teksten zijn gelijk. "
            "Alleen de versie en de data verschillen.",
        ),
        (
            {("status",): "concept", ("titel",): "Proef"},
            "De regels, de vragen en de teksten zijn gelijk. "
            "Alleen dit verschilt: status en titel.",
        ),
        (
            {("versie",): "2026.2", ("bronnen", 0, "titel"): "Ander document"},
            "De regels en de vragen zijn gelijk. 2 verschillen: 1 in bronnen en 1 in de uitgave.",
        ),
        (
            {("versie",): "2026.2", ("bewijs", "hoogstens_per_antwoord"): 150},
            "De uitkomsten en de vragen blijven gelijk. "
            "2 verschillen: 1 in het bewijs en 1 in de uitgave.",
        ),
        (
            {("bewijs", "hoogstens_per_antwoord"): 150, ("besluit", "duur_weken"): 26},
            "2 verschillen: 1 in regels, vragen, producten of het besluit en 1 in het bewijs.",
        ),
        (
            {("bewijs", "bron", "plaats"): "stap 7"},
            "De regels en de vragen zijn gelijk. 1 verschil: 1 in bronnen.",
        ),
        (
            {("besluit", "duur_weken"): 26},
            "1 verschil: 1 in regels, vragen, producten of het besluit.",
        ),
    ],
)
def test_where_the_differences_are(
    demo: Normenkader, changes: dict[DataPath, Any], zin: str
) -> None:
    assert said(demo, changes) == zin


def test_other_words_do_not_hide_another_rule(demo: Normenkader) -> None:
    pad = rule_path(demo, "CF-BEELDZORG")
    zin = said(demo, {(*pad, "titel"): "Beeld", (*pad, "dan", "procent"): -5})
    assert zin == (
        "2 verschillen: 1 in regels, vragen, producten of het besluit "
        "en 1 alleen in woorden of volgorde."
    )
