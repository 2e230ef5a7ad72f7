"""Rules about the client, the relations and the message as a whole. Bron: iWmo 3.2."""

from __future__ import annotations

from collections.abc import Iterator

from iwmo.message.elements import child, children, every, said_day, text, there
from iwmo.message.rules.registry import Bericht, Places, rule
from zaak.privacy.scan import passes_eleven_test

YEARS = 120
# What stands for a date of birth that nobody knows.
UNKNOWN = "1900-01-01"


def passes_eleven(tekst: str) -> bool:
    """Say whether nine digits can be a BSN: their weighted sum is divisible by 11."""
    if len(tekst) != 9 or not (tekst.isascii() and tekst.isdigit()):
        return False
    return passes_eleven_test(tekst)


@rule("CS002", "Dit BSN kan niet bestaan: het haalt de 11-proef niet. Kijk de cijfers na.")
def possible_bsn(bericht: Bericht) -> Iterator[Places]:
    """Whether the digits can be a BSN."""
    for bsn in every(bericht.root, "Bsn"):
        if not passes_eleven(text(bsn)):
            yield (bsn,)


@rule(
    "CS050",
    "NaamGebruik past niet bij de naam: met de naam van een partner is het 1, 2, 3 of 4, en zonder "
    "die naam 1.",
)
def name_in_use(bericht: Bericht) -> Iterator[Places]:
    """Whether the name in use is one that there is."""
    for used in every(bericht.root, "NaamGebruik"):
        partner = child(used.getparent(), "Partnernaam")
        if text(used) not in (("1",) if partner is None else ("1", "2", "3", "4")):
            yield there(partner, used)


@rule("CS318", "NaamGebruik 6 is voor een organisatie. Een cliënt is een mens: kies een ander.")
def natural_person(bericht: Bericht) -> Iterator[Places]:
    """Whether the client is a person."""
    used = child(bericht.root, "Client", "Naam", "NaamGebruik")
    if used is not None and text(used) == "6":
        yield (used,)


@rule(
    "CS139",
    "De geboortedatum en wat er onbekend van is, passen niet bij elkaar: is de dag onbekend, "
    "schrijf dan 01 als dag; de dag en de maand: 01-01; alles: 1900-01-01.",
)
def unknown_day(bericht: Bericht) -> Iterator[Places]:
    """Whether what is unknown of a date of birth is written as such."""
    for used in every(bericht.root, "DatumGebruik"):
        datum = child(used.getparent(), "Datum")
        if datum is None:
            continue
        ends = {"1": "-01", "2": "-01-01", "3": UNKNOWN}
        if not text(datum).endswith(ends.get(text(used), "")):
            yield (datum, used)


@rule("CD007", "De taal hoort bij een tolk voor een taal (1), en alleen daarbij.")
def language(bericht: Bericht) -> Iterator[Places]:
    """Whether there is a language where an interpreter of one is asked, and nowhere else."""
    for asked in every(bericht.root, "Communicatie"):
        vorm, taal = child(asked, "Vorm"), child(asked, "Taal")
        if (text(vorm) == "1") != bool(text(taal)):
            yield there(taal, vorm)


@rule("TR002", f"De geboortedatum ligt meer dan {YEARS} jaar voor de dagtekening. Kijk haar na.")
def possible_age(bericht: Bericht) -> Iterator[Places]:
    """Whether somebody can still be alive."""
    stamp = child(bericht.root, "Header", "BerichtIdentificatie", "Dagtekening")
    made = said_day(stamp)
    for born in every(bericht.root, "Geboortedatum"):
        datum, used = child(born, "Datum"), child(born, "DatumGebruik")
        day = said_day(datum)
        if text(used) == "3" and text(datum) == UNKNOWN:
            continue
        if day and made and (day.year + YEARS, day.month, day.day) < made.timetuple()[:3]:
            yield there(stamp, datum)


@rule("TR134", "Deze dag ligt na de dagtekening van het bericht.")
def before_the_message(bericht: Bericht) -> Iterator[Places]:
    """Whether nobody was born, and nothing was settled, after the day of the message."""
    stamp = child(bericht.root, "Header", "BerichtIdentificatie", "Dagtekening")
    made = said_day(stamp)
    days = [child(born, "Datum") for born in every(bericht.root, "Geboortedatum")]
    for given in (*days, *every(bericht.root, "Toewijzingsdatum")):
        day = said_day(given)
        if day and made and day > made:
            yield there(given, stamp)


@rule("TR135", "De dagtekening ligt in de toekomst. Maak het bericht op de dag zelf.", "8848")
def not_in_the_future(bericht: Bericht) -> Iterator[Places]:
    """Whether the day of the message has come."""
    stamp = child(bericht.root, "Header", "BerichtIdentificatie", "Dagtekening")
    made = said_day(stamp)
    if made and made > bericht.made_on:
        yield there(stamp)


@rule(
    "TR101", "Dit staat er twee keer: hetzelfde soort adres, dezelfde relatie of hetzelfde nummer."
)
def each_once(bericht: Bericht) -> Iterator[Places]:
    """Whether nothing that must be unique in its list is there twice."""
    keys = {"Contact": "Soort", "Relatie": "Nummer", "ToegewezenProduct": "ToewijzingNummer"}
    lists = ("Contactgegevens", "Relaties", "ToegewezenProducten")
    for around in every(bericht.root, *lists):
        for name, key in keys.items():
            seen: dict[str, Places] = {}
            for item in children(around, name):
                if value := text(child(item, key)):
                    seen[value] = (*seen.get(value, ()), item)
            yield from (items for items in seen.values() if len(items) > 1)
