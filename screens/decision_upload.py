"""A file of a decision opens as its case: as it is in the register, or else as a new intake.

The file is only believed about which decision it is of. What is shown of a decision always comes
from the register; what stands in the file itself is at most the case of an intake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from normenkader import Bibliotheek, OngeldigeInvoer
from normenkader.tree import Boom, read_json, with_places
from register.chain import MOST_NUMBER
from register.errors import RegisterFout
from register.reading import open_own_case
from rights import Actie, Gebruiker
from screens import register_source
from screens.case_files import Gelezen
from screens.decided_case import show_decided_case
from screens.draft import from_zaak
from screens.kept import may_leave
from screens.session import Intake, Melding
from screens.wording import fault_lines
from zaak.checking import Fout, OngeldigeZaak, check_draft
from zaak.files import MOST_BYTES

UIT_REGISTER = (
    "{naam} is het bestand van een besluit. Je ziet dat besluit, zoals het in het register staat."
)
ALS_INTAKE = (
    "{naam} is het bestand van een besluit. Dat besluit staat zo niet in dit register, of je mag "
    "het niet lezen. De zaak uit het bestand is geopend als intake; het besluit zelf niet."
)
GEEN_ZAAK = "{naam} is het bestand van een besluit, maar de zaak daarin is niet te openen."


@dataclass(frozen=True)
class Besluitbestand:
    """What a file says of a decision in a record; `boom` is the whole file, with its places."""

    record: int
    stuk: dict[str, Any]
    zaak: dict[str, Any]
    boom: Boom


def decision_in(inhoud: bytes, bestand: str) -> Besluitbestand | None:
    """The decision in a JSON file that the program wrote, or None where it is another file."""
    if not bestand.lower().endswith(".json") or len(inhoud) > MOST_BYTES:
        return None
    try:
        tekst = inhoud.decode("utf-8-sig")
        boom = read_json(tekst, bestand)
    except (UnicodeDecodeError, OngeldigeInvoer):
        return None
    found = boom.waarde
    if not isinstance(found, dict) or boom.problemen:
        return None
    # A consulent's file says `besluit`, an auditor's `stuk`.
    stuk = found.get("besluit", found.get("stuk"))
    nummer, zaak = found.get("nummer"), found.get("zaak")
    if not isinstance(stuk, dict) or stuk.get("soort") != "besluit":
        return None
    if type(nummer) is not int or not isinstance(zaak, dict):
        return None
    return Besluitbestand(nummer, stuk, zaak, with_places(boom, tekst))


def open_file_of_decision(
    intake: Intake, gebruiker: Gebruiker, bibliotheek: Bibliotheek, bestand: Besluitbestand
) -> None:
    """Open the case of the file, and say what was opened."""
    if not may_leave(intake, gebruiker):
        return
    naam = bestand.boom.bestand
    if _from_register(intake, gebruiker, bestand):
        intake.melding = Melding("info", UIT_REGISTER.format(naam=naam))
        return
    gelezen = case_of_file(bestand, bibliotheek)
    if gelezen.inhoud is None:
        lines = fault_lines(gelezen.fouten)
        intake.melding = Melding("error", GEEN_ZAAK.format(naam=naam), tuple(lines))
        return
    intake.replace(gelezen.inhoud, "bestand openen")
    intake.melding = Melding("warning", ALS_INTAKE.format(naam=naam))


def case_of_file(bestand: Besluitbestand, bibliotheek: Bibliotheek) -> Gelezen:
    """The case in the file as a draft, or every error with its line in the file."""
    try:
        zaak, _ = check_draft(bestand.zaak, bibliotheek)
    except OngeldigeZaak as fout:
        found = [("zaak", *f.pad) for f in fout.fouten]
        lines = zip(found, fout.fouten, strict=True)
        return Gelezen(None, tuple(Fout(p, f.melding, bestand.boom.regel(p)) for p, f in lines))
    return Gelezen(from_zaak(zaak))


def _from_register(intake: Intake, gebruiker: Gebruiker, bestand: Besluitbestand) -> bool:
    """Show the decision itself where the register holds this very one, and the user may read it."""
    zaak = bestand.stuk.get("zaak")
    if not gebruiker.may(Actie.ZAAK_LEZEN) or not isinstance(zaak, str):
        return False
    if not 0 < bestand.record <= MOST_NUMBER:
        return False
    try:
        dossier = open_own_case(register_source.opened(), gebruiker, zaak, bestand.record)
        return dossier.stuk == bestand.stuk and show_decided_case(intake, dossier)
    except RegisterFout:
        return False
