"""Reads tariffs: the folder `tarieven` beside the versions of a normenkader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from costs.tariffs.checking import wrong
from costs.tariffs.model import Tarieven
from costs.tariffs.periods import gaps
from engine.schedule import days_text
from normenkader import InvalidInputError, Library, Problem
from normenkader.file.canonical import sha256_of
from normenkader.file.translate import problems_of
from normenkader.file.tree import read_yaml
from normenkader.library import yaml_in
from normenkader.reading import read_text

FOLDER = "tarieven"


def tariff_files(regels: Path) -> list[Path]:
    """The files of tariffs in a folder with normenkaders, or in that of one of them."""
    if regels.is_file():
        return []
    folders = [regels / FOLDER, *sorted(regels.glob(f"*/{FOLDER}"))]
    return [file for folder in folders for file in yaml_in(folder)]


def read_all_tariffs(regels: Path, library: Library) -> tuple[Tarieven, ...]:
    """Read and check all tariffs; raises InvalidInputError with every problem.

    A normenkader has one file: then all its periods are held against each other.
    """
    found: dict[str, tuple[Path, Tarieven]] = {}
    problems: list[Problem] = []
    for file in tariff_files(regels):
        try:
            own = read_tariffs(file, library)
        except InvalidInputError as error:
            problems += error.problemen
            continue
        first, _ = found.setdefault(own.normenkader, (file, own))
        if first != file:
            melding = (
                f"de tarieven van {own.normenkader} staan al in {first}: zet alle perioden in één "
                "bestand"
            )
            problems.append(Problem(str(file), 0, "normenkader", melding))
    if problems:
        raise InvalidInputError(problems)
    return tuple(own for _, own in found.values())


def read_tariffs(file: Path, library: Library) -> Tarieven:
    """Read and check one file; raises InvalidInputError with every problem."""
    boom = read_yaml(read_text(file), str(file))
    try:
        tarieven = Tarieven.model_validate(boom.waarde)
    except ValidationError as error:
        raise InvalidInputError([*boom.problemen, *problems_of(error, boom)]) from error
    found = [boom.problem(pad, melding) for pad, melding in wrong(tarieven, library)]
    problems = [*boom.problemen, *found]
    if problems:
        raise InvalidInputError(problems)
    tarieven._sha256 = sha256_of(boom.waarde)
    return tarieven


def gaps_in_words(tarieven: Tarieven) -> Iterator[str]:
    """The days between two periods that have no tariff: no fault, but no price either."""
    for own in tarieven.producten:
        for name, periods in (("tarief", own.tarieven), ("opslag", own.opslag)):
            for van, tot in gaps(periods):
                yield f"{own.product} heeft geen {name} van {days_text(van, tot)}"
