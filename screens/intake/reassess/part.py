"""The part 'Toen en nu': the decision of then, what became of its answers, levels and minutes."""

from __future__ import annotations

import streamlit as st

from engine import DifferenceError, EngineError
from explaining.reassessment.account import Account, Side, account, changed
from explaining.reassessment.carrying import Carried
from explaining.reassessment.levels import levels
from normenkader import Normenkader
from normenkader.texts import counted
from register.decisions.reading import Dossier
from register.decisions.reassessing import NoReassessmentError, account_of, lowered_lines, side_of
from register.herindicatie import part_name
from rights import User
from screens.access import gate
from screens.intake.case.decision_files import facts
from screens.intake.case.part_list import not_discussed
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.reassess.replaced import show_replaced
from screens.intake.reassess.tables import (
    answers_html,
    changed_html,
    levels_html,
    split_html,
)
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.layout import show_message
from screens.widgets.wording import markdown
from zaak.day_care import told_rows
from zaak.sections import HULPVRAAG

EERST = "Eerst jouw oordeel. Daarna zie je hier het verschil in minuten, en waardoor het komt."
NOG_OPEN = "Het verschil in minuten komt hier zodra alle vragen beantwoord zijn."
MISLUKT = "Het verschil in minuten is nu niet te berekenen: de berekening is niet gelukt."
ALLES = "Alle onderdelen met antwoorden van toen zijn opnieuw besproken."
NOG_NIET = (
    "Deze onderdelen zijn nog niet opnieuw besproken. Een antwoord van toen is niet vanzelf dat "
    "van vandaag (Awb 3:2). Je kunt wel verder; in het besluit en het verslag staat dan dat dit is "
    "overgenomen."
)


def show_then_and_now(intake: Intake, stand: Standing, user: User) -> None:
    """All of it, for a research that goes on or for a decision that came from one."""
    with st.container(key=Key.TOEN_EN_NU, gap="small"):
        dossier = intake.besluit.dossier
        if dossier is not None:
            show_recorded_change(dossier)
            return
        show_replaced(intake, user)
        _going_on(intake, stand)


def _going_on(intake: Intake, stand: Standing) -> None:
    origin = intake.draft.opslag.origin
    if origin is None:
        return
    old, content = origin.dossier, intake.draft.inhoud
    carried = origin.carried(stand.normenkader, content["peildatum"])
    if old is None or carried is None:
        show_message("warning", origin.fout)
        return
    _old(old)
    _asked_then(old)
    found = None
    if stand.held:
        st.text(EERST)
    elif stand.antwoord is None:
        st.text(NOG_OPEN)
    else:
        try:
            found = account(side_of(old), Side(stand.normenkader, content, stand.antwoord))
        except (DifferenceError, EngineError):
            st.text(MISLUKT)
    if found is not None:
        st.html(split_html(found))
    st.html(levels_html(levels(old.normenkader, old.zaak, stand.normenkader, content)))
    _discussed(intake, stand.normenkader)
    _answers(carried, stand.normenkader, content)


def show_recorded_change(dossier: Dossier) -> None:
    """The same of a decision: both records say all of it."""
    own, earlier = dossier.stuk["herindicatie"], dossier.earlier
    if earlier is not None:
        _old(earlier)
    if own["waarom"]:
        st.html(pieces.heading("Minder dan eerst"))
        st.html(pieces.bullets(lowered_lines(dossier)))
        st.html(pieces.strong("Waarom dat kan"))
        st.text(own["waarom"])
    if own["niet_besproken"]:
        st.html(pieces.heading("Overgenomen zonder het opnieuw te bespreken"))
        names = [part_name(dossier.normenkader, key) for key in own["niet_besproken"]]
        st.html(pieces.bullets(names))
    try:
        found: Account = account_of(dossier)
    except NoReassessmentError as error:
        st.text(str(error))
        return
    except (DifferenceError, EngineError):
        st.text(MISLUKT)
        return
    st.html(split_html(found))
    st.html(levels_html(found.niveaus))
    _answers(found.carried, dossier.normenkader, dossier.zaak)


def _old(old: Dossier) -> None:
    st.html(pieces.heading("Wat er eerst was"))
    st.html(pieces.facts([("Van", old.titel), *facts(old)[:2], *_day_care(old)]))


def _day_care(old: Dossier) -> list[tuple[str, str]]:
    return told_rows(old.zaak, old.normenkader.besluit.dagbesteding)


def _asked_then(old: Dossier) -> None:
    """What was asked for then: it is no part of the new case, so it stands here."""
    if told := str(old.zaak.get(HULPVRAAG, "")):
        st.html(pieces.strong("De hulpvraag van toen"))
        st.text(told)
        st.caption("Die is niet overgenomen. Vraag wat de inwoner nu vraagt.")


def _discussed(intake: Intake, normenkader: Normenkader) -> None:
    """What is still to be discussed, each with the way to it."""
    left = not_discussed(intake, normenkader)
    st.html(pieces.heading("Opnieuw besproken"))
    if not left:
        st.text(ALLES)
        return
    st.text(NOG_NIET)
    with st.container(horizontal=True, gap="small", key="nog-bespreken"):
        for key in left:
            gate.button(
                f"{markdown(part_name(normenkader, key))} :gray[bespreken]",
                key=Prefix.BESPREEK.of(key),
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=intake.go,
                args=(key,),
            )


def _answers(carried: Carried, normenkader: Normenkader, content: dict[str, object]) -> None:
    """What became of the answers of then, and which are something else now."""
    st.html(pieces.heading("De antwoorden van toen"))
    st.text(
        f"Overgenomen: {len(carried.of('overgenomen'))}. Overgenomen, maar anders gevraagd of "
        f"bedoeld: {len(carried.of('anders'))}. Vervallen: {len(carried.of('vervallen'))}."
    )
    for lot, title in (("anders", "Anders gevraagd of bedoeld"), ("vervallen", "Vervallen")):
        own = [a for a in carried.antwoorden if a.lot == lot]
        if own:
            label = f"{title}: {counted(len(own), 'antwoord', 'antwoorden')}"
            with st.expander(label, key=f"antwoorden-{lot}"):
                st.html(answers_html(title, own))
    now = list(changed(carried, normenkader, content))
    if now:
        label = f"Nu anders beantwoord: {counted(len(now), 'antwoord', 'antwoorden')}"
        with st.expander(label, key="antwoorden-nu-anders"):
            st.html(changed_html(now))
