"""From the wage of an hour to its price: what each element adds, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from costs.cost_price.computing import Price, present_hours, prices
from costs.cost_price.model import Element, Elements

# What makes an hour cost more, in the order of the formula; then come those that leave fewer hours.
ON_TOP: tuple[Element, ...] = ("werkgeverslasten", "overhead", "indexatie")
SHARES: tuple[Element, ...] = ("niet_declarabel", "no_show")


@dataclass(frozen=True)
class PriceStep:
    """What an element adds to the price of an hour, in euros; the wage is the first, without one.

    `before` and `after` are the price before and after it.
    """

    element: Element | None
    before: Fraction
    after: Fraction

    @property
    def adds(self) -> Fraction:
        """How much it adds."""
        return self.after - self.before


def steps(elements: Elements, price: Price) -> tuple[PriceStep, ...]:
    """The steps of one of its prices; the first is the wage of a contract hour, the last the price.

    They add up exactly. What one adds depends on the order: it is that of the formula.
    """
    contract = elements.elements["contracturen"].value
    running = price.wage / contract
    found = [PriceStep(None, Fraction(0), running)]
    for name in ON_TOP:
        more = running * (1 + elements.elements[name].value / 100)
        found.append(PriceStep(name, running, more))
        running = more
    for name, hours in _hours(elements):
        more = price.cost / hours
        found.append(PriceStep(name, running, more))
        running = more
    return tuple(found)


def all_steps(elements: Elements) -> tuple[tuple[PriceStep, ...], ...]:
    """The steps of every product, in the order of the file."""
    return tuple(steps(elements, price) for price in prices(elements))


def _hours(elements: Elements) -> Iterator[tuple[Element, Fraction]]:
    """The hours that are left after each element that takes some."""
    of = {name: own.value for name, own in elements.elements.items()}
    contract = of["contracturen"]
    yield "scholing", contract * (1 - of["scholing"] / 100)
    yield "ziekteverzuim", contract * (1 - (of["scholing"] + of["ziekteverzuim"]) / 100)
    left = present_hours(elements)
    yield "verlofuren", left
    left *= 1 - of["reistijd"] / (60 * of["uren_per_dag"])
    yield "reistijd", left
    for name in SHARES:
        left *= 1 - of[name] / 100
        yield name, left
