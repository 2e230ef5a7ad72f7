"""The form of an evaluation: the file in NORMWIJZER_EVALUATIE, or the one that ships."""

from __future__ import annotations

import os
from functools import cache

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from screens.sources.setting import path_in
from zaak.evaluation.form import Form
from zaak.evaluation.reading import SETTING, form_of


def load() -> Form | tuple[Problem, ...]:
    """The form, or every problem of it; read once per process and setting."""
    return _load(os.environ.get(SETTING))


@cache
def _load(setting: str | None) -> Form | tuple[Problem, ...]:
    try:
        return form_of(path_in(SETTING, setting))
    except InvalidInputError as error:
        return error.problemen
