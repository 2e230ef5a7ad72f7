"""A normenkader as a file: one of those beside the program, or one that was uploaded.

An upload is kept in the memory of one session. It is never written to a disk or to the register.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from normenkader import Bibliotheek, Normenkader, OngeldigeInvoer, Probleem, parse_normenkader
from normenkader.library import yaml_files
from normenkader.reading import decoded, read_text
from screens.sources import rules as rules_source

# A whole normenkader is some tens of kilobytes.
MOST_BYTES = 500_000


@dataclass(frozen=True)
class Bestand:
    """One file: its name, its text, and the checked normenkader or all that is wrong with it.

    A file beside the program can be sound and still not fit with the other versions.
    """

    naam: str
    tekst: str
    normenkader: Normenkader | None
    problemen: tuple[Probleem, ...] = ()
    geupload: bool = False

    @property
    def titel(self) -> str:
        """What the file is called on the screen."""
        if self.normenkader is None:
            return f"{self.naam} (met fouten)"
        nk = self.normenkader
        name = f"{nk.titel}, versie {nk.versie}"
        return f"{name} (upload {self.naam})" if self.geupload else name


def read_upload(inhoud: bytes, naam: str) -> Bestand:
    """Read an uploaded file; whatever is wrong with it is among its problems."""
    if len(inhoud) > MOST_BYTES:
        melding = (
            f"Het bestand is te groot: {len(inhoud)} bytes. Het mag hoogstens {MOST_BYTES} bytes "
            "zijn."
        )
        return _refused(naam, melding, geupload=True)
    try:
        tekst = decoded(inhoud)
    except ValueError as fout:
        return _refused(naam, str(fout), geupload=True)
    return _parsed(tekst, naam, geupload=True)


def shipped() -> dict[str, Bestand]:
    """Every file of the rules by its folder and name, also those that are not sound.

    They never change while the program runs.
    """
    try:
        return _shipped(rules_source.rules_folder())
    except OngeldigeInvoer:
        # What is wrong with the setting is said where the rules are read.
        return {}


@cache
def _shipped(folder: Path) -> dict[str, Bestand]:
    found: dict[str, Bestand] = {}
    bibliotheek = rules_source.load()
    between = () if isinstance(bibliotheek, Bibliotheek) else bibliotheek
    for pad in yaml_files(folder):
        naam = f"{pad.parent.name}/{pad.name}"
        found[naam] = _with_others(_read(pad, naam), str(pad), between)
    return found


def _read(pad: Path, naam: str) -> Bestand:
    try:
        tekst = read_text(pad)
    except OngeldigeInvoer as fout:
        return _refused(naam, fout.problemen[0].melding, geupload=False)
    return _parsed(tekst, naam, geupload=False)


def _with_others(bestand: Bestand, pad: str, problemen: tuple[Probleem, ...]) -> Bestand:
    """A file with what is wrong between it and the other versions."""
    if bestand.normenkader is None:
        return bestand
    own = tuple(replace(p, bestand=bestand.naam) for p in problemen if p.bestand == pad)
    return Bestand(bestand.naam, bestand.tekst, bestand.normenkader, own)


def _parsed(tekst: str, naam: str, *, geupload: bool) -> Bestand:
    try:
        return Bestand(naam, tekst, parse_normenkader(tekst, naam), geupload=geupload)
    except OngeldigeInvoer as fout:
        return Bestand(naam, tekst, None, fout.problemen, geupload)


def _refused(naam: str, melding: str, *, geupload: bool) -> Bestand:
    return Bestand(naam, "", None, (Probleem(naam, 0, "", melding),), geupload)
