"""Every key of the schema and how the readable document shows it.

A key that is not here makes a test fail: whoever adds it decides what readers see of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from normenkader.base import Model
from normenkader.model import Normenkader

_REGEL = "regel titel bron uitleg signaal oordeel toelichting bewust"
_VRAAG = "vraag tekst hulp bron verplicht verplicht_als leefgebieden oordeel soort zwaarte"

KEYS = {
    "Aftrek": "fase titel onderbouwing eenheid regels",
    "AftrekEffect": "vraag procent_vraag procent tijd",
    "AftrekRegel": f"{_REGEL} als leefgebieden dan onderbouwing",
    "Afronding": f"{_REGEL} fase richting veelvoud eenheid",
    "Afwijkreden": "reden naam bron",
    "Band": "regel band doelrichting vanaf tot tot_en_met product bron bewust",
    "Benaming": "enkelvoud meervoud lidwoord",
    "Besluitregels": (
        "duur_weken minuten_voor_client ingang_binnen_weken langste_duur dagbesteding bron "
        "afwijkredenen"
    ),
    "Bewijseisen": "hoogstens_per_antwoord bron",
    "Bewust": "eigenschap reden bron",
    "Bezoek": "kortste langste veelvoud bron",
    "Bijstelling": "fase titel onderbouwing eenheid regels ondergrens",
    "BijstellingRegel": f"{_REGEL} als leefgebieden dan onderbouwing",
    "Bron": "document plaats bwb artikel lid datum cvdr ecli jci",
    "OutsideBands": f"{_REGEL} uitkomst product",
    "ClientRegel": "tekst bron",
    "ClientTeksten": (
        "melding uitkomsten leefgebieden producten regels antwoorden tijd bezoek vervolg"
    ),
    "ClientZin": "tekst bron",
    "CombinatieRegel": (f"{_REGEL} als telt_mee telt_niet_mee hoogstens hoogste_band onderbouwing"),
    "Combinaties": "fase titel onderbouwing eenheid regels geen inkorten",
    "Document": "document titel soort datum vindplaats bwb cvdr ecli jci",
    "DoelRegel": f"{_REGEL} als dan",
    "Doelen": "fase titel vraag regels",
    "Doelrichting": "fase titel regels voorrang_bij_gelijk",
    "DoelrichtingRegel": f"{_REGEL} doel",
    "FactorRegel": f"{_REGEL} als dan onderbouwing",
    "Factoren": "fase titel onderbouwing eenheid regels grens ondergrens",
    "Fasering": "fase titel vraag veelvoud eenheid regels",
    "FaseringPart": "weken_procent minuten_procent",
    "FaseringRegel": f"{_REGEL} doelrichting delen",
    "Geldig": "van tot_en_met herzien_voor houdbaar_jaren",
    "GetalVraag": f"{_VRAAG} minimum maximum eenheid hoogstens_vraag",
    "Grens": f"{_REGEL} minimum maximum",
    "JaNeeVraag": f"{_VRAAG} mag_niet_uitgevraagd",
    "KeuzeVraag": f"{_VRAAG} waarden mag_niet_uitgevraagd",
    "Koppeling": f"{_REGEL} leefgebied telt_alleen_met",
    "Dagbesteding": "vraag minuten_per_dagdeel voorwaarden bron",
    "LangsteDuur": "product doelrichting weken bron",
    "Leefgebied": "leefgebied naam hulp activiteiten antwoorden bron",
    "Maximum": "fase titel onderbouwing eenheid regels",
    "MaximumRegel": f"{_REGEL} als leefgebieden hoogstens onderbouwing",
    "MeetelRegel": f"{_REGEL} als leefgebieden dan",
    "Meetellen": "fase titel regels koppelingen geen",
    "Module": "module naam omschrijving gemeentelijke_code prijs bron",
    "Normenkader": (
        "normenkader versie titel status melding geldig bronnen onderbouwingen benaming "
        "leefgebieden vragen tellingen fasen producten modules uitkomsten besluit client bewijs "
        "oordeel_professional aannames open_punten"
    ),
    "NormtijdRegel": (
        "regel leefgebied minuten tijd vragen vraag maal eenheid onderbouwing bron bewust"
    ),
    "Normtijden": ("fase titel eenheid vraag_doel vraag_niveau onderbouwing bron uitleg tabel"),
    "Onderbouwing": (
        "onderbouwing studie activiteiten waarnemingen spreiding datum plaats houdbaar_jaren bron"
    ),
    "Opslag": "fase titel regels",
    "OpslagRegel": f"{_REGEL} als module",
    "Prijs": "cent per_weken",
    "Product": "product naam omschrijving categorie gemeentelijke_code prijs opslag bron",
    "Raster": "fase titel eenheid bron uitleg banden onder boven",
    "Regel": _REGEL,
    "ResultaatgebiedRegel": f"{_REGEL} naam leefgebieden overige_procent onderbouwing",
    "Resultaatgebieden": "fase titel onderbouwing regels",
    "Signaal": "code tekst",
    "Telling": "telling sectie vragen antwoorden tekst bron",
    "TijdEffect": "procent minuten tijd per hoogstens",
    "Toegang": "fase titel regels doorgang",
    "ToegangRegel": f"{_REGEL} als dan",
    "Toets": "niet kleiner_dan groter_dan minstens hoogstens gelijk_aan",
    "UitkomstTekst": "uitkomst naam tekst voor_client",
    "Uitleg": "wel niet",
    "Verantwoording": "onderwerp tekst bron",
    "Vervanging": "van naar",
    "Vragen": "toegang leefgebieden clientfactoren zaak",
    "Voorwaarde": "voorwaarde tekst bron",
    "Waarde": "waarde naam hulp",
    "Zwaartepunt": "fase titel vraag telling regels gelijk",
    "ZwaartepuntRegel": f"{_REGEL} waarde product",
}

# Free texts that people wrote: each stands in the document as it is.
TEXTS = (
    "titel melding plaats vindplaats naam hulp tekst eenheid wel niet toelichting onderwerp "
    "omschrijving voor_client studie spreiding activiteiten"
)
CLIENT_TEXTS = "uitkomsten leefgebieden producten regels antwoorden"
# What a reader does not need, and why.
LEFT_OUT = {
    "Afronding.eenheid": "there is one unit; all times are said in minutes per week",
    "Fasering.eenheid": "as above",
    "Normtijden.eenheid": "as above",
    "Raster.eenheid": "as above",
    "Afronding.richting": "there is one direction; the rule says that it is up",
    "Document.document": "an id within the file: a source is shown by its title",
    "Leefgebied.leefgebied": "an id within the file: shown by its name",
    "GetalVraag.vraag": "an id within the file: a question is shown by its text",
    "JaNeeVraag.vraag": "as above",
    "KeuzeVraag.vraag": "as above",
    "UitkomstTekst.uitkomst": "an id within the file: shown by its name",
    "Voorwaarde.voorwaarde": "an id within the file: shown by its text",
    "Waarde.waarde": "a word is an id within the file: shown by its name; a number is shown",
}


def is_free_text(key: str, value: Any) -> bool:
    """Whether people wrote this, and the units of a time are not meant."""
    model, name = key.split(".")
    if not isinstance(value, str) or key in LEFT_OUT or model == "Toets":
        return False
    if model == "ClientTeksten" and name in CLIENT_TEXTS.split():
        return True
    if key == "Leefgebied.antwoorden":
        return True
    if name == "eenheid" and model != "GetalVraag":
        return False
    # The reason of an exception is a text; elsewhere it is a code.
    return name in TEXTS.split() or key == "Bewust.reden"


def reachable_models() -> dict[str, type[Model]]:
    """Every model that a normenkader may hold, by name."""
    found: dict[str, type[Model]] = {}
    todo: list[Any] = [Normenkader]
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and issubclass(kind, Model) and kind.__name__ not in found:
            found[kind.__name__] = kind
            todo += [field.annotation for field in kind.model_fields.values()]
        todo += getattr(kind, "__args__", ())
    return found


Leaf = tuple[str, tuple[str | int, ...], Any]


def leaves(model: Any, inhoud: Any, pad: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Every value in the plain content: the key of its model, its path, and the value."""
    for key, value in inhoud.items():
        yield from _leaves(f"{type(model).__name__}.{key}", getattr(model, key), value, (*pad, key))


def _leaves(key: str, model: Any, value: Any, pad: tuple[str | int, ...]) -> Iterator[Leaf]:
    if isinstance(model, Model):
        yield from leaves(model, value, pad)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(key, model[name], part, (*pad, name))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _leaves(key, model[i], part, (*pad, i))
    else:
        yield key, pad, value


def changed(inhoud: Any, pad: tuple[str | int, ...], value: Any) -> Any:
    """A copy of plain data with another value at a path."""
    if not pad:
        return value
    if isinstance(inhoud, list):
        return [changed(v, pad[1:], value) if i == pad[0] else v for i, v in enumerate(inhoud)]
    return {k: changed(v, pad[1:], value) if k == pad[0] else v for k, v in inhoud.items()}
