"""The part about the cost price: what was uploaded, other values, and a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from itertools import pairwise
from typing import Any

import altair as alt
import pytest
from streamlit.testing.v1 import AppTest

from costs.cost_price.model import Element, Elements
from costs.cost_price.reading import read_cost_price
from costs.cost_price.steps import all_steps
from screens.beheer.cost_price.charts import changes_chart, steps_chart
from screens.beheer.cost_price.download import as_csv
from screens.beheer.cost_price.part import template
from screens.beheer.cost_price.state import SESSION, CostPriceState, read_upload
from screens.beheer.cost_price.trying import GEEN_UUR, read_other
from screens.beheer.cost_price.view import (
    changes_table,
    elements_table,
    figures,
    products_table,
    steps_table,
)
from tests.costs.cost_price.example import filled, with_two_products


def elements(tekst: str = "") -> Elements:
    return read_cost_price(tekst or with_two_products(), "k.yaml")


def bars(picture: alt.LayerChart) -> list[dict[str, Any]]:
    """What a picture is made of."""
    (found,) = picture.to_dict()["datasets"].values()
    return list(found)


def text(html: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(html)).split())


def test_the_empty_file_names_every_open_figure_with_its_line() -> None:
    found = read_upload(template(), "leeg.yaml")
    assert found.elements is None
    # Of each its value and its source.
    assert len(found.problemen) == 2 * template().count(b"{waarde: null, bron: null}") > 0
    assert all(p.regel > 0 and "is nog open" in p.melding for p in found.problemen)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a: [", b"x" * 2_000_000])
def test_what_is_no_file_of_elements_is_said(content: bytes) -> None:
    found = read_upload(content, "k.yaml")
    assert found.elements is None
    assert found.problemen


def test_products_stand_side_by_side_with_their_scales() -> None:
    found = text(products_table(elements(), None))
    assert "Eerste product (P1) 40 (100 %) € 36.000,00 € 60.840,00 1.201,2 € 50,65" in found
    # 25 % of 36,000 and 75 % of 45,000 is 42,750; × 1,69 is 72,247.50; by 1201.2 is 60.146…
    assert "40 (25 %) en 50 (75 %) € 42.750,00 € 72.247,50 1.201,2 € 60,15" in found
    assert figures(elements())[-1] == ("productiviteit", "60,1 %")


def test_another_value_gives_another_price_and_the_difference() -> None:
    own = CostPriceState()
    own.take(filled().encode(), "k.yaml")
    assert own.file is not None
    assert own.file.elements is not None
    own.change("overhead", Fraction(50))
    # 46,800 × 1.5 × 1.04 = 73,008; by 1201.2 is 60.779…
    found = text(products_table(own.file.elements, own.changed))
    assert "€ 50,65 € 60,78 +€ 10,13" in found
    assert "25 % van de loonkosten (anders: 50)" in text(
        elements_table(own.file.elements, own.changed)
    )
    own.change("overhead", Fraction(25))
    assert own.changed is None


def test_another_file_begins_anew() -> None:
    own = CostPriceState()
    own.take(filled().encode(), "k.yaml")
    own.change("overhead", Fraction(50))
    own.take(with_two_products().encode(), "twee.yaml")
    assert own.others == {}
    assert own.ronde == 2


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("reistijd", "480", GEEN_UUR),
        ("reistijd", "-1", "'-1' is geen getal. Schrijf minuten per dag, zoals 18"),
        ("reistijd", "", "'' is geen getal."),
        ("no_show", "100", "kan niet: kies vanaf 0 en minder dan 100."),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(name: str, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_other(CostPriceState(), elements(), name, typed)  # type: ignore[arg-type]


def test_steps_and_changes_have_a_column_for_each_product() -> None:
    steps = text(steps_table(elements()))
    assert steps.startswith("Van loon naar prijs Onderdeel Eerste product Tweede product")
    assert "loon per contractuur € 18,00 € 21,38" in steps
    assert steps.endswith("prijs per uur € 50,65 € 60,15")
    changes = text(changes_table(elements(), 0))
    # 10 % more wage on top: 33 % instead of 30 % is 60,840 × 1.33 / 1.3, so 1,404 more a year.
    assert "werkgeverslasten +€ 1,17" in changes
    # The largest stands first, whichever way it goes.
    assert changes.startswith(
        "Een tiende meer Onderdeel Eerste product Tweede product contracturen -€"
    )


def test_the_file_for_a_spreadsheet_has_no_formula_and_the_same_figures() -> None:
    tekst = (
        with_two_products().replace('"Verzonnen"', '"=1+1"').replace("Eerste product", "+Eerste")
    )
    tekst = tekst.replace("product: P1", 'product: "P1"')
    found = as_csv(elements(tekst), None)
    assert found.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(found.decode("utf-8-sig")), delimiter=";"))
    assert all(len(row) == 6 for row in rows)
    number = re.compile(r"-?[0-9]+(,[0-9]+)?")
    for soort, _, _, waarde, _, bron in rows[1:]:
        assert number.fullmatch(waarde), (soort, waarde)
        assert not bron.startswith(("=", "+", "-", "@"))
    assert ["uitkomst", "prijs", "P2", "60,15", "euro per uur", ""] in rows
    assert any(row[5] == "'=1+1" for row in rows)
    assert [row[3] for row in rows if row[:3] == ["stap", "no-show", "P1"]] == ["1,27"]


def test_the_pictures_go_where_the_sum_goes_and_tell_dearer_from_cheaper() -> None:
    (own, _) = all_steps(elements())
    rows = bars(steps_chart(own))
    assert [rows[0]["tekst"], rows[-1]["tekst"]] == ["€ 18,00", "€ 50,65"]
    # Each bar begins where the one before ends, up to the whole price.
    assert all(a["tot"] == b["van"] for a, b in pairwise(rows[:-1]))
    assert (rows[-1]["van"], rows[-1]["tot"]) == (0, rows[-2]["tot"])
    changes: list[tuple[Element, Fraction]]
    changes = [("contracturen", Fraction(-5)), ("overhead", Fraction(1))]
    cheaper, dearer = bars(changes_chart(changes))
    assert (cheaper["soort"], cheaper["van"], cheaper["tot"]) == ("eraf", -5, 0)
    assert (dearer["soort"], dearer["van"], dearer["tot"]) == ("erbij", 0, 1)


PAGE = """
from rights import LOKAAL
from screens.beheer.page import show

show(LOKAAL)
"""


def test_a_name_from_a_file_is_no_markdown_and_no_html() -> None:
    app = AppTest.from_string(PAGE, default_timeout=60).run()
    app.button(key="beheer-deel-kostprijs").click().run()
    spike = "<b>dik</b> ![beeld](http://127.0.0.1:9/x.png)"
    tekst = with_two_products().replace("naam: Eerste product", f"naam: '{spike}'")
    app.session_state[SESSION][1].take(tekst.encode(), "k.yaml")
    app.run()
    assert not app.exception
    (radio,) = app.radio
    assert radio.options[1] == "Tweede product"
    assert "![beeld]" not in radio.options[0]
    drawn = [str(e.proto.body) for e in app.get("html")]
    assert any("&lt;b&gt;dik" in body for body in drawn)
    assert not any("<b>dik" in body for body in drawn)
