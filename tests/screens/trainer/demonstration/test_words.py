"""The rules of a stage in plain words: every rule that was used is there, and no code of a file."""

from __future__ import annotations

import re

import pytest

from normenkader import Library
from normenkader.stages import Normtijden
from publishing.html.stage_words import stage_in_words
from screens.trainer.demonstration.norms import norm_times_html
from screens.trainer.demonstration.steps import stages
from screens.trainer.demonstration.words import unused_html, words_html
from tests.screens.trainer.training import judged

KADERS = pytest.mark.parametrize("kader", ["demo-ib", "drechtsteden-ib-2016"])


@KADERS
def test_every_rule_that_was_used_is_told_in_words(bibliotheek: Library, kader: str) -> None:
    seen = set()
    for stand in judged(bibliotheek, kader).values():
        for beeld in stages(stand):
            fase = stage_in_words(stand.normenkader, beeld.fase)
            told = {r.regel for r in fase.regels} | {
                code for tabel in fase.tabellen for code, _ in tabel.rijen
            }
            assert set(beeld.used) <= told, beeld.fase
            seen |= set(beeld.used)
    assert len(seen) > 5


@KADERS
def test_used_and_other_rules_are_each_shown_once(bibliotheek: Library, kader: str) -> None:
    for stand in judged(bibliotheek, kader).values():
        names = stand.normenkader.leefgebied_names
        for beeld in stages(stand):
            fase = stage_in_words(stand.normenkader, beeld.fase)
            used, rest = words_html(fase, beeld.used, names), unused_html(fase, beeld.used)
            cards = re.findall(r'<span class="nw-code">([A-Z0-9-]+)</span>', used)
            assert set(cards) <= set(beeld.used)
            assert rest.count("<li>") == len(fase.regels) - len(cards)


def test_words_are_sentences_of_people_not_of_the_file(bibliotheek: Library) -> None:
    norm = bibliotheek.version("demo-ib", "2026.1")
    fase = stage_in_words(norm, "factoren")
    rule = next(r for r in fase.regels if r.regel == "CF-ZORGMIJDING-STERK")
    assert rule.wanneer.startswith("Als het antwoord op ‘")
    assert rule.gevolgen == ("Er komt 20 % tijd bij (+20 %).",)
    assert "_" not in words_html(fase, {"CF-ZORGMIJDING-STERK": [""]}, {})


def test_norm_times_are_those_that_the_case_used(bibliotheek: Library) -> None:
    for stand in judged(bibliotheek, "demo-ib").values():
        norms = stand.normenkader.stage(Normtijden)
        assert norms is not None
        steps = [s for s in stand.spoor if s["fase"] == norms.fase]
        marked = re.findall(
            r"<mark>([0-9]+)</mark>", norm_times_html(stand.normenkader, norms, steps)
        )
        assert [int(m) for m in marked] == [s["effect"]["minuten"] for s in steps]
