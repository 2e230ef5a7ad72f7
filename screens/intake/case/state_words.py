"""The state of a part of the form in words and as an icon."""

from __future__ import annotations

from normenkader.texts import number
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


def short_state(deel: PartStanding) -> str:
    """The state of a part in a word or a number, for the list."""
    if deel.toestand == "telt_mee":
        return f"{number(deel.minuten)} min" if deel.minuten is not None else "telt mee"
    return {
        "niet_gevraagd": "leeg",
        "open": f"nog {deel.open}",
        "overgeslagen": "niet gevraagd",
        "valt_af": "valt af" if deel.naam != "Toegang" else "geen",
        "wacht": "wacht",
        "niet_nodig": "niet nodig",
        "klaar": "klaar",
    }[deel.toestand]


def long_state(deel: PartStanding) -> str:
    """The state of a leefgebied in a sentence."""
    if deel.toestand == "telt_mee":
        if deel.minuten is None:
            return "Telt mee."
        return f"Telt mee met {number(deel.minuten)} minuten per week."
    if deel.toestand in ("overgeslagen", "valt_af", "wacht") and deel.reden:
        return deel.reden
    return {
        "niet_gevraagd": "Nog niets ingevuld.",
        "open": f"Nog {questions(deel.open)}.",
        "niet_nodig": "Niet nodig: er is geen toegang.",
    }.get(deel.toestand, "")
