"""Reads tariffs: the folder `tarieven` beside the versions of a normenkader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from costs.tariffs.checking import Placed, PlacedFile, PlacedModule, PlacedProduct, wrong
from costs.tariffs.model import NormenkaderId, Tarief, Tarieven
from costs.tariffs.periods import gaps
from engine.schedule import days_text
from normenkader import InvalidInputError, Library, Problem
from normenkader.base import Code, Naam
from normenkader.file.canonical import sha256_of
from normenkader.file.problems import DataPath
from normenkader.file.translate import problems_of
from normenkader.file.tree import read_yaml
from normenkader.library import yaml_in
from normenkader.reading import read_text

T = TypeVar("T")
FOLDER = "tarieven"
FILLED = {
    "van": "2000-01-01",
    "tot_en_met": None,
    "cent": 0,
    "eenheid": "week",
    "bron": {"document": "onbekend", "plaats": "onbekend"},
}
TARIEF: TypeAdapter[Tarief] = TypeAdapter(Tarief)
CODE: TypeAdapter[str] = TypeAdapter(Code)
NAAM: TypeAdapter[str] = TypeAdapter(Naam)
ID: TypeAdapter[str] = TypeAdapter(NormenkaderId)


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
    tarieven, problems = None, list(boom.problemen)
    try:
        tarieven = Tarieven.model_validate(boom.waarde)
    except ValidationError as error:
        problems += problems_of(error, boom)
    problems += [
        boom.problem(pad, melding) for pad, melding in wrong(_placed(boom.waarde), library)
    ]
    if tarieven is None or problems:
        raise InvalidInputError(problems)
    tarieven._sha256 = sha256_of(boom.waarde)
    return tarieven


def gaps_in_words(tarieven: Tarieven) -> Iterator[str]:
    """The days between two periods that have no tariff: no fault, but no price either."""
    for own in tarieven.producten:
        for name, periods in (("tarief", own.tarieven), ("opslag", own.opslag)):
            for van, tot in gaps(periods):
                yield f"{own.product} heeft geen {name} van {days_text(van, tot)}"
    for module in tarieven.modules:
        for van, tot in gaps(module.tarieven):
            yield f"{module.module} heeft geen tarief van {days_text(van, tot)}"


def _placed(waarde: Any) -> PlacedFile:
    """What can be read of the data of a file, whatever else is wrong with it."""
    top = waarde if isinstance(waarde, dict) else {}
    documents = None
    if isinstance(sources := top.get("bronnen"), list):
        names = [(i, _read(NAAM, _of(one, "document"))) for i, one in enumerate(sources)]
        documents = tuple((i, name) for i, name in names if name is not None)
        if len(documents) < len(sources):
            # A tariff may mean the one that can't be read.
            documents = None
    products = tuple(
        PlacedProduct(
            ("producten", i),
            _read(CODE, _of(own, "product")),
            tuple(_tariffs(own, ("producten", i, "tarieven"))),
            tuple(_tariffs(own, ("producten", i, "opslag"))),
        )
        for i, own in enumerate(_list(top.get("producten")))
    )
    modules = tuple(
        PlacedModule(
            ("modules", i),
            _read(CODE, _of(own, "module")),
            tuple(_tariffs(own, ("modules", i, "tarieven"))),
        )
        for i, own in enumerate(_list(top.get("modules")))
    )
    return PlacedFile(_read(ID, top.get("normenkader")), documents, products, modules)


def _tariffs(own: Any, place: tuple[str, int, str]) -> Iterator[Placed]:
    for i, one in enumerate(_list(_of(own, place[2]))):
        pad: DataPath = (*place, i)
        unread = _unread(one)
        tarief = _read(TARIEF, one if not unread else _filled(one, unread))
        if tarief is not None:
            yield Placed(pad, tarief, unread)


def _unread(waarde: Any) -> frozenset[str]:
    """The keys of a tariff that can't be read."""
    try:
        TARIEF.validate_python(waarde)
    except ValidationError as error:
        return frozenset(str(one["loc"][0]) for one in error.errors() if one["loc"])
    return frozenset()


def _filled(waarde: Any, unread: frozenset[str]) -> Any:
    """The same with something that can be read in the place of what can't."""
    if not isinstance(waarde, dict):
        return waarde
    return {key: FILLED[key] if key in unread else waarde.get(key) for key in FILLED}


def _of(waarde: Any, key: str) -> Any:
    return waarde.get(key) if isinstance(waarde, dict) else None


def _list(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else []


def _read(kind: TypeAdapter[T], waarde: Any) -> T | None:
    try:
        return kind.validate_python(waarde)
    except ValidationError:
        return None
