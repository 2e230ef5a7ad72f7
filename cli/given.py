"""What somebody gives to a command: never an empty value, and never what only looks like text."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from cli.shared import ONGELDIG, stop
from normenkader.file.reasons import LEEG
from normenkader.file.text import no_text

# What stands for the usual place, where an option may be given without a value.
USUAL = "\0"


def require_values(params: list[Any], given: Mapping[str, Any]) -> None:
    """Stop with everything that was given empty (a path would be the current folder) or hides.

    `given` holds what was typed, by the name of the parameter; a setting of the environment
    counts where nothing was typed.
    """
    wrong = [line for param in params for line in _wrong(param, given.get(param.name))]
    if wrong:
        stop("\n".join(wrong), ONGELDIG)


def _wrong(param: Any, typed: Any) -> Iterator[str]:
    setting = getattr(param, "envvar", None)
    name = shown_name(param)
    if typed is None and setting is not None:
        typed, name = os.environ.get(setting), setting
    values = typed if isinstance(typed, (list, tuple)) else [typed]
    for value in dict.fromkeys(v for v in values if isinstance(v, str) and v != USUAL):
        if not value.strip():
            yield f"{name}: {LEEG}"
        elif wrong := _hidden(value):
            yield f"{name}: {wrong}."


def shown_name(param: Any) -> str:
    """How people know a parameter."""
    if param.param_type_name == "option":
        return " of ".join(param.opts)
    return str(param.metavar or param.name)


def _hidden(value: str) -> str | None:
    """What hides in a value; a file that is there may have any name, also one that is no UTF-8."""
    known = value.encode("utf-8", "ignore").decode()
    return None if "\0" in value or os.path.lexists(value) else no_text(known)
