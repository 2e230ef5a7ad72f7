"""The form of a message on the page of a decision: what it asks, says and gives, and keeps not."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.elements.widgets import button as streamlit_button
from streamlit.testing.v1 import AppTest

from iwmo.message.judging.settings import RULES, SCHEMA
from normenkader import Library
from register.decisions.writing import record
from register.store.opening import Register
from screens.intake.message import part
from screens.intake.message.part import RefusedError
from tests.iwmo.message.given import BSN, DETAILS, NAAM
from tests.iwmo.message.test_judging import LAYER, OWN, folder
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.established import case, established

PAGE = """
from register.decisions.reading import open_decision
from rights import LOKAAL, Action
from screens.access import gate
from screens.intake.message.part import show_message
from screens.sources.register import opened

register = opened()
with gate.needing(Action.ZAAK_LEZEN):
    show_message(register, LOKAAL, open_decision(register, LOKAAL, {number}))
"""
CONTACT = DETAILS["client"]["contact"][0]
TYPED = {
    **{f"bericht.{key}": value for key, value in DETAILS["bericht"].items()},
    **{f"client.{key}": value for key, value in DETAILS["client"].items() if key != "contact"},
    **{f"client.contact[0].{key}": value for key, value in CONTACT.items()},
    "bericht.dagtekening": "2026-07-20",
}


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "today", lambda: date(2026, 7, 20))
    monkeypatch.delenv(SCHEMA, raising=False)
    monkeypatch.delenv(RULES, raising=False)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What every download button is given, by the name of its file."""
    found: dict[str, Callable[[], bytes]] = {}
    marshall = streamlit_button.marshall_file

    def note(
        at: str, data: Callable[[], bytes], proto: Any, mime: str, name: str, **more: Any
    ) -> None:
        found[name] = data
        marshall(at, data, proto, mime, name, **more)

    monkeypatch.setattr(streamlit_button, "marshall_file", note)
    return found


@pytest.fixture
def numbers(register: Register, bibliotheek: Library, tmp_path: Path) -> dict[str, int]:
    """The records of a decision of the demonstration, and of two of which one follows the other."""
    mine = established(tmp_path / "regels")
    demo = record(register, CONSULENT, bibliotheek, follow(bibliotheek, case("D")), MOMENT)
    one = record(register, CONSULENT, mine, follow(mine, case("A")), MOMENT)
    more: dict[str, Any] = {"minuten_per_week": 200, "ingangsdatum": date(2026, 8, 3)}
    two = record(register, CONSULENT, mine, deviate(mine, case("A"), one.nummer, **more), MOMENT)
    return {"demo": demo.nummer, "replaced": one.nummer, "own": two.nummer}


def opened(number: int) -> AppTest:
    app = AppTest.from_string(PAGE.format(number=number), default_timeout=60).run()
    assert not app.exception
    app.toggle(key=f"bericht-open-{number}").set_value(True).run()
    assert not app.exception
    return app


def fill(app: AppTest, number: int, typed: dict[str, str]) -> None:
    """Type in the fields; a choice is chosen."""
    for pad, value in typed.items():
        key = f"bericht-{number}-{pad}"
        texts = [field for field in app.text_input if field.key == key]
        if texts:
            texts[0].set_value(value)
        else:
            app.selectbox(key=key).set_value(value)
    for count, field in enumerate(f for f in app.text_input if str(f.key).endswith(".nummer")):
        field.set_value(str(100 + count))
    app.button(key=f"bericht-controleer-{number}").click().run()
    assert not app.exception


def said(app: AppTest) -> str:
    shown = [*app.text, *app.caption, *app.get("html")]
    return "\n".join(str(getattr(e, "value", "") or e.proto.body) for e in shown)


def test_nothing_is_asked_before_it_is_wanted(numbers: dict[str, int]) -> None:
    app = AppTest.from_string(PAGE.format(number=numbers["own"]), default_timeout=60).run()
    assert len(app.toggle) == 1
    assert not app.text_input


def test_a_filled_form_gives_the_message(
    numbers: dict[str, int], files: dict[str, Callable[[], bytes]]
) -> None:
    app = opened(numbers["own"])
    assert "wmo301-besluit-3.xml" not in files
    fill(app, numbers["own"], TYPED)
    assert "Dit klopt nog niet" not in said(app)
    assert "In orde volgens de eigen controle." in said(app)
    written = files["wmo301-besluit-3.xml"]().decode()
    assert f"<wmo301:Bsn>{BSN}<" in written
    assert "<iwmo:Volume>200<" in written
    # What the earlier decision began is ended, by the reason that is usual.
    assert "<wmo301:RedenWijziging>" in written


def test_everything_that_is_wrong_is_said_at_its_field_and_in_a_list(
    numbers: dict[str, int], files: dict[str, Callable[[], bytes]]
) -> None:
    app = opened(numbers["own"])
    fill(app, numbers["own"], TYPED | {"client.bsn": "123456789", "bericht.agb": "1"})
    text = said(app)
    assert "client, bsn: Dit BSN kan niet bestaan" in text
    assert "bericht, agb: Schrijf 8 cijfers." in text
    assert text.count("Schrijf 8 cijfers.") == 2
    assert "wmo301-besluit-3.xml" not in files
    fill(app, numbers["own"], {"client.bsn": BSN, "bericht.agb": "42420001"})
    assert "wmo301-besluit-3.xml" in files


