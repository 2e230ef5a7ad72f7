"""A decided case in the session: opened to read, with the rules and the answer of then."""

from __future__ import annotations

import re
from dataclasses import replace

from normenkader import Bibliotheek
from normenkader.library import VasteVersie
from register.errors import GeenBesluit, RegisterFout
from register.opening import Register
from register.own_cases import NIET_VAN_JOU, open_own
from register.reading import Dossier, of_case
from rights import Gebruiker, GeenRecht
from screens import register_source
from screens.draft import Draft, Opslag, from_zaak
from screens.part_list import BESLUIT
from screens.session import Beslissing, Intake, Melding
from screens.standing import Standing, standing
from zaak.checking import OngeldigeZaak, check_draft

NIET_TE_TONEN = "De zaak bij dit besluit is niet te tonen."
NU_NIET = "Dit besluit is nu niet te openen. Probeer het straks nog eens."


def open_decided(intake: Intake, gebruiker: Gebruiker, getypt: str) -> bool:
    """Show the decision with this number where it is of the user, or say why not.

    A number of somebody else's case, and one that never was, are answered alike.
    """
    try:
        register = register_source.opened()
        dossier = open_own(register, gebruiker, _number(getypt))
        return show_decided_case(intake, register, gebruiker, dossier)
    except (GeenBesluit, GeenRecht):
        titel = f"{NIET_VAN_JOU} Wat je wel hebt, staat onder ‘Mijn zaken’."
        intake.melding = Melding("warning", titel)
    except RegisterFout as fout:
        register_source.report(fout)
        intake.melding = Melding("error", NU_NIET, (str(fout),))
    return False


def _number(getypt: str) -> int:
    """The number that somebody typed in an address; 0, which is never one, for anything else."""
    return int(getypt) if re.fullmatch("[0-9]{1,10}", getypt) else 0


def show_decided_case(
    intake: Intake, register: Register, gebruiker: Gebruiker, dossier: Dossier
) -> bool:
    """Put a recorded decision in the session, only for reading; gives whether that was possible."""
    try:
        zaak, _ = check_draft(dossier.zaak, VasteVersie(dossier.normenkader))
    except OngeldigeZaak as fout:
        lines = tuple(f"{f.pad_tekst}: {f.melding}" for f in fout.fouten)
        intake.melding = Melding("error", NIET_TE_TONEN, lines)
        return False
    inhoud = from_zaak(zaak)
    later = replaced_by(register, gebruiker, dossier)
    intake.renew(Draft(inhoud, ronde=intake.draft.ronde + 1, opslag=Opslag(inhoud)), BESLUIT)
    intake.wachtend = ""
    intake.besluit = Beslissing(dossier.nummer, dossier, vervangen_door=later)
    return True


def replaced_by(register: Register, gebruiker: Gebruiker, dossier: Dossier) -> int | None:
    """The decision that came in the place of this one, or None while it holds."""
    rows = of_case(register, gebruiker, dossier.stuk["zaak"])
    later = [row.nummer for row in rows if row.nummer > dossier.nummer]
    return min(later, default=None)


def rules_for(intake: Intake, bibliotheek: Bibliotheek) -> Bibliotheek:
    """The rules by which the case is shown: for a decision those of then, else those of now."""
    dossier = intake.besluit.dossier
    return bibliotheek if dossier is None else VasteVersie(dossier.normenkader)


def stand_of(intake: Intake, bibliotheek: Bibliotheek) -> Standing:
    """How the case stands; of a decision the answer is the one that was stored, never a new one."""
    stand = standing(intake.draft.inhoud, rules_for(intake, bibliotheek))
    dossier = intake.besluit.dossier
    if dossier is None or stand.antwoord == dossier.antwoord:
        return stand
    stored = dossier.antwoord
    return replace(
        stand, antwoord=stored, spoor=stored["spoor"], signalen=stored["signalen"], verloop=None
    )
