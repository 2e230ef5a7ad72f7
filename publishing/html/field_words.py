"""What the words between brackets in the sentences of a normenkader stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from normenkader import stages as st
from normenkader.naming import Benaming
from normenkader.questions import AANTAL_MEETELLEND
from normenkader.texts import FIELD
from publishing.document.blocks import Field, Paragraph, Part, Terms
from publishing.html.condition_words import question_words
from publishing.html.words import Naming

COMPUTED = {
    "aantal": "bij hoeveel leefgebieden dit antwoord is gegeven",
    AANTAL_MEETELLEND: "hoeveel leefgebieden meetellen",
    "band": "de code van de bandbreedte",
    "bedrag": "het bedrag van de opslag",
    "doelrichting": "de richting van de begeleiding",
    "grenzen": "van hoeveel tot hoeveel minuten per week de bandbreedte gaat",
    "grootste": "het leefgebied met de meeste tijd",
    "hoogstens": "de hoogste tijd die mag",
    "in_bron": "de tijd zoals de bron die noemt",
    "leefgebied": "de naam van het leefgebied",
    "leefgebieden": "de namen van de leefgebieden uit de regel",
    "maximum": "het hoogste percentage dat mag",
    "minimum": "het laagste percentage dat mag",
    "minuten": "de minuten per week die deze regel geeft, erbij telt of eraf haalt",
    "minuten_per_week": "de tijd per week, na het afronden",
    "module": "de naam van de module",
    "overige_procent": "voor welk deel het andere leefgebied meetelt, in procent",
    "procent": "het percentage van de regel",
    "product": "de naam van het product",
    "resultaatgebied": "het resultaat dat de leefgebieden samen hebben",
    "som": "alle percentages samen",
    "telling": "hoe vaak elk antwoord is gegeven",
    "telt_alleen_met": "de leefgebieden waarmee dit leefgebied samen kan meetellen",
    "tijd": "de tijd per week in uren en minuten",
    "tussen": "de antwoorden die even vaak voorkomen",
    "veelvoud": "op hoeveel minuten wordt afgerond",
    "waarde": "het antwoord uit de regel",
}
OTHER = "iets wat het programma uitrekent"


def fields_part(naming: Naming) -> Part:
    """Every field that a sentence of the normenkader uses, in alphabetical order."""
    names = sorted(set(used_fields(naming.nk.content)))
    text = "In de zinnen staan woorden tussen vierkante haken. Die vult het programma steeds in."
    rows = tuple(((Field(name),), (field_words(naming, name),)) for name in names)
    blocks = (Paragraph(text), Terms(rows))
    return Part("Woorden die het programma invult", blocks, "invulwoorden")


def _called(benaming: Benaming, tekst: str) -> str:
    """The words about leefgebieden, as this normenkader calls them."""
    words = {
        "het andere leefgebied": benaming.the_other,
        "het leefgebied": benaming.the,
        "dit leefgebied": benaming.this,
        "leefgebieden": benaming.meervoud,
    }
    for usual, own in words.items():
        tekst = tekst.replace(usual, own)
    return tekst


def used_fields(content: Any) -> Iterator[str]:
    """The fields in every text of plain data."""
    if isinstance(content, str):
        yield from FIELD.findall(content)
    elif isinstance(content, dict):
        for waarde in content.values():
            yield from used_fields(waarde)
    elif isinstance(content, list):
        for waarde in content:
            yield from used_fields(waarde)


def field_words(naming: Naming, name: str) -> str:
    """What one field stands for."""
    if name in COMPUTED:
        return _called(naming.benaming, COMPUTED[name])
    directions = naming.nk.stage(st.Doelrichting)
    for rule in directions.regels if directions else ():
        if str(rule.doel) == name:
            return f"de minuten per week met als doel {naming.goal(rule.doel)}"
    for section, questions in naming.vragen.items():
        if name in questions:
            return question_words(questions[name])
        if name in naming.tellingen[section]:
            return f"het antwoord op ‘{naming.tellingen[section][name].tekst}’"
    return OTHER
