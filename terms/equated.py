"""The days put on a par with a holiday by royal decree: those that ship, and a municipality's own.

Only a source gives them; the years for which nobody gave a decree are not known.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from normenkader.base import Datum, Model, Tekst
from normenkader.file.problems import InvalidInputError
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import read_text
from terms.calendar import FIRST_YEAR, LAST_YEAR, Calendar, holidays

SETTING = "NORMWIJZER_GELIJKGESTELD"
FILE = "gelijkgestelde-dagen.yaml"
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class Decree(Model):
    """A royal decree: the years it is about, and the days that it puts on a par."""

    besluit: Tekst
    bron: Tekst
    jaren: Annotated[list[Year], Field(min_length=1)]
    dagen: list[Datum]


class DecreesFile(Model):
    """The whole file."""

    besluiten: Annotated[list[Decree], Field(min_length=1)]


@cache
def shipped() -> Calendar:
    """The calendar with the decrees that ship."""
    return _calendar(read_yaml(files(__package__).joinpath(FILE).read_text("utf-8"), FILE))


def calendar_of(file: Path | None) -> Calendar:
    """The calendar that ships, with the decrees in a file; raises InvalidInputError."""
    if file is None:
        return shipped()
    own, base = _calendar(read_yaml(read_text(file), str(file))), shipped()
    return Calendar({**base.equated, **own.equated}, base.years | own.years)


def _calendar(boom: Tree) -> Calendar:
    try:
        read = DecreesFile.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    problems = list(boom.problemen)
    found: dict[date, str] = {}
    for i, decree in enumerate(read.besluiten):
        for j, day in enumerate(decree.dagen):
            wrong = _wrong(day, decree, found)
            if wrong:
                problems.append(boom.problem(("besluiten", i, "dagen", j), wrong))
            found[day] = decree.besluit
    if problems:
        raise InvalidInputError(problems)
    return Calendar(found, frozenset(year for decree in read.besluiten for year in decree.jaren))


def _wrong(day: date, decree: Decree, found: dict[date, str]) -> str:
    """Why a day can't be one of a decree; "" where it can."""
    if day.year not in decree.jaren:
        return f"ligt niet in de jaren van dit besluit: zet {day.year} erbij, of haal de dag weg"
    if day in found:
        return "staat er twee keer: laat er één staan"
    if day in holidays(day.year):
        return f"is al een feestdag ({holidays(day.year)[day]}): haal de dag weg"
    if day.weekday() > 4:
        return "valt in het weekend: kijk de datum na"
    return ""
