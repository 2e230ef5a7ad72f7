"""The auditor's page on a filled register: both numbers, replaced decisions, refused anchors."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from normenkader import Library
from register.integrity.anchor import Anchor, take_anchor
from register.store.opening import open_register
from register.store.place import VARIABLE, place
from tests.register.deciding import AUDITOR
from tests.register.filled import LATER, fill

PAGE = """
from rights import LOKAAL
from screens.register.page import show

show(LOKAAL)
"""


@pytest.fixture
def anker(tmp_path: Path, bibliotheek: Library, monkeypatch: pytest.MonkeyPatch) -> Anchor:
    """An anchor of the filled register that the page shows."""
    plek = place(str(tmp_path / "register"))
    register = open_register(plek)
    fill(register, plek, bibliotheek)
    found = take_anchor(register, AUDITOR, LATER)
    register.close()
    monkeypatch.setenv(VARIABLE, str(plek.file.parent))
    monkeypatch.setattr("screens.register.chain.now", lambda: LATER)
    return found


def opened(**asked: str) -> AppTest:
    page = AppTest.from_string(PAGE, default_timeout=60)
    for naam, waarde in asked.items():
        page.query_params[naam] = waarde
    page.run()
    assert not page.exception
    return page


def texts(page: AppTest) -> str:
    shown = [*page.header, *page.text, *page.error, *page.get("html")]
    return "\n".join(str(getattr(e, "value", "") or e.proto.body) for e in shown)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"record": "1"}, "Record 1 is een normenkader, geen besluit."),
        ({"record": "11"}, "Record 11 is een verwijdering, geen besluit."),
        ({"record": "9"}, "De inhoud van besluit 7 (record 9) is na de termijn verwijderd"),
        ({"besluit": "1"}, "Besluit 1 (record 2)"),
        ({"besluit": "99"}, "Besluit 99 is er niet. Het register heeft 9 besluiten."),
        ({"record": "12"}, "Besluit 9 (record 12)"),
    ],
)
def test_a_number_of_a_decision_or_a_record_opens_it_or_says_what_it_is(
    anker: Anchor, asked: dict[str, str], said: str
) -> None:
    assert said in texts(opened(deel="zoeken", **asked))


def test_a_replaced_decision_says_by_which_one(anker: Anchor) -> None:
    page = opened(deel="zoeken", record="3")
    assert "Dit besluit geldt niet meer." in texts(page)
    page.button(key="open-vervanger").click().run()
    assert "Besluit 6 (record 7)" in texts(page)
    assert "geldt niet meer" not in texts(page)


def test_the_table_tells_which_decisions_hold_and_the_filter_finds_them(anker: Anchor) -> None:
    page = opened(deel="zoeken")
    table = page.dataframe[0].value
    assert dict(zip(table["Record"], table["Geldend"], strict=True))[3] == "nee, nu 6"
    assert set(table["Vastgelegd"]) == {"15-07-2026 11:30", "01-08-2041 02:00"}
    assert set(table["UTC"]) == {"15-07-2026 09:30", "01-08-2041 00:00"}
    page.radio(key="zoek-geldend-0").set_value("nee")
    next(b for b in page.button if b.label == "Zoek").click().run()
    assert list(page.dataframe[0].value["Record"]) == [3]


def test_a_refused_anchor_leaves_no_result_of_before(anker: Anchor) -> None:
    page = opened(deel="keten")
    page.file_uploader[0].set_value(("anker.json", anker.text.encode(), "application/json")).run()
    page.button(key="controleer").click().run()
    assert "De keten klopt." in texts(page)
    assert "tot en met record 12 van de 12" in texts(page)
    page.file_uploader[0].set_value(("anker.json", b"{}", "application/json")).run()
    assert "Dit bestand is geen anker." in texts(page)
    for of_before in ("De keten klopt", "Vergeleken"):
        assert of_before not in texts(page)
    page.button(key="controleer").click().run()
    assert "De keten klopt" not in texts(page)
    empty = Anchor(0, "0" * 64, anker.tijdstip)
    page.file_uploader[0].set_value(("leeg.json", empty.text.encode(), "application/json")).run()
    assert "Het zegt niets" in texts(page)
    page.button(key="controleer").click().run()
    assert "Vergeleken" not in texts(page)
