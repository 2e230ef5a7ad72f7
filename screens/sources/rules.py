"""Where the normenkaders come from: the shipped ones, or the folder in NORMWIJZER_REGELS."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import rules
from engine import DifferenceError, EngineError
from normenkader import InvalidInputError, Library, Normenkader, read_library
from normenkader.as_written import StageLines, stage_lines
from normenkader.file.canonical import sha256_of
from normenkader.file.problems import Problem
from normenkader.file.tree import read_yaml
from normenkader.library import SETTING, yaml_files, yaml_in
from normenkader.reading import read_text
from normenkader.rules import ByContent
from practice.oefenzaak import Oefenzaak
from practice.reading import read_oefenzaken
from screens.sources.setting import path_in
from zaak.examples import example_files

VARIABLE = "NORMWIJZER_REGELS"


def rules_folder() -> Path:
    """The folder with a folder per normenkader; raises InvalidInputError for an empty setting."""
    return path_in(VARIABLE, os.environ.get(VARIABLE)) or Path(rules.__file__).parent


def load() -> Library | tuple[Problem, ...]:
    """Read all normenkaders, or give every problem; once per process, folder and setting.

    They are the same for everybody and never change while the program runs.
    """
    try:
        folder = rules_folder()
    except InvalidInputError as error:
        return error.problemen
    return _usual(folder, os.environ.get(SETTING))


@cache
def _load(folder: Path) -> Library | tuple[Problem, ...]:
    try:
        return read_library(folder)
    except InvalidInputError as error:
        return error.problemen


@cache
def _usual(folder: Path, setting: str | None) -> Library | tuple[Problem, ...]:
    found = _load(folder)
    if not isinstance(found, Library):
        return found
    try:
        return found.with_setting(setting)
    except InvalidInputError as error:
        return error.problemen


def examples(name: str) -> list[Path]:
    """The example cases of a normenkader."""
    return example_files(rules_folder() / name)


class OefenzaakBundle(NamedTuple):
    """The oefenzaken of a normenkader, the easy ones first, or all that is wrong with them."""

    oefenzaken: tuple[Oefenzaak, ...] = ()
    problemen: tuple[Problem, ...] = ()


def has_oefenzaken(name: str) -> bool:
    """Say whether there is a folder of oefenzaken beside a normenkader, good or not."""
    return bool(yaml_in(_oefenzaken_folder(rules_folder(), name)))


def oefenzaken(name: str) -> OefenzaakBundle:
    """The oefenzaken beside a normenkader; read once per process and folder, as the rules are."""
    return _oefenzaken(rules_folder(), name)


@cache
def _oefenzaken(folder: Path, name: str) -> OefenzaakBundle:
    bibliotheek = _load(folder)
    if not isinstance(bibliotheek, Library):
        return OefenzaakBundle(problemen=bibliotheek)
    place = _oefenzaken_folder(folder, name)
    try:
        return OefenzaakBundle(tuple(read_oefenzaken(place, bibliotheek)))
    except InvalidInputError as error:
        return OefenzaakBundle(problemen=error.problemen)
    except (DifferenceError, EngineError):
        melding = "De berekening van een oefenzaak is niet gelukt. Meld dit bij de beheerder."
        return OefenzaakBundle(problemen=(Problem(str(place), 0, "", melding),))


def _oefenzaken_folder(folder: Path, name: str) -> Path:
    return folder / name / "oefenzaken"


class Written(NamedTuple):
    """A normenkader as it is written: the file (its folder and name), its lines, its stages."""

    bestand: str
    lines: tuple[str, ...]
    fasen: tuple[StageLines, ...]


def written(normenkader: Normenkader) -> Written | None:
    """The file of a normenkader; None where no file has the content that is in use."""
    return _written(rules_folder(), ByContent(normenkader))


@cache
def _written(folder: Path, key: ByContent) -> Written | None:
    normenkader = key.normenkader
    # Nearly always the file is in the folder with the name of the normenkader.
    files = sorted(yaml_files(folder), key=lambda b: b.parent.name != normenkader.normenkader)
    for file in files:
        try:
            tekst = read_text(file)
            boom = read_yaml(tekst, str(file))
        except InvalidInputError:
            continue
        if not boom.problemen and sha256_of(boom.waarde) == key.sha256:
            found = stage_lines(normenkader, boom, tekst)
            name = f"{file.parent.name}/{file.name}"
            return Written(name, tuple(tekst.splitlines()), found)
    return None
