"""The elements in words."""

from __future__ import annotations

from costs.cost_price.account import euro_text, signed_euro
from costs.cost_price.model import MEANT, Element
from costs.cost_price.steps import PriceStep

# In a picture a name has one line.
SHORT: dict[Element, str] = {"overhead": "overhead", "niet_declarabel": "tijd zonder cliënt"}


def short_name(element: Element | None) -> str:
    """An element as it stands beside a bar; None is the wage."""
    return step_name(element) if element is None else SHORT.get(element, MEANT[element].words)


def step_name(element: Element | None) -> str:
    """An element as it stands in a table; None is the wage."""
    return "loon per contractuur" if element is None else MEANT[element].words


def step_text(step: PriceStep) -> str:
    """What a step adds; of the wage what it is."""
    return euro_text(step.after) if step.element is None else signed_euro(step.adds)
