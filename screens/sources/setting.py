"""A setting of the beheerder that holds a path: it is there, or it is not; empty is a mistake."""

from __future__ import annotations

from pathlib import Path

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from normenkader.file.reasons import LEEG


def path_in(name: str, setting: str | None) -> Path | None:
    """The path in the setting with this name; raises InvalidInputError where it is empty."""
    if setting is None:
        return None
    if not setting.strip():
        raise InvalidInputError([Problem(name, 0, "", LEEG)])
    return Path(setting)
