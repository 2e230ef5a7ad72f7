"""z3 may try only so much; a search that got lost begins anew."""

from __future__ import annotations

import pytest

from cli.proof import _readable
from normenkader import Normenkader
from proof import NoVerdictError
from proof.alone import MOST_SHOWN, alone, few_and_many
from proof.exclusive import everything
from proof.report import as_data
from proof.solving import solver
from proof.solving.numbers import Number
from proof.solving.solving import Solving
from screens.beheer.proof.html import heading
from screens.beheer.proof.words import how, summary
from tests.proof.small import Data, proved, rule, small, verdicts


def test_search_that_gets_lost_begins_anew(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    expected = solving.gaps()
    monkeypatch.setattr(solver, "ATTEMPTS", (1, *solver.ATTEMPTS))
    assert solving.gaps() == expected == {}


def test_values_of_a_choice_that_may_not_be_all_of_them_prove_nothing(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    minutes = solving.counting.b.minuten
    assert minutes is not None
    monkeypatch.setattr(solver, "MOST", 1)
    with pytest.raises(NoVerdictError, match="z3 kwam er niet uit"):
        solving.solver.find([solving.getallen.at_least(minutes, Number(100))])


def test_values_of_a_choice_that_z3_gave_up_on_are_not_asked_again(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    minutes = solving.counting.b.minuten
    assert minutes is not None
    monkeypatch.setattr(solver, "MOST", 1)
    with pytest.raises(NoVerdictError):
        solving.solver.find([solving.getallen.at_least(minutes, Number(100))])
    monkeypatch.setattr(solver, "ask", lambda _: pytest.fail("z3 was asked again"))
    with pytest.raises(NoVerdictError):
        solving.solver.find([solving.getallen.at_least(minutes, Number(100))])


def test_without_an_answer_in_any_attempt_nothing_is_proved(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    with pytest.raises(NoVerdictError, match="z3 kwam er niet uit"):
        solving.solver.find([solving.client.admitted])


def test_what_z3_gives_up_on_rests_on_walking_through_and_is_named(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = verdicts(proved(small(demo)))
    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    bewijs = proved(small(demo))
    assert verdicts(bewijs) == expected
    assert bewijs.holds
    said = {b.zin for u in bewijs.verdicts for b in u.findings if b.soort == "enkel"}
    assert bewijs.by_one_method >= len(said)
    tail = "Hier kwam z3 niet uit: dit is alleen door te doorlopen nagegaan."
    for about in (
        "Dit komt niet voor: Geen regel beslist of Financiën meetelt.",
        "De regel NT-FINANCIEN komt voor.",
        "Financiën: Hoe zelfredzaam is de inwoner?",
        "De grenzen van Begeleiding op maat (behoud, B1, IBB).",
    ):
        assert f"{about} {tail}" in said


def test_fault_that_z3_gives_up_on_is_a_fault(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "TG-JEUGD")["als"] = {"leeftijd": {"kleiner_dan": 0}}

    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    bewijs = proved(small(demo, spoil))
    assert not bewijs.holds
    wrong = [b.zin for u in bewijs.verdicts for b in u.findings if b.soort == "fout"]
    assert any(zin.startswith("De regel TG-JEUGD kan niet voorkomen.") for zin in wrong)


def test_of_more_questions_than_a_few_z3_is_not_asked_in_vain(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    solving = Solving(demo)
    monkeypatch.setattr(solver, "ATTEMPTS", (1,))
    for _ in range(solver.MOST_GIVEN_UP):
        with pytest.raises(NoVerdictError):
            solving.solver.find([solving.client.admitted])
    monkeypatch.undo()
    with pytest.raises(NoVerdictError):
        solving.solver.find([solving.client.admitted])


def test_many_questions_on_which_z3_gives_up_are_a_few_lines_on_the_terminal(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    bewijs = proved(small(demo))
    assert bewijs.by_one_method > 40
    lines = list(_readable(bewijs))
    alone = [line.strip() for line in lines if line.startswith("  Let op")]
    assert len(alone) < 20
    rules = sum(d.soort == "regel" for d in everything(bewijs.normenkader))
    about = f"Let op: {rules} vragen over regels die kunnen voorkomen: hier kwam z3 niet uit."
    assert [line for line in alone if line.startswith(about)]
    assert f"    En nog {rules - 3}. Met --json staan ze er allemaal in." in lines
    data = as_data(bewijs)
    named = [b["zin"] for e in data["eigenschappen"] for b in e["bevindingen"]]
    assert len([zin for zin in named if zin.startswith("De regel ")]) == rules


def test_few_questions_on_which_z3_gives_up_are_each_said() -> None:
    found = [alone("gaten", f"Gat {i}.") for i in range(MOST_SHOWN)]
    assert few_and_many(found) == (found, [])
    more = [*found, alone("gaten", "Nog een."), alone("regels", "Eén regel.")]
    few, (samen,) = few_and_many(more)
    assert few == more[-1:]
    assert (samen.total, samen.first) == (4, ("Gat 0.", "Gat 1.", "Gat 2."))


def test_how_a_verdict_was_found_never_says_that_z3_found_what_it_gave_up_on(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(data: Data) -> None:
        rule(data, "TG-JEUGD")["als"] = {"leeftijd": {"kleiner_dan": 0}}

    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    bewijs = proved(small(demo, spoil))
    data = as_data(bewijs)
    lines = list(_readable(bewijs))
    for uitslag, own in zip(bewijs.verdicts, data["eigenschappen"], strict=True):
        assert uitslag.by_one_method
        often = uitslag.by_one_method
        hoe = f"{often} keer kwam z3 er niet uit: dat is alleen door te doorlopen nagegaan"
        assert own["hoe"] == hoe
        assert hoe in how(uitslag)
        assert len([line for line in lines if line.endswith(f"{hoe}.")]) >= 1


def test_page_says_at_once_that_something_rests_on_one_method(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "ATTEMPTS", (1, 1))
    bewijs = proved(small(demo))
    assert summary(bewijs).startswith(
        f"Alles klopt, maar {bewijs.by_one_method} keer is dat op één manier nagegaan. Bewezen: "
    )
    for uitslag in bewijs.verdicts:
        assert f"{uitslag.by_one_method} keer op één manier nagegaan" in heading(uitslag)
