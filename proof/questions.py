"""All questions of a normenkader by their place, and when they must be answered."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from normenkader import Normenkader, asking
from normenkader.asking import Answers
from normenkader.questions import GetalVraag, Vraag
from zaak.model import AnswerPlace

# Each question by its place, in the order of the form.
Vragen = dict[AnswerPlace, Vraag]


def all_questions(normenkader: Normenkader) -> Vragen:
    """Every question: access, each leefgebied, the client, and the case itself."""
    return {(s, n, v.vraag): v for s, n in sections(normenkader) for v in asked(normenkader, s, n)}


def sections(normenkader: Normenkader) -> Iterator[tuple[str, str]]:
    """Each section, with each leefgebied as one."""
    yield "toegang", ""
    yield from (("leefgebieden", name) for name in normenkader.leefgebied_names)
    yield "clientfactoren", ""
    yield "zaak", ""


def asked(normenkader: Normenkader, section: str, name: str) -> tuple[Vraag, ...]:
    """The questions of one section, or of one leefgebied."""
    return normenkader.questions(section, name or None)


def ordered(vragen: Vragen) -> list[AnswerPlace]:
    """The places of the questions of which answers have a weight."""
    return [plaats for plaats, vraag in vragen.items() if vraag.zwaarte is not None]


def number_of_cases(normenkader: Normenkader) -> int:
    """How many complete, valid cases there are (with no reference, date or free text)."""
    everything = prod(_ways(asked(normenkader, s, n)) for s, n in sections(normenkader))
    # An intake in which no leefgebied was asked is not valid.
    nothing = prod(_ways(asked(normenkader, s, n)) for s, n in sections(normenkader) if not n)
    return everything - nothing


def _ways(part: tuple[Vraag, ...]) -> int:
    """In how many ways the questions of a section can be answered.

    Questions on which no other depends are counted at once.
    """
    named = {name for v in part for als in v.nodig_als for name in als}
    return _counted(part, 0, {}, named | {v.vraag for v in part[:1]})


def _counted(part: tuple[Vraag, ...], place: int, given: Answers, named: set[str]) -> int:
    if place == len(part) or asking.left_out(part, given):
        return 1
    vraag = part[place]
    must = asking.must_answer(part, vraag, given)
    if _counted_with(part, named).get(vraag.vraag) is not None:
        return _counted(part, place + 1, given, named)
    if vraag.vraag not in named:
        choices = _choices(part, vraag, given, named) + (not must)
        return choices * _counted(part, place + 1, given, named)
    total = 0 if must else _counted(part, place + 1, given, named)
    for antwoord in vraag.answers():
        total += _counted(part, place + 1, {**given, vraag.vraag: antwoord}, named)
    return total


def _choices(part: tuple[Vraag, ...], vraag: Vraag, given: Answers, named: set[str]) -> int:
    """In how many ways a question is answered, with the numbers that are at most this one."""
    bound = [
        (v, int(not asking.must_answer(part, v, given)))
        for v in part
        if isinstance(v, GetalVraag) and _counted_with(part, named).get(v.vraag) == vraag.vraag
    ]
    if not bound:
        return len(vraag.answers())
    return sum(
        prod(max(0, min(v.maximum, int(number)) - v.minimum + 1) + without for v, without in bound)
        for number in vraag.answers()
    )


def _counted_with(part: tuple[Vraag, ...], named: set[str]) -> dict[str, str]:
    """The numbers that are at most another, which are counted together with that one."""
    return {
        v.vraag: v.hoogstens_vraag
        for v in part
        if isinstance(v, GetalVraag)
        and v.hoogstens_vraag is not None
        and not named & {v.vraag, v.hoogstens_vraag}
    }
