"""What the time of a leefgebied depends on: rules that fire, and the questions of a judged time."""

from __future__ import annotations

from typing import NamedTuple


class Fired(NamedTuple):
    """A rule about client factors whose condition holds, and how often its time counts."""

    regel: str
    times: int = 1


class Judged(NamedTuple):
    """The questions of a time that is judged.

    `number` is judged as a whole, `times` multiplies it, and `covered` goes off without more ado,
    at most all of it where it is `bound`. The numbers that answer `number` and `covered` need not
    be told apart.
    """

    number: str
    times: str | None
    covered: str | None
    bound: bool
