"""From a folder of YAML files to checked oefenzaken, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from engine import ContractAnswer, judge
from normenkader import InvalidInputError, Library, Normenkader, Problem
from normenkader.file.problems import DataPath
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.library import yaml_in
from normenkader.reading import read_text
from practice.oefenzaak import Oefenzaak
from zaak.checking import InvalidZaakError, check_zaak
from zaak.model import Zaak
from zaak.privacy.scan import find_personal_data

TEKSTEN = ("titel", "verhaal", "opmerkingen")


def read_oefenzaken(pad: Path, library: Library) -> list[Oefenzaak]:
    """Read the oefenzaken of a folder, a file each, sorted by difficulty and then by id.

    Each is judged with the version in force on its peildatum, and must give what it expects. An
    absent or empty folder gives none. Raises InvalidInputError with all problems of all files;
    EngineError and DifferenceError where the engine itself fails.
    """
    problems: list[Problem] = []
    found: list[Oefenzaak] = []
    file_of: dict[str, str] = {}
    for file in yaml_in(pad):
        try:
            boom = read_yaml(read_text(file), str(file))
            problems.extend(_double_id(boom, file_of))
            found.append(_build(boom, library))
        except InvalidInputError as error:
            problems.extend(error.problemen)
    if problems:
        raise InvalidInputError(problems)
    return sorted(found, key=lambda o: (o.moeilijkheid, o.oefenzaak))


def _double_id(tree: Tree, file_of: dict[str, str]) -> Iterator[Problem]:
    own = _table(tree).get("oefenzaak")
    if isinstance(own, str) and file_of.setdefault(own, tree.bestand) != tree.bestand:
        melding = f"{own} staat ook in {file_of[own]}: geef deze oefenzaak een eigen kenmerk"
        yield tree.problem(("oefenzaak",), melding)


def _build(tree: Tree, library: Library) -> Oefenzaak:
    """Make a checked oefenzaak; raises InvalidInputError with all problems of the file."""
    problems = list(tree.problemen)
    oefenzaak = _form(tree, problems)
    judged = _case(tree, library, problems)
    peildatum = judged[1].peildatum if judged else None
    problems.extend(_personal_data(tree, peildatum))
    if oefenzaak is not None and judged is not None:
        problems.extend(_unexpected(tree, oefenzaak, judge(*judged)))
    if problems or oefenzaak is None:
        raise InvalidInputError(problems)
    return oefenzaak


def _form(tree: Tree, problems: list[Problem]) -> Oefenzaak | None:
    try:
        return Oefenzaak.model_validate(tree.waarde)
    except ValidationError as error:
        problems.extend(problems_of(error, tree))
        return None


def _case(tree: Tree, library: Library, problems: list[Problem]) -> tuple[Normenkader, Zaak] | None:
    """The worked answers as a checked case, with its normenkader."""
    own, content = (_table(tree).get(key) for key in ("oefenzaak", "uitwerking"))
    if not isinstance(content, dict):
        return None
    if "zaak" in content and content["zaak"] != own:
        melding = f"moet gelijk zijn aan oefenzaak: {own}"
        problems.append(tree.problem(("uitwerking", "zaak"), melding))
    try:
        zaak, normenkader = check_zaak(content, library)
    except InvalidZaakError as error:
        problems.extend(tree.problem(("uitwerking", *f.pad), f.melding) for f in error.fouten)
        return None
    return normenkader, zaak


def _personal_data(tree: Tree, peildatum: date | None) -> Iterator[Problem]:
    for pad, tekst in _texts(_table(tree)):
        for found in find_personal_data(tekst, peildatum):
            yield tree.problem(pad, found.melding)


def _texts(waarde: Mapping[str, Any]) -> Iterator[tuple[DataPath, str]]:
    """All texts that people write, with their paths; those of the case are checked with it."""
    texts: list[tuple[DataPath, Any]] = [((key,), waarde.get(key)) for key in TEKSTEN]
    points = waarde.get("leerpunten")
    if isinstance(points, list):
        texts.extend((("leerpunten", i), point) for i, point in enumerate(points))
    return ((pad, tekst) for pad, tekst in texts if isinstance(tekst, str))


def _unexpected(tree: Tree, oefenzaak: Oefenzaak, antwoord: ContractAnswer) -> Iterator[Problem]:
    """Where the answer of the engine is not what the oefenzaak expects."""
    given = {
        "uitkomst": antwoord["uitkomst"],
        "product": _code(antwoord["product"]),
        "bandbreedte": _code(antwoord["bandbreedte"]),
        "minuten_per_week": antwoord["minuten_per_week"],
    }
    for key, waarde in given.items():
        expected = getattr(oefenzaak.verwacht, key)
        if expected != waarde:
            melding = (
                f"het normenkader geeft {_shown(waarde)}, hier staat {_shown(expected)}: "
                "verander dit of de uitwerking"
            )
            yield tree.problem(("verwacht", key), melding)


def _code(part: Mapping[str, Any] | None) -> Any:
    return None if part is None else part["code"]


def _shown(waarde: Any) -> str:
    return "null" if waarde is None else str(waarde)


def _table(tree: Tree) -> dict[str, Any]:
    """The content of the file where it is a table; else nothing, and the form says so."""
    return tree.waarde if isinstance(tree.waarde, dict) else {}
