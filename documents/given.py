"""What is given at the moment a document is made, and is stored nowhere: who, when, to whom."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from normenkader import InvalidInputError
from normenkader.base import Datum, Model, Tekst
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.file.unrepeated import unrepeated
from terms.calendar import FIRST_YEAR, LAST_YEAR

MOST_SIGNS, MOST_LINES = 200, 8


def _one_line(tekst: str) -> str:
    if len(tekst.splitlines()) > 1 or len(tekst) > MOST_SIGNS:
        raise ValueError(f"moet één regel zijn, van hoogstens {MOST_SIGNS} tekens")
    return tekst.strip()


Line = Annotated[Tekst, AfterValidator(_one_line)]
Lines = Annotated[list[Line], Field(max_length=MOST_LINES)]


class Given(Model):
    """What a document says beside what the register holds.

    `datum` is that of the document; with `verzonden` it says until when one can object. `aan` is
    who it goes to. `gemeente` and `contact` may come from the house style instead.
    """

    datum: Datum
    beslist_door: Line
    gemeente: Line | None = None
    verzonden: Datum | None = None
    aan: Lines = Field(default_factory=list)
    contact: Lines = Field(default_factory=list)

    def __repr__(self) -> str:
        """Nothing of it: it may name people, and a log keeps what is shown in an error."""
        return "Given(…)"

    __str__ = __repr__


def read_given(tekst: str, file: str) -> Given:
    """What is given in a YAML file; raises InvalidInputError with every problem and its line.

    Nothing that was given is in them.
    """
    return checked(read_yaml(tekst, file))


def _known(sent: date) -> bool:
    """Say whether the term to object can be worked out; it may end in the next year."""
    return FIRST_YEAR <= sent.year < LAST_YEAR


def checked(boom: Tree) -> Given:
    """The same of plain data that was read; raises InvalidInputError."""
    problems = [unrepeated(problem, Given.model_fields) for problem in boom.problemen]
    try:
        given = Given.model_validate(boom.waarde)
    except ValidationError as error:
        found = problems_of(error, boom, repeating=False)
        raise InvalidInputError(sorted([*problems, *found])) from None
    if given.verzonden is not None and given.verzonden < given.datum:
        melding = "is voor de datum van het stuk: een stuk gaat niet weg voor het er is"
        problems.append(boom.problem(("verzonden",), melding))
    elif given.verzonden is not None and not _known(given.verzonden):
        melding = "is niet goed: van dat jaar zijn de feestdagen niet bekend"
        problems.append(boom.problem(("verzonden",), melding))
    if problems:
        raise InvalidInputError(problems)
    return given
