"""The example cases beside a normenkader: their titles, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from normenkader import Library, Problem
from normenkader.checks.labels import as_seen
from normenkader.file.reasons import reason
from normenkader.library import yaml_in
from normenkader.reading import file_bytes
from zaak.checking import InvalidZaakError
from zaak.files import check_text, split_cases

FOLDER = "voorbeelden"


def example_files(normenkader: Path) -> list[Path]:
    """The files of examples in the folder of a normenkader."""
    return yaml_in(normenkader / FOLDER)


def example_title(file: Path) -> str:
    """The title of an example: its first line where that is a comment, else the file's name."""
    try:
        # What is no UTF-8 has a name all the same: what is wrong with it is said where it is read.
        tekst = file_bytes(file).decode("utf-8-sig", "replace")
    except OSError:
        return file.stem
    first = tekst.partition("\n")[0].strip()
    return first.removeprefix("#").strip() or file.stem if first[:1] == "#" else file.stem


def check_examples(files: Iterable[Path], library: Library) -> list[Problem]:
    """Every problem of the examples of one normenkader: cases that are wrong, equal titles."""
    problems: list[Problem] = []
    titles: dict[str, Path] = {}
    for file in files:
        problems += _wrong(file, library)
        titel = example_title(file)
        other = titles.setdefault(as_seen(titel), file)
        if other != file:
            melding = f"{other.name} heeft dezelfde eerste regel ({titel!r}): kies een andere titel"
            problems.append(Problem(str(file), 1, "", melding))
    return problems


def _wrong(file: Path, library: Library) -> list[Problem]:
    try:
        cases = list(split_cases(file_bytes(file), file.name))
    except OSError as error:
        return [Problem(str(file), 0, "", f"Het bestand is niet te lezen: {reason(error)}.")]
    problems = []
    for given in cases:
        try:
            check_text(given, library, form="concept")
        except InvalidZaakError as error:
            problems += [Problem(str(file), f.regel, f.pad_tekst, f.melding) for f in error.fouten]
    return problems
