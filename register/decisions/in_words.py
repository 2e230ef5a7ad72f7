"""What a decision gives, in words: the product or outcome, its time and its period."""

from __future__ import annotations

from engine.schedule import Schedule, dated, days_text, time_text, weeks_text
from normenkader import Normenkader
from normenkader.texts import date_text, listed
from register.choice import Besluit, decided, phased
from register.decisions.reading import Dossier


def name_text(normenkader: Normenkader, besluit: Besluit) -> str:
    """What is given, without the minutes."""
    if besluit.product is not None:
        names = {p.product: p.naam for p in normenkader.producten}
        return names.get(besluit.product, besluit.product)
    outcomes: dict[str, str] = {u.uitkomst: u.naam for u in normenkader.uitkomsten}
    return outcomes.get(besluit.uitkomst, besluit.uitkomst)


def modules_text(normenkader: Normenkader, besluit: Besluit) -> str:
    """What comes beside the product, in words; "" for nothing."""
    names = {m.module: m.naam for m in normenkader.modules}
    return listed([names.get(code, code) for code in besluit.modules])


def given_text(normenkader: Normenkader, besluit: Besluit, schedule: Schedule | None = None) -> str:
    """What is given, with what comes beside it and the minutes, in words."""
    name = name_text(normenkader, besluit)
    if besluit.modules:
        name = f"{name} met {modules_text(normenkader, besluit)}"
    if besluit.minuten_per_week is None:
        return name
    return f"{name}, {time_text(besluit.minuten_per_week, schedule)}"


def period_text(besluit: Besluit) -> str:
    """From when to when, and for how many weeks; without a period its date."""
    if besluit.weken is None:
        return date_text(besluit.ingangsdatum)
    days = days_text(besluit.ingangsdatum, besluit.last_day)
    return f"{days} ({weeks_text(besluit.weken)})"


def proposed_then(dossier: Dossier) -> Schedule | None:
    """How the proposed minutes lay over the weeks, as it was shown at the time."""
    stuk, voorstel = dossier.stuk, decided(dossier.stuk["voorstel"])
    if stuk["stukformaat"] == 1:
        return dated(dossier.antwoord["fasering"], voorstel.ingangsdatum)
    return phased(dossier.normenkader, dossier.antwoord, voorstel)
