"""A filled-in file with round figures, made up so that the price can be worked out by hand."""

from __future__ import annotations

import re
from importlib.resources import files

TEMPLATE = files("costs.cost_price").joinpath("sjabloon.yaml").read_text("utf-8")
FIGURES = {
    "contracturen": "2000",
    "verlofuren": "200",
    "uren_per_dag": "8",
    "ziekteverzuim": "8",
    "niet_declarabel": "20",
    "no_show": '"2,5"',
    "werkgeverslasten": "30",
    "overhead": "25",
    "indexatie": "4",
    "jaarloon": "36000",
    "deel": "100",
}


def filled(**others: str) -> str:
    """The shipped template with every open figure filled in, and those of `others` otherwise."""
    text = TEMPLATE
    for name, value in {**FIGURES, **others}.items():
        text = re.sub(rf"({name}: )\{{.*\}}", rf'\g<1>{{waarde: {value}, bron: "Verzonnen"}}', text)
    return text


def with_two_products() -> str:
    """The filled-in file with a second scale, and a product with a mix of both."""
    scale = '  - schaal: "50"\n    jaarloon: {waarde: 45000, bron: "Verzonnen"}\n'
    text = filled().replace(
        "# % van de contracturen; alleen om", f"{scale}# % van de contracturen; om"
    )
    second = "  - product: P2\n    naam: Tweede product\n    mix:\n"
    for name, share in (("40", 25), ("50", 75)):
        second += (
            f'      - schaal: "{name}"\n        deel: {{waarde: {share}, bron: "Verzonnen"}}\n'
        )
    return text + second
