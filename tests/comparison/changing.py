"""Copies of a normenkader with something changed."""

from __future__ import annotations

from typing import Any

from normenkader import Normenkader
from normenkader.file.problems import DataPath
from normenkader.reading import from_content
from normenkader.rules import rule_index

GONE: Any = object()


def replaced(inhoud: Any, pad: DataPath, waarde: Any) -> Any:
    """Plain data with another value at a path, or with what is there left out (GONE)."""
    if not pad:
        return waarde
    key, rest = pad[0], pad[1:]
    copied: Any = dict(inhoud) if isinstance(inhoud, dict) else list(inhoud)
    if not rest and waarde is GONE:
        del copied[key]
    elif not rest and isinstance(copied, dict):
        copied[key] = waarde
    else:
        copied[key] = replaced(copied[key], rest, waarde)
    return copied


def node(inhoud: Any, pad: DataPath) -> Any:
    """What is at a path."""
    for key in pad:
        inhoud = inhoud[key]
    return inhoud


def changed(normenkader: Normenkader, changes: dict[DataPath, Any]) -> Normenkader:
    """A checked copy with other values at these paths."""
    inhoud = normenkader.content
    for pad, waarde in changes.items():
        inhoud = replaced(inhoud, pad, waarde)
    return from_content(inhoud)


def stage_path(normenkader: Normenkader, fase: str) -> DataPath:
    """The path of a stage."""
    return ("fasen", next(i for i, f in enumerate(normenkader.fasen) if f.fase == fase))


def rule_path(normenkader: Normenkader, regel: str) -> DataPath:
    """The path of a rule."""
    return rule_index(normenkader)[regel].pad


def question_path(normenkader: Normenkader, sectie: str, naam: str) -> DataPath:
    """The path of a question."""
    questions = normenkader.content["vragen"][sectie]
    return ("vragen", sectie, next(i for i, v in enumerate(questions) if v["vraag"] == naam))
