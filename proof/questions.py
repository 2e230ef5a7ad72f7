"""All questions of a normenkader by their place, and when they must be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import prod
from types import MappingProxyType

from engine.partial.classes import asked_by
from normenkader import Normenkader, asking
from normenkader import stages as st
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
    """How many complete, valid cases there are (with no reference, date or free text).

    With a reason for no access nothing else needs an answer.
    """
    access, *rest = sections(normenkader)
    admitted, refused = _access(normenkader, asked(normenkader, *access))
    parts = [(asked(normenkader, s, n), n) for s, n in rest]
    everything = prod(_ways(part) for part, _ in parts)
    # An intake in which no leefgebied was asked is not valid.
    nothing = prod(_ways(part) for part, name in parts if not name)
    return admitted * (everything - nothing) + refused * prod(
        _ways(part, optional=True) for part, _ in parts
    )


def _access(normenkader: Normenkader, part: tuple[Vraag, ...]) -> tuple[int, int]:
    """In how many ways the questions about access are answered with access, and without."""
    fase = normenkader.stage(st.Toegang)
    rules = fase.regels if fase is not None else []
    looked_at = {v for rule in rules for v in asked_by(normenkader, "toegang", rule.als)}
    counting = _Counting(part, looked_at, lambda a: int(asking.refused(normenkader, a)))
    refused = counting.ways()
    return _ways(part) - refused, refused


def _ways(part: tuple[Vraag, ...], *, optional: bool = False) -> int:
    """In how many ways the questions of a section can be answered; `optional`: none needs to be."""
    return _Counting(part, set(), lambda _: 1, optional=optional).ways()


class _Counting:
    """Counts the ways to answer a part.

    Questions on which no other depends, and that are not `looked_at`, are counted at once. `worth`
    says of the answers to the others how much each way counts for.
    """

    def __init__(
        self,
        part: tuple[Vraag, ...],
        looked_at: set[str],
        worth: Callable[[Answers], int],
        *,
        optional: bool = False,
    ) -> None:
        self._part = part
        self._worth = worth
        self._optional = optional
        named = {name for v in part for als in v.nodig_als for name in als}
        self._named = named | looked_at | {v.vraag for v in part[:1]}
        self._bounds = _counted_with(part, self._named)

    def ways(self, place: int = 0, given: Answers = MappingProxyType({})) -> int:
        """From a question on, with these answers to earlier ones."""
        if place == len(self._part) or asking.left_out(self._part, given):
            return self._worth(given)
        vraag = self._part[place]
        must = not self._optional and asking.must_answer(self._part, vraag, given)
        if vraag.vraag in self._bounds:
            return self.ways(place + 1, given)
        if vraag.vraag not in self._named:
            choices = self._choices(vraag, given) + (not must)
            return choices * self.ways(place + 1, given)
        total = 0 if must else self.ways(place + 1, given)
        for antwoord in vraag.answers():
            total += self.ways(place + 1, {**given, vraag.vraag: antwoord})
        return total

    def _choices(self, vraag: Vraag, given: Answers) -> int:
        """In how many ways a question is answered, with the numbers that are at most this one."""
        bound = [
            (v, int(self._optional or not asking.must_answer(self._part, v, given)))
            for v in self._part
            if isinstance(v, GetalVraag) and self._bounds.get(v.vraag) == vraag.vraag
        ]
        if not bound:
            return len(vraag.answers())
        return sum(
            prod(
                max(0, min(v.maximum, int(number)) - v.minimum + 1) + without
                for v, without in bound
            )
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
