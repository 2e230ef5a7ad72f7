"""From the elements to the price of an hour, exactly; only what is shown is rounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from costs.cents import whole
from costs.cost_price.model import ELEMENTS, Element, Elements, Mix

# How much more of an element the sensitivity tries.
A_TENTH_MORE = Fraction(11, 10)


@dataclass(frozen=True)
class Price:
    """The price of one hour of a product in euros, and what it is made of (euros per year)."""

    product: str
    naam: str
    wage: Fraction
    cost: Fraction
    hours: Fraction

    @property
    def euros(self) -> Fraction:
        """The price of an hour that may be declared."""
        return self.cost / self.hours

    @property
    def cents(self) -> int:
        """The price in whole cents, half a cent up."""
        return whole_cents(self.euros)


def whole_cents(euros: Fraction) -> int:
    """An amount in whole cents; half a cent goes up."""
    return whole(euros * 100)


def present_hours(elements: Elements) -> Fraction:
    """The hours a year at work: contract hours without leave, training and sickness."""
    of = _values(elements)
    away = (of["scholing"] + of["ziekteverzuim"]) / 100
    return of["contracturen"] * (1 - away) - of["verlofuren"]


def declarable_hours(elements: Elements) -> Fraction:
    """The hours a year with clients: those at work without travel, consultation and no-show."""
    of = _values(elements)
    travel = of["reistijd"] / (60 * of["uren_per_dag"])
    left = 1 - travel
    for share in (of["niet_declarabel"], of["no_show"]):
        left *= 1 - share / 100
    return present_hours(elements) * left


def productivity(elements: Elements) -> Fraction:
    """Which per cent of the contract hours may be declared."""
    return 100 * declarable_hours(elements) / elements.elements["contracturen"].value


def prices(elements: Elements) -> tuple[Price, ...]:
    """The price of an hour of each product, in the order of the file.

    Needs more than 0 declarable hours: `read_cost_price` and `with_other` see to that.
    """
    of = _values(elements)
    hours = declarable_hours(elements)
    on_top = Fraction(1)
    for share in (of["werkgeverslasten"], of["overhead"], of["indexatie"]):
        on_top *= 1 + share / 100
    found = []
    for mix in elements.products:
        wage = _wage(mix, elements)
        found.append(Price(mix.product, mix.naam, wage, wage * on_top, hours))
    return tuple(found)


def with_other(elements: Elements, others: Mapping[Element, Fraction]) -> Elements | None:
    """The same with other values of some elements; None where no declarable hour is left."""
    changed = {
        name: replace(own, value=others.get(name, own.value))
        for name, own in elements.elements.items()
    }
    found = replace(elements, elements=changed)
    return found if is_possible(found) else None


def is_possible(elements: Elements) -> bool:
    """Whether an hour is left at work, of the day beside travel, and of that with clients."""
    of = _values(elements)
    shares = (of["niet_declarabel"], of["no_show"])
    at_work = present_hours(elements) > 0 and of["reistijd"] < 60 * of["uren_per_dag"]
    return at_work and all(share < 100 for share in shares)


def sensitivity(elements: Elements) -> dict[Element, tuple[Fraction, ...] | None]:
    """What a tenth more of each element does to the price of an hour of each product, in euros.

    None where so much of it can't be: then no declarable hour is left.
    """
    before = prices(elements)
    found: dict[Element, tuple[Fraction, ...] | None] = {}
    for name in ELEMENTS:
        other = with_other(elements, {name: elements.elements[name].value * A_TENTH_MORE})
        if other is None:
            found[name] = None
            continue
        both = zip(prices(other), before, strict=True)
        found[name] = tuple(new.euros - old.euros for new, old in both)
    return found


def _wage(mix: Mix, elements: Elements) -> Fraction:
    return sum(
        (share.value / 100 * elements.wages[scale].value for scale, share in mix.shares),
        Fraction(0),
    )


def _values(elements: Elements) -> dict[Element, Fraction]:
    return {name: own.value for name, own in elements.elements.items()}
