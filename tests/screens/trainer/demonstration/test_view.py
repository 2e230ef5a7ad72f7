"""A case step by step: what each stage did, and the rules as they are written."""

from __future__ import annotations

import html
import re
from fractions import Fraction

import pytest

from normenkader import Library
from screens.intake.case.standing import Standing
from screens.sources import rules as rules_source
from screens.trainer.demonstration.cases import cases, open_case
from screens.trainer.demonstration.html import (
    excerpt_html,
    is_long,
    picture_text,
    so_far_html,
    steps_html,
    whole_html,
)
from screens.trainer.demonstration.steps import TOT_NU, StagePicture, stages
from tests.conftest import RULES
from tests.screens.trainer.training import judged

LINE = re.compile(r'<span class="nw-nr">(\d+)</span><span class="nw-tekst">(.*?)</span>')
KADERS = pytest.mark.parametrize("kader", ["demo-ib", "drechtsteden-ib-2016"])


@pytest.fixture(scope="module")
def all_judged(bibliotheek: Library) -> dict[str, dict[str, Standing]]:
    return {kader: judged(bibliotheek, kader) for kader in bibliotheek.ids()}


@pytest.fixture(scope="module")
def demo_cases(all_judged: dict[str, dict[str, Standing]]) -> dict[str, Standing]:
    return all_judged["demo-ib"]


def shown_lines(markup: str) -> dict[int, str]:
    return {int(n): html.unescape(text) for n, text in LINE.findall(markup)}


def stage(stand: Standing, fase: str) -> StagePicture:
    return next(b for b in stages(stand) if b.fase == fase)


def file_of(stand: Standing) -> tuple[rules_source.Written, list[str]]:
    """The file as the page reads it, and its lines as they are on the disk."""
    found = rules_source.written(stand.normenkader)
    assert found is not None
    return found, (RULES / found.bestand).read_text("utf-8").splitlines()


@KADERS
def test_every_stage_is_shown_once_in_order(
    all_judged: dict[str, dict[str, Standing]], kader: str
) -> None:
    assert all_judged[kader]
    for stand in all_judged[kader].values():
        beelden = stages(stand)
        assert [b.fase for b in beelden] == [f.fase for f in stand.normenkader.fasen]
        steps = [s for b in beelden for s in b.stappen]
        assert steps == stand.spoor
        assert [t for b in beelden for t in b.signalen] == [s["tekst"] for s in stand.signalen]


@KADERS
def test_written_lines_are_those_of_the_file_and_hold_every_rule_that_was_used(
    all_judged: dict[str, dict[str, Standing]], kader: str
) -> None:
    for stand in all_judged[kader].values():
        found, lines = file_of(stand)
        for beeld, fase in zip(stages(stand), found.fasen, strict=True):
            names = stand.normenkader.leefgebied_names
            whole = shown_lines(whole_html(found.lines, fase, beeld.used, names))
            assert list(whole) == list(range(fase.first, fase.last + 1))
            excerpt = shown_lines(excerpt_html(found.lines, fase, beeld.used, names))
            assert excerpt.items() <= whole.items()
            assert all(lines[n - 1] == text for n, text in whole.items())
            for regel in beeld.used:
                part = fase.rules[regel]
                assert set(range(part.first, part.last + 1)) <= set(excerpt)
                assert f"regel: {regel}" in "\n".join(excerpt.values())


def test_excerpt_leaves_out_the_other_rules_of_a_long_stage_and_says_how_many(
    demo_cases: dict[str, Standing],
) -> None:
    stand = demo_cases["OZ-01"]
    found, _ = file_of(stand)
    fase = next(f for f in found.fasen if f.fase == "normtijden")
    beeld = stage(stand, "normtijden")
    assert list(beeld.used) == ["NT-FINANCIEN", "NT-GEESTELIJKE-GEZONDHEID"]
    assert is_long(fase, beeld.used)
    markup = excerpt_html(found.lines, fase, beeld.used, stand.normenkader.leefgebied_names)
    assert "Hier staan nog 3 regels." in markup
    assert "Hier staan nog 6 regels." in markup
    assert "NT-ADL" not in markup
    assert "leefgebied: adl" not in markup


def test_rules_are_marked_in_words_with_what_they_were_used_for(
    demo_cases: dict[str, Standing],
) -> None:
    stand = demo_cases["OZ-01"]
    found, _ = file_of(stand)
    for naam, words in (
        ("normtijden", ["Gebruikt bij Financiën", "Gebruikt bij Geestelijke gezondheid"]),
        ("doelrichting", ["Gebruikt"]),
    ):
        fase = next(f for f in found.fasen if f.fase == naam)
        names = stand.normenkader.leefgebied_names
        markup = whole_html(found.lines, fase, stage(stand, naam).used, names)
        labels = re.findall(r'<p class="nw-etiket">(.*?)</p>', markup)
        assert [label for label in labels if label != "Niet gebruikt"] == words
        assert len(labels) == len(fase.rules)


def test_short_stage_is_shown_whole(demo_cases: dict[str, Standing]) -> None:
    found, _ = file_of(demo_cases["OZ-01"])
    short = [f.fase for f in found.fasen if not is_long(f, {})]
    assert short == ["doelen", "resultaatgebieden", "doelrichting", "afronding"]


