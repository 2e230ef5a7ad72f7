"""Where the normenkaders come from: the shipped ones, or the folder in NORMWIJZER_REGELS."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import rules
from normenkader import Bibliotheek, OngeldigeInvoer, read_library
from normenkader.problems import Probleem

VARIABLE = "NORMWIJZER_REGELS"


def rules_folder() -> Path:
    """The folder with a folder per normenkader."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else Path(rules.__file__).parent


def load() -> Bibliotheek | tuple[Probleem, ...]:
    """Read all normenkaders, or give every problem; once per process and folder.

    They are the same for everybody and never change while the program runs.
    """
    return _load(rules_folder())


@cache
def _load(folder: Path) -> Bibliotheek | tuple[Probleem, ...]:
    try:
        return read_library(folder)
    except OngeldigeInvoer as fout:
        return fout.problemen


def examples(naam: str) -> list[Path]:
    """The example cases of a normenkader."""
    return sorted((rules_folder() / naam / "voorbeelden").glob("*.yaml"))


def example_title(bestand: Path) -> str:
    """The title of an example: its first line, a comment."""
    with bestand.open(encoding="utf-8") as file:
        first = file.readline().strip()
    return first.removeprefix("#").strip() if first.startswith("#") else bestand.stem
