"""A decision of a person: what it says, how it differs from the proposal, and what must be right.

The proposal comes from the answer; its period is that of the case (its number of weeks) or of the
normenkader. Minutes are per week, on average.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from engine.phasing import phases
from engine.verloop import Fase
from normenkader import Normenkader
from normenkader.stages import Afronding, Fasering, Raster
from normenkader.templates import date_text, fill, listed
from zaak.answers import FORBIDDEN, ONZICHTBAAR
from zaak.checking import Fout
from zaak.model import Zaak
from zaak.privacy import find_personal_data

# Minutes in a week, and weeks in ten years.
MOST_MINUTES = 7 * 24 * 60
MOST_WEEKS = 520
MOST_TEXT = 4_000
LEAST_TEXT = 10
LAST_DAY = date(9000, 12, 31)
Afwijking = Literal["uitkomst", "product", "minuten", "periode"]
AFWIJKING_WOORD: dict[Afwijking, str] = {
    "uitkomst": "andere uitkomst",
    "product": "ander product",
    "minuten": "andere minuten",
    "periode": "andere periode",
}


@dataclass(frozen=True)
class Besluit:
    """What is decided: the outcome, what is given, from when and for how many weeks."""

    uitkomst: str
    product: str | None
    minuten_per_week: int | None
    ingangsdatum: date
    weken: int


@dataclass(frozen=True)
class Keuze:
    """A decision with its reasons: `oordeel` is one's own judgement in a sentence.

    `reden` is a code of the normenkader; it and `toelichting` are there only when deviating.
    """

    besluit: Besluit
    oordeel: str
    reden: str | None = None
    toelichting: str = ""


def proposed(normenkader: Normenkader, zaak: Zaak, antwoord: dict[str, Any]) -> Besluit:
    """The proposal as a decision that follows it, from the peildatum on."""
    fase = normenkader.stage(Fasering)
    own = zaak.vragen.get(fase.vraag) if fase else None
    product = antwoord["product"]
    return Besluit(
        antwoord["uitkomst"],
        product["code"] if product else None,
        antwoord["minuten_per_week"] if antwoord["uitkomst"] == "product" else None,
        zaak.peildatum,
        own if isinstance(own, int) else normenkader.besluit.duur_weken,
    )


def deviations(voorstel: Besluit, besluit: Besluit) -> list[Afwijking]:
    """In what a decision differs from the proposal; another first day is no deviation."""
    found: list[Afwijking] = []
    if besluit.uitkomst != voorstel.uitkomst:
        found.append("uitkomst")
    elif besluit.product != voorstel.product:
        found.append("product")
    if besluit.minuten_per_week != voorstel.minuten_per_week and besluit.uitkomst == "product":
        found.append("minuten")
    if besluit.weken != voorstel.weken:
        found.append("periode")
    return found


def check_choice(normenkader: Normenkader, voorstel: Besluit, keuze: Keuze) -> list[Fout]:
    """Everything that is wrong with a decision, in the order of the form."""
    besluit = keuze.besluit
    fouten = [*_outcome(normenkader, besluit), *_period(normenkader, voorstel, besluit)]
    fouten += _own_words("oordeel", keuze.oordeel, besluit.ingangsdatum, "je eigen oordeel")
    if deviations(voorstel, besluit):
        reasons = [r.reden for r in normenkader.besluit.afwijkredenen]
        if keuze.reden not in reasons:
            fouten.append(Fout(("reden",), "Kies een reden om af te wijken."))
        fouten += _own_words(
            "toelichting", keuze.toelichting, besluit.ingangsdatum, "waarom je afwijkt"
        )
    else:
        for naam, waarde in (("reden", keuze.reden), ("toelichting", keuze.toelichting)):
            if waarde:
                melding = "Je volgt het voorstel. Dan hoort hier niets te staan."
                fouten.append(Fout((naam,), melding))
    return fouten


def _outcome(normenkader: Normenkader, besluit: Besluit) -> list[Fout]:
    known = [u.uitkomst for u in normenkader.uitkomsten]
    if besluit.uitkomst not in known:
        return [Fout(("uitkomst",), f"Kies een uitkomst: {', '.join(known)}.")]
    fouten = []
    gives = besluit.uitkomst == "product"
    codes = [p.product for p in normenkader.producten]
    if gives and besluit.product not in codes:
        fouten.append(Fout(("product",), f"Kies een product: {', '.join(codes)}."))
    if not gives and besluit.product is not None:
        fouten.append(Fout(("product",), "Bij deze uitkomst hoort geen product."))
    timed = gives and normenkader.stage(Afronding) is not None
    minuten = besluit.minuten_per_week
    if timed and (type(minuten) is not int or not 1 <= minuten <= MOST_MINUTES):
        melding = f"Geef hele minuten per week, van 1 tot en met {MOST_MINUTES}."
        fouten.append(Fout(("minuten_per_week",), melding))
    if not timed and minuten is not None:
        fouten.append(Fout(("minuten_per_week",), "Hierbij horen geen minuten."))
    return fouten


def _period(normenkader: Normenkader, voorstel: Besluit, besluit: Besluit) -> list[Fout]:
    fouten = []
    if type(besluit.weken) is not int or not 1 <= besluit.weken <= MOST_WEEKS:
        melding = f"Geef een aantal hele weken, van 1 tot en met {MOST_WEEKS}."
        fouten.append(Fout(("weken",), melding))
    first, last = first_days(normenkader, voorstel)
    if besluit.ingangsdatum < first:
        melding = f"Begin niet voor {date_text(first)}: dan gold dit normenkader nog niet."
        fouten.append(Fout(("ingangsdatum",), melding))
    if besluit.ingangsdatum > last:
        melding = f"Deze dag is te laat: begin uiterlijk op {date_text(last)}."
        fouten.append(Fout(("ingangsdatum",), melding))
    return fouten


def first_days(normenkader: Normenkader, voorstel: Besluit) -> tuple[date, date]:
    """The earliest and the latest day on which a decision may begin, both from the normenkader."""
    weeks = timedelta(weeks=normenkader.besluit.ingang_binnen_weken)
    # The last day of the longest period must still be a date.
    latest = min(voorstel.ingangsdatum, normenkader.geldig.laatste_dag, LAST_DAY - weeks)
    return normenkader.geldig.van, latest + weeks


def _own_words(naam: str, tekst: str, peildatum: date, wat: str) -> list[Fout]:
    length = len(tekst.strip())
    if length < LEAST_TEXT:
        melding = f"Schrijf in een zin op {wat} (minstens {LEAST_TEXT} tekens)."
        return [Fout((naam,), melding)]
    return [Fout((naam,), reden) for reden in refused_words(tekst, peildatum)]


def refused_words(tekst: str, peildatum: date) -> list[str]:
    """Every reason why a text may not be part of a decision, whatever its field."""
    reasons = []
    if len(tekst.strip()) > MOST_TEXT:
        reasons.append(f"Dit is te lang: {len(tekst)} tekens. Hoogstens {MOST_TEXT} tekens.")
    if FORBIDDEN.search(tekst):
        reasons.append(ONZICHTBAAR)
    reasons += [vondst.melding for vondst in find_personal_data(tekst, peildatum)]
    return list(dict.fromkeys(reasons))


def phased(
    normenkader: Normenkader, zaak: Zaak, antwoord: dict[str, Any], besluit: Besluit
) -> tuple[Fase, ...]:
    """How the minutes of a decision change over its weeks, where the normenkader phases them.

    The phases are those of the direction of the decided product, for its own minutes and weeks.
    """
    fase, raster = normenkader.stage(Fasering), normenkader.stage(Raster)
    if fase is None or raster is None or fase.vraag not in zaak.vragen:
        return ()
    minuten = besluit.minuten_per_week
    if besluit.uitkomst != "product" or minuten is None:
        return ()
    goals = {b.doelrichting for b in raster.banden if b.product == besluit.product}
    goal = goals.pop() if len(goals) == 1 else antwoord["doelrichting"]
    rule = next((r for r in fase.regels if r.doelrichting == goal), None)
    return phases(rule, besluit.weken, minuten, fase.veelvoud) if rule else ()


def client_text(normenkader: Normenkader, besluit: Besluit, fasering: Sequence[Fase] = ()) -> str:
    """What the client will read about a decision and its phases, in B1 Dutch."""
    outcome = next(u for u in normenkader.uitkomsten if u.uitkomst == besluit.uitkomst)
    words = {}
    if besluit.product is not None:
        words["product"] = normenkader.product(besluit.product).naam
    if besluit.minuten_per_week is not None:
        words["minuten_per_week"] = str(besluit.minuten_per_week)
    tekst = fill(outcome.voor_client, words)
    if besluit.uitkomst != "product":
        return tekst
    weeks = "1 week" if besluit.weken == 1 else f"{besluit.weken} weken"
    tekst += f" De begeleiding begint op {date_text(besluit.ingangsdatum)} en duurt {weeks}."
    later = [
        f"vanaf week {f.week_van} gemiddeld {f.minuten_per_week} minuten per week"
        for f in fasering[1:]
    ]
    return f"{tekst} Later verandert dit: {listed(later)}." if later else tekst


def deviation_text(afwijking: list[Afwijking]) -> str:
    """The deviations in words."""
    return listed([AFWIJKING_WOORD[a] for a in afwijking])
