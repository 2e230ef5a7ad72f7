"""What the tests of the beheerder's page share: a shipped normenkader and changed ones."""

from __future__ import annotations

from normenkader import Normenkader
from screens.beheer.file import NormenkaderFile, read_upload, shipped

NAAM = "demo-ib/2026.1.yaml"


def own() -> NormenkaderFile:
    return shipped()[NAAM]


def sound(bestand: NormenkaderFile) -> Normenkader:
    assert bestand.normenkader is not None, bestand.problemen
    return bestand.normenkader


def changed(*pairs: tuple[str, str]) -> NormenkaderFile:
    """An upload of the same file with other text."""
    tekst = own().tekst
    for old, new in pairs:
        assert old in tekst
        tekst = tekst.replace(old, new, 1)
    return read_upload(tekst.encode(), "nieuw.yaml")


MORE_TIME = ("behoud: {3: 20, 2: 35}", "behoud: {3: 45, 2: 60}")
NEXT = ("versie: 2026.1", "versie: 2026.2")
