"""Reading what somebody gives from a file or from standard input: YAML or JSON, with its lines."""

from __future__ import annotations

from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from normenkader.file.tree import Tree, read_json, read_yaml, with_places
from normenkader.reading import decoded

MOST_BYTES = 1_000_000


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
        return with_places(read_json(tekst, file), tekst)
    return read_yaml(tekst, file)
