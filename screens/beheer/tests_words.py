"""A test that came out otherwise, in words: what was expected and what came."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from engine.account.trail_difference import Paar
from normenkader.texts import number
from publishing.markup import Markup, Pieces
from rule_tests.running import RuleTestResult

HTML = Pieces(__name__)

MOST_STEPS = 12


def failure_html(result: RuleTestResult) -> Markup:
    """One failed test as a card."""
    given = result.gelezen
    steps = [line for paar in result.changed_steps() for line in _step_lines(paar)]
    more = [f"en nog {len(steps) - MOST_STEPS}"] if len(steps) > MOST_STEPS else []
    return HTML(
        "failure",
        toets=result.toets,
        place=f"{given.bestand.rpartition('/')[2]}, regel {given.regel}",
        deviations=[(a.veld, shown(a.verwacht), shown(a.uitgekomen)) for a in result.afwijkingen],
        steps=[*steps[:MOST_STEPS], *more],
    )


def _step_lines(pair: Paar) -> Iterator[str]:
    """What is new or otherwise; what is gone is left out, as an early end leaves out all."""
    if pair.nieuw is not None:
        word = "Nieuw" if pair.oud is None else "Anders"
        yield f"{word}: {pair.nieuw['uitleg']} [{pair.nieuw['regel']}]"


def shown(waarde: Any) -> str:
    """A value of the answer in words."""
    if isinstance(waarde, list):
        return ", ".join(map(shown, waarde)) or "niets"
    if isinstance(waarde, dict):
        return "week {week_van}-{week_tot}: {minuten_per_week} minuten".format(**waarde)
    if isinstance(waarde, str) and "/" in waarde:
        return number(Fraction(waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "niets" if waarde is None else str(waarde)
