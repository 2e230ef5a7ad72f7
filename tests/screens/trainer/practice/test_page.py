"""The pieces of the practice session's screens: starting, keeping answers, remembering, words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from normenkader import Library, Normenkader
from normenkader.library import FixedVersion
from practice.agreement.answers import OutcomeClass
from practice.agreement.split import AnswerCount, Confusion, Split
from practice.session.agreement import session_agreement
from practice.session.case import CaseResult, Task
from practice.session.results import MinutesCount
from register.decisions.writing import now
from register.practice.answers import own_answers
from register.practice.model import (
    Item,
    Measurement,
    NormenkaderReference,
    PracticeSession,
    SessionState,
    Setup,
)
from register.practice.participants import Participation, join
from register.practice.sessions import start_session
from register.practice.steps import hide, reveal
from register.store.opening import Register
from screens.intake.case.draft import FormPlace
from screens.participant.bars import EIGEN, UITWERKING, answer_name, distribution_html
from screens.participant.participant import FillingIn, Joining, filling, keep
from screens.participant.source import Memory, NotShownError, assignment, normenkader_of
from screens.participant.words import MOST_NAMES, decimal, minutes_text, outcome_text, share
from screens.sources import register as register_source
from screens.trainer.practice.agreement import (
    comparison_html,
    confusion_html,
    measures_html,
    show_agreement,
)
from screens.trainer.practice.answers_view import minutes_html
from screens.trainer.practice.invitation import join_address, late_link, only_here
from screens.trainer.practice.start import GEEN_ZAAK, setup
from tests.practice.practised import DEEL, FOUR, NIVEAU, group
from tests.practice.practised import assignment as opgave_of
from tests.register.deciding import TRAINER

LEVEL = FormPlace("leefgebieden", "financien", "niveau")


@pytest.fixture(scope="module")
def opgave(bibliotheek: Library) -> Task:
    return opgave_of(bibliotheek)


def started(register: Register, norm: Normenkader, *zaken: str) -> PracticeSession:
    items = tuple(Item(zaak, Measurement.VOOR) for zaak in zaken or ("OZ-01",))
    which = NormenkaderReference(norm.normenkader, norm.versie, norm.sha256)
    return start_session(register, TRAINER, which, Setup(items, (DEEL,)), now())


def filled(deelname: Participation, opgave: Task, level: int | None = None) -> FillingIn:
    """What a fresh page of this participant holds, with an answer where one is given."""
    own = filling(Joining(deelname.sleutel), deelname, opgave)
    if level is not None:
        own.intake.draft.answer(opgave.normenkader, LEVEL, level, "niveau")
    return own


def test_a_session_is_made_of_what_was_chosen(bibliotheek: Library, opgave: Task) -> None:
    cases = {"OZ-01": opgave.oefenzaak, "OZ-06": opgave_of(bibliotheek, naam="OZ-06").oefenzaak}
    made = setup(bibliotheek, cases, ["OZ-06", "OZ-01"], ["OZ-01"], ["clientfactoren", DEEL])
    norm = opgave.normenkader
    assert made == (
        NormenkaderReference("demo-ib", "2026.1", norm.sha256),
        Setup(
            (
                Item("OZ-06", Measurement.VOOR),
                Item("OZ-01", Measurement.VOOR),
                Item("OZ-01", Measurement.NA),
            ),
            # In the order of the form.
            (DEEL, "clientfactoren"),
        ),
    )
    assert setup(bibliotheek, cases, [], [], [DEEL]) == GEEN_ZAAK
    every = ["toegang", *(f"lg-{n}" for n in norm.leefgebied_names), "clientfactoren", "zaak"]
    whole = setup(bibliotheek, cases, ["OZ-01"], [], every)
    assert not isinstance(whole, str)
    assert whole[1].delen == ()


def test_oefenzaken_of_two_versions_are_no_session(bibliotheek: Library, opgave: Task) -> None:
    other = opgave.normenkader.model_copy(update={"versie": "2027.1"})
    other._sha256 = "cd" * 32

    class Twee(FixedVersion):
        def in_force(self, naam: str, peildatum: Any) -> Normenkader:
            return other if peildatum.year > 2026 else opgave.normenkader

    later = opgave.oefenzaak.model_copy(
        update={"uitwerking": {**opgave.oefenzaak.uitwerking, "peildatum": "2027-02-01"}}
    )
    cases = {"OZ-01": opgave.oefenzaak, "OZ-06": later}
    made = setup(Twee(opgave.normenkader), cases, ["OZ-01", "OZ-06"], [], [])
    assert isinstance(made, str)
    assert "2026.1 en 2027.1" in made


def test_nothing_is_kept_before_the_first_answer(register: Register, opgave: Task) -> None:
    sessie = started(register, opgave.normenkader)
    deelname = join(register, sessie.code, now())
    own = filled(deelname, opgave)
    keep(own, deelname, opgave)
    assert own.bewaard.versie == 0
    own.intake.draft.answer(opgave.normenkader, LEVEL, 2, "niveau")
    keep(own, deelname, opgave)
    assert own.bewaard.versie == 1
    keep(own, deelname, opgave)
    assert own.bewaard.versie == 1
    stored = own_answers(register, deelname.sleutel, 0, now())
    assert stored.inhoud["antwoorden"]["leefgebieden"] == {"financien": {"niveau": 2}}


def test_a_fresh_page_has_the_answers_again(register: Register, opgave: Task) -> None:
    deelname = join(register, started(register, opgave.normenkader).code, now())
    own = filled(deelname, opgave, 3)
    own.verwacht = "IBO"
    own.finish(done=True)
    keep(own, deelname, opgave)
    again = filled(deelname, opgave)
    assert again.intake.draft.get(LEVEL) == 3
    assert (again.verwacht, again.klaar, again.bewaard.versie) == ("IBO", True, 1)


def test_another_window_is_told_and_nothing_is_overwritten(
    register: Register, opgave: Task
) -> None:
    deelname = join(register, started(register, opgave.normenkader).code, now())
    one, other = filled(deelname, opgave, 2), filled(deelname, opgave, 3)
    keep(one, deelname, opgave)
    keep(other, deelname, opgave)
    assert (one.botsing, other.botsing) == (False, True)
    other.intake.draft.answer(opgave.normenkader, LEVEL, 4, "niveau")
    keep(other, deelname, opgave)
    assert filled(deelname, opgave).intake.draft.get(LEVEL) == 2


def test_an_answer_that_can_not_be_kept_is_tried_again(
    register: Register, opgave: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    deelname = join(register, started(register, opgave.normenkader).code, now())
    own = filled(deelname, opgave, 2)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("NORMWIJZER_REGISTER", "/dev/null/nergens")
        keep(own, deelname, opgave)
    assert own.fout
    register_source.retry()
    keep(own, deelname, opgave)
    assert (own.fout, own.bewaard.versie) == ("", 1)


def test_the_fields_stay_only_where_the_browser_has_this_version(
    register: Register, opgave: Task
) -> None:
    deelname = join(register, started(register, opgave.normenkader).code, now())
    own = filled(deelname, opgave, 2)
    keep(own, deelname, opgave)

    def fields(gelezen: str | None) -> tuple[int, str]:
        found = filling(Joining(deelname.sleutel, gelezen=gelezen), deelname, opgave)
        return found.ronde, found.intake.deel

    assert fields(f"0.1.77.{DEEL}") == (77, DEEL)
    # The part is the same, the fields are not.
    older = fields(f"0.0.77.{DEEL}")
    assert older[0] != 77
    assert older[1] == DEEL
    for other in (f"1.1.77.{DEEL}", "0.1", f"0.1.77.{DEEL}<", None):
        found = fields(other)
        assert found[0] != 77
        assert found[1] == ""


def test_a_session_on_other_rules_is_not_shown(register: Register, opgave: Task) -> None:
    sessie = started(register, opgave.normenkader)
    assert normenkader_of(sessie)[1].sha256 == opgave.normenkader.sha256
    assert assignment(sessie, 0).oefenzaak.oefenzaak == "OZ-01"
    changed = replace(sessie, normenkader=replace(sessie.normenkader, sha256="00" * 32))
    with pytest.raises(NotShownError, match="normenkader is veranderd"):
        normenkader_of(changed)
    gone = replace(sessie, opzet=Setup((Item("OZ-99", Measurement.VOOR),)))
    with pytest.raises(NotShownError, match="OZ-99"):
        assignment(gone, 0)


def test_results_are_computed_once_for_a_state_of_the_session() -> None:
    geheugen, sessie = Memory(), _sessie(versie=2)
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [geheugen.get(sessie, "a", make) for _ in range(2)] == [0, 0]
    assert geheugen.get(sessie, "b", make) == 1
    later = _sessie(versie=3)
    assert geheugen.get(later, "a", make) == 2
    # A page that is behind gets its own, and what is kept stays.
    assert geheugen.get(sessie, "a", make) == 3
    assert geheugen.get(later, "a", make) == 2
    geheugen.forget(later.id)
    assert geheugen.get(later, "a", make) == 4


def test_results_are_not_remembered_longer_than_they_are_kept() -> None:
    geheugen = Memory()
    geheugen.get(_sessie(), "a", lambda: "antwoorden")
    assert "sessie" in geheugen._vakken
    geheugen._vakken["sessie"].verloopt = "2020-01-01T00:00:00Z"
    geheugen.get(replace(_sessie(), id="andere"), "a", lambda: "antwoorden")
    assert list(geheugen._vakken) == ["andere"]


def _sessie(versie: int = 1) -> PracticeSession:
    opzet = Setup((Item("OZ-01", Measurement.VOOR),))
    return PracticeSession(
        "sessie",
        "CDF347",
        NormenkaderReference("demo-ib", "2026.1", ""),
        opzet,
        SessionState(versie, 0),
        "2026-07-15T09:30:00Z",
        "9999-07-15T09:30:00Z",
    )


def test_hiding_and_revealing_again_is_another_state(register: Register, opgave: Task) -> None:
    """So what was computed before the answers changed does not come back."""
    sessie = started(register, opgave.normenkader)
    versions = [
        reveal(register, TRAINER, sessie.id, 0, now()).stand.versie,
        hide(register, TRAINER, sessie.id, 0, now()).stand.versie,
        reveal(register, TRAINER, sessie.id, 0, now()).stand.versie,
    ]
    assert versions == [2, 3, 4]


def test_the_address_is_what_one_types() -> None:
    assert join_address("https://normwijzer.example/trainer") == "normwijzer.example/meedoen"
    assert join_address("http://127.0.0.1:8501/") == "127.0.0.1:8501/meedoen"
    assert join_address(None) == "/meedoen"
    assert only_here("http://127.0.0.1:8501/")
    assert only_here("http://[::1]:8501/")
    assert not only_here("https://normwijzer.example/trainer")


def test_who_comes_late_finds_the_qr_code_as_long_as_one_can_join() -> None:
    """Before the reveal it stands in sight, after it behind a button."""
    url, sessie = "https://normwijzer.example/trainer", _sessie()
    assert late_link(sessie, url) == ""
    shown = replace(sessie, stand=replace(sessie.stand, onthuld=(0,)))
    assert late_link(shown, url) == "https://normwijzer.example/meedoen?code=CDF347"
    assert late_link(replace(shown, stand=replace(shown.stand, gesloten=True)), url) == ""


def test_results_in_words() -> None:
    names = {"IBB": "behoud", "IBO": "ontwikkel", "ib0": "licht", "x": "geen"}
    possible: dict[str, Any] = {"uitkomst": "onvolledig"}
    assert outcome_text(names, CaseResult(possible, ("IBB", "IBO"))) == "behoud of ontwikkel"
    many = tuple(names)[: MOST_NAMES + 1]
    assert outcome_text(names, CaseResult(possible, many)) == (
        "nog niet zeker, 4 uitkomsten zijn mogelijk"
    )
    assert "passen niet bij elkaar" in outcome_text(names, CaseResult(None))
    assert minutes_text((85, 85)) == "85 minuten"
    assert minutes_text((35, 85)) == "35 tot 85 minuten"
    assert minutes_text(None) == ""
    assert (share(None), share(Fraction(1, 3))) == ("–", "33 %")
    assert (decimal(0.8), decimal(-0.0514)) == ("0,800", "−0,051")


def test_a_distribution_marks_the_own_and_the_worked_answer(demo: Normenkader) -> None:
    vraag = demo.questions("leefgebieden", "financien")[0]
    keuzes = (AnswerCount(2, "niet zelfredzaam", 1), AnswerCount(3, "beperkt zelfredzaam", 3))
    verdeling = Split("OZ-01", NIVEAU, keuzes, 1, 6, 3)
    html = distribution_html(demo, vraag, verdeling, {3: (EIGEN,), 4: (UITWERKING,)})
    rows = re.findall(r"<tr.*?</tr>", html)
    assert ["nw-bijzonder" in row for row in rows] == [False, True, True]
    assert "3 beperkt zelfredzaam" in rows[1]
    assert "jouw antwoord" in rows[1]
    # Three of the five who said something about the case.
    assert "width:60%" in rows[1]
    assert "uitwerking" in rows[2]
    assert "nw-staaf" not in rows[2]
    assert "Niet ingevuld: 1." in html
    assert "Financiën: Hoe zelfredzaam" in html
    weeks = demo.questions("zaak")[0]
    assert answer_name(weeks, 26) == "26 weken"


def test_minutes_stand_on_one_line_from_least_to_most() -> None:
    html = minutes_html([MinutesCount((35, 85), 2, False), MinutesCount((85, 85), 0, True)])
    assert "margin-left:0%;width:100%" in html
    assert "margin-left:96%;width:4%" in html
    assert "De lijn loopt van 35 tot 85 minuten." in html
    assert minutes_html([]) == ""


def test_confused_classes_have_numbers_in_their_cells() -> None:
    klassen = tuple(OutcomeClass(code, f"<{code}>") for code in ("a", "b", "c"))
    html = confusion_html("Titel", Confusion(klassen, ((3, 2, 0), (2, 0, 0), (0, 0, 0)), 5, 3))
    assert re.findall(r">([0-9]+)</td>", html) == ["3", "2", "2", "0"]
    assert "&lt;a&gt;" in html
    assert "<a>" not in html
    # A class that nobody chose takes no room.
    assert "&lt;c&gt;" not in html
    assert "3 van de 5 paren" in html
    assert confusion_html("Titel", Confusion(klassen, ((0,) * 3,) * 3, 0, 0)) == ""


def test_measures_say_why_there_is_no_alpha(opgave: Task) -> None:
    both = [group(opgave), group(opgave, FOUR[1:3], Measurement.NA)]
    gemeten = session_agreement(opgave.normenkader, both)
    html = measures_html("Per vraag", gemeten.metingen[Measurement.VOOR].vragen, "")
    assert "Te weinig onderdelen om te rekenen: 1." in html
    before_after = comparison_html(gemeten.vergelijking)
    row = next(r for r in re.findall(r"<tr>.*?</tr>", before_after) if "zelfredzaam" in r)
    # Of three pairs one agrees (33 %), of one pair one.
    assert re.findall(r"<td>(.*?)</td>", row) == ["33 %", "100 %", "+67", "–", "–", "–"]


def test_agreement_is_shown_where_nobody_expected_anything(opgave: Task) -> None:
    rows = [({"niveau": 2}, ""), ({"niveau": 3}, "")]
    gemeten = session_agreement(opgave.normenkader, [group(opgave, rows)])
    found = gemeten.metingen[Measurement.VOOR]
    assert confusion_html("", found.verwacht) + confusion_html("", found.uit_antwoorden) == ""
    show_agreement(gemeten)
