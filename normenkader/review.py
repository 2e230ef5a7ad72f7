"""Whether a normenkader should have been looked at again: said wherever it is used."""

from __future__ import annotations

from datetime import date

from normenkader.model import Normenkader
from normenkader.texts import date_text


def review_notice(normenkader: Normenkader, dag: date) -> str:
    """What to say on a day on which the review is due or past (`herzien_voor`); "" before it.

    The day is the peildatum of a case, or today where there is no case.
    """
    due = normenkader.geldig.herzien_voor
    if due is None or dag < due:
        return ""
    return (
        f"{normenkader.titel} {normenkader.versie} had vóór {date_text(due)} opnieuw bekeken "
        "moeten zijn. Vraag de beheerder of deze versie nog klopt."
    )
