"""Normenkaders of one's own in a browser: hours per year with parts of minutes, and a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from normenkader import Normenkader
from normenkader.reading import read_normenkader
from tests.browser.conftest import wait_until_ready
from tests.browser.driving.app_process import PROJECT, running_app
from tests.browser.driving.deciding import follow_and_record, to_decision
from tests.browser.driving.intake import choose, go, state, summary
from tests.browser.driving.sizes import problems
from tests.costs.tariffs.example import write_tariffs

KADERS = PROJECT / "tests" / "kaders"
NAMES = ("ho-hbel-2021", "alles")
PART = "leefgebieden"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app that has only these; a product of one has a tariff: 90,00 euro a week."""
    rules = tmp_path_factory.mktemp("regels")
    for name in NAMES:
        shutil.copytree(KADERS / name, rules / name)
    write_tariffs(rules, "alles", ["MIDDEL"], ("2026-01-01", None, 9000, "week"))
    home = tmp_path_factory.mktemp("home")
    with running_app(PROJECT, home, NORMWIJZER_REGELS=str(rules)) as address:
        yield address


def read(name: str) -> Normenkader:
    (file,) = (KADERS / name).glob("*.yaml")
    return read_normenkader(Path(file))


def fill(page: Page, norms: Normenkader, case: dict[str, Any]) -> None:
    """Choose the normenkader, and answer every question of each part by hand."""
    page.get_by_test_id("stRadioGroup").get_by_text(norms.titel, exact=True).click()
    wait_until_ready(page)
    for section in ("toegang", PART, "clientfactoren"):
        for name, given in case[section].items():
            part = f"lg-{name}" if section == PART else section
            answers = given if section == PART else {name: given}
            if section == PART or name == next(iter(case[section])):
                go(page, part)
            for vraag, antwoord in answers.items():
                path = (section, name, vraag) if section == PART else (section, vraag)
                choose(page, norms, path, antwoord)


def test_hours_per_year_come_to_a_decision_in_whole_minutes(form: Page) -> None:
    case = {
        "toegang": {"leeftijd": 70, "woont_in_gemeente": True},
        PART: {"schoon_huis": {"nodig": True, "opgelost_door": "geen"}},
        "clientfactoren": {
            "eigen_mogelijkheden": "deels",
            "beperkingen": "enige",
            "huishouden": "gemiddeld",
            "kamers_in_gebruik": 2,
            "kamers_niet_in_gebruik": 1,
        },
    }
    fill(form, read("ho-hbel-2021"), case)
    expect(state(form, "lg-schoon_huis")).to_contain_text("ruim 124 min")
    expect(summary(form)).to_contain_text("170")
    expect(form.locator(".st-key-voorstel-vast")).to_contain_text("1 tot en met 10.080 minuten")
    go(form, "overzicht")
    expect(form.locator("[data-testid=stMain]")).to_contain_text("Hoe oud is de inwoner? 70 jaar")
    assert problems(form, "the page") == []
    to_decision(form)
    assert "is vastgelegd op" in follow_and_record(form)


def test_a_module_goes_along_into_the_decision_its_cost_and_its_record(
    form: Page, url: str
) -> None:
    skipped = dict.fromkeys(("schoon_huis", "was", "maaltijden"), False)
    judged = {"nodig": True, "minuten": 300, "gedekt_minuten": 30}
    case = {
        "toegang": {"woont_in_gemeente": True},
        PART: {**{n: {"nodig": no} for n, no in skipped.items()}, "dagstructuur": judged},
        "clientfactoren": {
            "eigen_mogelijkheden": "deels",
            "kamers": 0,
            "allergie": 0,
            "geheugen": 3,
            "gedrag": 0,
        },
    }
    fill(form, read("alles"), case)
    expect(state(form, "lg-dagstructuur")).to_contain_text("270 min")
    expect(form.locator(".st-key-voorstel-vast")).to_contain_text("Extra hulp bij geheugen")
    to_decision(form)
    told = follow_and_record(form)
    main = form.locator("[data-testid=stMain]")
    expect(main).to_contain_text("Daarbij krijgt u ook: Extra hulp bij geheugen.")
    beside = form.locator(".st-key-voorstel-vast")
    expect(beside).to_contain_text("Extra hulp bij geheugen")
    form.get_by_text("Kosten: per week, per jaar en in totaal").click()
    # 52 weeks of 90,00; the module has no tariff.
    expect(form.locator(".nw-cijfers")).to_contain_text("€ 4.680,00")
    costs = form.locator(".nw-kosten")
    expect(costs).to_contain_text("niet meegeteld, want zonder tarief: Extra hulp bij geheugen")
    expect(costs.get_by_role("row", name="Hele periode")).to_be_visible()
    number = told.split()[1]
    form.goto(f"{url}/register")
    wait_until_ready(form)
    form.get_by_role("textbox", name="Nummer van het besluit").fill(number)
    form.get_by_role("button", name="Open besluit").click()
    wait_until_ready(form)
    # Of the decision and of the proposal, and why.
    expect(main.get_by_text("Extra hulp bij geheugen", exact=True)).to_have_count(2)
    expect(main).to_contain_text("Erbij komt: Extra hulp bij geheugen.")
    form.get_by_text("Kosten: per week, per jaar en in totaal").click()
    expect(costs).to_contain_text("€ 90,00 per week")
    assert problems(form, "the page") == []
