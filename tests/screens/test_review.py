"""A normenkader that should have been looked at again: every page that uses it says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from engine.judging import judge
from explaining.for_client.page import client_page
from normenkader import Library, read_library
from register.decisions.writing import now, record
from register.practice.model import Item, Measurement, NormenkaderReference, Setup
from register.practice.participants import join
from register.practice.sessions import start_session
from register.store.opening import Register
from rights import LOKAAL
from screens.participant.participant import ADDRESS
from screens.sources import rules as rules_source
from tests.overdue import SHORT, overdue_rules
from tests.register.deciding import follow
from zaak.checking import check_zaak

SCRIPT = """
from rights import LOKAAL
from screens.pages import PAGES

next(pagina for pagina in PAGES if pagina.pad == {pad!r}).show(LOKAAL)
"""
JOIN = "from screens.participant import join as practice_join; practice_join.show()"


@pytest.fixture
def overdue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    (tmp_path / "regels").mkdir()
    folder = overdue_rules(tmp_path / "regels")
    monkeypatch.setenv(rules_source.VARIABLE, str(folder))
    return read_library(folder).with_setting("demo-ib")


def html(script: str, **asked: str) -> str:
    page = AppTest.from_string(script, default_timeout=60)
    for naam, waarde in asked.items():
        page.query_params[naam] = waarde
    page.run()
    assert not page.exception
    return "\n".join(str(e.proto.body) for e in page.get("html"))


@pytest.mark.parametrize(
    ("pad", "asked"),
    [
        ("intake", {}),
        ("trainer", {"deel": "oefenzaken"}),
        ("trainer", {"deel": "demonstratie"}),
        ("trainer", {"deel": "oefening"}),
        ("normenkader", {"deel": "versie"}),
        ("normenkader", {"deel": "bewijs"}),
        ("register", {"besluit": "1"}),
    ],
)
def test_a_page_with_the_normenkader_says_it(
    pad: str,
    asked: dict[str, str],
    register: Register,
    overdue: Library,
    zaak: dict[str, Any],
) -> None:
    record(register, LOKAAL, overdue, follow(overdue, zaak), now())
    assert SHORT in html(SCRIPT.format(pad=pad), **asked)


def test_who_takes_part_in_a_practice_session_reads_it(
    register: Register, overdue: Library
) -> None:
    norm = overdue.version("demo-ib", "2026.1")
    which = NormenkaderReference(norm.normenkader, norm.versie, norm.sha256)
    sessie = start_session(
        register, LOKAAL, which, Setup((Item("OZ-01", Measurement.VOOR),)), now()
    )
    assert SHORT in html(JOIN, **{ADDRESS: join(register, sessie.code, now()).sleutel})


def test_a_decision_from_before_the_review_says_nothing(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    """The peildatum of the case decides, not today."""
    record(register, LOKAAL, bibliotheek, follow(bibliotheek, zaak), now())
    assert "opnieuw bekeken" not in html(SCRIPT.format(pad="register"), besluit="1")


def test_the_client_reads_nothing_of_it(overdue: Library, zaak: dict[str, Any]) -> None:
    checked, norm = check_zaak(zaak, overdue)
    assert SHORT not in "\n".join(client_page(norm, checked, judge(norm, checked)).texts())
