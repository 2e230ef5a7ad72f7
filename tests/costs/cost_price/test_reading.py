"""A file with the elements of a cost price: every problem at once, with its place."""

from __future__ import annotations

import pytest

from costs.cost_price.model import ELEMENTS
from costs.cost_price.reading import read_cost_price
from normenkader import InvalidInputError
from tests.costs.cost_price.example import FIGURES, TEMPLATE, filled


def wrong(text: str) -> list[str]:
    with pytest.raises(InvalidInputError) as found:
        read_cost_price(text, "k.yaml")
    return [str(p) for p in found.value.problemen]


def test_the_shipped_template_says_of_each_open_figure_that_it_lacks() -> None:
    said = wrong(TEMPLATE)
    assert sum("vul een getal in" in line for line in said) == len(FIGURES)
    assert sum("de bron van" in line for line in said) == len(FIGURES)
    line = next(n for n, t in enumerate(TEMPLATE.splitlines(), 1) if "overhead:" in t)
    assert any(s.startswith(f"k.yaml:{line}: elementen, overhead") for s in said)


def test_figures_of_the_sources_are_in_the_template() -> None:
    elements = read_cost_price(filled(), "k.yaml").elements
    assert elements["scholing"].value == 2
    assert elements["reistijd"].value == 18


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"overhead": "-1"}, "'-1' is geen getal"),
        ({"overhead": "1.500"}, "'1.500' kan twee getallen zijn: schrijf 1500, of \"1,500\""),
        ({"no_show": "100"}, "100 % van de geplande tijd met cliënten kan niet"),
        ({"contracturen": "0"}, "0 uren per jaar kan niet: kies meer dan 0 en tot en met 3000"),
        ({"deel": '"99,5"'}, "de delen zijn samen 99,5 %, en dat moet 100 zijn"),
        ({"verlofuren": "1800"}, "er blijft geen declarabel uur over"),
        ({"reistijd": "480"}, "er blijft geen declarabel uur over"),
    ],
)
def test_what_can_not_be_is_refused(others: dict[str, str], said: str) -> None:
    (line,) = wrong(filled(**others))
    assert said in line


def test_all_problems_come_at_once() -> None:
    text = filled(overhead="x", no_show="y").replace(
        'schaal: "40"\n        deel', "schaal: B\n        deel"
    )
    assert len(wrong(text)) == 3


@pytest.mark.parametrize("name", ELEMENTS)
def test_an_element_that_lacks_is_named(name: str) -> None:
    lines = [t for t in filled().splitlines() if not t.startswith(f"  {name}:")]
    (line,) = wrong("\n".join(lines))
    assert f"{name} ontbreekt" in line


def test_a_product_or_scale_is_there_once() -> None:
    text = filled()
    again = text + text[text.index("  - product: P1") :]
    (line,) = wrong(again)
    assert "'P1' staat er al" in line
