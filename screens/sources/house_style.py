"""The house style of the municipality: the folder in NORMWIJZER_HUISSTIJL, or the plain one."""

from __future__ import annotations

import os
from functools import cache

from documents.house_style.model import HouseStyle
from documents.making import SETTING, house_style
from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from screens.sources.setting import path_in
from terms.equated import SETTING as DAYS


def load() -> HouseStyle | tuple[Problem, ...]:
    """The house style, or every problem of it; read once per process and setting."""
    return _load(os.environ.get(SETTING), os.environ.get(DAYS))


@cache
def _load(setting: str | None, days: str | None) -> HouseStyle | tuple[Problem, ...]:
    try:
        return house_style(path_in(SETTING, setting), path_in(DAYS, days))
    except InvalidInputError as error:
        return error.problemen
