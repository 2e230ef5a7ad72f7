"""A file of a decision opens as its case: as it is in the register, or else as a new intake.

The file is only believed about which decision it is of. What is shown of a decision always comes
from the register; what stands in the file itself is at most the case of an intake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from normenkader import InvalidInputError, Library
from normenkader.file.tree import Tree, read_json, with_places
from register.decisions.reading import open_own_case
from register.errors import RegisterError
from register.record import MOST_NUMBER
from rights import Action, User
from screens.intake.case.case_files import ReadFile
from screens.intake.case.decided_case import show_decided_case
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import from_zaak
from screens.intake.case.kept import may_leave
from screens.intake.case.session import Intake
from screens.sources import register as register_source
from screens.widgets.wording import fault_lines
from zaak.checking import Fault, InvalidZaakError, check_draft
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
class BesluitFile:
    """What a file says of a decision in a record; `boom` is the whole file, with its places."""

    record: int
    stuk: dict[str, Any]
    zaak: dict[str, Any]
    boom: Tree


def decision_in(content: bytes, file: str) -> BesluitFile | None:
    """The decision in a JSON file that the program wrote, or None where it is another file."""
    if not file.lower().endswith(".json") or len(content) > MOST_BYTES:
        return None
    try:
        tekst = content.decode("utf-8-sig")
        boom = read_json(tekst, file)
    except (UnicodeDecodeError, InvalidInputError):
        return None
    found = boom.waarde
    if not isinstance(found, dict) or boom.problemen:
        return None
    # A consulent's file says `besluit`, an auditor's `stuk`.
    stuk = found.get("besluit", found.get("stuk"))
    number, zaak = found.get("nummer"), found.get("zaak")
    if not isinstance(stuk, dict) or stuk.get("soort") != "besluit":
        return None
    if type(number) is not int or not isinstance(zaak, dict):
        return None
    return BesluitFile(number, stuk, zaak, with_places(boom, tekst))


def open_file_of_decision(intake: Intake, user: User, library: Library, file: BesluitFile) -> None:
    """Open the case of the file, and say what was opened."""
    if not may_leave(intake, user):
        return
    name = file.boom.bestand
    if _from_register(intake, user, file):
        intake.melding = Message("info", UIT_REGISTER.format(naam=name))
        return
    given = case_of_file(file, library)
    if given.inhoud is None:
        lines = fault_lines(given.fouten)
        intake.melding = Message("error", GEEN_ZAAK.format(naam=name), tuple(lines))
        return
    intake.replace(given.inhoud, "bestand openen")
    intake.melding = Message("warning", ALS_INTAKE.format(naam=name))


def case_of_file(file: BesluitFile, library: Library) -> ReadFile:
    """The case in the file as a draft, or every error with its line in the file."""
    try:
        zaak, _ = check_draft(file.zaak, library)
    except InvalidZaakError as error:
        found = [("zaak", *f.pad) for f in error.fouten]
        lines = zip(found, error.fouten, strict=True)
        return ReadFile(None, tuple(Fault(p, f.melding, file.boom.regel(p)) for p, f in lines))
    return ReadFile(from_zaak(zaak))


def _from_register(intake: Intake, user: User, file: BesluitFile) -> bool:
    """Show the decision itself where the register holds this very one, and the user may read it."""
    zaak = file.stuk.get("zaak")
    if not user.may(Action.ZAAK_LEZEN) or not isinstance(zaak, str):
        return False
    if not 0 < file.record <= MOST_NUMBER:
        return False
    try:
        dossier = open_own_case(register_source.opened(), user, zaak, file.record)
        return dossier.stuk == file.stuk and show_decided_case(intake, dossier)
    except RegisterError:
        return False
