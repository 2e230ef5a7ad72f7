"""What one group of questions can still become: every valid completion, a class at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from engine.partial.classes import AnswerClass
from engine.partial.size import check_completions
from engine.partial.spans import Span
from normenkader import asking
from normenkader.conditions import Answer
from normenkader.questions import ONBEKEND, GetalVraag, Vraag
from normenkader.texts import listed
from zaak.model import AnswerPlace, Zaak

# For each question of a group, in order: its answer, ONBEKEND where it is open, None without one.
# Of numbers that are not told apart it may be a row of them.
GroupAnswers = tuple[Answer | Span | None, ...]


@dataclass(frozen=True)
class OptionGroup:
    """Questions that belong together, each with the answers that stand for its classes."""

    vragen: tuple[Vraag, ...]
    classes: tuple[tuple[Answer, ...], ...]
    # Numbers that are not told apart: whether they fit each other is for who takes them as a row.
    vrij: frozenset[str] = frozenset()

    def completions(self, stand: GroupAnswers) -> Iterator[dict[str, Answer]]:
        """Give every valid completion of a state, with one answer for each class.

        An open question that need not be answered may also stay without an answer. A leefgebied
        that is not asked has no other answers. Raises TooLargeError before the first where they are
        many.
        """
        self.check(stand)
        yield from self._completed(stand, 0, {})

    def check(self, stand: GroupAnswers) -> None:
        """Look at how many completions a state can have; raises TooLargeError."""
        check_completions(
            (
                len(k) + (asking.need(v) != "altijd")
                for v, k, given in zip(self.vragen, self.classes, stand, strict=True)
                if given == ONBEKEND
            ),
            listed([v.vraag for v in self.vragen]),
        )

    def _completed(
        self, stand: GroupAnswers, place: int, earlier: dict[str, Answer]
    ) -> Iterator[dict[str, Answer]]:
        if place == len(self.vragen):
            yield dict(earlier)
            return
        vraag = self.vragen[place]
        for antwoord in self._choices(stand, place, earlier):
            if antwoord is None:
                yield from self._completed(stand, place + 1, earlier)
            else:
                chosen = {**earlier, vraag.vraag: antwoord}
                yield from self._completed(stand, place + 1, chosen)

    def _choices(
        self, stand: GroupAnswers, place: int, earlier: Mapping[str, Answer]
    ) -> Sequence[Answer | None]:
        given = stand[place]
        if asking.left_out(self.vragen, earlier):
            return (None,) if given in (None, ONBEKEND) else ()
        vraag = self.vragen[place]
        if self._without_bound(vraag, earlier):
            return (None,) if given in (None, ONBEKEND) else ()
        needed = asking.must_answer(self.vragen, vraag, earlier)
        if given is None:
            return () if needed else (None,)
        if given == ONBEKEND:
            possible = [a for a in self.classes[place] if self._within(vraag, a, earlier)]
            return possible if needed else (*possible, None)
        # A row is of free numbers: whether they fit is for who takes them as a row.
        first = given.begin if isinstance(given, Span) else given
        return (first,) if self._within(vraag, first, earlier) else ()

    def _without_bound(self, vraag: Vraag, earlier: Mapping[str, Answer]) -> bool:
        """Whether a number is bound to one that has no answer: then it has none either."""
        bound = vraag.hoogstens_vraag if isinstance(vraag, GetalVraag) else None
        return bound is not None and bound not in earlier

    def _within(self, vraag: Vraag, antwoord: Answer, earlier: Mapping[str, Answer]) -> bool:
        """Whether an answer is within its bound."""
        bound = vraag.hoogstens_vraag if isinstance(vraag, GetalVraag) else None
        if bound is None or {vraag.vraag, bound} <= self.vrij:
            return True
        return int(antwoord) <= int(earlier[bound])


def group_of(
    plaats: tuple[str, str],
    vragen: Sequence[Vraag],
    classes: Mapping[AnswerPlace, tuple[AnswerClass, ...]],
    free: Set[str] = frozenset(),
) -> OptionGroup:
    """The questions of a section and leefgebied with one answer of each class."""
    own = [classes[(*plaats, v.vraag)] for v in vragen]
    first = tuple(tuple(klasse[0] for klasse in k) for k in own)
    return OptionGroup(tuple(vragen), first, frozenset(free))


def stand_of(zaak: Zaak, section: str, name: str, vragen: Sequence[Vraag]) -> GroupAnswers:
    """The state of some questions of a case, in the order of the questions."""
    given = answers_of(zaak, section, name)
    return tuple(
        [ONBEKEND if (section, name, v.vraag) in zaak.open else given.get(v.vraag) for v in vragen]
    )


def answers_of(zaak: Zaak, section: str, name: str) -> Mapping[str, Answer]:
    """The answers of one section, or of one leefgebied."""
    if section == "leefgebieden":
        return zaak.leefgebieden.get(name, {})
    return {"toegang": zaak.toegang, "clientfactoren": zaak.clientfactoren, "zaak": zaak.vragen}[
        section
    ]
