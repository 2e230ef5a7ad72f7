"""Which documents there are."""

from __future__ import annotations

from typing import Literal, get_args

# A document about a decision, that needs nothing but the decision and what is given then.
Kind = Literal["verslag", "beschikking", "brief"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# With the form of an evaluation, empty or filled in: each has a Word file of its own.
PaperKind = Literal[Kind, "evaluatie"]
PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
