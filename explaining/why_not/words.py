"""What would give another product, and what lies on the edge, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from engine.calculation.evaluator import Short
from explaining.why_not.changes import Change, may_change
from normenkader import Normenkader
from normenkader.conditions import Answer
from normenkader.questions import GetalVraag, Vraag
from normenkader.texts import dotted, listed, with_capital

NO_LOWER = "Er is geen lagere uitkomst."
AANTAL = {1: "één ander antwoord", 2: "twee andere antwoorden"}


def product_name(normenkader: Normenkader, code: str) -> str:
    """The name of a product with its code; raises KeyError."""
    return f"{normenkader.product(code).naam} ({code})"


def found_sentence(
    normenkader: Normenkader,
    product: str,
    changes: Sequence[Change],
    minuten_per_week: int | None,
) -> str:
    """Say with which other answers it would be a product."""
    name, count = product_name(normenkader, product), AANTAL[len(changes)]
    said = ", en ".join(change_words(normenkader, w) for w in changes)
    time = "" if minuten_per_week is None else f" Dan is het {_time(minuten_per_week)}."
    return f"{name} zou het zijn met {count}: {said}.{time}"


def none_sentence(normenkader: Normenkader, product: str, most: int, *, toegang: bool) -> str:
    """Say that no change of `most` answers gives a product, or that there is no access."""
    name = product_name(normenkader, product)
    if not toegang:
        return f"{name}: {no_access_words(normenkader)}"
    return f"{name}: ook met {AANTAL[most]} komt deze zaak daar niet uit."


def no_access_words(normenkader: Normenkader) -> str:
    """Say that no other answer gives access."""
    parts = normenkader.benaming.meervoud
    return (
        f"er is geen toegang. Andere antwoorden over de {parts} en de cliënt veranderen dat niet."
    )


def side_sentence(
    normenkader: Normenkader, minuten: int, becomes: Short, *, before_cut: int | None = None
) -> str:
    """Say what minutes more (or less, below 0) come to; less than before a cut, where one was."""
    how = "meer" if minuten > 0 else "minder"
    than = "" if before_cut is None else f" dan de {_minutes(before_cut)} van vóór het inkorten"
    return f"{_time(abs(minuten))} {how}{than}: {_outcome(normenkader, becomes)}."


def no_higher_sentence(normenkader: Normenkader, most: Fraction | None) -> str:
    """Say why more minutes give nothing else; `most` is the maximum of the combination, if any."""
    if most is None:
        return "Er is geen hogere uitkomst."
    parts = normenkader.benaming.meervoud
    return (
        f"Met meer minuten wordt de uitkomst niet hoger: deze combinatie van {parts} krijgt "
        f"hoogstens {_time(int(most))}. Met andere {parts} erbij kan dat anders zijn."
    )


def edge_sentence(normenkader: Normenkader, change: Change, becomes: Short) -> str:
    """Say what one other answer alone comes to."""
    said = change_words(normenkader, change)
    minuten = becomes.minuten_per_week
    time = "" if minuten is None else f", {_time(minuten)}"
    start = with_capital(said)
    return f"{start}. Dan wordt het: {_outcome(normenkader, becomes)}{time}."


def change_words(normenkader: Normenkader, change: Change) -> str:
    """A change as a part of a sentence: where, the question, and both answers."""
    section, leefgebied, name = change.pad
    place = normenkader.leefgebied_names[leefgebied] if leefgebied else "de cliëntfactoren"
    vraag = next(v for v in normenkader.questions(section) if v.vraag == name)
    instead = "(nu niet ingevuld)"
    if change.van is not None:
        instead = f"in plaats van {_answer(vraag, change.van)}"
    return f"bij {place}, ‘{vraag.tekst}’: {_answer(vraag, change.naar)} {instead}"


def scope_sentence(normenkader: Normenkader) -> str:
    """Say which answers may change."""
    texts = [f"‘{v.tekst}’" for v in may_change(normenkader)]
    if normenkader.questions("clientfactoren"):
        texts.append("alle cliëntfactoren")
    return f"Alleen deze antwoorden veranderen: {listed(texts)}."


def _answer(vraag: Vraag, antwoord: Answer) -> str:
    unit = f" {vraag.eenheid}" if isinstance(vraag, GetalVraag) else ""
    return f"{vraag.label(antwoord)}{unit}"


def _outcome(normenkader: Normenkader, short: Short) -> str:
    """A bandwidth and product, or the outcome where there is no product."""
    if short.product is None:
        return next(u.naam for u in normenkader.uitkomsten if u.uitkomst == short.uitkomst)
    band = "" if short.band is None else f"bandbreedte {short.band}, "
    return band + product_name(normenkader, short.product)


def _minutes(minuten: int) -> str:
    return f"{dotted(minuten)} {'minuut' if minuten == 1 else 'minuten'}"


def _time(minuten: int) -> str:
    return f"{_minutes(minuten)} per week"
