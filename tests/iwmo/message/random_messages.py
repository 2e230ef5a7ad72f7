"""Random decisions, taken and recorded as real ones are, with random details for their message."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from engine import judge
from iwmo.message import codes
from iwmo.message.facts import Facts
from iwmo.message.making import USUAL_REASON, planned
from normenkader import Library
from register.choice import Besluit, Choice, deviations, first_days, proposed
from register.decisions.for_message import facts_of
from register.decisions.numbering import Numbering
from register.decisions.reading import Dossier
from register.decisions.writing import RecordRequest, decision_content
from tests.random_cases import random_case
from tests.register.deciding import CONSULENT, OORDEEL
from zaak.checking import check_zaak

Rng = random.Random
# In what is written by hand there is everything that XML and a screen can trip over.
SIGNS = "abcdefg ABC éüłØß<>&'\"—]]>%{}/\\ 汉 ́\u00ad"
FIRST_RECORD = 2


def random_decisions(rng: Rng, library: Library, name: str) -> list[Dossier]:
    """One to four decisions about a case, each in place of the one before it."""
    found: list[Dossier] = []
    version = next(n for n in library.versies if n.normenkader == name)
    case = random_case(rng, version) | {"peildatum": str(_day(rng, version.geldig.van))}
    moment = datetime.combine(date.fromisoformat(case["peildatum"]), time(9, 30), UTC)
    for number in range(rng.choice([1, 1, 2, 3, 4])):
        moment += timedelta(days=rng.randint(0, 60), minutes=rng.randint(0, 600))
        request = _request(rng, library, case)
        content, normenkader_ = decision_content(CONSULENT, library, request, moment)
        record = FIRST_RECORD + number
        numbering = Numbering((1,), record)
        found.append(Dossier(record, content, normenkader_, "", content.hash, numbering))
    return found


def _day(rng: Rng, van: date) -> date:
    return van + timedelta(days=rng.randint(0, 300))


def _request(rng: Rng, library: Library, case: dict[str, Any]) -> RecordRequest:
    """A decision that gives a product: the proposal where it does, changed here and there."""
    zaak, normenkader = check_zaak(case, library)
    voorstel = proposed(normenkader, zaak, judge(normenkader, zaak))
    besluit = voorstel
    if besluit.uitkomst != "product" or rng.random() < 0.4:
        product = rng.choice(normenkader.producten).product
        beside = tuple(m.module for m in normenkader.modules if rng.random() < 0.3)
        besluit = Besluit("product", product, rng.randint(1, 900), zaak.peildatum, 1, beside)
    if besluit is not voorstel or rng.random() < 0.6:
        besluit = replace(besluit, weken=rng.choice([1, 4, 13, 26, 52, 104, 520]))
    first, last = first_days(normenkader, voorstel)
    begin = besluit.ingangsdatum + timedelta(days=rng.choice([0, 0, 1, 7, 30, 90, 300]))
    besluit = replace(besluit, ingangsdatum=min(max(begin, first), last))
    reason = normenkader.besluit.afwijkredenen[0].reden
    deviates = bool(deviations(voorstel, besluit))
    words = "Dit past beter bij wat er nodig is." if deviates else ""
    keuze = Choice(besluit, OORDEEL, reason if deviates else None, words)
    return RecordRequest("0" * 32, case, keuze)


def random_messages(
    rng: Rng, library: Library, names: list[str], count: int
) -> Iterator[tuple[Facts, dict[str, Any], date]]:
    """Facts, details that go with them, and the day of the message."""
    made = 0
    while made < count:
        facts = facts_of(random_decisions(rng, library, rng.choice(names)))
        day = facts.recorded.date() + timedelta(days=rng.randint(0, 40))
        if not planned(facts, day):
            continue
        made += 1
        yield facts, random_details(rng, facts, day), day


def random_details(rng: Rng, facts: Facts, day: date) -> dict[str, Any]:
    """Everything that somebody could give, much of it left out at random."""
    plan, own = planned(facts, day), facts.decision.product
    each: dict[str, Any] = {}
    numbers = rng.sample(range(1, 999_999_999), len(plan) + 2)
    for allocation, number in zip(plan, numbers, strict=False):
        usual = USUAL_REASON.get(allocation.change)
        other = rng.choice([usual, "12", "14"]) if usual and usual != "13" else usual
        item: dict[str, Any] = {"nummer": str(number), "reden": other}
        if allocation.change == "gelijk":
            item |= {"toewijzingsdatum": str(day), "toewijzingstijd": "00:00:00"}
        if allocation.product != own and allocation.product.code is None:
            item["productcode"] = _text(rng, 5)
        each[allocation.key] = item
    settled = {"toewijzingsdatum": str(day), "toewijzingstijd": "23:59:59"}
    code = {"productcode": _text(rng, 5)} if own is not None and own.code is None else {}
    optional = {"referentie_aanbieder": _text(rng, 36), "commentaar": _text(rng, 1_000)}
    return {
        "bericht": {
            "gemeentecode": f"{rng.randint(1, 9_998):04d}",
            "agb": f"{rng.randint(1, 99_999_999):08d}",
            "identificatie": f"A{rng.randint(0, 10**11 - 1):011d}",
            "dagtekening": str(day),
        },
        "client": _person(rng, day)
        | {"bsn": _bsn(rng)}
        | _some(rng, _extra(rng))
        | {"contact": _contacts(rng)}
        | ({"relaties": _relations(rng, day)} if rng.random() < 0.3 else {}),
        "toewijzing": settled | code | _some(rng, optional),
        "toewijzingen": each,
        "overige_toewijzingen": _others(rng, day, numbers[-2:]) if rng.random() < 0.3 else None,
    }


def _text(rng: Rng, most: int) -> str:
    """Text that begins and ends with a letter."""
    middle = "".join(rng.choices(SIGNS, k=rng.randint(0, max(most - 2, 0))))
    return (rng.choice("ABz") + middle + rng.choice("ABz"))[:most].strip()


def _some(rng: Rng, table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if rng.random() < 0.5}


def _bsn(rng: Rng) -> str:
    while True:
        digits = [rng.randint(0, 9) for _ in range(8)]
        last = sum(w * d for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2), digits, strict=True)) % 11
        if last < 10 and any(digits) and digits[:4] != [9, 9, 9, 9]:
            return "".join(map(str, [*digits, last]))


def _person(rng: Rng, day: date) -> dict[str, Any]:
    born = day - timedelta(days=rng.randint(0, 119 * 365))
    unknown = rng.choice(["", "", "1", "2", "3"])
    written = {"1": str(born)[:8] + "01", "2": str(born)[:5] + "01-01", "3": "1900-01-01"}
    person = {
        "geboortedatum": written.get(unknown, str(born)),
        "datumgebruik": unknown or None,
        "geslacht": rng.choice(list(codes.GESLACHT)),
        "achternaam": _text(rng, 200),
        "naamgebruik": "1",
    }
    if rng.random() < 0.3:
        person |= {"partnernaam": _text(rng, 200), "naamgebruik": rng.choice("1234")}
        person |= _some(rng, {"partnervoorvoegsel": _text(rng, 10)})
    letters = "".join(rng.choices("ABCdefÉß", k=rng.randint(1, 6)))
    names = {"voorvoegsel": _text(rng, 10), "voornamen": _text(rng, 200), "voorletters": letters}
    return person | _some(rng, names)


def _extra(rng: Rng) -> dict[str, Any]:
    return {
        "juridische_status": rng.choice(list(codes.JURIDISCH)),
        "wettelijke_vertegenwoordiging": rng.choice(list(codes.VERTEGENWOORDIGING)),
        "commentaar": _text(rng, 1_000),
    } | ({"communicatievorm": "2"} if rng.random() < 0.5 else {})


def _contacts(rng: Rng) -> list[dict[str, Any]]:
    soorten = rng.sample(["01", "02", "03"], rng.randint(1, 3))
    soorten += ["04"] if rng.random() < 0.3 else []
    return [_contact(rng, soort) for soort in soorten]


def _contact(rng: Rng, soort: str) -> dict[str, Any]:
    contact: dict[str, Any] = {"soort": soort}
    if soort in ("01", "03") or rng.random() < 0.7:
        dutch = rng.random() < 0.8
        letters = "".join(rng.choices("ABCXYZ", k=2))
        contact |= {
            "huisnummer": str(rng.randint(0, 99_999)),
            "postcode": f"{rng.randint(1000, 9999)}{letters}" if dutch else _text(rng, 8),
            "land": "NL" if dutch else rng.choice(sorted(codes.LANDEN - {"NL"})),
        }
        house = {
            "huisletter": _text(rng, 1),
            "toevoeging": _text(rng, 4),
            "aanduiding": rng.choice(list(codes.WOONADRES)),
            "straat": _text(rng, 24),
            "plaats": _text(rng, 80),
        }
        contact |= _some(rng, house)
    if "postcode" not in contact or rng.random() < 0.4:
        contact |= {"telefoon": f"{rng.randint(1, 10**14)}", "landnummer": "+31"}
        if rng.random() < 0.3:
            contact |= {"telefoon2": "0612345678", "landnummer2": "0032"}
    if soort == "04":
        period = {"van": "2026-01-01"} | _some(rng, {"tot_en_met": "2026-01-01"})
        contact |= rng.choice([{}, period])
    return contact | _some(rng, {"organisatie": _text(rng, 35), "email": _text(rng, 80)})


def _relations(rng: Rng, day: date) -> list[dict[str, Any]]:
    return [
        {"nummer": str(i), "volgorde": str(i), "relatie": rng.choice(list(codes.RELATIE))}
        | _person(rng, day)
        | {"contact": _contact(rng, rng.choice(list(codes.ADRES)))}
        for i in range(rng.randint(1, 3))
    ]


def _others(rng: Rng, day: date, numbers: list[int]) -> list[dict[str, Any]]:
    """Allocations of other products: by volume and by budget."""
    shared = {
        "toewijzingsdatum": str(day),
        "toewijzingstijd": "12:00:00",
        "ingangsdatum": str(day),
        "einddatum": str(day + timedelta(days=rng.randint(0, 400))),
        "reden": rng.choice([None, *(r for r in codes.REDEN if r != "13")]),
    }
    volume = {"volume": str(rng.randint(1, 99_999_999)), "frequentie": rng.choice(["2", "4", "6"])}
    by_volume = volume | {"eenheid": rng.choice(list(codes.EENHEID)), "productcode": "07A11"}
    return [
        {"nummer": str(numbers[0]), "categorie": "07"} | shared | by_volume,
        {"nummer": str(numbers[1]), "categorie": "11", "budget": "125000"} | shared,
    ]
