"""What is possible in words, for screens and the command line: short, plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from engine.partial.outcomes import Possibility
from engine.partial.possible import Possible
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from normenkader.questions import Vraag
from normenkader.texts import dotted, listed, span_text
from zaak.model import AnswerPlace

MOST_NUMBERS = 12


def outcome_name(normenkader: Normenkader, possibility: Possibility) -> str:
    """One outcome: the product, else the name of the outcome."""
    if possibility.product is not None:
        return normenkader.product(possibility.product).naam
    return next(u.naam for u in normenkader.uitkomsten if u.uitkomst == possibility.uitkomst)


def outcome_names(normenkader: Normenkader, possible: Possible) -> list[str]:
    """The different products and outcomes that are possible, each once, in order."""
    return list(dict.fromkeys(outcome_name(normenkader, m) for m in possible.outcomes))


def band_codes(possible: Possible) -> list[str]:
    """The bandwidths that are possible, in order."""
    return [m.bandbreedte for m in possible.outcomes if m.bandbreedte is not None]


def is_settled(possible: Possible) -> bool:
    """Say whether every completion gives the same product, or the same outcome without one."""
    return len({(m.uitkomst, m.product) for m in possible.outcomes}) == 1


def range_text(possible: Possible) -> str:
    """The minutes per week that are possible; "" without minutes."""
    if possible.minimum is None or possible.maximum is None:
        return ""
    return f"{span_text(dotted(possible.minimum), dotted(possible.maximum))} minuten per week"


def possible_sentence(normenkader: Normenkader, possible: Possible) -> str:
    """What is possible as one or two sentences."""
    if possible.too_large:
        return f"Wat nog kan uitkomen is niet berekend. {possible.too_large}"
    names = outcome_names(normenkader, possible)
    between = range_text(possible)
    if is_settled(possible):
        tail = f" Het wordt {between}." if between else ""
        return f"De uitkomst staat al vast: {names[0]}.{tail}"
    some_without = any(not _has_minutes(normenkader, m) for m in possible.outcomes)
    tail = ""
    if between:
        tail = f" {'Als er tijd komt, is dat' if some_without else 'Het wordt'} {between}."
    return f"Mogelijk zijn nog: {listed(names, 'of')}.{tail}"


def consequence_sentence(normenkader: Normenkader, possible: Possible, nu: Possible) -> str:
    """What some answers would leave possible, compared with what is possible now."""
    if possible == nu:
        return "Maakt nu geen verschil."
    names = outcome_names(normenkader, possible)
    if len(names) == 1:
        text = f"Dan staat vast: {names[0]}"
    elif names == outcome_names(normenkader, nu):
        text = "Dezelfde uitkomsten blijven mogelijk"
    else:
        text = f"Nog {len(names)} uitkomsten: {listed(names, 'of')}"
    between = range_text(possible)
    return f"{text}; {between}." if between else f"{text}."


def question_at(normenkader: Normenkader, plaats: AnswerPlace) -> Vraag:
    """The question at a place."""
    section, name, vraag = plaats
    return next(v for v in normenkader.questions(section, name or None) if v.vraag == vraag)


def answers_text(
    normenkader: Normenkader, plaats: AnswerPlace, antwoorden: Sequence[Answer]
) -> str:
    """Answers that lead to the same, in words; of a long row of numbers the first and the last."""
    if is_long_row(antwoorden):
        return f"{antwoorden[0]} tot en met {antwoorden[-1]}"
    vraag = question_at(normenkader, plaats)
    return listed([vraag.label(a) for a in antwoorden], "of")


def is_long_row(antwoorden: Sequence[Answer]) -> bool:
    """Say whether answers are so many numbers that only the first and last are named."""
    return len(antwoorden) > MOST_NUMBERS and all(type(a) is int for a in antwoorden)


def _has_minutes(normenkader: Normenkader, possibility: Possibility) -> bool:
    timed = normenkader.stage(st.Normtijden) is not None
    return timed and possibility.uitkomst not in ("geen_toegang", "geen_maatwerk")
