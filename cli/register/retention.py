"""`normwijzer register bewaartermijn`: which decisions are past their term, and removing those."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

import typer

from cli.register.places import OPDRACHTREGEL, Waar, chosen_place, opened, owned_place
from cli.shared import ONGELDIG, stop, write_line
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.texts import counted, date_text
from register.decisions.retention import Expired, past_term, remove
from register.decisions.writing import now
from register.errors import RegisterError
from register.store.opening import Register
from register.store.place import OWNER_VARIABLE, Place
from register.term import LEAST_YEARS, LEAST_YEARS_WITHOUT, Bewaartermijn

NOT_HERE = (
    "Let op: in reservekopieën, uitvoerbestanden en kopieën van de server staat de inhoud nog. "
    "Ruim die ook op."
)
NOT_ERASED = (
    "De inhoud is weg uit het register, maar resten ervan kunnen nog in de bestanden staan: een "
    "ander programma hield het register bezet, of er was te weinig ruimte. Zie de gids."
)


def bewaartermijn(
    on: Annotated[
        str | None,
        typer.Option(
            "--op", metavar="DATUM", help="Toon wat op deze dag over de termijn is (UTC)."
        ),
    ] = None,
    jaren: Annotated[
        str, typer.Option(metavar="N", help="Jaren na het eind van de periode; minstens 15.")
    ] = str(LEAST_YEARS),
    jaren_zonder: Annotated[
        str,
        typer.Option(
            "--jaren-zonder-voorziening",
            metavar="N",
            help="Jaren na de datum van een besluit zonder voorziening; minstens 5.",
        ),
    ] = str(LEAST_YEARS_WITHOUT),
    verwijder: Annotated[
        str | None,
        typer.Option(metavar="AANTAL", help="Verwijder ze; het aantal dat je zag, ter controle."),
    ] = None,
    register: Waar = None,
) -> None:
    """Toon welke besluiten over hun bewaartermijn zijn, en verwijder pas daarna hun inhoud."""
    nu = now()
    termijn = Bewaartermijn(
        _number("--jaren", jaren), _number("--jaren-zonder-voorziening", jaren_zonder)
    )
    if verwijder is None:
        found = opened(register)
        _show(found, _day(on) or nu.date(), termijn, may_remove=on is None)
    elif on is not None:
        stop("Verwijderen kan alleen naar de dag van vandaag: laat --op weg.", ONGELDIG)
    else:
        _remove(owned_place(), register, _number("--verwijder", verwijder), nu, termijn)


def _show(found: Register, on: date, termijn: Bewaartermijn, *, may_remove: bool) -> None:
    try:
        past = past_term(found, OPDRACHTREGEL, on, termijn)
    except RegisterError as error:
        stop(str(error))
    finally:
        found.close()
    for verlopen in past:
        without = "\tzonder voorziening" if verlopen.zonder_voorziening else ""
        numbers = f"besluit {verlopen.besluit} (record {verlopen.nummer})"
        write_line(f"{numbers}\t{date_text(verlopen.einddatum)}{without}")
    write_line(_told(past, on, termijn))
    if past and may_remove:
        write_line(
            f"Wil je dat, geef dan met {OWNER_VARIABLE}: "
            f"normwijzer register bewaartermijn --jaren {termijn.jaren} "
            f"--jaren-zonder-voorziening {termijn.zonder_voorziening} --verwijder {len(past)}"
        )


def _told(past: list[Expired], on: date, termijn: Bewaartermijn) -> str:
    terms = (
        f"De bewaartermijn is {termijn.jaren} jaar na het eind van de periode, en "
        f"{termijn.zonder_voorziening} jaar na de datum van een besluit zonder voorziening."
    )
    day = date_text(on)
    if not past:
        return f"Op {day} is geen besluit over de bewaartermijn. {terms}"
    one = len(past) == 1
    return (
        f"Op {day} {'is' if one else 'zijn'} {counted(len(past), 'besluit', 'besluiten')} over de "
        f"bewaartermijn (nummers en laatste dag hierboven). Er is niets verwijderd.\n{terms}\n"
        f"Verwijderen haalt {'dit besluit' if one else 'deze besluiten'} met de zaak en het "
        f"antwoord uit het register, voorgoed. De keten blijft te controleren."
    )


def _remove(
    beheer: Place, register: str | None, count: int, nu: datetime, termijn: Bewaartermijn
) -> None:
    # The numbers were shown of one register; two settings must not remove from another.
    shown = chosen_place(register)
    if (shown.is_file or beheer.is_file) and shown.register != beheer.register:
        stop(f"{OWNER_VARIABLE} wijst naar een ander register dan {shown}: {beheer}.")
    try:
        done = remove(beheer, OPDRACHTREGEL, count, nu, termijn)
    except RegisterError as error:
        stop(str(error))
    write_line(
        f"De inhoud van {counted(len(done.nummers), 'besluit', 'besluiten')} is verwijderd uit "
        f"{beheer}. Dat staat als "
        f"record {done.gebeurtenis.nummer} in de keten."
    )
    if not done.gewist:
        write_line(NOT_ERASED)
    write_line(NOT_HERE)


def _number(option: str, tekst: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,8}", tekst):
        stop(f"{option}: {quoted(tekst)} is geen heel getal vanaf 1.", ONGELDIG)
    return int(tekst)


def _day(tekst: str | None) -> date | None:
    try:
        return parse_date(tekst) if tekst is not None else None
    except ValueError as error:
        stop(f"--op: {quoted(tekst or '')} {error}.", ONGELDIG)
