"""The state of a part of the form in words and as an icon."""

from __future__ import annotations

from normenkader.texts import roughly
from screens.intake.case.standing import PartStanding, Toestand
from screens.widgets.wording import questions

ICONS: dict[Toestand, str] = {
    "niet_gevraagd": ":material/radio_button_unchecked:",
    "open": ":material/clock_loader_40:",
    "overgeslagen": ":material/remove:",
    "valt_af": ":material/block:",
    "telt_mee": ":material/check_circle:",
    "wacht": ":material/hourglass_empty:",
    "niet_nodig": ":material/remove:",
    "klaar": ":material/check_circle:",
}


def short_state(part: PartStanding) -> str:
    """The state of a part in a word or a number, for the list."""
    if part.toestand == "telt_mee":
        return f"{roughly(part.minuten)} min" if part.minuten is not None else "telt mee"
    return {
        "niet_gevraagd": "leeg",
        "open": f"nog {part.open}",
        "overgeslagen": "niet gevraagd",
        "valt_af": "valt af" if part.naam != "Toegang" else "geen",
        "wacht": "wacht",
        "niet_nodig": "niet nodig",
        "klaar": "klaar",
    }[part.toestand]


def long_state(part: PartStanding) -> str:
    """The state of a leefgebied in a sentence."""
    if part.toestand == "telt_mee":
        if part.minuten is None:
            return "Telt mee."
        return f"Telt mee met {roughly(part.minuten)} minuten per week."
    if part.toestand in ("overgeslagen", "valt_af", "wacht") and part.reden:
        return part.reden
    return {
        "niet_gevraagd": "Nog niets ingevuld.",
        "open": f"Nog {questions(part.open)}.",
        "niet_nodig": "Niet nodig: er is geen toegang.",
    }.get(part.toestand, "")
