"""A case that begins: empty, with a reference of its own and a date on which its rules hold."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from normenkader import Library, NotInForceError
from screens.intake.case.draft import Content
from screens.intake.case.reference import new_reference
from zaak.duration import usual_duration


def new_case(library: Library, today: date) -> Content:
    """A case with a reference of its own, for the usual normenkader, or else one in force today.

    Nothing is answered but the duration: that is the usual one of the normenkader.
    """
    name = library.usual or library.ids_on(today)[0]
    peildatum = date_in_force(library, name, today)
    return {
        "zaak": new_reference(),
        "normenkader": name,
        "peildatum": peildatum.isoformat(),
        **usual_duration(library.in_force(name, peildatum)),
        "toegang": {},
        "leefgebieden": {},
        "clientfactoren": {},
    }


def date_in_force(library: Library, name: str, datum: date) -> date:
    """The date itself where a version is in force, else the nearest first or last day of one."""
    own = [v.geldig for v in library.versies if v.normenkader == name]
    days = {datum} | {day for geldig in own for day in (geldig.van, geldig.last_day)}
    for day in sorted(days, key=lambda d: (abs(d - datum), d)):
        with suppress(NotInForceError):
            library.plausible(name, day)
            return day
    raise NotInForceError(f"Het normenkader {name!r} geldt op geen enkele dag.")
