"""All questions of a normenkader by their place, and when they must be answered."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import Any

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD
from zaak.model import AnswerPlace

# Each question by its place, in the order of the form.
Vragen = dict[AnswerPlace, Any]


def all_questions(normenkader: Normenkader) -> Vragen:
    """Every question: access, each leefgebied, the client, and the case itself."""
    return {(s, n, v.vraag): v for s, n in sections(normenkader) for v in asked(normenkader, s, n)}


def sections(normenkader: Normenkader) -> Iterator[tuple[str, str]]:
    """Each section, with each leefgebied as one."""
    yield "toegang", ""
    yield from (("leefgebieden", naam) for naam in normenkader.leefgebied_namen)
    yield "clientfactoren", ""
    yield "zaak", ""


def asked(normenkader: Normenkader, sectie: str, naam: str) -> tuple[Any, ...]:
    """The questions of one section, or of one leefgebied."""
    return normenkader.questions(sectie, naam or None)


def ordered(vragen: Vragen) -> list[AnswerPlace]:
    """The places of the questions of which answers have a weight."""
    return [plaats for plaats, vraag in vragen.items() if vraag.zwaarte is not None]


def number_of_cases(normenkader: Normenkader) -> int:
    """How many complete, valid cases there are (with no reference, date or free text)."""
    leading = normenkader.vragen.leading.vraag
    everything = prod(
        _ways(asked(normenkader, s, n), leading if s == "leefgebieden" else None)
        for s, n in sections(normenkader)
    )
    # An intake in which no leefgebied was asked is not valid.
    nothing = prod(_ways(asked(normenkader, s, n), None) for s, n in sections(normenkader) if not n)
    return everything - nothing


def _ways(vragen: tuple[Any, ...], leading: str | None) -> int:
    """In how many ways the questions of a section can be answered.

    Questions on which no other depends are counted at once.
    """
    named = {naam for v in vragen for als in v.nodig_als for naam in als} | {leading}
    return _counted(list(vragen), {}, named, leading)


def _counted(
    vragen: list[Any], given: dict[str, Any], named: set[str | None], leading: str | None
) -> int:
    if leading is not None and given.get(leading) == NIET_UITGEVRAAGD:
        return 1
    if not vragen:
        return 1
    vraag, rest = vragen[0], vragen[1:]
    need = vraag.required(given)
    if vraag.vraag not in named:
        choices = len(vraag.answers()) + (not need)
        return int(choices * _counted(rest, given, named, leading))
    total = 0 if need else _counted(rest, given, named, leading)
    for antwoord in vraag.answers():
        total += _counted(rest, {**given, vraag.vraag: antwoord}, named, leading)
    return total
