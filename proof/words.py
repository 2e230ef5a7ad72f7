"""What a proof found in sentences: short, plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.evaluation import Evaluation
from engine.partial.outcomes import Possibility
from engine.partial.words import question_at
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.rules import rule_index
from normenkader.texts import span_text
from proof.exclusive import Gap, Occurrence
from zaak.model import AnswerPlace

HOLDS = {
    "volledig": "Elke cliënt krijgt een uitkomst.",
    "uniek": "Nooit gelden twee regels tegelijk die elkaar uitsluiten.",
    "bereikbaar": "Elke regel, normtijd, bandbreedte, uitkomst en elk product kan voorkomen.",
    "monotoon": "Een zwaarder antwoord geeft nooit minder tijd of een lichter product.",
    "robuust": "Eén ander antwoord verandert de tijd met hoogstens {most} minuten per week.",
}
BROKEN = {
    "volledig": "Niet elke cliënt krijgt een uitkomst.",
    "uniek": "Soms gelden twee regels tegelijk die elkaar uitsluiten.",
    "bereikbaar": "Niet alles kan voorkomen.",
    "monotoon": "Een zwaarder antwoord geeft soms minder tijd of een lichter product.",
    "robuust": "Eén ander antwoord verandert de tijd soms met meer dan {most} minuten per week.",
}
# Kinds of things that z3 is asked about, in the plural.
THINGS = {
    "regel": "regels die kunnen voorkomen",
    "normtijd": "normtijden die kunnen voorkomen",
    "product": "producten die kunnen voorkomen",
    "uitkomst": "uitkomsten die kunnen voorkomen",
}
STEPS = {"monotoon": "een zwaarder antwoord", "robuust": "één ander antwoord"}


def verdict(eigenschap: str, oordeel: str, most: int = 0) -> str:
    """A property in one sentence."""
    if oordeel == "niet_waar":
        return BROKEN[eigenschap].format(most=most)
    holds = HOLDS[eigenschap].format(most=most)
    return f"{holds[:-1]}, behalve waar dat bewust zo is." if oordeel == "bewust" else holds


def gap(normenkader: Normenkader, gat: Gap) -> str:
    """What is missing."""
    name = normenkader.leefgebied_names.get(gat.plaats, gat.plaats)
    if gat.soort == "beslissing":
        return f"Geen regel beslist of {name} meetelt."
    if gat.soort == "normtijd":
        return f"{name} telt mee, maar er is geen normtijd."
    if gat.soort == "telling":
        return f"{name} telt mee, maar het soort werk heeft geen regel."
    if not gat.first:
        return "Er is geen uitkomst."
    minutes = f"{span(gat.first, gat.last)} per week"
    where = f" in de richting {gat.plaats}" if gat.plaats else ""
    return f"Er is geen uitkomst bij {minutes}{where}."


def span(least: int, most: int) -> str:
    """Minutes from least to most, where these are the same just these."""
    return f"{span_text(least, most)} {'minuut' if least == most == 1 else 'minuten'}"


def gap_of(normenkader: Normenkader, gat: Gap, evaluation: Evaluation) -> str:
    """What is missing, and the minutes of a client who falls into it."""
    zin = gap(normenkader, gat)
    if not gat.first:
        return zin
    return f"{zin} Deze cliënt heeft {evaluation.minuten_per_week} minuten."


def overlap(regels: Sequence[str]) -> str:
    """Two rules that fire together."""
    return f"De regels {' en '.join(regels)} gelden tegelijk, maar sluiten elkaar uit."


def idle(eigenschap: str, regel: str) -> str:
    """An exception that covers nothing."""
    return f"{regel} heeft een bewuste uitzondering op {eigenschap}, maar die is niet nodig."


def alone(wat: str) -> str:
    """What z3 had no answer about."""
    return f"{wat} Hier kwam z3 niet uit: dit is alleen door te doorlopen nagegaan."


def given_up(count: int) -> str:
    """How a verdict was found on which z3 gave up so many times."""
    return f"{count} keer kwam z3 er niet uit: dat is alleen door te doorlopen nagegaan"


def cell_words(normenkader: Normenkader, ding: Occurrence) -> str:
    """By which answers a norm time stands in its table."""
    times = normenkader.stage(st.Normtijden)
    row = rule_index(normenkader)[ding.code].model
    axes = times.axes(row) if times is not None and isinstance(row, st.NormtijdRegel) else ()
    if times is not None and axes == (times.vraag_doel, times.vraag_niveau):
        return f"voor doel {ding.cell[0]}, niveau {ding.cell[1]}"
    own = (f"{vraag}: {answer}" for vraag, answer in zip(axes, ding.cell, strict=True))
    return f"bij {', '.join(own)}"


def occurs(normenkader: Normenkader, ding: Occurrence, *, occurs: bool) -> str:
    """Whether a thing occurs that should."""
    names = {"regel": "De regel", "product": "Het product", "uitkomst": "De uitkomst"}
    named = f"{names.get(ding.soort, '')} {ding.code}"
    if ding.soort == "normtijd":
        named = f"De normtijd van {ding.code} {cell_words(normenkader, ding)}"
    return f"{named} {'komt voor' if occurs else 'kan niet voorkomen'}."


def asked(normenkader: Normenkader, plaats: AnswerPlace) -> str:
    """The question at a place, with its leefgebied."""
    about = normenkader.leefgebied_names.get(plaats[1], "")
    text: str = question_at(normenkader, plaats).tekst
    return f"{about}: {text}" if about else text


def bounds_of(normenkader: Normenkader, possibility: Possibility) -> str:
    """The least and most minutes of one outcome."""
    names: dict[str, str] = {u.uitkomst: u.naam for u in normenkader.uitkomsten}
    about = [possibility.doelrichting, possibility.bandbreedte, possibility.product]
    more = ", ".join(str(part) for part in about if part is not None)
    name = names.get(possibility.uitkomst, possibility.uitkomst)
    return f"De grenzen van {name}{f' ({more})' if more else ''}."


def bounded(grenzen: Sequence[Any]) -> str:
    """The least and most minutes over all outcomes."""
    minutes = [m for g in grenzen for m in (g.minimum, g.maximum) if m is not None]
    if not minutes:
        return "Dit normenkader kent geen minuten per week."
    return f"Een cliënt heeft {span(min(minutes), max(minutes))} per week."


def changed(
    normenkader: Normenkader, plaats: AnswerPlace, voor: Answer | None, na: Answer | None
) -> str:
    """One other answer: of what, from what and to what."""
    vraag = question_at(normenkader, plaats)
    words = ["geen antwoord" if a is None else vraag.label(a) for a in (voor, na)]
    return f"{asked(normenkader, plaats)} Van {words[0]} naar {words[1]}"


def result(normenkader: Normenkader, evaluation: Evaluation) -> str:
    """What a client comes to: minutes, and the product or the outcome."""
    if evaluation.product is not None:
        name = normenkader.product(evaluation.product).naam
    else:
        names: dict[str, str] = {u.uitkomst: u.naam for u in normenkader.uitkomsten}
        name = names.get(evaluation.uitkomst or "", "geen uitkomst")
    minutes = evaluation.minuten_per_week
    return name if minutes is None else f"{minutes} minuten ({name})"
