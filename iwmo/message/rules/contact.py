"""Rules about addresses and how somebody can be reached. Bron: iWmo 3.2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwmo.message.elements import child, children, every, said_day, text, there
from iwmo.message.rules.registry import Bericht, Places, rule

NEDERLAND = "NL"
TIJDELIJK = "04"


@rule("CD005", "Postcode en land horen bij elkaar: vul ze allebei in, of geen van beide.")
def country_with_postcode(bericht: Bericht) -> Iterator[Places]:
    """Whether there is a country where there is a postcode, and nowhere else."""
    for adres in every(bericht.root, "Adres"):
        postcode, land = child(adres, "Postcode"), child(adres, "LandCode")
        if bool(text(postcode)) != bool(text(land)):
            yield there(postcode, land)


@rule("CD025", "Een adres in Nederland heeft een huisnummer: vul het in.")
def house_in_the_netherlands(bericht: Bericht) -> Iterator[Places]:
    """Whether a Dutch address has a number of a house."""
    for land in every(bericht.root, "LandCode"):
        house = child(land.getparent(), "Huis", "Huisnummer")
        if text(land) == NEDERLAND and not text(house):
            yield (land,)


@rule(
    "CD034", "Een adres in de BRP (01) of een verblijfadres (03) heeft een postcode: vul haar in."
)
def postcode_of_a_home(bericht: Bericht) -> Iterator[Places]:
    """Whether where somebody lives has a postcode."""
    for contact in every(bericht.root, "Contact"):
        soort = child(contact, "Soort")
        if text(soort) in ("01", "03") and not text(child(contact, "Adres", "Postcode")):
            yield there(soort)


@rule("CS089", "Dit is geen Nederlandse postcode: schrijf vier cijfers en twee letters.")
def dutch_postcode(bericht: Bericht) -> Iterator[Places]:
    """Whether a Dutch postcode is written as one."""
    for land in every(bericht.root, "LandCode"):
        postcode = child(land.getparent(), "Postcode")
        if text(land) == NEDERLAND and not re.fullmatch("[1-9][0-9]{3}[A-Za-z]{2}", text(postcode)):
            yield there(postcode, land)


@rule("CD009", "Een periode hoort alleen bij een tijdelijk verblijfadres (04).")
def period_of_a_temporary_address(bericht: Bericht) -> Iterator[Places]:
    """Whether only a temporary address has a period."""
    for contact in every(bericht.root, "Contact"):
        period, soort = child(contact, "Periode"), child(contact, "Soort")
        if period is not None and text(soort) != TIJDELIJK:
            yield there(period, soort)


@rule("TR006", "Hier is niemand te bereiken: vul een telefoonnummer in, of huisnummer en postcode.")
def can_be_reached(bericht: Bericht) -> Iterator[Places]:
    """Whether each contact has a telephone, or a house with a postcode."""
    for contact in every(bericht.root, "Contact"):
        house, postcode = child(contact, "Adres", "Huis"), child(contact, "Adres", "Postcode")
        if child(contact, "Telefoon") is None and (house is None or postcode is None):
            yield (contact,)


@rule("TR061", "De cliënt heeft een adres nodig van soort 01, 02 of 03.")
def client_has_an_address(bericht: Bericht) -> Iterator[Places]:
    """Whether the client has an address that lasts."""
    around = child(bericht.root, "Client", "Contactgegevens")
    contacts = children(around, "Contact")
    if around is not None and not any(
        text(child(contact, "Soort")) in ("01", "02", "03") for contact in contacts
    ):
        yield tuple(contacts)


@rule("CS003", "De laatste dag ligt voor de eerste, of de eerste ontbreekt.")
def end_after_begin(bericht: Bericht) -> Iterator[Places]:
    """Whether no period ends before it begins."""
    pairs = [
        (child(p, "Begindatum"), child(p, "Einddatum")) for p in every(bericht.root, "Periode")
    ]
    pairs += [
        (child(p, "Ingangsdatum"), child(p, "Einddatum"))
        for p in every(bericht.root, "ToegewezenProduct")
    ]
    for first, last in pairs:
        begin, end = said_day(first), said_day(last)
        # The national layer also refuses an end without a beginning.
        if end and (first is None or (begin and end < begin)):
            yield there(last, first)
