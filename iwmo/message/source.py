"""Reading what somebody gives from a file or from standard input: YAML or JSON, with its lines."""

from __future__ import annotations

from iwmo.message import content
from iwmo.message.products import ALL, EACH, SHARED
from normenkader import InvalidInputError
from normenkader.file.problems import Problem
from normenkader.file.tree import Tree, read_json, read_yaml, with_places
from normenkader.file.unrepeated import unrepeated
from normenkader.reading import decoded

MOST_BYTES = 1_000_000
KNOWN = frozenset(
    (
        ALL,
        EACH,
        *(leaf.key for leaf in (*SHARED, content.NUMMER, content.REDEN, content.COMMENTAAR)),
        *(
            name
            for group in (content.HEADER, content.CLIENT, content.PRODUCT)
            for name in group.names
        ),
    )
)


def read_details(given: bytes, file: str) -> Tree:
    """The details in a file; raises InvalidInputError where it can't be read as a whole.

    What begins with a brace is JSON, else it is YAML.
    """
    if len(given) > MOST_BYTES:
        melding = f"Dit bestand is te groot: hoogstens {MOST_BYTES} bytes."
        raise InvalidInputError([Problem(file, 0, "", melding)])
    try:
        tekst = decoded(given)
    except ValueError as error:
        raise InvalidInputError([Problem(file, 0, "", str(error))]) from None
    if not tekst.strip():
        raise InvalidInputError([Problem(file, 0, "", "Hier staan geen gegevens.")])
    if tekst.lstrip("\ufeff \t\r\n").startswith("{"):
        found = with_places(read_json(tekst, file), tekst)
    else:
        found = read_yaml(tekst, file)
    found.problemen = [unrepeated(problem, KNOWN) for problem in found.problemen]
    return found
