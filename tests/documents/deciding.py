"""Recorded decisions for the tests of documents, without a database: their content is real."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from documents.given import Given
from engine import judge
from normenkader import Library
from register.choice import Choice, proposed
from register.decisions.reading import Dossier
from register.decisions.writing import RecordRequest, decision_content
from register.herindicatie import Herindicatie
from register.record import link
from tests.register.deciding import CONSULENT, MOMENT
from zaak.checking import check_zaak
from zaak.files import check_text, split_cases
from zaak.model import plain_case

OORDEEL = "Dit past bij wat de inwoner vertelde."
WAAROM = "De buurvrouw kan minder doen dan eerst leek, dus er is meer tijd nodig."
GIVEN = Given.model_validate(
    {
        "datum": "2026-07-16",
        "verzonden": "2026-07-17",
        "beslist_door": "F. Jansen, consulent Wmo",
        "gemeente": "Gemeente Voorbeeld",
        "aan": ["De heer A. de Vries", "Kade 1", "1000 AA Voorbeeld"],
        "contact": ["Sociaal Domein", "Postbus 8, 1000 AA Voorbeeld"],
    }
)
# What a template, XML, HTML or Word could take for something else than words.
TRICKY = (
    "<b>vet</b> & <w:p/> &amp; &#123; {{ 7*7 }} {% raw %} {_{ }_} {_% %_} {# niets #} "
    "{{r x }} {%p for x in y %} 'één' \"twee\" \\n \\a einde"
)


def shipped_example(file: Path, bibliotheek: Library) -> dict[str, Any]:
    """The case of an example, as plain data."""
    text = next(iter(split_cases(file.read_bytes(), str(file))))
    return plain_case(check_text(text, bibliotheek)[0])


def dossier(
    bibliotheek: Library,
    zaak: dict[str, Any],
    *,
    oordeel: str = OORDEEL,
    waarom: str = WAAROM,
    earlier: Dossier | None = None,
    minder: str = "",
    niet_besproken: tuple[str, ...] = (),
    **other: Any,
) -> Dossier:
    """A decision on a case; with `other` values of the decision it deviates.

    With `earlier` it came from a new research into that decision; `minder` is why it gives less.
    """
    checked, norm = check_zaak(zaak, bibliotheek)
    besluit = proposed(norm, checked, judge(norm, checked))
    keuze = Choice(besluit, oordeel)
    if other:
        reden = norm.besluit.afwijkredenen[0].reden
        keuze = Choice(replace(besluit, **other), oordeel, reden, waarom)
    own = None
    if earlier is not None:
        own = Herindicatie(earlier.nummer, earlier.hash, minder, niet_besproken)
    order = RecordRequest("opdracht", zaak, keuze, herindicatie=own)
    content, _ = decision_content(CONSULENT, bibliotheek, order, MOMENT, earlier)
    number = 2 if earlier is None else earlier.nummer + 1
    schakel = link(number, "besluit", "0" * 64, content)
    return Dossier(number, content, norm, schakel.hash, schakel.inhoud_hash, earlier=earlier)


def tricky_case(zaak: dict[str, Any]) -> dict[str, Any]:
    """The same case with every free text as tricky as can be."""
    told = {**zaak, "hulpvraag": f"{TRICKY}\n\nTweede alinea."}
    told["toegang"] = {**zaak["toegang"], "toelichting": TRICKY}
    told["clientfactoren"] = {**zaak["clientfactoren"], "toelichting": TRICKY}
    keys = ("eigen_doel", "gewenst_resultaat", "toelichting")
    told["leefgebieden"] = {
        name: {**answers, **{key: f"{TRICKY} {key}" for key in keys}}
        for name, answers in zaak["leefgebieden"].items()
    }
    return told


@cache
def tricky_given() -> Given:
    """What is given with every line as tricky as can be."""
    line = TRICKY[:150]
    plain = {"datum": "2026-07-16", "gemeente": line, "beslist_door": line}
    return Given.model_validate({**plain, "aan": [line, "x"], "contact": [line]})
