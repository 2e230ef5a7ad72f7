"""What an answer means in a leefgebied: where it is chosen, and where one looks back on it."""

from __future__ import annotations

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from practice.agreement.split import AnswerCount, Split
from screens.intake.form.questions import hints_of
from screens.participant.bars import UITWERKING, distribution_html


def test_every_level_of_every_leefgebied_has_its_own_sentence_beside_it(demo: Normenkader) -> None:
    niveau = demo.vragen.leading
    seen: set[str] = set()
    for naam in demo.leefgebied_names:
        hints = dict(zip(niveau.answers(), hints_of(demo, naam, niveau), strict=True))
        assert hints.pop(NIET_UITGEVRAAGD) is None
        for hint in hints.values():
            assert hint
            assert hint.endswith(".")
            assert len(hint.split()) <= 20
        seen |= {hint for hint in hints.values() if hint}
    assert len(seen) == 55


def test_an_answer_without_a_meaning_has_its_own_help(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    doel = next(v for v in demo.vragen.leefgebieden if v.vraag == "doel")
    assert hints_of(demo, "adl", doel)[0] == "De situatie stabiel houden."
    assert set(hints_of(drechtsteden, "adl", drechtsteden.vragen.leading)) == {None}
    assert set(hints_of(demo, "", demo.vragen.clientfactoren[0])) == {None}


def test_looking_back_shows_what_a_chosen_level_means(demo: Normenkader) -> None:
    plaats = ("leefgebieden", "adl", "niveau")
    html = distribution_html(demo, demo.vragen.leading, made(plaats), {3: (UITWERKING,)})
    for level in (2, 3):
        assert str(demo.meaning("adl", "niveau", level)) in html
    assert str(demo.meaning("adl", "niveau", 5)) not in html


def made(plaats: tuple[str, str, str]) -> Split:
    """One participant chose niveau 2."""
    return Split("OZ-01", plaats, (AnswerCount(2, "niet zelfredzaam", 1),), 0, 0, 0)
