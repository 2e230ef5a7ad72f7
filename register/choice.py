"""A decision of a person: what it says, how it differs from the proposal, and what must be right.

The proposal comes from the answer; its period is that of the case (its number of weeks) or of the
normenkader. Only an outcome that gives a product has a period: any other has a date. Minutes are
per week; where they change over the weeks they are those of the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from engine.schedule import (
    Schedule,
    about_text,
    dated,
    last_day,
    mean_text,
    minutes_text,
    phases_of,
    proposed_weeks,
    weeks_text,
)
from explaining.for_client.told import told_minutes
from iwmo.months import WEEK_MINUTEN
from normenkader import Normenkader
from normenkader.base import parse_date
from normenkader.file.text import unseen
from normenkader.texts import date_text, fill, listed
from zaak.checking import Fault
from zaak.model import Zaak
from zaak.privacy.scan import find_personal_data

# Minutes in a week, and weeks in ten years.
MOST_MINUTES = WEEK_MINUTEN
MOST_WEEKS = 520
MOST_TEXT = 4_000
LEAST_TEXT = 10
LAST_DAY = date(9000, 12, 31)
Afwijking = Literal["uitkomst", "product", "modules", "minuten", "periode"]
AFWIJKING_WOORD: dict[Afwijking, str] = {
    "uitkomst": "andere uitkomst",
    "product": "ander product",
    "modules": "andere modules",
    "minuten": "andere minuten",
    "periode": "andere periode",
}


@dataclass(frozen=True)
class Besluit:
    """What is decided: the outcome, what is given, from when and for how many weeks.

    `weken` is None where no product is given: `ingangsdatum` is then the date of the decision.
    `modules` are what comes beside the product, in the order of the normenkader.
    """

    uitkomst: str
    product: str | None
    minuten_per_week: int | None
    ingangsdatum: date
    weken: int | None
    modules: tuple[str, ...] = ()

    @property
    def last_day(self) -> date:
        """The last day of its period; without a period the date of the decision."""
        return self.ingangsdatum if self.weken is None else last_day(self.ingangsdatum, self.weken)


def decided(plain: Mapping[str, Any]) -> Besluit:
    """A decision of its plain data (`plain_decision`); raises TypeError, KeyError or ValueError."""
    own = {"ingangsdatum": parse_date(plain["ingangsdatum"])}
    return Besluit(**{**plain, **own, "modules": tuple(plain.get("modules", ()))})


@dataclass(frozen=True)
class Choice:
    """A decision with its reasons: `oordeel` is one's own judgement in a sentence.

    `reden` is a code of the normenkader; it and `toelichting` are there only when deviating.
    """

    besluit: Besluit
    oordeel: str
    reden: str | None = None
    toelichting: str = ""


def proposed(normenkader: Normenkader, zaak: Zaak, antwoord: dict[str, Any]) -> Besluit:
    """The proposal as a decision that follows it, from the peildatum on."""
    product, gives = antwoord["product"], antwoord["uitkomst"] == "product"
    return Besluit(
        antwoord["uitkomst"],
        product["code"] if product else None,
        antwoord["minuten_per_week"] if gives else None,
        zaak.peildatum,
        proposed_weeks(normenkader, zaak, antwoord) if gives else None,
        tuple(m["code"] for m in antwoord.get("modules", ())) if gives else (),
    )


def deviations(voorstel: Besluit, besluit: Besluit) -> list[Afwijking]:
    """In what a decision differs from the proposal; another first day is no deviation.

    Nor is a period where the other has none: that follows from the outcome.
    """
    found: list[Afwijking] = []
    if besluit.uitkomst != voorstel.uitkomst:
        found.append("uitkomst")
    elif besluit.product != voorstel.product:
        found.append("product")
    if besluit.modules != voorstel.modules and besluit.uitkomst == "product":
        found.append("modules")
    if besluit.minuten_per_week != voorstel.minuten_per_week and besluit.uitkomst == "product":
        found.append("minuten")
    if None not in (besluit.weken, voorstel.weken) and besluit.weken != voorstel.weken:
        found.append("periode")
    return found


def check_choice(normenkader: Normenkader, voorstel: Besluit, keuze: Choice) -> list[Fault]:
    """Everything that is wrong with a decision, in the order of the form."""
    besluit = keuze.besluit
    fouten = [*_outcome(normenkader, besluit), *_period(normenkader, voorstel, besluit)]
    fouten += _own_words("oordeel", keuze.oordeel, besluit.ingangsdatum, "je eigen oordeel")
    if deviations(voorstel, besluit):
        reasons = [r.reden for r in normenkader.besluit.afwijkredenen]
        if keuze.reden not in reasons:
            fouten.append(Fault(("reden",), "Kies een reden om af te wijken."))
        fouten += _own_words(
            "toelichting", keuze.toelichting, besluit.ingangsdatum, "waarom je afwijkt"
        )
    else:
        for name, waarde in (("reden", keuze.reden), ("toelichting", keuze.toelichting)):
            if waarde:
                melding = "Je volgt het voorstel. Dan hoort hier niets te staan."
                fouten.append(Fault((name,), melding))
    return fouten


def _outcome(normenkader: Normenkader, besluit: Besluit) -> list[Fault]:
    known = [u.uitkomst for u in normenkader.uitkomsten]
    if besluit.uitkomst not in known:
        return [Fault(("uitkomst",), f"Kies een uitkomst: {', '.join(known)}.")]
    fouten = []
    gives = besluit.uitkomst == "product"
    codes = [p.product for p in normenkader.producten]
    if gives and besluit.product not in codes:
        fouten.append(Fault(("product",), f"Kies een product: {', '.join(codes)}."))
    if not gives and besluit.product is not None:
        fouten.append(Fault(("product",), "Bij deze uitkomst hoort geen product."))
    fouten += _modules(normenkader, besluit)
    timed = gives and normenkader.timed
    minuten = besluit.minuten_per_week
    if timed and (type(minuten) is not int or not 1 <= minuten <= MOST_MINUTES):
        melding = f"Geef hele minuten per week, van 1 tot en met {MOST_MINUTES}."
        fouten.append(Fault(("minuten_per_week",), melding))
    if not timed and minuten is not None:
        fouten.append(Fault(("minuten_per_week",), "Hierbij horen geen minuten."))
    return fouten


def _modules(normenkader: Normenkader, besluit: Besluit) -> list[Fault]:
    order = [m.module for m in normenkader.modules]
    if besluit.modules and besluit.uitkomst != "product":
        return [Fault(("modules",), "Bij deze uitkomst hoort niets extra.")]
    if list(besluit.modules) != [m for m in order if m in besluit.modules]:
        known = ", ".join(order) or "niets"
        return [Fault(("modules",), f"Kies elke module hoogstens één keer, uit: {known}.")]
    return []


def _period(normenkader: Normenkader, voorstel: Besluit, besluit: Besluit) -> list[Fault]:
    fouten = []
    if besluit.uitkomst != "product":
        if besluit.weken is not None:
            fouten.append(Fault(("weken",), "Bij deze uitkomst hoort geen periode."))
    elif type(besluit.weken) is not int or not 1 <= besluit.weken <= MOST_WEEKS:
        melding = f"Geef een aantal hele weken, van 1 tot en met {MOST_WEEKS}."
        fouten.append(Fault(("weken",), melding))
    first, last = first_days(normenkader, voorstel)
    if besluit.ingangsdatum < first:
        melding = f"Begin niet voor {date_text(first)}: dan gold dit normenkader nog niet."
        fouten.append(Fault(("ingangsdatum",), melding))
    if besluit.ingangsdatum > last:
        melding = f"Deze dag is te laat: begin uiterlijk op {date_text(last)}."
        fouten.append(Fault(("ingangsdatum",), melding))
    return fouten


def first_days(normenkader: Normenkader, voorstel: Besluit) -> tuple[date, date]:
    """The earliest and the latest day on which a decision may begin, both from the normenkader."""
    weeks = timedelta(weeks=normenkader.besluit.ingang_binnen_weken)
    # The last day of the longest period must still be a date.
    latest = min(voorstel.ingangsdatum, normenkader.geldig.last_day, LAST_DAY - weeks)
    return normenkader.geldig.van, latest + weeks


def _own_words(name: str, tekst: str, peildatum: date, what: str) -> list[Fault]:
    length = len(tekst.strip())
    if length < LEAST_TEXT:
        melding = f"Schrijf in een zin op {what} (minstens {LEAST_TEXT} tekens)."
        return [Fault((name,), melding)]
    return [Fault((name,), reden) for reden in refused_words(tekst, peildatum)]


def refused_words(tekst: str, peildatum: date) -> list[str]:
    """Every reason why a text may not be part of a decision, whatever its field."""
    reasons = []
    if len(tekst.strip()) > MOST_TEXT:
        reasons.append(f"Dit is te lang: {len(tekst)} tekens. Hoogstens {MOST_TEXT} tekens.")
    if wrong := unseen(tekst):
        reasons.append(wrong)
    reasons += [found.melding for found in find_personal_data(tekst, peildatum)]
    return list(dict.fromkeys(reasons))


def phased(normenkader: Normenkader, antwoord: dict[str, Any], besluit: Besluit) -> Schedule | None:
    """How the minutes of a decision lie over its weeks, where the normenkader phases them.

    The phases are those of the direction of the decided product, for its own minutes and weeks.
    """
    minuten, weken = besluit.minuten_per_week, besluit.weken
    if besluit.uitkomst != "product" or minuten is None or weken is None:
        return None
    goal = antwoord["doelrichting"]
    found = phases_of(normenkader, besluit.product, goal, weken, minuten)
    return dated(found, besluit.ingangsdatum)


def client_text(
    normenkader: Normenkader, besluit: Besluit, schedule: Schedule | None = None
) -> str:
    """What the client will read about a decision, in B1 Dutch.

    Where the minutes change, the text of the normenkader gives their mean, and what follows says
    from when to when they are what.
    """
    outcome = next(u for u in normenkader.uitkomsten if u.uitkomst == besluit.uitkomst)
    changes = schedule is not None and schedule.changes
    words = {}
    if besluit.product is not None:
        words["product"] = normenkader.product(besluit.product).naam
    if besluit.minuten_per_week is not None:
        words["minuten_per_week"] = _told_text(normenkader, besluit, schedule if changes else None)
    tekst, first = fill(outcome.voor_client, words), date_text(besluit.ingangsdatum)
    if besluit.modules:
        names = {m.module: m.naam for m in normenkader.modules}
        tekst += f" Daarbij krijgt u ook: {listed([names[m] for m in besluit.modules])}."
    if besluit.weken is None:
        return f"{tekst} De datum van dit besluit is {first}."
    weeks, last = weeks_text(besluit.weken), date_text(besluit.last_day)
    tekst += f" De ondersteuning begint op {first} en duurt {weeks}, tot en met {last}."
    if schedule is None or not changes:
        return tekst
    return f"{tekst} {' '.join(_changes(normenkader, besluit, schedule))}"


def _told_text(normenkader: Normenkader, besluit: Besluit, schedule: Schedule | None) -> str:
    """The minutes per week for in a sentence; where they change their mean, or the least of all."""
    minutes = [s.minuten_per_week for s in schedule.steps] if schedule else []
    told = [
        told_minutes(normenkader, besluit.product, m)
        for m in (minutes or [besluit.minuten_per_week or 0])
    ]
    least = min(told, key=lambda t: t.minuten)
    if schedule is not None and not any(t.ondergrens for t in told):
        return about_text(schedule.mean)
    return f"{'minstens ' if minutes else least.prefix}{least.minuten}"


def _changes(normenkader: Normenkader, besluit: Besluit, schedule: Schedule) -> Iterator[str]:
    exact = True
    for i, part in enumerate(schedule.steps):
        told = told_minutes(normenkader, besluit.product, part.minuten_per_week)
        exact = exact and not told.ondergrens
        when = f"Vanaf {date_text(part.van)}" if i else "In het begin"
        minutes = f"{told.prefix}{minutes_text(told.minuten)}"
        yield f"{when} is het gemiddeld {minutes} per week."
    # A mean of what is not told would tell it.
    if not exact:
        return
    yield f"Over de hele periode is het gemiddeld {mean_text(schedule.mean)}."


def deviation_text(afwijking: list[Afwijking]) -> str:
    """The deviations in words."""
    return listed([AFWIJKING_WOORD[a] for a in afwijking])
