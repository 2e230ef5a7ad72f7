"""Who may see the beheerder's page, where it is, and what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rights import Action, NoRightError, Role, User
from screens.beheer import page as norms_page
from screens.beheer.choice import file_html
from screens.beheer.file import read_upload
from screens.beheer.page import ONDERDELEN
from screens.beheer.state import MET, MOST_KEPT, SESSION, UPLOAD, VERSIE, BeheerState
from screens.pages import PAGES
from screens.sources import rules as rules_source
from tests.conftest import RULES
from tests.screens.beheer.norms import NAAM, changed, own, sound

PAGINA = next(p for p in PAGES if p.show is norms_page.show)


@pytest.mark.parametrize("rol", [rol for rol in Role if rol is not Role.BEHEERDER])
def test_who_is_no_beheerder_is_refused_before_anything_is_shown(rol: Role) -> None:
    gebruiker = User("u-test", frozenset({rol}))
    assert not PAGINA.open_to(gebruiker)
    with pytest.raises(NoRightError, match="een normenkader controleren en vergelijken") as caught:
        norms_page.show(gebruiker)
    assert caught.value.actie is Action.NORMENKADER_BEHEREN


def test_beheerder_has_the_page() -> None:
    assert PAGINA.open_to(User("u-test", frozenset({Role.BEHEERDER})))


def test_address_brings_back_what_is_on_the_screen() -> None:
    stand, other = BeheerState(deel="vergelijken", versie=NAAM, met=NAAM), BeheerState()
    other.follow(stand.address())
    assert other.address() == stand.address()
    assert other.deel in ONDERDELEN
    assert other.file(VERSIE) == other.file(MET) == own()


def test_own_address_and_one_that_comes_with_a_click_change_nothing() -> None:
    stand = BeheerState(deel="versie", versie=NAAM)
    stand.adres = stand.address()
    stand.follow(stand.address())
    stand.go("fouten")
    stand.follow({"deel": "versie"})
    assert stand.deel == "fouten"
    # The next one is somebody going back.
    stand.follow({"deel": "versie"})
    assert stand.address() == {"deel": "versie"}


def test_upload_is_chosen_at_once_and_belongs_to_one_side() -> None:
    stand, upload = BeheerState(versie=NAAM), changed()
    stand.keep_upload(MET, upload)
    assert stand.file(MET) is upload
    assert stand.met == UPLOAD
    assert stand.file(VERSIE) == own()
    assert BeheerState(met=UPLOAD).file(MET) is None


def test_oldest_result_makes_room() -> None:
    stand = BeheerState()
    for n in range(MOST_KEPT + 2):
        stand.keep((str(n),), n)
    assert list(stand.gevonden.values()) == list(range(2, MOST_KEPT + 2))


def test_facts_say_that_an_upload_is_of_this_session_only() -> None:
    assert "alleen in deze sessie" in file_html(changed())
    assert "map met regels" in file_html(own())
    assert sound(own()).sha256 in file_html(own())


SCRIPT = """
from rights import LOKAAL
from screens.beheer.page import show

show(LOKAAL)
"""


@pytest.mark.parametrize("tekst", ["", "normenkader: demo-ib\n"])
def test_every_part_is_drawn_without_sound_rules(
    tekst: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(rules_source.VARIABLE, str(tmp_path))
    if tekst:
        (tmp_path / "demo-ib").mkdir()
        (tmp_path / "demo-ib" / "2026.1.yaml").write_text(tekst)
    app = AppTest.from_string(SCRIPT).run()
    for key, deel in ONDERDELEN.items():
        app.button(key=f"beheer-deel-{key}").click().run()
        assert not app.exception
        assert app.header[0].value == deel.naam
        without = key == "versie" or not deel.of_version
        assert "Kies eerst" in "".join(i.value for i in app.info) or tekst or without
    # An upload is all that is needed.
    upload = own_text()
    state = app.session_state[SESSION][1]
    state.keep_upload(VERSIE, read_upload(upload.encode(), "nieuw.yaml"))
    app.button(key="beheer-deel-documenten").click().run()
    assert not app.exception
    assert "upload nieuw.yaml" in app.text[0].value


def own_text() -> str:
    return (RULES / NAAM).read_text("utf-8")
