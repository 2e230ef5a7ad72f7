"""What is recorded for the client: the decision, and why where a person deviates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from normenkader import Library, Normenkader
from register.choice import client_text
from register.decisions.client_words import ANDERS, told, words_for_client
from register.decisions.reading import open_own_case
from register.decisions.writing import record
from register.store.opening import Register
from tests.register.deciding import CONSULENT, deviate, follow, proposal


def test_who_follows_has_nothing_to_explain(
    bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    voorstel, keuze = proposal(bibliotheek, zaak), follow(bibliotheek, zaak).keuze
    text = words_for_client(demo, voorstel, keuze)
    assert text == client_text(demo, keuze.besluit)
    assert told(text) == (text, [])


def test_who_deviates_tells_why_in_their_own_paragraphs(
    bibliotheek: Library, demo: Normenkader, zaak: dict[str, Any]
) -> None:
    voorstel, keuze = proposal(bibliotheek, zaak), deviate(bibliotheek, zaak, weken=9).keuze
    keuze = replace(keuze, toelichting="Eerst dit.\n\nDan dat.\n")
    first, rest = told(words_for_client(demo, voorstel, keuze))
    assert first == client_text(demo, keuze.besluit)
    assert rest == [ANDERS, "Uw consulent schrijft: Eerst dit.", "Dan dat."]
    # While nothing is written yet there is only the decision.
    assert told(words_for_client(demo, voorstel, replace(keuze, toelichting=" "))) == (first, [])


def test_the_record_holds_what_the_client_reads(
    register: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    order = deviate(bibliotheek, zaak, minuten_per_week=235)
    nummer = record(register, CONSULENT, bibliotheek, order).nummer
    stuk = open_own_case(register, CONSULENT, zaak["zaak"], nummer).stuk
    assert told(stuk["voor_client"])[1] == [
        ANDERS,
        f"Uw consulent schrijft: {order.keuze.toelichting}",
    ]