def test_more_can_be_given_of_what_there_can_be_more_of(
    numbers: dict[str, int], files: dict[str, Callable[[], bytes]]
) -> None:
    number = numbers["own"]
    app = opened(number)
    app.button(key=f"bericht-{number}-client.contact.erbij").click().run()
    app.button(key=f"bericht-{number}-client.relaties.erbij").click().run()
    app.button(key=f"bericht-{number}-client.relaties.erbij").click().run()
    app.button(key=f"bericht-{number}-client.relaties.eraf").click().run()
    second = {"soort": "04", "huisnummer": "3", "postcode": "1000", "land": "BE"}
    relation = {"nummer": "1", "relatie": "15", "achternaam": "Mentor", "naamgebruik": "1"}
    telephone = {"soort": "02", "telefoon": "0612345678", "landnummer": "+31"}
    typed = {f"client.contact[1].{k}": v for k, v in second.items()}
    typed |= {f"client.relaties[0].{k}": v for k, v in relation.items()}
    typed |= {f"client.relaties[0].contact.{k}": v for k, v in telephone.items()}
    fill(app, number, TYPED | typed)
    written = files["wmo301-besluit-3.xml"]().decode()
    assert written.count("<wmo301:Contact>") == 3
    assert written.count("<wmo301:Relatie>") == 1


def test_what_was_never_sent_is_left_out(
    numbers: dict[str, int], files: dict[str, Callable[[], bytes]]
) -> None:
    number = numbers["own"]
    app = opened(number)
    app.toggle(key=f"bericht-{number}-zonder_bericht[2]").set_value(True).run()
    fill(app, number, TYPED)
    assert "RedenWijziging" not in files["wmo301-besluit-3.xml"]().decode()


@pytest.mark.parametrize(
    ("which", "why"),
    [("demo", "niet vastgesteld maar een demonstratie"), ("replaced", "kwam in de plaats")],
)
def test_a_decision_without_a_real_message_says_why_and_gives_a_test(
    numbers: dict[str, int], files: dict[str, Callable[[], bytes]], which: str, why: str
) -> None:
    app = opened(numbers[which])
    assert why in said(app)
    assert not app.text_input
    (name,) = files
    assert name.startswith("TEST-wmo301-besluit-")
    assert b"TESTBERICHT" in files[name]()


def test_what_the_settings_point_to_is_asked(
    numbers: dict[str, int],
    files: dict[str, Callable[[], bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "xsd").mkdir()
    rules = tmp_path / "regels.xsl"
    rules.write_text(LAYER, "utf-8")
    monkeypatch.setenv(SCHEMA, str(folder(tmp_path / "xsd")))
    monkeypatch.setenv(RULES, str(rules))
    app = opened(numbers["own"])
    fill(app, numbers["own"], TYPED)
    assert "Landelijke regels: CS002 (/Bericht/Client/Bsn; /Bericht): Niet goed." in said(app)
    assert "wmo301-besluit-3.xml" not in files
    with pytest.raises(RefusedError, match="CS002"):
        files["TEST-wmo301-besluit-3.xml"]()
    monkeypatch.setenv(RULES, str(tmp_path / "weg.xsl"))
    fill(app, numbers["own"], {})
    assert "weg.xsl is niet te lezen" in said(app)
    monkeypatch.setenv(RULES, " ")
    fill(app, numbers["own"], {})
    assert f"{RULES}: hier staat niets" in said(app)
    monkeypatch.delenv(RULES)
    (tmp_path / "xsd" / "WMO301.xsd").write_text(OWN, "utf-8")
    fill(app, numbers["own"], {})
    assert "In orde volgens de eigen controle en het schema." in said(app)


def test_nothing_of_the_client_stays_outside_the_session(
    numbers: dict[str, int],
    files: dict[str, Callable[[], bytes]],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def everything(place: Path) -> dict[str, bytes]:
        return {str(f): f.read_bytes() for f in sorted(place.rglob("*")) if f.is_file()}

    app = opened(numbers["own"])
    fill(app, numbers["own"], TYPED | {"client.bsn": "12345678"})
    fill(app, numbers["own"], TYPED)
    assert BSN.encode() in files["wmo301-besluit-3.xml"]()
    # The register with its drafts, the rules, the state of the user, and temporary files.
    places = (tmp_path, Path(os.environ["XDG_STATE_HOME"]))
    stored = {name: content for place in places for name, content in everything(place).items()}
    assert any("register.sqlite" in name for name in stored)
    kept = b"".join(stored.values()).decode("utf-8", "replace")
    assert [x for x in (BSN, NAAM, "1967-08-13") if x in kept + caplog.text] == []
    # Another decision begins with empty fields, and what was typed is forgotten.
    app.toggle(key=f"bericht-open-{numbers['own']}").set_value(False).run()
    assert str(app.session_state) == f"{{'bericht-open-{numbers['own']}': False}}"
