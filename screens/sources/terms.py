"""The days off of this municipality: those that ship, with its own in NORMWIJZER_GELIJKGESTELD."""

from __future__ import annotations

import os
from functools import cache

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from screens.sources.setting import path_in
from terms.calendar import Calendar
from terms.equated import SETTING, calendar_of


def load() -> Calendar | tuple[Problem, ...]:
    """The days off, or every problem of the file; read once per process and setting."""
    return _load(os.environ.get(SETTING))


@cache
def _load(setting: str | None) -> Calendar | tuple[Problem, ...]:
    try:
        return calendar_of(path_in(SETTING, setting))
    except InvalidInputError as error:
        return error.problemen
