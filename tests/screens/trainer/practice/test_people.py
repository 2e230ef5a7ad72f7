"""The trainer's list of participants: who is there, how far they are, and taking one out."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Normenkader
from register.decisions.writing import now
from register.errors import NoOefensessieError
from register.practice.answers import ParticipantAnswers, save_answers
from register.practice.model import Item, Measurement, NormenkaderReference, PracticeSession, Setup
from register.practice.participants import Participation, join, participation
from register.practice.sessions import start_session
from register.store.opening import Register
from rights import LOKAAL

SCRIPT = """
from rights import LOKAAL
from screens.trainer import page as training_page
training_page.show(LOKAAL)
"""


@pytest.fixture
def sessie(register: Register, demo: Normenkader) -> PracticeSession:
    which = NormenkaderReference(demo.normenkader, demo.versie, demo.sha256)
    return start_session(register, LOKAAL, which, Setup((Item("OZ-01", Measurement.VOOR),)), now())


def opened() -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["deel"] = "oefening"
    app.run()
    app.button("oefen-deelnemers-tonen").click().run()
    return app


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def there(register: Register, who: Participation) -> bool:
    try:
        participation(register, who.sleutel, now())
    except NoOefensessieError:
        return False
    return True


def test_the_list_says_how_far_each_is(register: Register, sessie: PracticeSession) -> None:
    one = join(register, sessie.code, now())
    join(register, sessie.code, now())
    save_answers(
        register, one.sleutel, 0, ParticipantAnswers({"a": 1}, klaar=True, versie=0), now()
    )
    shown = texts(opened())
    assert "2 van de 60 plaatsen zijn bezet." in shown
    assert any("Deelnemer 1:" in t and "klaar met 1 van 1 zaak" in t for t in shown)
    assert any("Deelnemer 2:" in t and "nog niets ingevuld" in t for t in shown)


def test_nobody_is_taken_out_without_being_asked(
    register: Register, sessie: PracticeSession
) -> None:
    who = join(register, sessie.code, now())
    app = opened()
    app.button("oefen-weghalen-1").click().run()
    assert there(register, who)
    app.button("oefen-weghalen-nee").click().run()
    assert there(register, who)
    app.button("oefen-weghalen-1").click().run()
    app.button("oefen-weghalen-ja").click().run()
    assert not there(register, who)
    assert "0 van de 60 plaatsen zijn bezet." in texts(app)


def test_who_began_after_the_question_stays(register: Register, sessie: PracticeSession) -> None:
    people = [join(register, sessie.code, now()) for _ in range(3)]
    app = opened()
    app.button("oefen-weghalen-leeg").click().run()
    save_answers(
        register, people[1].sleutel, 0, ParticipantAnswers({"a": 1}, klaar=False, versie=0), now()
    )
    app.button("oefen-weghalen-ja").click().run()
    assert [there(register, who) for who in people] == [False, True, False]
