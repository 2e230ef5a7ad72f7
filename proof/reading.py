"""Reads a normenkader to prove it: also one with faults that some client can show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from normenkader.checks import ALWAYS, WHEN_SOUND
from normenkader.checks.client import check_client
from normenkader.checks.texts import check_texts
from normenkader.checks.work import Work
from normenkader.file.canonical import sha256_of
from normenkader.file.problems import InvalidInputError, Problem
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.model import Normenkader
from normenkader.reading import read_text

# Problems of these leave the calculation whole.
TEXTS = (check_client, check_texts)


@dataclass(frozen=True)
class ToProve:
    """A normenkader and the problems for which it is refused.

    A client can show each of them, or they are about texts alone; where all are, it is `heel`: the
    calculation is whole.
    """

    normenkader: Normenkader
    problems: tuple[Problem, ...] = ()
    heel: bool = True


def read_to_prove(pad: Path) -> ToProve:
    """Read a file; raises InvalidInputError where it has problems that leave no calculation."""
    return build_to_prove(read_yaml(read_text(pad), str(pad)))


def build_to_prove(boom: Tree) -> ToProve:
    """As `read_to_prove`, of plain data."""
    try:
        normenkader = Normenkader.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    work, texts = Work(normenkader, boom), Work(normenkader, boom)
    for step in ALWAYS:
        step(texts if step in TEXTS else work)
    if len(work.toonbaar) == len(work.problemen):
        for step in WHEN_SOUND:
            step(texts if step in TEXTS else work)
    if boom.problemen or len(work.toonbaar) < len(work.problemen):
        raise InvalidInputError([*boom.problemen, *work.problemen, *texts.problemen])
    normenkader._inhoud = boom.waarde
    normenkader._sha256 = sha256_of(boom.waarde)
    problems = InvalidInputError([*work.toonbaar, *texts.problemen]).problemen
    return ToProve(normenkader, problems, heel=not work.toonbaar)
