"""Who judges a message: our own check, and what the settings of the beheerder point to."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from iwmo.message.judging.judges import Judges
from iwmo.message.judging.settings import RULES, SCHEMA
from normenkader.file.reasons import LEEG

# Of a few settings: while the program runs they hardly ever change.
MOST_READ = 4


class WrongSettingError(Exception):
    """A setting is there and empty; the text names it."""


def judges() -> Judges:
    """The judges of now; raises NoJudgeError or WrongSettingError."""
    return _read(_path(SCHEMA), _path(RULES))


def _path(name: str) -> Path | None:
    found = os.environ.get(name)
    if found is not None and not found.strip():
        raise WrongSettingError(f"{name}: {LEEG}")
    return None if found is None else Path(found)


@lru_cache(maxsize=MOST_READ)
def _read(schema: Path | None, rules: Path | None) -> Judges:
    return Judges.read(schema, rules)
