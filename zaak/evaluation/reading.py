"""Reads the form of an evaluation: the one of a region, or the one that ships."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from normenkader.file.problems import InvalidInputError
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import read_text
from zaak.evaluation.form import Form, faults_of_form

SETTING = "NORMWIJZER_EVALUATIE"
FILE = "formulier.yaml"


@cache
def shipped_form() -> Form:
    """The form that ships."""
    return read_form(files(__package__).joinpath(FILE).read_text("utf-8"), FILE)


def form_of(file: Path | None) -> Form:
    """The form in a file, or the one that ships; raises InvalidInputError with every problem."""
    return shipped_form() if file is None else read_form(read_text(file), str(file))


def read_form(tekst: str, file: str) -> Form:
    """Read a form; raises InvalidInputError with every problem and its line."""
    return checked(read_yaml(tekst, file))


def checked(boom: Tree) -> Form:
    """The same of plain data that was read; raises InvalidInputError."""
    problems = list(boom.problemen)
    try:
        form = Form.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*problems, *problems_of(error, boom)]) from None
    problems += [boom.problem(pad, melding) for pad, melding in faults_of_form(form)]
    if problems:
        raise InvalidInputError(problems)
    return form
