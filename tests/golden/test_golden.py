"""Stored answers: with the rules as they were then, every format is still written to the byte."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine import ANTWOORDFORMAAT, answer_text, judge
from engine.account import answer
from normenkader import Library
from normenkader.reading import from_content
from zaak.checking import check_zaak

FOLDERS = sorted(Path(__file__).parent.glob("antwoordformaat-*"))


def number(folder: Path) -> int:
    return int(folder.name.removeprefix("antwoordformaat-"))


def stored(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "zaken.jsonl").read_text("utf-8").splitlines()]


@cache
def library(folder: Path, sha256: str) -> Library:
    """The normenkader of a stored answer; its fingerprint is that of its name."""
    content = (folder / "normenkaders" / f"{sha256}.json").read_text("utf-8")
    normenkader = from_content(json.loads(content))
    assert normenkader.sha256 == sha256
    return Library([normenkader], normenkader.normenkader)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_stored_answer_is_given_again_to_the_byte(folder: Path) -> None:
    for line in stored(folder):
        zaak, normenkader = check_zaak(line["zaak"], library(folder, line["sha256"]))
        again = answer_text(judge(normenkader, zaak, format_version=number(folder)))
        assert again.encode() == line["antwoord"].encode(), zaak.zaak


def test_every_format_that_can_be_written_is_stored() -> None:
    assert {number(folder) for folder in FOLDERS} == set(answer._FORMATEN)
    assert max(answer._FORMATEN) == ANTWOORDFORMAAT


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_stored_answers_show_every_outcome_phases_and_prices(folder: Path) -> None:
    answers = [json.loads(line["antwoord"]) for line in stored(folder)]
    assert {a["uitkomst"] for a in answers} == {
        "product",
        "ib0",
        "geen_maatwerk",
        "geen_toegang",
        "nader_onderzoek",
    }
    assert {a["normenkader"]["id"] for a in answers} == {"demo-ib", "drechtsteden-ib-2016"}
    assert {0, 1, 3} <= {len(a["fasering"]) for a in answers}
    assert any(a["prijs"] and a["prijs"]["opslag_cent"] for a in answers)
    assert len(answers) >= 50
