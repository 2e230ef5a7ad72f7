"""`normwijzer register termijnen`: how often a term was kept, never by person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.figures import aligned
from cli.register.places import OPDRACHTREGEL, Waar, opened
from cli.register.selecting import OfNormenkader, Sinds, Until, selected, tenths
from cli.shared import flush, json_line, stop, write_line
from cli.terms.calendar import Gelijkgesteld, chosen_calendar
from register.decisions.followed import ZEKERHEID_PROCENT
from register.decisions.releasing import LEAST
from register.decisions.terms.in_time import ALL, COUNTED, InTime, hidden, in_time
from register.errors import RegisterError
from terms.term import RULES


def termijnen(
    sinds: Sinds = None,
    until: Until = None,
    normenkader: OfNormenkader = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    gelijkgesteld: Gelijkgesteld = None,
    register: Waar = None,
) -> None:
    """Toon welk deel binnen de termijn van de wet bleef, nooit per persoon.

    Per termijn en per maand, met een interval van 95 %. Alleen wat bekend is telt mee. Groepen van
    minder dan 10 besluiten zijn verborgen, ook als ze uit te rekenen zouden zijn.
    """
    calendar = chosen_calendar(gelijkgesteld)
    filter_ = selected(sinds, until, normenkader)
    found = opened(register)
    try:
        groups = in_time(found, OPDRACHTREGEL, filter_, calendar)
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()
    if als_json:
        write_line(json_line(_plain(groups)))
    else:
        for line in _lines(groups):
            write_line(line)
    flush()


def _plain(groups: list[InTime]) -> dict[str, Any]:
    return {
        "minstens": LEAST,
        "zekerheid_procent": ZEKERHEID_PROCENT,
        "methode": "wilson",
        "groepen": [
            {
                "termijn": g.soort,
                "maand": g.maand or None,
                "aantal": g.aantal,
                "op_tijd": g.op_tijd,
                "interval_promille": None if g.interval is None else list(g.interval),
            }
            for g in groups
        ],
    }


def _lines(groups: list[InTime]) -> Iterator[str]:
    for soort in COUNTED:
        title, secret = RULES[soort].titel, hidden(groups, soort)
        rows = [_row(g) for g in groups if g.soort == soort and g.aantal is not None]
        if rows:
            yield from aligned([(title, "Bekend", "Op tijd", "Van (%)", "Tot (%)"), *rows], words=1)
        elif secret:
            yield f"{title}: geen groep die groot genoeg is."
        else:
            yield f"{title}: van geen besluit bekend."
        if secret:
            yield f"Verborgen: {secret}."
        yield ""
    yield (
        f"Interval van {ZEKERHEID_PROCENT} % (Wilson). Groepen van minder dan {LEAST} besluiten, "
        "en wat ze zou verraden, zijn verborgen; dat geldt binnen deze selectie."
    )


def _row(group: InTime) -> tuple[str, ...]:
    low, high = group.interval or (0, 1000)
    name = "Alle maanden" if group.maand == ALL else group.maand
    return (name, str(group.aantal), str(group.op_tijd), tenths(low), tenths(high))
