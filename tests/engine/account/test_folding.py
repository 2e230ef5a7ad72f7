"""A trail for people tells in one line which leefgebieden were not asked about."""

from __future__ import annotations

import copy

import pytest

from engine import judge
from engine.account.folding import LEAST, folded, not_asked
from normenkader import Library
from tests.conftest import contract_lines
from zaak.checking import check_zaak


@pytest.mark.parametrize("file", ["cases.jsonl", "cases-awbz.jsonl"])
def test_only_what_was_not_asked_about_is_folded_and_named(file: str, bibliotheek: Library) -> None:
    counts = set()
    for line in contract_lines(file)[:60]:
        zaak, normenkader = check_zaak(line["zaak"], bibliotheek)
        spoor = judge(normenkader, zaak)["spoor"]
        before = copy.deepcopy(spoor)
        shown = folded(normenkader, spoor)
        assert spoor == before
        skipped = not_asked(normenkader, zaak)
        names = [normenkader.leefgebied_names[name] for name in skipped]
        one = [s for s in shown if s["uitleg"].startswith(f"{len(names)} ")] if names else []
        if not spoor or not any(s["fase"] == "meetellen" for s in spoor):
            assert shown == spoor
            continue
        counts.add(len(names))
        assert all(name in step["uitleg"] for step in one for name in names)
        assert len(one) == (1 if names else 0)
        assert len(shown) == len(spoor) - max(0, len(names) - 1)
        assert [s for s in shown if s not in one] == [
            s for s in spoor if s["onderwerp"] not in skipped or s["fase"] != "meetellen"
        ]
    assert 0 in counts
    assert max(counts) >= LEAST
