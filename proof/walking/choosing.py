"""Which way of walking through pairs of clients a normenkader needs."""

from __future__ import annotations

from typing import Protocol

from proof.walking.comparing import AnswerEffect, Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.judged.pairs import JudgedPairs
from proof.walking.pairs import Pairs
from zaak.model import AnswerPlace


class AllPairs(Protocol):
    """All pairs of clients that differ in one answer."""

    def find(self, plaats: AnswerPlace) -> AnswerEffect:
        """Find what another answer to one question can do."""


def all_pairs(enumeration: Enumeration, exempt: Exempt) -> AllPairs:
    """With judged times or maxima of combinations by envelopes, else by every sum."""
    judged = bool(enumeration.leefgebieden.judged) or enumeration.combinations.stage is not None
    return JudgedPairs(enumeration, exempt) if judged else Pairs(enumeration, exempt)
