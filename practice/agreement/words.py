"""How to read alpha, in Dutch for trainers."""

from __future__ import annotations

from fractions import Fraction

from practice.agreement.alpha import (
    MINSTENS,
    MINSTENS_VOOR_INTERVAL,
    TREKKINGEN,
    ZEKERHEID_PROCENT,
    Measure,
)

# Krippendorff's customary limits.
VOORZICHTIG, BETROUWBAAR = Fraction(667, 1000), Fraction(800, 1000)
BRON = "K. Krippendorff, Content Analysis: An Introduction to Its Methodology (2004), p. 241"
VAAK_EENS = Fraction(9, 10)

WAT_IS_ALPHA = (
    "Alpha van Krippendorff laat zien hoe vaak mensen het eens zijn, los van toeval. "
    "1 is: altijd eens. 0 is: net zo vaak eens als bij toeval. "
    "Onder 0 is: minder vaak eens dan bij toeval."
)
GRENZEN = (
    "Vanaf 0,800 kun je op de antwoorden vertrouwen. "
    "Van 0,667 tot 0,800 kun je alleen voorzichtige conclusies trekken. "
    "Onder 0,667 is dat te weinig. "
    f"Dit zijn de grenzen van Krippendorff. Het zijn afspraken, geen wetten. Bron: {BRON}."
)
WAT_IS_EEN_ONDERDEEL = (
    "Een onderdeel is wat meer mensen beoordeelden: een zaak, of een deel ervan. "
    f"Alpha is er vanaf {MINSTENS} onderdelen. Bij minder hangt het getal te veel van toeval af. "
    "Dan zie je alleen welk deel van de paren van deelnemers hetzelfde antwoord gaf."
)
WAT_IS_HET_INTERVAL = (
    f"Het interval van {ZEKERHEID_PROCENT} % laat zien hoe alpha kan verschillen met andere zaken "
    f"van dezelfde soort. Het komt uit {TREKKINGEN} trekkingen uit de onderdelen, met teruglegging "
    "(bootstrap, BCa). De deelnemers blijven dezelfde. Dezelfde antwoorden geven altijd hetzelfde "
    f"interval. Het is er vanaf {MINSTENS_VOOR_INTERVAL} onderdelen. Bij weinig onderdelen, of "
    "veel onderdelen uit dezelfde zaak, is het interval in het echt breder."
)
VOOR_EN_NA = (
    "Vergelijk voor en na alleen bij zaken die even moeilijk zijn. "
    "Overlappen de intervallen, dan kan het verschil toeval zijn."
)


def reading(meting: Measure) -> tuple[str, ...]:
    """What a measure says, in sentences; the reason where there is no alpha."""
    if meting.alpha is None:
        return (meting.waarom_geen_alpha,)
    sentences = [_judgement(meting.alpha)]
    if meting.interval is None:
        sentences.append(meting.waarom_geen_interval)
    elif _band(meting.interval.onder) != _band(meting.interval.boven):
        sentences.append("Het interval gaat over een grens heen. Wees voorzichtig met dit oordeel.")
    share = meting.share_agreed
    if meting.alpha < VOORZICHTIG and share is not None and share >= VAAK_EENS:
        sentences.append(
            "De deelnemers zijn het wel vaak eens, maar bijna iedereen koos steeds hetzelfde. "
            "Dan is alpha al snel laag. Kijk ook naar het percentage."
        )
    return tuple(sentences)


def _band(alpha: float) -> int:
    return (alpha >= VOORZICHTIG) + (alpha >= BETROUWBAAR)


def _judgement(alpha: float) -> str:
    return (
        "De deelnemers zijn het te weinig eens om op de antwoorden te vertrouwen.",
        "De deelnemers zijn het redelijk eens. Trek alleen voorzichtige conclusies.",
        "De deelnemers zijn het genoeg eens om op de antwoorden te vertrouwen.",
    )[_band(alpha)]
