"""What comes beside a product, and how long it lasts at most: proposed, decided and recorded."""

from __future__ import annotations

import copy
import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import judge
from engine.schedule import proposed_schedule
from normenkader import InvalidInputError, Library, Normenkader
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import build
from publishing.dmn.beyond import beyond_dmn
from publishing.html.page import normenkader_html
from register.choice import (
    Choice,
    check_choice,
    client_text,
    decided,
    deviations,
    proposed,
)
from register.decisions.reading import Filter, open_decision
from register.decisions.writing import plain_decision, record
from register.integrity.control import check_register
from register.moving.exporting import export
from register.remark import too_long
from register.replaying.replay import replay_decision
from register.store.opening import Register
from screens.intake.case.choosing import decision
from tests.conftest import RULES
from tests.register.deciding import (
    AUDITOR,
    CHECKED,
    CONSULENT,
    MOMENT,
    OORDEEL,
    deviate,
    follow,
    proposal,
)
from zaak.checking import check_zaak
from zaak.model import Zaak

MODULES = [
    {"module": "MG", "naam": "Module gedrag", "omschrijving": "Extra hulp bij gedrag."},
    {"module": "MA", "naam": "Module ADL", "omschrijving": "Extra hulp bij de dag."},
]


def changed(demo: Normenkader, langste: list[dict[str, Any]]) -> Normenkader:
    """The demonstration with two modules, and with longest durations."""
    content: dict[str, Any] = copy.deepcopy(demo.content)
    bron = content["besluit"]["bron"]
    content["modules"] = [{**m, "bron": bron} for m in MODULES]
    content["besluit"]["langste_duur"] = [{**row, "bron": bron} for row in langste]
    words = {"wel": "Daarbij hoort {module}.", "niet": "Er hoort niets extra bij."}
    rules = [
        {
            "regel": f"OP-{m['module']}",
            "titel": m["naam"],
            "als": als,
            "module": m["module"],
            "bron": bron,
            "uitleg": words,
        }
        for m, als in zip(
            MODULES, ({"zorgmijding": "sterk"}, {"zorgmijding": ["sterk", "licht"]}), strict=True
        )
    ]
    content["fasen"].append({"fase": "opslag", "titel": "Daarbij", "regels": rules})
    return build(Tree("proef.yaml", content))


@pytest.fixture(scope="module")
def norms(demo: Normenkader) -> Normenkader:
    rows = [{"product": "IBO", "weken": 40}, {"doelrichting": "ontwikkel", "weken": 26}]
    return changed(demo, [*rows, {"product": "IBB", "weken": 30}])


def asked(example: Path, **changes: Any) -> dict[str, Any]:
    """An example with other client factors and another duration."""
    found: dict[str, Any] = read_yaml(example.read_text("utf-8"), "x").waarde
    weeks = changes.pop("weken", None)
    case = {**found, "clientfactoren": {**found["clientfactoren"], **changes}}
    return case if weeks is None else {**case, "indicatieduur_weken": weeks}


EXAMPLE = RULES / "demo-ib" / "voorbeelden" / "1-leren-na-schulden.yaml"


def judged(norms: Normenkader, zaak: dict[str, Any]) -> tuple[Zaak, dict[str, Any]]:
    checked, chosen = check_zaak(zaak, Library([norms]))
    return checked, judge(chosen, checked)


def test_an_answer_names_modules_only_where_a_normenkader_has_them(
    norms: Normenkader, demo: Normenkader
) -> None:
    _, strong = judged(norms, asked(EXAMPLE, zorgmijding="sterk"))
    _, none = judged(norms, asked(EXAMPLE, zorgmijding="geen"))
    _, plain = judged(demo, asked(EXAMPLE))
    assert [m["code"] for m in strong["modules"]] == ["MG", "MA"]
    assert strong["modules"][0]["naam"] == "Module gedrag"
    assert none["modules"] == []
    assert "modules" not in plain


@pytest.mark.parametrize(("weken", "held"), [(52, 26), (26, 26), (10, 10)])
def test_a_proposal_is_held_to_the_shortest_of_the_longest_durations(
    norms: Normenkader, weken: int, held: int
) -> None:
    zaak, antwoord = judged(norms, asked(EXAMPLE, weken=weken))
    assert antwoord["doelrichting"] == "ontwikkel"
    assert proposed(norms, zaak, antwoord).weken == held
    schedule = proposed_schedule(norms, zaak, antwoord)
    assert schedule is not None
    assert schedule.weken == held
    # The phases of the answer itself, by both evaluators, are over the same weeks.
    assert antwoord["fasering"][-1]["week_tot"] == held


