"""A decision that came from a new research into an earlier one: what the record says of that.

`herindicatie` names the record that the research started from (number and hash), in what the new
decision gives less, why, and which parts were carried over without being discussed again. What
became of every answer and minute is not stored: it follows from both records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.schedule import Schedule, dated
from explaining.reassessment.lowering import GROND, Granted, lowerings
from normenkader import Normenkader
from register.choice import LEAST_TEXT, Besluit, decided, refused_words
from zaak.checking import Fault
from zaak.day_care import instead_minutes

KEY = "herindicatie"
# The parts of a case that are discussed, as the form names them.
TOEGANG, CLIENTFACTOREN, LEEFGEBIED = "toegang", "clientfactoren", "lg-"
NIET_DAAR = "Het besluit waarvan je uitgaat, is er niet, of het is veranderd. Begin opnieuw."
VERVANGEN = (
    "Het besluit waarvan je uitgaat, geldt niet meer: er kwam een ander voor in de plaats. Ga van "
    "dat besluit uit."
)
STAYS = "Het besluit dat je vervangt, ging uit van record {}. Ga daar ook van uit."
WAAROM = (
    f"Dit is minder dan iemand had. Schrijf in een zin op waarom dat kan (minstens {LEAST_TEXT} "
    f"tekens). Zonder eigen reden mag het niet ({GROND})."
)
NIETS_MINDER = "Dit besluit geeft niet minder dan het vorige. Dan hoort hier niets te staan."
ANDER_DEEL = "Dit onderdeel is er niet: {}."


@dataclass(frozen=True)
class Herindicatie:
    """From which record a research started, and what the consulent says of it.

    `waarom` is why something becomes less, "" where nothing does. `niet_besproken` are the parts
    (`toegang`, `lg-adl`, `clientfactoren`) that were not discussed again.
    """

    record: int
    hash: str
    waarom: str = ""
    niet_besproken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Before:
    """The decision that a research started from, as it is stored.

    `vervangen` says that it was replaced by a decision about its own case.
    """

    record: int
    hash: str
    stuk: Mapping[str, Any]
    zaak: Mapping[str, Any]
    normenkader: Normenkader
    vervangen: bool = False


def part_keys(normenkader: Normenkader) -> list[str]:
    """The parts of a case that are discussed, in the order of the form."""
    factors = [CLIENTFACTOREN] if normenkader.questions("clientfactoren") else []
    return [TOEGANG, *(LEEFGEBIED + name for name in normenkader.leefgebied_names), *factors]


def part_name(normenkader: Normenkader, key: str) -> str:
    """The name of a part; the key itself where it is not there."""
    fixed = {TOEGANG: "Toegang", CLIENTFACTOREN: "Cliëntfactoren"}
    own = normenkader.leefgebied_names.get(key.removeprefix(LEEFGEBIED), key)
    return fixed.get(key, own)


def granted(
    normenkader: Normenkader,
    besluit: Besluit,
    schedule: Schedule | None,
    zaak: Mapping[str, Any],
) -> Granted:
    """What a decision on a case, as plain data, gives: as it is compared."""
    gives = besluit.uitkomst == "product"
    minutes: tuple[int, ...] = ()
    # What is still to be refused can be of any type.
    if gives and type(besluit.minuten_per_week) is int:
        phases = schedule.steps if schedule else ()
        minutes = tuple(t.minuten_per_week for t in phases) or (besluit.minuten_per_week,)
    product = besluit.product if gives else None
    weken = besluit.weken if type(besluit.weken) is int else None
    naast = instead_minutes(zaak, normenkader.besluit.dagbesteding) if gives else 0
    return Granted(normenkader, product, minutes, weken, besluit.modules, naast)


def granted_by(
    stuk: Mapping[str, Any], zaak: Mapping[str, Any], normenkader: Normenkader
) -> Granted:
    """What a recorded decision on this case gives."""
    besluit = decided(stuk["besluit"])
    return granted(normenkader, besluit, dated(stuk["fasering"], besluit.ingangsdatum), zaak)


def given_before(before: Before) -> Granted:
    """What the decision gives that a research started from."""
    return granted_by(before.stuk, before.zaak, before.normenkader)


def check_herindicatie(
    own: Herindicatie, before: Before | None, gets: Granted, besluit: Besluit, zaak: str
) -> list[Fault]:
    """Everything that keeps a reassessment from being recorded."""
    known = part_keys(gets.normenkader)
    wrong = [key for key in own.niet_besproken if key not in known]
    faults = [Fault((KEY, "niet_besproken"), ANDER_DEEL.format(key)) for key in wrong]
    if before is None or before.hash != own.hash:
        return [Fault((KEY, "record"), NIET_DAAR), *faults]
    if before.vervangen and before.stuk["zaak"] != zaak:
        faults.insert(0, Fault((KEY, "record"), VERVANGEN))
    return [*faults, *_why(own, before, gets, besluit)]


def _why(own: Herindicatie, before: Before, gets: Granted, besluit: Besluit) -> list[Fault]:
    found = lowerings(given_before(before), gets)
    place = (KEY, "waarom")
    if not found:
        return [Fault(place, NIETS_MINDER)] if own.waarom.strip() else []
    if len(own.waarom.strip()) < LEAST_TEXT:
        return [Fault(place, WAAROM)]
    return [Fault(place, reason) for reason in refused_words(own.waarom, besluit.ingangsdatum)]


def reassessment_recorded(own: Herindicatie, before: Before, gets: Granted) -> dict[str, Any]:
    """The table `herindicatie` of a record; parts stand in the order of the form."""
    return {
        "record": own.record,
        "hash": own.hash,
        "verlaagt": list(lowerings(given_before(before), gets)),
        "waarom": own.waarom.strip(),
        "niet_besproken": [k for k in part_keys(gets.normenkader) if k in own.niet_besproken],
    }


def of_record(stuk: Mapping[str, Any]) -> Herindicatie | None:
    """The reassessment in a record; None where it is none."""
    own = stuk.get(KEY)
    if own is None:
        return None
    return Herindicatie(own["record"], own["hash"], own["waarom"], tuple(own["niet_besproken"]))
