"""From a folder of YAML files to checked tests, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from normenkader import InvalidInputError, Library, Normenkader, Problem
from normenkader.file.problems import DataPath
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import read_text
from rule_tests.cases import changed, not_there
from rule_tests.model import RuleTest, RuleTestException, RuleTestFile
from rule_tests.names import unknown_names
from zaak.checking import InvalidZaakError, check_zaak
from zaak.model import Zaak

TOETSEN = "toetsen"
Names = dict[str, tuple[str, int]]


@dataclass(frozen=True)
class ReadRuleTest:
    """A checked test with its place, its case, and the case of the basis."""

    toets: RuleTest
    bestand: str
    regel: int
    zaak: Zaak
    basis: Zaak


@dataclass(frozen=True)
class RuleTests:
    """All tests of one version of a normenkader, in the order of the files."""

    normenkader: Normenkader
    toetsen: tuple[ReadRuleTest, ...]
    uitgezonderd: tuple[RuleTestException, ...]


def toetsen_folder(regels: Path, normenkader: Normenkader) -> Path:
    """Where the tests of a version stand: `<id>/toetsen/<versie>` in the folder of the rules."""
    own = regels.parent if regels.is_file() else regels / normenkader.normenkader
    return own / TOETSEN / normenkader.versie


def read_toetsen(pad: Path, normenkader: Normenkader) -> RuleTests:
    """Read the tests of a folder; an absent folder has none.

    Every case is checked against this very version. Raises InvalidInputError with all problems of
    all files.
    """
    problems: list[Problem] = []
    toetsen: list[ReadRuleTest] = []
    exceptions: list[RuleTestException] = []
    names: Names = {}
    for file in sorted(p for p in pad.glob("*") if not p.name.startswith(".")):
        if file.suffix != ".yaml":
            melding = "Hier horen alleen bestanden die op .yaml eindigen."
            problems.append(Problem(str(file), 0, "", melding))
            continue
        try:
            boom = read_yaml(read_text(file), str(file))
            problems.extend(_double_names(boom, names))
            found, own = _build(boom, normenkader)
        except InvalidInputError as error:
            problems.extend(error.problemen)
        else:
            toetsen += found
            exceptions += own
    if problems:
        raise InvalidInputError(problems)
    return RuleTests(normenkader, tuple(toetsen), tuple(exceptions))


def without_version(regels: Path, library: Library) -> list[Problem]:
    """Give a problem for each folder of tests whose version is not there."""
    known = {(n.normenkader, n.versie) for n in library.versies}
    folders = sorted(regels.glob(f"*/{TOETSEN}/*")) if regels.is_dir() else []
    return [
        Problem(str(p), 0, "", f"Er is geen versie {p.name} van {p.parents[1].name}.")
        for p in folders
        if not p.name.startswith(".") and (p.parents[1].name, p.name) not in known
    ]


def _double_names(tree: Tree, names: Names) -> Iterator[Problem]:
    """A name is for one test only, over all files; it goes into `names`."""
    for i, toets in _raw_toetsen(tree):
        name = toets.get("toets")
        if not isinstance(name, str):
            continue
        pad: DataPath = ("toetsen", i, "toets")
        place = (tree.bestand, tree.regel(pad))
        if (first := names.setdefault(name, place)) != place:
            melding = f"deze naam staat al in {first[0]}, regel {first[1]}: geef een eigen naam"
            yield tree.problem(pad, melding)


def _build(
    tree: Tree, normenkader: Normenkader
) -> tuple[list[ReadRuleTest], tuple[RuleTestException, ...]]:
    """Make the checked tests of a file; raises InvalidInputError with all its problems.

    Names and cases are checked on the plain data, so that an error of form hides no other.
    """
    problems = [*tree.problemen, *unknown_names(tree, normenkader)]
    cases = _Cases(tree, normenkader)
    problems.extend(cases.problemen)
    try:
        form = RuleTestFile.model_validate(tree.waarde)
    except ValidationError as error:
        raise InvalidInputError([*problems, *problems_of(error, tree)]) from error
    if problems or cases.basis is None:
        raise InvalidInputError(problems)
    found = [
        ReadRuleTest(
            toets, tree.bestand, tree.regel(("toetsen", i)), cases.by_toets[i], cases.basis
        )
        for i, toets in enumerate(form.toetsen)
    ]
    return found, tuple(form.uitgezonderd)


class _Cases:
    """The checked cases of a file, by the place of their test, and what is wrong with them."""

    def __init__(self, tree: Tree, normenkader: Normenkader) -> None:
        self.boom = tree
        self.normenkader = normenkader
        self.problemen: list[Problem] = []
        self.basis: Zaak | None = None
        self.by_toets: dict[int, Zaak] = {}
        basis = tree.waarde.get("basis") if isinstance(tree.waarde, dict) else None
        if isinstance(basis, dict):
            self._check(basis)

    def _check(self, basis: Mapping[str, Any]) -> None:
        self.basis, known = self._case(basis)
        self.problemen += [self.boom.problem(("basis", *pad), m) for pad, m in known]
        for i, toets in _raw_toetsen(self.boom):
            gegeven = toets.get("gegeven", {})
            if not isinstance(gegeven, dict):
                continue
            case, errors = self._case(changed(basis, gegeven))
            # What is wrong with the basis is said once.
            wrong = [error for error in errors if error not in known]
            for pad, melding in (*not_there(basis, gegeven), *wrong):
                self.problemen.append(self.boom.problem(("toetsen", i, "gegeven", *pad), melding))
            if case is not None:
                self.by_toets[i] = case

    def _case(self, waarde: Mapping[str, Any]) -> tuple[Zaak | None, list[tuple[DataPath, str]]]:
        own = Library([self.normenkader])
        try:
            return check_zaak(waarde, own, self.normenkader.normenkader)[0], []
        except InvalidZaakError as error:
            return None, [(f.pad, f.melding) for f in error.fouten]


def _raw_toetsen(tree: Tree) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The tests of a file as plain data, with their places; what is no table is left out."""
    found = tree.waarde.get("toetsen") if isinstance(tree.waarde, dict) else None
    for i, toets in enumerate(found if isinstance(found, list) else []):
        if isinstance(toets, dict):
            yield i, toets
