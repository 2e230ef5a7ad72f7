"""Reading what somebody gives from a file or from standard input: YAML or JSON, with its lines."""

from __future__ import annotations

from dataclasses import replace

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from normenkader.file.tree import Tree, read_json, read_yaml, with_places
from normenkader.reading import decoded

MOST_BYTES = 1_000_000
_DOUBLE = "Dubbele sleutel"
_REPEATING = {
    _DOUBLE: "De naam op deze regel staat er al: laat er één staan.",
    "Het label": "Hier staat een label (een woord met ! ervoor): zet aanhalingstekens om de tekst.",
}


def read_details(content: bytes, file: str) -> Tree:
    """The details in a file; raises InvalidInputError where it can't be read as a whole.

    What begins with a brace is JSON, else it is YAML.
    """
    if len(content) > MOST_BYTES:
        melding = f"Dit bestand is te groot: hoogstens {MOST_BYTES} bytes."
        raise InvalidInputError([Problem(file, 0, "", melding)])
    try:
        tekst = decoded(content)
    except ValueError as error:
        raise InvalidInputError([Problem(file, 0, "", str(error))]) from None
    if not tekst.strip():
        raise InvalidInputError([Problem(file, 0, "", "Hier staan geen gegevens.")])
    if tekst.lstrip("\ufeff \t\r\n").startswith("{"):
        found = with_places(read_json(tekst, file), tekst)
    else:
        found = read_yaml(tekst, file)
    found.problemen = [_without_repeating(problem) for problem in found.problemen]
    return found


def _without_repeating(problem: Problem) -> Problem:
    """A problem of form that does not repeat what was written: it may be of the client."""
    for begin, melding in _REPEATING.items():
        if problem.melding.startswith(begin):
            around = problem.pad.rpartition(".")[0] if begin == _DOUBLE else problem.pad
            return replace(problem, pad=around, melding=melding, in_woorden="")
    return problem
