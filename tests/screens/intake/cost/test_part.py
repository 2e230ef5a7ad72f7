"""The cost of a decision on the screen: big numbers, a table that adds up, and its sources."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from costs.tariffs.computing import Stretch
from costs.tariffs.of_product import ProductCost, product_cost
from costs.tariffs.reading import read_all_tariffs
from normenkader import Library, read_library
from normenkader.file.tree import read_yaml
from normenkader.reading import read_text
from register.decisions.writing import record
from register.store.opening import Register
from screens.intake.cost.part import cost_html
from screens.sources import rules as rules_source
from tests.conftest import RULES
from tests.costs.tariffs.example import write_tariffs
from tests.register.deciding import CONSULENT, MOMENT, deviate, follow
from tests.register.established import case

PAGE = """
from register.decisions.reading import open_decision
from rights import LOKAAL
from screens.intake.cost.part import show_cost
from screens.sources.register import opened

show_cost(open_decision(opened(), LOKAAL, {number}))
"""
OLD = RULES / "drechtsteden-ib-2016"


def plain(html: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


def shown(app: AppTest) -> str:
    """All that is on the page."""
    assert not app.exception
    return " ".join([*(plain(h.proto.body) for h in app.get("html")), *(t.value for t in app.text)])


def page(number: int) -> AppTest:
    return AppTest.from_string(PAGE.format(number=number), default_timeout=60).run()


def of_2016(*, opslag: bool) -> ProductCost:
    library = read_library(RULES)
    rules = library.version("drechtsteden-ib-2016", "2016.1")
    days = (Stretch(date(2016, 1, 4), date(2016, 5, 22), None),)
    return product_cost(read_all_tariffs(RULES, library), rules, "IB3", days, opslag=opslag)


def case_of_2016(name: str) -> dict[str, Any]:
    own: dict[str, Any] = read_yaml(read_text(OLD / "voorbeelden" / "1-aanleren.yaml"), name).waarde
    return own | {"zaak": name, "peildatum": "2016-01-04"}


def test_it_has_the_numbers_the_table_and_the_source() -> None:
    found = plain(cost_html(of_2016(opslag=True)))
    # Five times four weeks of 1124,99 and 368,00.
    assert "hele periode € 7.464,95" in found
    assert "per week € 373,25" in found
    assert "4-1-2016 t/m 22-5-2016 € 1.124,99 per vier weken + € 368,00 per vier weken" in found
    assert "Bron: Bijlage 8" in found


def test_the_supplement_of_another_product_is_asked(
    register: Register, bibliotheek: Library
) -> None:
    request = deviate(bibliotheek, case_of_2016("A"), product="IB3", weken=4)
    number = record(register, CONSULENT, bibliotheek, request, MOMENT).nummer
    app = page(number)
    assert shown(app) == ""
    app.radio[0].set_value("met opslag").run()
    assert "hele periode € 1.492,99" in shown(app)
    app.radio[0].set_value("zonder opslag").run()
    assert "hele periode € 1.124,99" in shown(app)


def test_days_without_a_tariff_are_said_in_the_place_of_an_amount(
    register: Register, bibliotheek: Library
) -> None:
    request = follow(bibliotheek, case_of_2016("A") | {"peildatum": "2016-06-01"})
    number = record(register, CONSULENT, bibliotheek, request, MOMENT).nummer
    found = shown(page(number))
    assert found.startswith("Er is geen bedrag. IB2 heeft geen tarief van 1 januari 2017")
    assert "€" not in found


def test_nothing_is_drawn_for_a_normenkader_without_tariffs(
    register: Register, bibliotheek: Library
) -> None:
    number = record(register, CONSULENT, bibliotheek, follow(bibliotheek, case("A")), MOMENT).nummer
    app = page(number)
    assert shown(app) == ""
    assert len(app.expander) == 0


def test_wrong_tariffs_give_no_amount_and_go_to_the_beheerder(
    register: Register, bibliotheek: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = record(register, CONSULENT, bibliotheek, follow(bibliotheek, case("A")), MOMENT).nummer
    regels = tmp_path / "regels"
    shutil.copytree(RULES / "demo-ib", regels / "demo-ib")
    file = write_tariffs(regels)
    file.write_text(file.read_text("utf-8").replace('"uur"', '"dag"'), "utf-8")
    monkeypatch.setenv(rules_source.VARIABLE, str(regels))
    assert "De tarieven zijn niet goed." in shown(page(number))
