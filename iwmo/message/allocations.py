"""From decisions to allocations: which one goes on, which one ends, and which one is new.

Bron: iWmo 3.2. A volume per week never changes on one number: the old allocation ends the day
before, and a new one begins (OP033x1, IV066, IV093). With the same volume the old number goes on
while its last day has not passed (OP380). What had not begun yet is removed: its last day becomes
its first (OP033x1, CS335).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from iwmo.message.facts import Decided, GivenProduct, Part, before

# What a message says of one, against what was said before.
Change = Literal["nieuw", "gelijk", "langer", "korter", "verwijderd"]


@dataclass(frozen=True)
class Allocation:
    """One allocation: the decision and the part (from 1) that began it, and what it is now."""

    besluit: int
    deel: int
    product: GivenProduct
    van: date
    tot_en_met: date
    minuten: int
    change: Change = "nieuw"

    @property
    def key(self) -> str:
        """How people name it: the decision and the part."""
        return f"{self.besluit}.{self.deel}"

    @property
    def removed(self) -> bool:
        """Say whether it counts as never sent."""
        return self.change == "verwijderd"


def allocations(decisions: Sequence[Decided], dagtekening: date) -> tuple[Allocation, ...]:
    """Every allocation that these decisions lead to, in order, as it is after the last of them.

    The `change` of each is what the last decision did to it. Whether one had ended already is seen
    on the day of the message; of an earlier decision on the day on which that was recorded.
    """
    found: tuple[Allocation, ...] = ()
    for decision in decisions:
        there = tuple(replace(a, change="gelijk") for a in found if not a.removed)
        day = dagtekening if decision is decisions[-1] else decision.recorded
        found = _after(there, decision, day)
    return found


def to_send(found: Iterable[Allocation], dagtekening: date) -> tuple[Allocation, ...]:
    """Those that a message must have: every one that changed, and every one that still runs.

    Bron: iWmo 3.2, OP087.
    """
    return tuple(a for a in found if a.change != "gelijk" or a.tot_en_met >= dagtekening)


def _after(there: tuple[Allocation, ...], decision: Decided, day: date) -> tuple[Allocation, ...]:
    """What a decision makes of the allocations that there are; its own come after them."""
    parts = dict(enumerate(decision.parts, start=1))
    result: list[Allocation] = []
    for allocation in there:
        number = _going_on(allocation, decision, parts, day)
        if number is None:
            result.append(_ended(allocation, decision.van))
        else:
            result.append(_until(allocation, parts.pop(number).tot_en_met))
    if decision.product is not None:
        for number, part in parts.items():
            own = (part.van, part.tot_en_met, part.minuten)
            result.append(Allocation(decision.besluit, number, decision.product, *own))
    return tuple(result)


def _going_on(
    allocation: Allocation, decision: Decided, parts: Mapping[int, Part], day: date
) -> int | None:
    """The part that is more of the same: equal product and minutes, without a day in between."""
    if allocation.product != decision.product:
        return None
    for number, part in parts.items():
        first = part.van == decision.van and allocation.van <= part.van
        # Only what has not ended yet can become longer.
        longer = before(part.van) == allocation.tot_en_met and allocation.tot_en_met >= day
        inside = part.van <= allocation.tot_en_met
        on = part.van == allocation.van or (first and (inside or longer))
        if on and part.minuten == allocation.minuten:
            return number
    return None


def _until(allocation: Allocation, last: date) -> Allocation:
    if last == allocation.tot_en_met:
        return allocation
    change: Change = "langer" if last > allocation.tot_en_met else "korter"
    return replace(allocation, tot_en_met=last, change=change)


def _ended(allocation: Allocation, van: date) -> Allocation:
    """What is left of one when another decision begins on a day."""
    if allocation.tot_en_met < van:
        return allocation
    if allocation.van >= van:
        return replace(allocation, tot_en_met=allocation.van, change="verwijderd")
    return replace(allocation, tot_en_met=before(van), change="korter")
