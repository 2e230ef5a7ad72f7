"""The pure pieces of the register page: what is typed, what is drawn, what is said."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine import answer_text, judge
from normenkader import Library, Normenkader
from register.choice import Besluit, phased
from register.decisions.naming import Names
from register.decisions.reading import Dossier, Filter
from register.decisions.selection import sample
from register.decisions.statistics import Bin, Count
from register.integrity.anchor import Anchor
from register.record import Content
from register.replaying.replay import ReplayOutcome
from screens.intake.case.standing import standing
from screens.intake.form.panel import details_html, summary_html
from screens.register.chain import uploaded_anchor
from screens.register.dossier import as_standing, decision_html
from screens.register.numbers import bin_name, month_name, named
from screens.register.replay import side_by_side
from screens.register.sample import drawn_from, repeat_command
from screens.register.search import given_choices, norm_choices
from screens.register.state import SearchForm, selection_text
from screens.widgets import pieces
from screens.widgets.bar_chart import BarRow, bar_chart
from screens.widgets.register_table import moment
from screens.widgets.wording import percent
from zaak.checking import check_zaak


def test_a_search_is_read_the_way_people_type() -> None:
    asked = SearchForm(
        van=" 1-2-2026 ",
        tot_en_met="2026-03-31",
        normenkader=("demo-ib", "2026.1"),
        gegeven=("product", "IBO"),
        afgeweken="nee",
        zaak=" W-1 ",
        gebruiker="",
    )
    read, errors = asked.read()
    assert errors == {}
    assert read.filter == Filter(
        van=date(2026, 2, 1),
        tot_en_met=date(2026, 3, 31),
        normenkader="demo-ib",
        versie="2026.1",
        product="IBO",
        afgeweken=False,
        zaak_deel="W-1",
    )
    assert (read.van, read.tot_en_met) == ("01-02-2026", "31-03-2026")


def test_a_wrong_date_is_said_and_nothing_else_is_searched() -> None:
    before = Filter(zaak="W-9")
    read, errors = SearchForm(van="31-2-2026", zaak="W-1", filter=before).read()
    assert "dag-maand-jaar" in errors["van"]
    assert read.filter == before
    _, errors = SearchForm(van="2-1-2026", tot_en_met="1-1-2026").read()
    assert list(errors) == ["tot_en_met"]


def test_the_selection_is_said_in_words() -> None:
    assert selection_text(Filter()) == "Selectie: alle besluiten."
    text = selection_text(Filter(van=date(2026, 2, 1), afgeweken=False))
    assert text == "Selectie: vanaf 1 februari 2026, afgeweken nee."


@pytest.mark.parametrize(
    ("aantal", "zaad", "tot", "what"),
    [
        ("0", "z", "9", "aantal"),
        ("-1", "z", "9", "aantal"),
        ("2,5", "z", "9", "aantal"),
        ("1001", "z", "9", "1000"),
        ("²", "z", "9", "aantal"),
        ("1", "", "9", "zaad"),
        ("1", "z", "x", "nummer"),
        ("1", "z", "1", "geen besluit"),
        # More digits than Python reads as a number.
        ("9" * 5000, "z", "9", "aantal"),
        ("1", "z", "9" * 5000, "nummer"),
    ],
)
def test_a_sample_that_cannot_be_drawn_says_why(
    aantal: str, zaad: str, tot: str, what: str
) -> None:
    said = drawn_from(Filter(), [2, 3, 4], aantal, zaad, tot)
    assert isinstance(said, dict)
    assert [what in line for line in said.values()] == [True]


def test_every_wrong_field_of_a_sample_is_told_at_once() -> None:
    said = drawn_from(Filter(), [2, 3, 4], "2,5", "", "x")
    assert isinstance(said, dict)
    assert list(said) == ["aantal", "zaad", "tot"]


def test_a_sample_stays_the_same_when_decisions_are_added() -> None:
    few, many = list(range(1, 101)), list(range(1, 501))
    one, other = (drawn_from(Filter(), n, "10", "zaad", "100") for n in (few, many))
    assert not isinstance(one, dict)
    assert one == other
    assert list(one.nummers) == sample(few, 10, "zaad")


def test_the_command_draws_the_same_sample_or_is_not_given() -> None:
    drawn = drawn_from(Filter(), [1, 2, 3], "2", "$(rm) 'x'", "3")
    assert not isinstance(drawn, dict)
    expected = (
        "normwijzer register herhaal --steekproef 2 '--zaad=$(rm) '\"'\"'x'\"'\"'' --tot-nummer 3"
    )
    assert repeat_command(drawn) == expected
    since = drawn_from(Filter(van=date(2026, 1, 2)), [1], "1", "z", "3")
    assert not isinstance(since, dict)
    assert str(repeat_command(since)).endswith("--sinds 2026-01-02")
    part = drawn_from(Filter(afgeweken=True), [1], "1", "z", "3")
    assert not isinstance(part, dict)
    assert repeat_command(part) is None


def test_shares_are_never_rounded_to_nothing_or_to_all() -> None:
    shares = [Fraction(n, 1000) for n in (0, 1, 354, 999, 1000)]
    assert [percent(s) for s in shares] == [
        "0 %",
        "minder dan 1 %",
        "35 %",
        "meer dan 99 %",
        "100 %",
    ]


def test_bins_and_months_have_names() -> None:
    bins = [Bin(None, -120, 1), Bin(-59, -30, 1), Bin(0, 0, 1), Bin(1, 29, 1), Bin(120, None, 1)]
    assert [bin_name(b) for b in bins] == [
        "120 of meer minder",
        "30 tot 60 minder",
        "gelijk",
        "1 tot 30 erbij",
        "120 of meer erbij",
    ]
    assert month_name("2026-07") == "jul 2026"
    assert moment("2026-07-15T09:30:00Z") == "15-07-2026 09:30"


def test_the_same_name_in_two_normenkaders_says_which() -> None:
    same = [Count("Anders", 2, 2, "A", "een"), Count("Anders", 1, 1, "A", "twee")]
    other = Count("Netwerk", 1, 1, "N", "een")
    assert [name for name, _ in named([*same, other])] == [
        "Anders (een, A)",
        "Anders (twee, A)",
        "Netwerk",
    ]


def test_a_table_never_holds_markup_of_a_name() -> None:
    html = pieces.table("T", ("Wat", "Aantal"), [["<b>x</b>", "1"]])
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_name_with_a_bar_in_it_stays_whole_in_the_picture() -> None:
    spec = json.dumps(bar_chart([BarRow("a|b", (1, 2)), BarRow("c", (0, 0))], ("x", "y")).to_dict())
    assert "0|a|b" in spec
    assert '"tekst": "1 / 2"' in spec


def test_what_differs_is_marked_and_stands_beside_what_was_stored() -> None:
    old = {"uitkomst": "product", "minuten_per_week": 150, "spoor": [{"regel": "A"}], "weg": 1}
    new = {"uitkomst": "product", "minuten_per_week": 155, "spoor": [{"regel": "B"}], "erbij": 2}
    uitkomst = ReplayOutcome(1, "", json.dumps(old).encode(), json.dumps(new).encode())
    rows = {row["Onderdeel"]: row for row in side_by_side(uitkomst).to_dict("records")}
    marks = {key: row["Vergelijking"] for key, row in rows.items()}
    assert marks == {
        "Uitkomst": "gelijk",
        "Minuten per week": "≠ ANDERS",
        "Uitleg": "≠ ANDERS",
        "weg": "≠ ANDERS",
        "erbij": "≠ ANDERS",
    }
    assert (rows["Minuten per week"]["Was"], rows["Minuten per week"]["Is nu"]) == ("150", "155")
    assert (rows["weg"]["Is nu"], rows["erbij"]["Was"]) == ("ontbreekt", "ontbreekt")


def test_true_and_one_are_not_the_same_answer() -> None:
    rows = side_by_side(ReplayOutcome(1, "", b'{"a": 1}', b'{"a": true}')).to_dict("records")
    assert rows[0]["Vergelijking"] == "≠ ANDERS"


def test_an_anchor_that_was_sent_is_read_or_its_faults_are_told() -> None:
    anker = Anchor(3, "a" * 64, "2026-07-15T09:30:00Z")
    assert uploaded_anchor(anker.text.encode()) == anker
    for wrong in (b"", b"\xff", b"[]", b'{"aantal": -1}'):
        found = uploaded_anchor(wrong)
        assert isinstance(found, list)
        assert found
        assert "anker.json" not in " ".join(found)


def _dossier(normenkader: Normenkader, zaak: dict[str, Any], antwoord: dict[str, Any]) -> Dossier:
    besluit = {
        "uitkomst": "product",
        "product": "IBO",
        "minuten_per_week": 180,
        "ingangsdatum": "2026-07-01",
        "weken": 52,
    }
    made = Besluit("product", "IBO", 180, date(2026, 7, 1), 52)
    verdeling = phased(normenkader, antwoord, made)
    assert verdeling is not None
    stuk = {
        "stukformaat": 2,
        "zaak": zaak["zaak"],
        "besluit": besluit,
        "voorstel": {**besluit, "minuten_per_week": 150},
        "fasering": verdeling.plain(),
        "afwijking": ["minuten"],
        "reden": "AFW-VEILIGHEID",
    }
    content = (json.dumps(stuk), json.dumps(zaak), answer_text(antwoord))
    inhoud = Content(b"", *(c.encode() for c in content))
    return Dossier(7, inhoud, normenkader, "0" * 64, inhoud.hash)


def test_the_proposal_looks_as_it_did_on_the_form(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    checked, normenkader = check_zaak(zaak, bibliotheek)
    stored = as_standing(_dossier(normenkader, zaak, judge(normenkader, checked)))
    form = standing(zaak, bibliotheek)
    assert summary_html(stored) == summary_html(form)
    assert details_html(stored) == details_html(form)
    assert "150" in summary_html(stored)


def test_the_decision_says_what_it_is_and_why_it_deviates(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    checked, normenkader = check_zaak(zaak, bibliotheek)
    html = decision_html(_dossier(normenkader, zaak, judge(normenkader, checked)))
    for words in (
        "Ontwikkelgerichte begeleiding",
        "180",
        "52 weken",
        "29 juni 2027",
        "andere minuten",
    ):
        assert words in html
    assert "De veiligheid van de cliënt" in html


def test_the_choices_of_the_search_have_labels_of_their_own(bibliotheek: Library) -> None:
    kaders = list(bibliotheek.versies)
    norms, given = norm_choices(kaders), given_choices(kaders, Names(kaders))
    assert ("demo-ib", "2026.1") in norms
    assert ("product", "IBO") in given
    for choices in (norms, given):
        assert len(set(choices.values())) == len(choices)
