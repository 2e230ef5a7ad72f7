"""The decision of then was replaced while the research went on: the one in its place counts."""

from __future__ import annotations

import streamlit as st

from register.decisions.own_cases import open_own
from register.errors import NoBesluitError, RegisterError
from rights import NoRightError, User
from screens.access import gate
from screens.intake.case.deciding_state import Message
from screens.intake.case.origin import replacing
from screens.intake.case.session import Intake
from screens.keys import Prefix
from screens.sources import register as register_source

NIET_GELUKT = "Het besluit dat ervoor in de plaats kwam, is nu niet te openen."
NU_DAARVAN = "Je onderzoek gaat nu uit van {}. Je antwoorden zijn gebleven."


def show_replaced(intake: Intake, user: User) -> None:
    """Say that the decision of then was replaced, with the way on; nothing where it holds."""
    origin = intake.draft.opslag.origin
    old = None if origin is None else origin.dossier
    if old is None or old.vervangen_door is None:
        return
    later = old.nummering.words(old.vervangen_door)
    with st.container(key=Prefix.MELDING.of("toen-vervangen"), gap="xsmall"):
        st.text(
            f"{old.titel}, waarvan je uitging, geldt niet meer: {later} kwam ervoor in de plaats. "
            "Je kunt pas besluiten als je van dat besluit uitgaat."
        )
        gate.button(
            f"Ga uit van {later}",
            key="ga-uit-van-vervanger",
            icon=":material/arrow_forward:",
            on_click=start_from_later,
            args=(intake, user),
        )


def start_from_later(intake: Intake, user: User) -> None:
    """Go on from the decision that holds now; the answers and what was discussed stay."""
    origin = intake.draft.opslag.origin
    found = None if origin is None else origin.dossier
    try:
        while found is not None and found.vervangen_door is not None:
            found = open_own(register_source.opened(), user, found.vervangen_door)
    except (NoBesluitError, NoRightError):
        intake.melding = Message("warning", NIET_GELUKT)
        return
    except RegisterError as error:
        register_source.report(error)
        intake.melding = Message("error", NIET_GELUKT, (str(error),))
        return
    if origin is not None and found is not None:
        intake.draft.opslag.origin = replacing(origin, found)
        intake.melding = Message("info", NU_DAARVAN.format(found.titel))
