"""`normwijzer verzending`: record on which day a decision was sent."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.register.places import Waar, chosen_place, recorded_decision
from cli.shared import ONGELDIG, stop, whole_number, write_line
from cli.terms.calendar import Gelijkgesteld, chosen_calendar
from cli.terms.command import DAG
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.texts import date_text
from register.decisions.writing import now
from register.errors import RegisterError
from register.follow_ups.sending import record_sending
from register.store.opening import open_register
from rights import Role, User
from terms.term import term

# Whoever records on the server does what a consulent does; under which name is not known here.
CONSULENT = User("opdrachtregel", frozenset({Role.CONSULENT}))


def verzending(
    besluit: Annotated[str, typer.Argument(metavar="BESLUIT", help="Nummer van het besluit.")],
    dag: Annotated[str, typer.Argument(metavar="DAG", help=f"De dag van verzending: {DAG}.")],
    gelijkgesteld: Gelijkgesteld = None,
    register: Waar = None,
) -> None:
    """Leg vast op welke dag een besluit is verzonden, en toon tot wanneer bezwaar kan.

    Een andere dag komt in de plaats van de vorige; wat er stond, blijft in het register te zien.
    """
    number = whole_number("BESLUIT", besluit) or 0
    calendar = chosen_calendar(gelijkgesteld)
    try:
        day = parse_date(dag)
    except ValueError as error:
        stop(f"DAG: {quoted(dag)} {error}.", ONGELDIG)
    dossier = recorded_decision(register, number)
    try:
        found = open_register(chosen_place(register))
        try:
            done = record_sending(found, CONSULENT, dossier, day, now())
        finally:
            found.close()
    except RegisterError as error:
        stop(str(error))
    new = "Vastgelegd" if done.nieuw else "Dit was al vastgelegd"
    write_line(f"{new}: besluit {number} is verzonden op {date_text(day)}, record {done.nummer}.")
    last = term("bezwaar", day, calendar).last
    write_line(f"Bezwaar kan tot en met {date_text(last)}.")