def test_minutes_so_far_are_the_sum_of_the_trail_and_end_at_the_answer(
    demo_cases: dict[str, Standing],
) -> None:
    for stand in demo_cases.values():
        minutes = Fraction()
        for beeld in stages(stand):
            minutes += sum(Fraction(s["effect"].get("minuten", 0)) for s in beeld.stappen)
            assert (beeld.minuten or 0) == minutes
            if beeld.balken:
                assert beeld.balken[-1].naam == TOT_NU
                assert beeld.balken[-1].minuten == minutes
        assert stand.antwoord is not None
        assert beeld.minuten == stand.antwoord["minuten_per_week"]


def test_leefgebieden_count_from_their_own_stage_on(demo_cases: dict[str, Standing]) -> None:
    stand = demo_cases["OZ-01"]
    counting = [b.meetellend for b in stages(stand)]
    assert counting[0] is None
    assert set(counting[1:]) == {("Financiën", "Geestelijke gezondheid")}
    texts = [so_far_html(stand.normenkader, b) for b in stages(stand)]
    assert "nog niet bekeken" in texts[0]
    assert "nog geen" in texts[2]
    told = re.sub(r"<[^>]+>", "", texts[3])
    assert "2 van de 11 leefgebieden: Financiën en Geestelijke gezondheid" in told


def test_leefgebied_that_falls_away_by_a_coupling_does_not_count(
    demo_cases: dict[str, Standing],
) -> None:
    stand = demo_cases["OZ-13"]
    beeld = stage(stand, "meetellen")
    assert beeld.used["LG-JUSTITIE"] == ["justitie"]
    assert beeld.meetellend == ()


def test_stage_after_the_outcome_says_that_it_is_not_needed(
    demo_cases: dict[str, Standing],
) -> None:
    for key, last in (("OZ-03", "Toegang"), ("OZ-02", "Welke leefgebieden tellen mee")):
        beelden = stages(demo_cases[key])
        after = [b for b in beelden if b.beslist]
        assert {b.beslist for b in after} == {last}
        assert beelden[-len(after) - 1].titel == last
        assert all(f"stond al vast na ‘{last}’" in steps_html(b) for b in after)
        assert not any(b.stappen or b.niet for b in after)


def test_stage_without_a_step_in_a_case_that_goes_on_says_so(
    demo_cases: dict[str, Standing],
) -> None:
    beeld = stage(demo_cases["OZ-01"], "doelen")
    assert beeld.stappen == ()
    assert "Geen enkele regel" in steps_html(beeld)


def test_a_step_says_nothing_of_a_later_one(demo_cases: dict[str, Standing]) -> None:
    """Whoever projects the screen gives no answer away in advance."""
    for stand in demo_cases.values():
        beelden = stages(stand)
        for nummer, beeld in enumerate(beelden):
            later = {s["uitleg"] for b in beelden[nummer + 1 :] for s in b.stappen}
            shown = steps_html(beeld) + so_far_html(stand.normenkader, beeld)
            assert not [sentence for sentence in later if html.escape(sentence) in shown]


def test_rules_that_were_not_used_come_with_their_sentence_in_their_own_stage(
    demo_cases: dict[str, Standing],
) -> None:
    stand = demo_cases["OZ-01"]
    found = {b.fase: len(b.niet) for b in stages(stand) if b.niet}
    assert found.keys() == {"toegang", "factoren"}
    assert sum(found.values()) == len(stand.without_effect())


def test_a_normenkader_without_minutes_says_nothing_of_them(
    all_judged: dict[str, dict[str, Standing]],
) -> None:
    stand = all_judged["drechtsteden-ib-2016"]["1-aanleren.yaml"]
    for beeld in stages(stand):
        assert beeld.minuten is None
        assert not beeld.balken
        assert "Minuten" not in so_far_html(stand.normenkader, beeld)


def test_picture_in_words_counts_steps_and_minutes(demo_cases: dict[str, Standing]) -> None:
    bars = stage(demo_cases["OZ-01"], "normtijden").balken
    assert picture_text(bars).startswith("Grafiek met 2 stappen. Samen zijn dat 85 minuten")


def test_title_of_an_example_does_not_tell_how_it_ends() -> None:
    titles = [z.titel for z in cases("demo-ib") if z.oefenzaak is None]
    assert "Voorbeeld: Weer grip op geld en dag" in titles
    assert not [t for t in titles if "IB0" in t or "geen toegang" in t]


def test_an_example_that_is_wrong_says_why(
    bibliotheek: Library,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("regels")
    (folder / "demo-ib" / "voorbeelden").mkdir(parents=True)
    example = folder / "demo-ib" / "voorbeelden" / "fout.yaml"
    example.write_text("# Fout: x\nzaak: T-1\n", encoding="utf-8")
    monkeypatch.setenv(rules_source.VARIABLE, str(folder))
    (zaak,) = cases("demo-ib")
    inhoud, fouten = open_case(zaak, bibliotheek)
    assert inhoud is None
    assert any("peildatum: ontbreekt" in fout for fout in fouten)
    example.unlink()
    assert open_case(zaak, bibliotheek)[1] == ["Het bestand van dit voorbeeld is er niet meer."]
