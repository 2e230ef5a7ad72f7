"""Which documents there are."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["verslag", "beschikking", "brief"]
KINDS: tuple[Kind, ...] = get_args(Kind)
