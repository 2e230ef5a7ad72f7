"""A decision in two parts with what somebody gives for its message, and who judges it."""

from __future__ import annotations

import os
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from iwmo.message.facts import Decided, Facts, GivenProduct, Part, Rules
from iwmo.message.judging.rule_layer import RuleLayer
from iwmo.message.judging.schema import Schema
from iwmo.message.judging.settings import RULES, SCHEMA
from iwmo.message.making import make
from normenkader.file.tree import Tree

# Read before a test changes it: where the national files are, that are no part of the project.
_SCHEMA, _RULES = os.environ.get(SCHEMA), os.environ.get(RULES)
PRODUCT = GivenProduct("Begeleiding", "02", "02X01")
TODAY = date(2026, 3, 2)
FIRST = Part(date(2026, 3, 9), date(2026, 5, 31), 150)
SECOND = Part(date(2026, 6, 1), date(2026, 9, 6), 100)
RECORDED = datetime(2026, 2, 27, 10, 15)  # noqa: DTZ001 - on the clocks of the Netherlands
DECIDED = Decided(12, RECORDED.date(), FIRST.van, PRODUCT, (FIRST, SECOND))
FACTS = Facts((DECIDED,), Rules("Regels 2026.1", "vastgesteld", date(2026, 12, 31)), RECORDED)
BSN, NAAM = "123456782", "Zonnebloem & Zoon"
DETAILS: dict[str, Any] = {
    "bericht": {
        "gemeentecode": "0505",
        "agb": "42420001",
        "identificatie": "A2026-000123",
        "dagtekening": "2026-03-02",
    },
    "client": {
        "bsn": BSN,
        "geboortedatum": "1967-08-13",
        "geslacht": "0",
        "achternaam": NAAM,
        "naamgebruik": "1",
        "contact": [{"soort": "01", "huisnummer": "1", "postcode": "3300AA", "land": "NL"}],
    },
    "toewijzing": {"toewijzingsdatum": "2026-02-27", "toewijzingstijd": "10:15:00"},
    "toewijzingen": {"12.1": {"nummer": "101"}, "12.2": {"nummer": "102"}},
}
# As much as a message can hold.
EVERYTHING: dict[str, Any] = deepcopy(DETAILS)
EVERYTHING["client"] |= {
    "voorvoegsel": "van de",
    "partnernaam": "Łukasiewicz",
    "partnervoorvoegsel": "de",
    "voornamen": "Ānna María",
    "voorletters": "AM",
    "naamgebruik": "4",
    "communicatievorm": "1",
    "taal": "Pools",
    "juridische_status": "12",
    "wettelijke_vertegenwoordiging": "08",
    "commentaar": 'Bel "eerst" <aan> & wacht',
    "contact": [
        {
            "soort": "01",
            "huisnummer": "12",
            "huisletter": "b",
            "toevoeging": "hs",
            "aanduiding": "BY",
            "postcode": "3300AA",
            "straat": "Lange weg",
            "plaats": "Dordrecht",
            "land": "NL",
            "telefoon": "0612345678",
            "landnummer": "+31",
            "telefoon2": "0781234567",
            "landnummer2": "+31",
            "email": "a@voorbeeld.nl",
        },
        {
            "soort": "04",
            "huisnummer": "3",
            "postcode": "1000",
            "land": "BE",
            "organisatie": "Het huis",
            "van": "2026-03-01",
            "tot_en_met": "2026-04-01",
        },
    ],
    "relaties": [
        {
            "nummer": "1",
            "volgorde": "1",
            "relatie": "15",
            "geboortedatum": "1960-01-01",
            "datumgebruik": "2",
            "geslacht": "1",
            "achternaam": "Mentor",
            "naamgebruik": "1",
            "contact": {"soort": "02", "telefoon": "0612345679", "landnummer": "+31"},
        }
    ],
}
EVERYTHING["toewijzing"] |= {"referentie_aanbieder": "VOT-1", "commentaar": "In overleg"}
EVERYTHING["overige_toewijzingen"] = [
    {
        "nummer": "90",
        "categorie": "07",
        "productcode": "07A11",
        "toewijzingsdatum": "2026-01-05",
        "toewijzingstijd": "09:00:00",
        "ingangsdatum": "2026-01-12",
        "einddatum": "2026-12-31",
        "reden": "04",
        "volume": "2",
        "eenheid": "16",
        "frequentie": "2",
    },
    {
        "nummer": "91",
        "categorie": "11",
        "toewijzingsdatum": "2026-01-05",
        "toewijzingstijd": "09:00:00",
        "ingangsdatum": "2026-01-12",
        "einddatum": "2026-12-31",
        "budget": "125000",
    },
]


def tree(details: object) -> Tree:
    """Details as they come from a form: without lines."""
    return Tree("gegevens", deepcopy(details))


def message(details: dict[str, Any] = DETAILS, facts: Facts = FACTS) -> bytes:
    return make(facts, tree(details), TODAY).content


def changed(section: str, **values: object) -> dict[str, Any]:
    """The details with other values in a section; None leaves one out."""
    found = deepcopy(DETAILS)
    found[section] |= values
    return found


def after(later: Decided, *earlier: Decided) -> Facts:
    """The facts of a decision that took the place of others."""
    return replace(FACTS, decisions=(*earlier, later))


@cache
def schema() -> Schema:
    """The national schema, or a skip that says how to point to it."""
    if _SCHEMA is None:
        pytest.skip(f"{SCHEMA} does not say where the national schema is")
    return Schema(Path(_SCHEMA))


@cache
def rule_layer() -> RuleLayer:
    """The national rule layer, or a skip that says how to point to it."""
    if _RULES is None:
        pytest.skip(f"{RULES} does not say where the national rule layer is")
    return RuleLayer(Path(_RULES))