def test_longer_than_the_longest_duration_asks_for_a_reason_and_is_remarked(
    norms: Normenkader,
) -> None:
    voorstel = proposed(norms, *judged(norms, asked(EXAMPLE)))
    longer = replace(voorstel, weken=30)
    assert deviations(voorstel, longer) == ["periode"]
    faults = check_choice(norms, voorstel, Choice(longer, OORDEEL))
    assert [f.pad for f in faults] == [("reden",), ("toelichting",)]
    assert "30 weken is langer dan" in too_long(norms, longer)
    assert "hoogstens 26 weken" in too_long(norms, longer)
    assert too_long(norms, replace(voorstel, weken=26)) == ""
    assert too_long(norms, replace(voorstel, product="IBBI", weken=500)) == ""


def test_another_product_begins_with_its_own_longest_duration(norms: Normenkader) -> None:
    voorstel = replace(proposed(norms, *judged(norms, asked(EXAMPLE))), weken=40)
    for product, weken in (("IBB", 30), ("IBBI", 40)):
        keuze = {"volgt": False, "gegeven": f"product:{product}"}
        assert decision(norms, voorstel, keuze).weken == weken
    typed = {"volgt": False, "gegeven": "product:IBB", "weken": 50}
    assert decision(norms, voorstel, typed).weken == 50


def test_other_modules_are_a_deviation_and_only_known_ones_in_their_order_are_right(
    norms: Normenkader,
) -> None:
    voorstel = proposed(norms, *judged(norms, asked(EXAMPLE, zorgmijding="licht")))
    assert voorstel.modules == ("MA",)
    other = replace(voorstel, modules=("MG", "MA"))
    assert deviations(voorstel, other) == ["modules"]
    keuze = Choice(other, OORDEEL, "AFW-VEILIGHEID", "De veiligheid vraagt hierom.")
    assert check_choice(norms, voorstel, keuze) == []
    assert "Daarbij krijgt u ook: Module gedrag en Module ADL." in client_text(norms, other)
    for wrong in (("MA", "MG"), ("XX",), ("MA", "MA")):
        faults = check_choice(
            norms, voorstel, replace(keuze, besluit=replace(other, modules=wrong))
        )
        assert [f.pad for f in faults] == [("modules",)]
    none = replace(voorstel, uitkomst="ib0", product=None, minuten_per_week=None, weken=None)
    faults = check_choice(norms, voorstel, replace(keuze, besluit=none))
    assert ("modules",) in [f.pad for f in faults]


def test_a_decision_with_modules_is_recorded_checked_repeated_and_exported(
    norms: Normenkader, register: Register
) -> None:
    library = Library([norms])
    case = asked(EXAMPLE, zorgmijding="licht")
    first = record(register, CONSULENT, library, follow(library, case), MOMENT)
    order = deviate(library, case, first.nummer, modules=("MG", "MA"))
    second = record(register, CONSULENT, library, order, MOMENT)
    stuk = open_decision(register, AUDITOR, second.nummer).stuk
    assert (stuk["voorstel"]["modules"], stuk["besluit"]["modules"]) == (["MA"], ["MG", "MA"])
    assert stuk["afwijking"] == ["modules"]
    assert decided(stuk["besluit"]) == order.keuze.besluit
    assert replay_decision(register, AUDITOR, second.nummer).same
    assert check_register(register.plek, CHECKED).all_right
    file = io.BytesIO()
    assert export(register, AUDITOR, Filter(), "csv", file) == 2
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [row["modules"] for row in rows] == ["MA", "MG, MA"]
    assert norms.melding
    assert {row["melding_normenkader"] for row in rows} == {" ".join(norms.melding.split())}


def test_a_decision_without_modules_is_stored_as_before(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    assert "modules" not in plain_decision(proposal(bibliotheek, zaak))


def test_the_longest_duration_is_published_and_is_no_dmn(norms: Normenkader) -> None:
    html = normenkader_html(norms)
    assert "De langste duur" in html
    assert "26 weken" in html
    assert any("langste duur" in line for line in beyond_dmn(norms))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"product": "NIETS", "weken": 4}, "het product 'NIETS' bestaat niet"),
        ({"doelrichting": "niets", "weken": 4}, "langste_duur"),
        ({"weken": 4}, "precies één van: product, doelrichting"),
        ({"product": "IBO", "doelrichting": "behoud", "weken": 4}, "precies één van"),
        ({"product": "IBO", "weken": 0}, "weken"),
    ],
)
def test_a_longest_duration_is_about_one_thing_that_there_is(
    demo: Normenkader, row: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        changed(demo, [row])
    assert said in str(caught.value)
