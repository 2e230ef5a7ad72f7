"""A decided case in the session: opened to read, with the rules and the answer of then."""

from __future__ import annotations

import re
from dataclasses import replace

from normenkader import Library
from normenkader.library import FixedVersion
from register.decisions.in_words import proposed_then
from register.decisions.own_cases import NIET_VAN_JOU, open_own
from register.decisions.reading import Dossier
from register.errors import NoBesluitError, RegisterError
from rights import NoRightError, User
from screens.intake.case.deciding_state import DecisionState, Message
from screens.intake.case.draft import Draft, Storage, from_zaak
from screens.intake.case.part_list import BESLUIT
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing, standing
from screens.sources import register as register_source
from screens.widgets.wording import fault_lines
from zaak.checking import InvalidZaakError, check_draft

NIET_TE_TONEN = "De zaak bij dit besluit is niet te tonen."
NU_NIET = "Dit besluit is nu niet te openen. Probeer het straks nog eens."


def open_decided(intake: Intake, user: User, typed: str) -> bool:
    """Show the decision in this record where it is of the user, or say why not.

    A number of somebody else's case, and one that never was, are answered alike.
    """
    try:
        dossier = open_own(register_source.opened(), user, _number(typed))
        return show_decided_case(intake, dossier)
    except (NoBesluitError, NoRightError):
        titel = f"{NIET_VAN_JOU} Wat je wel hebt, staat onder ‘Mijn zaken’."
        intake.melding = Message("warning", titel)
    except RegisterError as error:
        register_source.report(error)
        intake.melding = Message("error", NU_NIET, (str(error),))
    return False


def _number(typed: str) -> int:
    """The number that somebody typed in an address; 0, which is never one, for anything else."""
    return int(typed) if re.fullmatch("[0-9]{1,10}", typed) else 0


def show_decided_case(intake: Intake, dossier: Dossier) -> bool:
    """Put a recorded decision in the session, only for reading; gives whether that was possible."""
    try:
        zaak, _ = check_draft(dossier.zaak, FixedVersion(dossier.normenkader, stored=True))
    except InvalidZaakError as error:
        lines = tuple(fault_lines(error.fouten))
        intake.melding = Message("error", NIET_TE_TONEN, lines)
        return False
    content = from_zaak(zaak)
    intake.renew(Draft(content, ronde=intake.draft.ronde + 1, opslag=Storage(content)), BESLUIT)
    intake.wachtend = ""
    intake.besluit = DecisionState(dossier.nummer, dossier)
    return True


def rules_for(intake: Intake, library: Library) -> Library:
    """The rules by which the case is shown: for a decision those of then, else those of now."""
    dossier = intake.besluit.dossier
    return library if dossier is None else FixedVersion(dossier.normenkader, stored=True)


def stand_of(intake: Intake, library: Library) -> Standing:
    """How the case stands; of a decision the answer is the one that was stored, never a new one."""
    stand = standing(intake.draft.inhoud, rules_for(intake, library), held=intake.held)
    if not stand.held:
        intake.draft.opslag.gezien = True
    dossier = intake.besluit.dossier
    if dossier is None:
        return stand
    stand, stored = replace(stand, verdeling=proposed_then(dossier)), dossier.antwoord
    if stand.antwoord == stored:
        return stand
    return replace(
        stand, antwoord=stored, spoor=stored["spoor"], signalen=stored["signalen"], verloop=None
    )
