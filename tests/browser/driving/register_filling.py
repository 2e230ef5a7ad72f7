"""A register for the browser tests: decisions of several months, with texts that try to do harm."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from normenkader import Library
from register.choice import Choice
from register.decisions.writing import RecordRequest, new_order, record
from register.store.opening import Register, open_register
from register.store.place import Place
from rights import Role, User
from tests.random_cases import random_case
from tests.register.deciding import MOMENT, OORDEEL, proposal

REASONS = ("AFW-NETWERK", "AFW-MANTELZORG", "AFW-VOORKEUR", "AFW-VEILIGHEID")
IMAGE = "![plaatje](http://127.0.0.1:9/kwaad.png) <img src=x onerror=alert(1)> **vet**"
FORMULA = '=HYPERLINK("http://127.0.0.1:9/","klik") en \'<script>alert(1)</script>\''
HARMFUL_CASE = "K-1"


def fill(plek: Place, bibliotheek: Library, aantal: int = 60) -> None:
    """Make a register with this many decisions; the last two are about one case with bad texts."""
    register = open_register(plek)
    try:
        for i in range(aantal - 2):
            _one(register, bibliotheek, i)
        first = _harmful(register, bibliotheek, aantal - 2, None)
        _harmful(register, bibliotheek, aantal - 1, first)
    finally:
        register.close()


def _one(register: Register, bibliotheek: Library, i: int) -> None:
    rng = random.Random(i)
    name = "drechtsteden-ib-2016" if i % 12 == 5 else "demo-ib"
    version = "2016.1" if "2016" in name else "2026.1"
    case = _with_access(random_case(rng, bibliotheek.version(name, version), i))
    if i % 15 == 3:
        case["toegang"]["woont_in_gemeente"] = False
    order = _order(bibliotheek, case, rng)
    user = User(f"u-{'abc'[i % 3] * 16}", frozenset({Role.CONSULENT}))
    record(register, user, bibliotheek, order, _moment(i))


def _with_access(case: dict[str, Any]) -> dict[str, Any]:
    """Of random answers most give a reason to refuse."""
    good = {"leeftijd": 51, "woont_in_gemeente": True}
    case["toegang"] = {key: good.get(key, False) for key in case["toegang"]}
    return case


def _moment(i: int) -> datetime:
    return MOMENT + timedelta(days=2 * i, minutes=7 * i)


def _order(bibliotheek: Library, case: dict[str, Any], rng: random.Random) -> RecordRequest:
    besluit = proposal(bibliotheek, case)
    keuze = Choice(besluit, OORDEEL)
    # A decision without a product has no period to deviate in.
    if rng.random() < 0.4 and besluit.weken is not None:
        change: dict[str, Any] = {"weken": 26}
        if besluit.product == "IBO":
            change = {"product": "IBOI"}
        elif besluit.minuten_per_week and rng.random() < 0.8:
            more = rng.choice((-45, -15, 30, 45, 60, 150))
            change = {"minuten_per_week": max(5, besluit.minuten_per_week + more)}
        keuze = Choice(
            replace(besluit, **change), OORDEEL, rng.choice(REASONS), "Dat vroeg de situatie thuis."
        )
    return RecordRequest(new_order(), case, keuze)


def _harmful(register: Register, bibliotheek: Library, i: int, vervangt: int | None) -> int:
    case = random_case(random.Random(2), bibliotheek.version("demo-ib", "2026.1"), i)
    case = _with_access(case)
    case["zaak"] = HARMFUL_CASE
    case["toegang"]["toelichting"] = IMAGE
    voorstel = proposal(bibliotheek, case)
    other = "ib0" if voorstel.uitkomst != "ib0" else "nader_onderzoek"
    change = {"uitkomst": other} if voorstel.weken is None else {"weken": 20 + bool(vervangt)}
    besluit = replace(voorstel, **change)
    keuze = Choice(besluit, IMAGE, REASONS[0], FORMULA)
    user = User("u-dddddddddddddddd", frozenset({Role.CONSULENT}))
    order = RecordRequest(new_order(), case, keuze, vervangt)
    return record(register, user, bibliotheek, order, _moment(i)).nummer
