"""A case with far too many mistakes, or nested far too deep."""

from __future__ import annotations

import json

import pytest

from normenkader import Library
from normenkader.file.problems import MOST_LINES
from normenkader.file.tree import TOO_DEEP
from screens.intake.case.case_files import read_case
from screens.intake.case.deciding_state import Message


@pytest.mark.parametrize("naam", ["z.json", "z.yaml", "-"])
def test_a_case_that_is_nested_too_deep_is_refused_in_dutch(
    naam: str, bibliotheek: Library
) -> None:
    gelezen = read_case(b'{"zaak": ' + b"[" * 20_000, naam, bibliotheek)
    assert [f.melding for f in gelezen.fouten] == [TOO_DEEP]


def test_all_unknown_keys_are_found_and_the_page_lists_the_first(bibliotheek: Library) -> None:
    case = {"zaak": "T-1", "peildatum": "2026-07-01", **{f"k{n}": 1 for n in range(5000)}}
    gelezen = read_case(json.dumps(case).encode(), "z.json", bibliotheek)
    assert len(gelezen.fouten) >= 5000
    shown = Message("error", "Niet geopend.", tuple(f.melding for f in gelezen.fouten)).regels
    assert len(shown) == MOST_LINES + 1
    assert shown[-1] == f"En nog {len(gelezen.fouten) - MOST_LINES}. Verbeter eerst deze."
