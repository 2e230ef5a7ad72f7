"""How much may be worked through at once: the limits of partial intakes and of the proof.

All are looked up beforehand, from the normenkader and what is open: nothing is begun that is too
large. They are numbers of combinations, so the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod

# Ways to answer the questions of one leefgebied, or questions that rules join.
MOST_COMPLETIONS = 20_000
# What leefgebieden that share a coupling or a result area can become together: about a second.
MOST_TOGETHER = 100_000
# The same for the proof, which looks at every pair of them: minutes.
MOST_PROVED = 10_000
# Sums kept one by one, where norm times are too fine for one row of bits.
MOST_SUMS = 250_000
# The most of them at any moment, in the proof: a few hundred MB.
MOST_REACHED = 3_000_000
# Bits that are moved to add up all leefgebieden: about a second.
MOST_WORK = 2**34
# Rows of sums by all goals but the last.
MOST_ROWS = 50_000
TOO_MANY_SUMS = "De normtijden van alle leefgebieden samen geven te veel verschillende sommen."


TOO_FINE = "De eenheden en percentages van de tijden passen te slecht bij elkaar."


class TooLargeError(RuntimeError):
    """There is too much to work through; the message says of what, in one sentence."""


def check_completions(choices: Iterable[int], wat: str) -> None:
    """Look at how many ways there are to answer questions; raises TooLargeError."""
    if prod(choices) > MOST_COMPLETIONS:
        raise TooLargeError(f"De vragen {wat} kunnen op te veel manieren samen beantwoord worden.")


def check_together(choices: Iterable[int], names: Sequence[str], most: int = MOST_TOGETHER) -> None:
    """Look at how much leefgebieden that share a rule can become together; raises TooLargeError."""
    if prod(choices) > most:
        listed = f"{', '.join(names[:-1])} en {names[-1]}"
        raise TooLargeError(
            f"De leefgebieden {listed} hangen samen, door een koppeling of een resultaatgebied, "
            "en kunnen samen te veel worden."
        )


def check_sums(sizes: Sequence[int], groups: Sequence[int], *, bits: bool) -> None:
    """Look at how many sums groups can reach; raises TooLargeError.

    `sizes` are those of the layout; `groups` how many contributions each group has.
    """
    places = prod(sizes)
    if bits:
        too_many = places * sum(n for n in groups if n > 1) > MOST_WORK
        too_many = too_many or min(prod(sizes[1:-1]), prod(groups)) > MOST_ROWS
    else:
        too_many = min(places, prod(groups)) > MOST_SUMS
    if too_many:
        raise TooLargeError(TOO_MANY_SUMS)


def check_fine(totals: int, most: int) -> None:
    """Look at how finely times count, as units far apart make them; raises TooLargeError."""
    if totals > most:
        raise TooLargeError(TOO_FINE)


def check_reached(reached: int) -> None:
    """Look at how many sums are reached so far; raises TooLargeError."""
    if reached > MOST_REACHED:
        raise TooLargeError(TOO_MANY_SUMS)
