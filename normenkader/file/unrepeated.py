"""Problems of form that do not repeat what was written: it may be of a person."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from normenkader.file.problems import Problem

# Of a list: a longer number is none of these.
_INDEX = re.compile("[0-9]{1,3}]")
_REPEATING = {
    "Dubbele sleutel": "De naam op deze regel staat er al: laat er één staan.",
    "Het label": "Hier staat een label (een woord met ! ervoor): zet aanhalingstekens om de tekst.",
}


def unrepeated(problem: Problem, known: Collection[str]) -> Problem:
    """The same problem without words of the file; its line says where they are.

    Of its path stays what is made of `known` names.
    """
    around: list[str] = []
    for part in problem.pad.split("."):
        name, _, index = part.partition("[")
        if name not in known or (index and not _INDEX.fullmatch(index)):
            break
        around.append(part)
    told = (dutch for begin, dutch in _REPEATING.items() if problem.melding.startswith(begin))
    pad, melding = ".".join(around), next(told, problem.melding)
    if (pad, melding) == (problem.pad, problem.melding):
        return problem
    return replace(problem, pad=pad, melding=melding, in_woorden="")
