"""A normenkader as a file: one of those beside the program, or one that was uploaded.

An upload is kept in the memory of one session. It is never written to a disk or to the register.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from normenkader import InvalidInputError, Library, Normenkader, Problem, parse_normenkader
from normenkader.library import yaml_files
from normenkader.reading import MOST_BYTES, decoded, read_text
from register.local_days import today
from screens.sources import rules as rules_source

# A whole normenkader is some tens of kilobytes.


@dataclass(frozen=True)
class NormenkaderFile:
    """One file: its name, its text, and the checked normenkader or all that is wrong with it.

    A file beside the program can be sound and still not fit with the other versions.
    """

    naam: str
    tekst: str
    normenkader: Normenkader | None
    problemen: tuple[Problem, ...] = ()
    geupload: bool = False

    @property
    def titel(self) -> str:
        """What the file is called on the screen."""
        if self.normenkader is None:
            return f"{self.naam} (met fouten)"
        nk = self.normenkader
        name = f"{nk.titel}, versie {nk.versie}"
        return f"{name} (upload {self.naam})" if self.geupload else name


def read_upload(content: bytes, name: str) -> NormenkaderFile:
    """Read an uploaded file; whatever is wrong with it is among its problems."""
    if len(content) > MOST_BYTES:
        melding = (
            f"Het bestand is te groot: {len(content)} bytes. Het mag hoogstens {MOST_BYTES} bytes "
            "zijn."
        )
        return _refused(name, melding, uploaded=True)
    try:
        tekst = decoded(content)
    except ValueError as error:
        return _refused(name, str(error), uploaded=True)
    return _parsed(tekst, name, uploaded=True)


def shipped() -> dict[str, NormenkaderFile]:
    """Every file of the rules by its folder and name, also those that are not sound.

    They never change while the program runs.
    """
    try:
        return _shipped(rules_source.rules_folder())
    except InvalidInputError:
        # What is wrong with the setting is said where the rules are read.
        return {}


def usual() -> str:
    """The file to begin with: the first that is in force today, else the first; "" without any."""
    files = shipped()
    names = [
        name for name, file in files.items() if file.normenkader and _in_force(file.normenkader)
    ]
    return next(iter([*names, *files]), "")


def _in_force(normenkader: Normenkader) -> bool:
    return normenkader.geldig.van <= today() <= normenkader.geldig.last_day


@cache
def _shipped(folder: Path) -> dict[str, NormenkaderFile]:
    found: dict[str, NormenkaderFile] = {}
    bibliotheek = rules_source.load()
    between = () if isinstance(bibliotheek, Library) else bibliotheek
    for pad in yaml_files(folder):
        name = f"{pad.parent.name}/{pad.name}"
        found[name] = _with_others(_read(pad, name), str(pad), between)
    return found


def _read(pad: Path, name: str) -> NormenkaderFile:
    try:
        tekst = read_text(pad)
    except InvalidInputError as error:
        return _refused(name, error.problemen[0].melding, uploaded=False)
    return _parsed(tekst, name, uploaded=False)


def _with_others(file: NormenkaderFile, pad: str, problems: tuple[Problem, ...]) -> NormenkaderFile:
    """A file with what is wrong between it and the other versions."""
    if file.normenkader is None:
        return file
    own = tuple(replace(p, bestand=file.naam) for p in problems if p.bestand == pad)
    return NormenkaderFile(file.naam, file.tekst, file.normenkader, own)


def _parsed(tekst: str, name: str, *, uploaded: bool) -> NormenkaderFile:
    try:
        return NormenkaderFile(name, tekst, parse_normenkader(tekst, name), geupload=uploaded)
    except InvalidInputError as error:
        return NormenkaderFile(name, tekst, None, error.problemen, uploaded)


def _refused(name: str, melding: str, *, uploaded: bool) -> NormenkaderFile:
    return NormenkaderFile(name, "", None, (Problem(name, 0, "", melding),), uploaded)
