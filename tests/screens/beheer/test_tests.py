"""Running the tests beside the rules on the chosen normenkader."""

from __future__ import annotations

from dataclasses import replace

from rule_tests.coverage import Lack
from rule_tests.reading import TOETSEN
from screens.beheer.tests import RuleTestRun, coverage_rows, run_tests, toetsen_beside
from screens.beheer.tests_words import failure_html, shown
from tests.screens.beheer.norms import MORE_TIME, NEXT, changed, own, sound

MELD: list[float] = []


def ran(*pairs: tuple[str, str]) -> RuleTestRun:
    nk = sound(changed(*pairs))
    found = toetsen_beside(nk)
    assert found is not None
    assert (found.pad.parent.name, found.versie) == (TOETSEN, "2026.1")
    MELD.clear()
    return run_tests(nk, found.pad, MELD.append)


def test_shipped_version_passes_and_progress_ends_at_all() -> None:
    rapport = ran().rapport
    assert rapport is not None
    assert rapport.all_right
    assert sorted(MELD) == MELD
    assert MELD[-1] == 1


def test_upload_of_a_new_version_runs_the_tests_of_the_one_before() -> None:
    rapport = ran(NEXT, MORE_TIME).rapport
    assert rapport is not None
    failed = rapport.failed
    assert failed
    html = "".join(map(failure_html, failed))
    for uitslag in failed:
        assert uitslag.toets.toets.split()[0] in html
    assert "verwacht 20" in html
    assert "uitgekomen <strong>45</strong>" in html


def test_normenkader_without_tests_has_none() -> None:
    assert (
        toetsen_beside(sound(changed(("normenkader: demo-ib", "normenkader: iets-anders")))) is None
    )


def test_tests_that_do_not_fit_say_where_without_the_place_on_the_disk() -> None:
    # Another code for a rule that the tests name.
    tekst = own().tekst.replace("TG-KOSTEN", "TG-DUURDER")
    gedraaid = ran((own().tekst, tekst))
    assert gedraaid.rapport is None
    assert any("TG-KOSTEN" in str(p) for p in gedraaid.problemen)
    assert all("/" not in p.bestand for p in gedraaid.problemen)


def test_rules_that_lack_a_test_come_first() -> None:
    rapport = ran().rapport
    assert rapport is not None
    *rest, last = rapport.dekking
    lacking = replace(last, tekorten=(Lack("wel", "geen toets"),))
    table = coverage_rows([*rest, lacking])
    assert len(table) == len(rapport.dekking)
    assert table["Regel"][0] == last.regel
    assert table["Ontbreekt"][0] == "wel: geen toets"
    assert set(table["Ontbreekt"][1:]) == {""}


def test_values_are_shown_in_words() -> None:
    weken = [{"week_van": 1, "week_tot": 8, "minuten_per_week": 90}]
    assert shown(weken) == "week 1-8: 90 minuten"
    assert shown([]) == shown(None) == "niets"
    assert shown("25/2") == "12,5"
    assert shown(["a", "b"]) == "a, b"
