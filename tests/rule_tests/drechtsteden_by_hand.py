"""An evaluator by hand for `drechtsteden-ib-2016`, from the facts that its source gives.

It imports nothing of the project, so that an error in the engine and one in this file are
independent.
"""

from typing import Any

LEEFGEBIEDEN = (
    "financien",
    "dagbesteding",
    "huisvesting",
    "huiselijke_relaties",
    "geestelijke_gezondheid",
    "lichamelijke_gezondheid",
    "verslaving",
    "adl",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
    "justitie",
)
OPEN = {
    "doelgroep": True,
    "zonder_begeleiding_mis": True,
    "permanent_toezicht": False,
    "blijvend_niet_zelfstandig": False,
    "extramuraal_duurder": False,
}
# By kind of work: the product, its price and its supplement, in cents per four weeks.
PRODUCTEN = {
    "toezicht_en_stimuleren": ("IB1", 33766, 11045),
    "aanleren_en_oefenen": ("IB2", 73216, 23950),
    "helpen_en_overnemen": ("IB3", 112499, 36800),
}


def answer(zaak: dict[str, Any]) -> dict[str, Any]:
    """What the source gives for a valid case."""
    uit: dict[str, Any] = {"uitkomst": "geen_toegang", "meetellend": [], "signalen": []}
    uit |= dict.fromkeys(("product", "prijs_cent", "minuten_per_week"))
    if zaak["toegang"] != OPEN:
        return uit
    for naam in LEEFGEBIEDEN:
        _count(naam, zaak["leefgebieden"][naam], uit)
    if not {"geestelijke_gezondheid", "verslaving"} & set(uit["meetellend"]):
        uit["meetellend"] = [naam for naam in uit["meetellend"] if naam != "justitie"]
    if not uit["meetellend"]:
        return uit | {"uitkomst": "geen_maatwerk"}
    uit["signalen"].append("SG-AANNAME-TELLEN")
    _primary(zaak, uit)
    return uit


def _count(naam: str, antwoord: dict[str, Any], uit: dict[str, Any]) -> None:
    """Not and limited self-reliance count, and acute problems in two domains."""
    niveau = antwoord["niveau"]
    if niveau not in (1, 2, 3) or antwoord["opgelost_door"] != "geen":
        return
    if niveau > 1:
        uit["meetellend"].append(naam)
    elif naam == "dagbesteding" and antwoord["overlast"]:
        uit["meetellend"].append(naam)
        uit["signalen"].append("SG-OVERLAST")
    elif naam == "geestelijke_gezondheid" and antwoord["gevaar"]:
        uit["meetellend"].append(naam)
        uit["signalen"].append("SG-GEVAAR")
    else:
        uit["signalen"].append("SG-ACUUT")


def _primary(zaak: dict[str, Any], uit: dict[str, Any]) -> None:
    """The kind of work that most domains need; equal counts decide nothing."""
    work = [zaak["leefgebieden"][naam]["soort_werk"] for naam in uit["meetellend"]]
    most = max(map(work.count, PRODUCTEN))
    top = [soort for soort in PRODUCTEN if work.count(soort) == most]
    if len(top) > 1:
        uit["uitkomst"] = "nader_onderzoek"
        uit["signalen"].append("SG-GELIJK")
        return
    uit["uitkomst"] = "product"
    uit["product"], uit["prijs_cent"], supplement = PRODUCTEN[top[0]]
    if uit["product"] == "IB2":
        uit["signalen"].append("SG-EINDIG")
    if zaak["clientfactoren"]["gedragsproblematiek"] != "geen":
        uit["prijs_cent"] += supplement
        uit["signalen"].append("SG-DESKUNDIGHEID")
