"""The answers of two clients for whom something was walked through: the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from engine.partial.sums import Option
from normenkader.conditions import Answer
from proof.walking.enumeration import Enumeration
from proof.walking.single.access import walk_access
from zaak.model import AnswerPlace

Antwoorden = dict[AnswerPlace, Answer]


class Origins:
    """Puts answers together that were found for parts of a client."""

    def __init__(self, enumeration: Enumeration) -> None:
        """Use the tables of the enumeration."""
        self._e = enumeration

    @cached_property
    def _base(self) -> Antwoorden | None:
        """Access, and what a case itself needs; None where nobody has access."""
        nk = self._e.nk
        admitted = walk_access(nk, self._e.classes).admitted
        if admitted is None:
            return None
        found: Antwoorden = {("toegang", "", v): a for v, a in admitted.items()}
        own = [v for v in nk.questions("zaak") if v.verplicht]
        return found | {("zaak", "", v.vraag): v.answers()[0] for v in own}

    @property
    def admitted(self) -> bool:
        """Whether anybody has access."""
        return self._base is not None

    def client(
        self,
        groups: Mapping[int, Sequence[Option]],
        factoren: Mapping[str, Answer],
        also: Mapping[AnswerPlace, Any],
    ) -> Antwoorden:
        """A client whose groups of leefgebieden become this, with these client factors.

        `also` has answers that take the place of others.
        """
        lg = self._e.leefgebieden
        found = dict(self._base or {})
        for group, choices in groups.items():
            for name, keuze in zip(lg.groups[group], choices, strict=True):
                answers = lg.answers(name, keuze)
                found |= {("leefgebieden", name, v): a for v, a in answers.items()}
        found |= {("clientfactoren", "", v): a for v, a in factoren.items()}
        changed = {(s, name) for s, name, _ in also if s == "leefgebieden"}
        return {p: a for p, a in found.items() if p[:2] not in changed} | dict(also)

    def heaviest(self, plaats: AnswerPlace, antwoord: Any, other: Any) -> tuple[Any, Any, bool]:
        """As `Leefgebieden.heaviest`, of any question."""
        return self._e.leefgebieden.heaviest(plaats, antwoord, other)
