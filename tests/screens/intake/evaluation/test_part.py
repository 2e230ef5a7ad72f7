"""The evaluation on the page of a decision: nothing is lost on the way, and nothing wrong kept."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Library
from register.decisions.reading import open_decision
from register.decisions.writing import now, record
from register.drafts import EVALUATION, own_drafts, own_evaluations, start_draft
from register.follow_ups.reading import evaluations_of
from register.follow_ups.waiting import waiting
from register.local_days import today
from register.store.opening import Register
from rights import LOKAAL
from screens.intake.case.session import ORIGIN
from screens.widgets.wording import markdown
from tests.register.deciding import follow
from zaak.evaluation.form import plain_form
from zaak.evaluation.reading import SETTING, shipped_form

SCRIPT = """
from rights import LOKAAL, Action
from register.decisions.reading import open_decision
from screens.access import gate
from screens.intake.evaluation.part import show_evaluation
from screens.sources import register as source

register = source.opened()
dossier = open_decision(register, LOKAAL, 2)
with gate.needing(Action.EVALUEREN):
    show_evaluation(register, LOKAAL, dossier)
"""
LIST = """
from rights import LOKAAL
from screens.my_cases import page
page.show(LOKAAL)
"""


@pytest.fixture
def decided(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Register:
    record(register, LOKAAL, bibliotheek, follow(bibliotheek, zaak), now())
    return register


def opened() -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60).run()
    app.toggle("evalueren-2").set_value(True).run()
    assert not app.exception
    return app


def field(app: AppTest, kind: str, path: str) -> Any:
    """The field of a question, whatever the round."""
    (found,) = [w for w in getattr(app, kind) if str(w.key).endswith(f"-{path}")]
    return found


def choose(app: AppTest, path: str, answer: str) -> None:
    field(app, "radio", path).set_value(answer).run()
    assert not app.exception


def fill(app: AppTest, outcome: str, needed: str = "nee") -> None:
    dag = f"{today():%d-%m-%Y}"
    field(app, "text_input", "datum").set_value(dag).run()
    (who,) = app.multiselect
    who.set_value(["client", "consulent"]).run()
    choose(app, "punten-tevredenheid-antwoord", "tevreden")
    for kind, answer in (("veranderd", "nee"), ("doel", "ja"), ("ingezet", "nee")):
        for key in [str(w.key) for w in app.radio if str(w.key).endswith(f"-{kind}")]:
            app.radio(key).set_value(answer)
        app.run()
    for key in [str(w.key) for w in app.radio if str(w.key).endswith("-mogelijk")]:
        app.radio(key).set_value("nee")
    choose(app, "punten-doelen-bijgesteld", "nee")
    choose(app, "punten-doelen-nieuwe_beschikking", needed)
    choose(app, "punten-vervolg-uitkomst", outcome)


def record_it(app: AppTest) -> None:
    (button,) = [b for b in app.button if str(b.key).startswith("evaluatie-vast-")]
    button.click().run()
    assert not app.exception


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.text)


def test_nothing_is_recorded_before_everything_is_right(decided: Register) -> None:
    app = opened()
    record_it(app)
    assert "nog niet vastgelegd" in texts(app)
    assert "Geef een datum" in texts(app)
    dossier = open_decision(decided, LOKAAL, 2)
    assert evaluations_of(decided, LOKAAL, dossier) == ()


def test_what_is_filled_in_is_recorded_and_the_draft_leaves(decided: Register) -> None:
    app = opened()
    fill(app, "nieuw_moment")
    (concept,) = own_evaluations(decided, LOKAAL, now())
    assert own_drafts(decided, LOKAAL, now()) == []
    moment = today() + timedelta(days=14)
    field(app, "text_input", "punten-vervolg-moment").set_value(f"{moment:%d-%m-%Y}").run()
    record_it(app)
    dossier = open_decision(decided, LOKAAL, 2)
    (one,) = evaluations_of(decided, LOKAAL, dossier)
    assert (one.stuk["uitkomst"], one.stuk["moment"]) == ("nieuw_moment", moment.isoformat())
    assert own_evaluations(decided, LOKAAL, now()) == []
    assert "De evaluatie is vastgelegd" in texts(app)
    assert concept.inhoud[EVALUATION]["record"] == 2
    (waits,) = waiting(decided, LOKAAL, shipped_form(), today())
    assert (waits.wacht_op, waits.dag) == ("evaluatie", moment)


def test_a_draft_is_found_again_and_text_with_personal_data_is_in_none(decided: Register) -> None:
    app = opened()
    key = "punten-tevredenheid-toelichting"
    field(app, "text_area", key).set_value("Bel 06-12345678").run()
    assert "telefoonnummer" in texts(app)
    assert own_evaluations(decided, LOKAAL, now()) == []
    field(app, "text_area", key).set_value("Het helpt.").run()
    again = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert field(again, "text_area", key).value == "Het helpt."


def test_another_window_is_not_overwritten(decided: Register) -> None:
    one = opened()
    choose(one, "punten-tevredenheid-antwoord", "deels")
    other = AppTest.from_string(SCRIPT, default_timeout=60).run()
    choose(other, "punten-tevredenheid-antwoord", "tevreden")
    choose(one, "punten-doelen-bijgesteld", "nee")
    assert "ander venster" in texts(one)
    assert field(one, "radio", "punten-tevredenheid-antwoord").value == "tevreden"


def test_a_new_intake_is_offered_and_waits_in_my_cases(decided: Register) -> None:
    app = opened()
    fill(app, "nieuwe_intake", needed="ja")
    record_it(app)
    assert "Nieuw onderzoek vanuit dit besluit" in texts(app)
    shown = AppTest.from_string(LIST, default_timeout=60).run()
    assert not shown.exception
    assert "nieuwe intake nodig" in texts(shown)
    # Once it is begun, that is what there is to say.
    start_draft(decided, LOKAAL, {"inhoud": {"zaak": "T-9"}, ORIGIN: {"record": 2}}, now())
    begun = texts(AppTest.from_string(LIST, default_timeout=60).run())
    assert "nieuwe intake begonnen" in begun
    assert "nieuwe intake nodig" not in begun


def test_the_texts_of_a_region_are_shown_as_they_are(
    decided: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Lees dit ![x](https://elders.example/x.png) en **vul in**."
    plain = plain_form(shipped_form()) | {"uitleg": told}
    (tmp_path / "formulier.yaml").write_text(json.dumps(plain), "utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path / "formulier.yaml"))
    assert markdown(told) in [caption.value for caption in opened().caption]
