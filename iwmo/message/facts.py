"""What the register says of the decision that a message is about. Nothing of it is of a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class GivenProduct:
    """A product: its name, its national category (2 digits) and the code of the municipality."""

    naam: str
    categorie: str
    code: str | None


@dataclass(frozen=True)
class Part:
    """Days, both included, with one number of minutes per week."""

    van: date
    tot_en_met: date
    minuten: int


@dataclass(frozen=True)
class Decided:
    """A decision: its number, its first day, the product and the parts of its period.

    Without a product there are no parts, and `van` is the date of the decision. `recorded` is the
    day on which it was recorded.
    """

    besluit: int
    recorded: date
    van: date
    product: GivenProduct | None
    parts: tuple[Part, ...]

    @property
    def last_day(self) -> date:
        """The last day of its period; without one its date."""
        return self.parts[-1].tot_en_met if self.parts else self.van


@dataclass(frozen=True)
class Rules:
    """The normenkader that the decision rests on: its name and version, its state, its last day."""

    titel: str
    status: str
    last_day: date

    @property
    def established(self) -> bool:
        """Say whether the municipality established it."""
        return self.status == "vastgesteld"


@dataclass(frozen=True)
class Facts:
    """The decisions of one case in order, up to the one that the message is about.

    `recorded` is when that was recorded, in the Netherlands. `later` is the number of the decision
    that took its place, None while it holds. `beside` names the modules, of which no minutes are
    known.
    """

    decisions: tuple[Decided, ...]
    rules: Rules
    recorded: datetime
    later: int | None = None
    beside: tuple[str, ...] = ()

    @property
    def decision(self) -> Decided:
        """The decision that the message is about."""
        return self.decisions[-1]


def before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
