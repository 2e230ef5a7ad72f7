"""Dagdelen dagbesteding that become begeleiding: filled in, refused, recorded, read."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from register.decisions.reading import of_case, open_own_case
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.deciding import (
    OORDEEL,
    choose_radio,
    complete_case,
    record,
    set_number,
    to_decision,
    write,
)
from tests.browser.driving.sizes import problems

WHY = "In een groep leert hij dit niet."


def test_dagdelen_become_begeleiding_when_everything_holds(form: Page, folder: Path) -> None:
    zaak = complete_case(form)
    to_decision(form)
    choose_radio(form, "Ik volg het voorstel")
    write(form, "Jouw eigen oordeel", OORDEEL)
    part = form.locator(".st-key-dagbesteding")
    part.get_by_text("Dagbesteding", exact=False).first.click()
    set_number(form, "Dagdelen dagbesteding per week", 4)
    set_number(form, "Dagdelen die begeleiding worden", 2)
    record(form)
    wait_until_ready(form)
    # Nothing is recorded before it is complete, and each field says what it needs.
    expect(part).to_contain_text("Kies ja of nee.")
    expect(part).to_contain_text("Schrijf in een zin op waarom")
    expect(part).to_contain_text("Vink het aan, of vul 0 dagdelen in.")
    expect(part).to_contain_text("2 dagdelen worden 120 minuten begeleiding per week")
    # Fewer dagdelen than become begeleiding is said at once, with what can be.
    set_number(form, "Dagdelen dagbesteding per week", 1)
    expect(part).to_contain_text("Kies een heel getal, van 0 tot en met 1.")
    set_number(form, "Dagdelen dagbesteding per week", 4)
    part.get_by_text("Nee", exact=True).click()
    wait_until_ready(form)
    write(form, "Waarom?", WHY)
    for words in ("Er is overlegd", "De inwoner stemt", "In het ondersteuningsplan", "Het doel"):
        part.get_by_text(re.compile(words)).click()
        wait_until_ready(form)
    assert problems(form, "dagbesteding") == []
    record(form)
    wait_until_ready(form)
    expect(form.locator(".st-key-vastgelegd .nw-telt_mee")).to_contain_text("is vastgelegd op")
    expect(form.get_by_text("Dagdelen die begeleiding worden").first).to_be_visible()
    register = open_register(place(str(folder)))
    try:
        (row,) = of_case(register, LOKAAL, zaak)
        dossier = open_own_case(register, LOKAAL, zaak, row.nummer)
    finally:
        register.close()
    assert dossier.zaak["dagbesteding"] == {
        "dagdelen": 4,
        "met_begeleiding": 2,
        "zelfde_resultaat": False,
        "waarom": WHY,
        "voorwaarden": ["overleg", "instemming", "ondersteuningsplan", "doel"],
    }
    assert dossier.stuk["besluit"]["minuten_per_week"] == 225
    assert dossier.stuk["afwijking"] == []
