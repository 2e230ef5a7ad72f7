"""A small register with one of everything: both normenkaders, a correction, a removal."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

from normenkader import Library
from register.decisions.retention import remove
from register.decisions.writing import record
from register.store.opening import Register
from register.store.place import Place
from tests.conftest import contract_lines
from tests.random_cases import random_case
from tests.register.deciding import BEHEERDER, CONSULENT, MOMENT, deviate, follow, record_all

# Fifteen years after what is decided here, and before the end of any other period.
LATER = datetime(2041, 8, 1, tzinfo=UTC)


def fill(register: Register, beheer: Place, bibliotheek: Library) -> None:
    """Record decisions, correct one, and remove those of 2016."""
    lines = contract_lines("cases.jsonl")[:5]
    zaken = [{**line["zaak"], "zaak": f"T-{i}"} for i, line in enumerate(lines)]
    stored = record_all(register, bibliotheek, zaken)
    correction = deviate(bibliotheek, zaken[1], stored[1].nummer, weken=10)
    # Text that takes more than a byte for each character.
    keuze = replace(correction.keuze, toelichting="Wél naar één adres – ‘thuis’ \U0001f600.")
    correction = replace(correction, keuze=keuze)
    record(register, CONSULENT, bibliotheek, correction, MOMENT)
    rng = random.Random(3)
    norm = bibliotheek.version("drechtsteden-ib-2016", "2016.1")
    for number in (1, 2):
        order = follow(bibliotheek, random_case(rng, norm, number))
        record(register, CONSULENT, bibliotheek, order, MOMENT)
    remove(beheer, BEHEERDER, 2, LATER)
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaken[0] | {"zaak": "T-9"}), LATER)
