"""Below a question: what was answered then, whether it is something else now, and the way back."""

from __future__ import annotations

import streamlit as st

from explaining.reassessment.carrying import CarriedAnswer, answer_text
from normenkader import Normenkader
from normenkader.questions import Vraag
from normenkader.texts import listed
from register.herindicatie import part_name
from screens.access import gate
from screens.intake.case.draft import FormPlace
from screens.intake.case.origin import Origin, then_by_place, value_at
from screens.intake.case.part_list import not_discussed
from screens.intake.case.session import Intake
from screens.keys import Key, Prefix
from screens.widgets.wording import markdown

BESPROKEN = "Besproken: dit klopt nu zo"
NIET_BESPROKEN = "Let op: dit is overgenomen van toen en nog niet opnieuw besproken:"
ZO_STAAT = "Leg je zo een besluit vast, dan staat dat in het besluit en in het verslag."
NOG_NIET = "Nog niet besproken. Deze antwoorden zijn van toen. Vraag of ze vandaag nog kloppen."


def show_then(intake: Intake, normenkader: Normenkader, plaats: FormPlace, vraag: Vraag) -> None:
    """What was answered to a question then; nothing where nothing was."""
    origin = intake.draft.opslag.origin
    found = origin and origin.carried(normenkader, intake.draft.inhoud["peildatum"])
    if not found:
        return
    place = (plaats.sectie, plaats.leefgebied, plaats.vraag)
    then, now = then_by_place(found).get(place), intake.draft.get(plaats)
    if then is None:
        if now is not None:
            _said(plaats, "Nieuw: toen niet gevraagd of niet beantwoord.")
        return
    before = value_at(found.content, place)
    if before is None or (type(before) is type(now) and before == now):
        _said(plaats, " ".join(_words(then)))
        return
    with st.container(key=Prefix.TOEN.of("-".join(plaats.pad)), horizontal=True, gap="small"):
        st.text(" ".join(["Veranderd.", *_words(then)]))
        gate.button(
            f"Zet terug :gray[{markdown(vraag.tekst)}]",
            key=Prefix.ZET_TERUG.of("-".join(plaats.pad)),
            type="tertiary",
            icon=":material/undo:",
            on_click=_put_back,
            args=(intake, normenkader, plaats, before, f"terug naar {answer_text(vraag, before)}"),
        )


def _words(then: CarriedAnswer) -> list[str]:
    told = [f"Toen: {then.was_tekst}."]
    return told if then.lot == "overgenomen" else [*told, then.reden]


def _said(plaats: FormPlace, tekst: str) -> None:
    with st.container(key=Prefix.TOEN.of("-".join(plaats.pad)), gap=None):
        st.text(tekst)


def _put_back(
    intake: Intake, normenkader: Normenkader, plaats: FormPlace, before: object, label: str
) -> None:
    intake.draft.answer(normenkader, plaats, before, label)  # type: ignore[arg-type]
    intake.draft.ronde += 1


def ask_discussed(intake: Intake, normenkader: Normenkader, part: str) -> None:
    """Above the questions of a part: whether its answers of then were discussed again."""
    origin = intake.draft.opslag.origin
    if origin is None or origin.dossier is None:
        return
    day = intake.draft.inhoud["peildatum"]
    done = part in origin.besproken
    if not done and part not in origin.to_discuss(normenkader, day):
        return
    key = f"besproken-{part}-{intake.draft.ronde}"

    def take() -> None:
        mark_discussed(intake, part, done=bool(st.session_state.get(key)))

    with st.container(key=Key.BESPROKEN, gap=None):
        if not done:
            st.text(NOG_NIET)
        gate.toggle(BESPROKEN, value=done, key=key, on_change=take)


def mark_discussed(intake: Intake, part: str, *, done: bool) -> None:
    """Remember that a part was discussed, or that it was not."""
    origin: Origin | None = intake.draft.opslag.origin
    if origin is not None:
        intake.draft.opslag.origin = origin.discussed(part, done=done)


def show_not_discussed(intake: Intake, normenkader: Normenkader) -> None:
    """Before deciding: which parts were carried over and not discussed; it stops nobody."""
    left = not_discussed(intake, normenkader)
    if left:
        names = listed([part_name(normenkader, key) for key in left])
        with st.container(key=Prefix.OPMERKING.of("niet-besproken"), gap=None):
            st.text(f"{NIET_BESPROKEN} {names}. {ZO_STAAT}")
