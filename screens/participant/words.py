"""Results of a practice session in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from normenkader import Normenkader
from normenkader.texts import dotted
from practice.agreement.answers import classes
from practice.session.case import CaseResult
from screens.widgets.wording import percent

# More names than this are no answer to anybody.
MOST_NAMES = 3


def class_names(normenkader: Normenkader) -> dict[str, str]:
    """The names of the classes by code."""
    return {k.code: k.naam for k in classes(normenkader)}


def outcome_text(names: Mapping[str, str], result: CaseResult) -> str:
    """The class that answers give, or those that are possible still."""
    if result.antwoord is None:
        return "geen uitkomst: deze antwoorden passen niet bij elkaar"
    if len(result.klassen) > MOST_NAMES:
        return f"nog niet zeker, {len(result.klassen)} uitkomsten zijn mogelijk"
    return " of ".join(names[code] for code in result.klassen)


def minutes_text(minuten: tuple[int, int] | None) -> str:
    """Minutes, or their range; nothing where there are none."""
    if minuten is None:
        return ""
    least, most = minuten
    return (
        f"{dotted(least)} minuten"
        if least == most
        else f"{dotted(least)} tot {dotted(most)} minuten"
    )


def share(part: Fraction | None) -> str:
    """A share in whole percents; a dash where there is none."""
    return "–" if part is None else percent(part)


def decimal(getal: float) -> str:
    """A measure with three decimals, as its limits are,, the way it is written in Dutch."""
    return f"{getal:.3f}".replace(".", ",").replace("-", "−")
