"""The evaluation on the page of a decision: what was recorded, the form, and recording it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from documents.content.evaluation import FilledIn
from documents.house_style.model import HouseStyle
from documents.making import FORMS, MIME, evaluation_document
from normenkader.file.problems import DataPath, first_lines
from normenkader.texts import date_text
from register.decisions.reading import Dossier
from register.decisions.writing import now
from register.errors import InvalidEvaluationError, NoFollowUpError, RegisterError, UncertainError
from register.follow_ups.evaluating import (
    EvaluationRequest,
    faults_in,
    record_evaluation,
    subject_of,
    to_evaluate,
)
from register.follow_ups.reading import RecordedEvaluation, evaluations_of
from register.local_days import today
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.intake.evaluation.fields import EvaluationFields
from screens.intake.evaluation.state import EvaluationState, draft_of
from screens.keys import Key
from screens.sources import evaluation as evaluation_source
from screens.sources import house_style as house_style_source
from screens.sources.session import owned
from screens.widgets import pieces
from screens.widgets.moments import moment
from screens.widgets.wording import markdown
from zaak.evaluation.answers import asked, outcome_words
from zaak.evaluation.form import Form
from zaak.evaluation.subject import Subject

SESSION = "evaluatie"
FORM_NAMES = {"docx": "Word", "pdf": "PDF"}
NIET_GOED = "Het formulier voor evaluaties is niet goed. Meld dit bij de beheerder."
NIET_VASTGELEGD = "Je evaluatie is niet vastgelegd. Er is niets weg: probeer het zo nog eens."
NOG_NIET = "De evaluatie is nog niet vastgelegd. Bij de vragen staat wat er nog moet."
ONZEKER = (
    "Het is niet zeker of je evaluatie is vastgelegd. Kies nog eens ‘Leg de evaluatie vast’: "
    "het komt er nooit dubbel in."
)
VERDER = "Er komt een nieuwe intake. Begin die hieronder met ‘Nieuw onderzoek vanuit dit besluit’."


def opened_key(record: int) -> str:
    """The key under which a session says that the form of a decision is open."""
    return f"evalueren-{record}"


def show_evaluation(register: Register, user: User, dossier: Dossier) -> None:
    """What was recorded about how it goes, and the form for the next time."""
    form = evaluation_source.load()
    with st.container(key="evaluatie", border=True, gap="small"):
        if not isinstance(form, Form):
            st.text(NIET_GOED)
            for line in first_lines([str(problem) for problem in form]):
                st.text(line)
            return
        try:
            recorded = evaluations_of(register, user, dossier)
            _show_recorded(recorded, dossier)
            _to_fill_in(register, user, dossier, form)
        except NoFollowUpError as error:
            st.caption(markdown(str(error)))
        except RegisterError as error:
            st.text(f"De evaluaties zijn nu niet te lezen. {error}")


def _show_recorded(recorded: tuple[RecordedEvaluation, ...], dossier: Dossier) -> None:
    """Every evaluation of this decision, the newest first, each with its documents."""
    for one in recorded:
        day = date_text(moment(one.stuk["tijdstip"]).date())
        st.html(pieces.strong(f"Evaluatie van {_day_of(one)} (record {one.nummer})"))
        st.text(f"{outcome_words(one.form, one.stuk['uitkomst'])}{_next(one)} Vastgelegd op {day}.")
        filled = FilledIn(one.form, subject_of(dossier), one.ingevuld, one.nummer, one.hash)
        _documents(dossier, filled, f"evaluatie-{one.nummer}", "Evaluatie")
    if recorded and recorded[0].stuk["uitkomst"] == "nieuwe_intake":
        st.text(VERDER)


def _day_of(one: RecordedEvaluation) -> str:
    return _day_words(one.stuk["datum"])


def _next(one: RecordedEvaluation) -> str:
    return f" Dat is {_day_words(one.stuk['moment'])}." if one.stuk["moment"] else ""


def _day_words(tekst: str) -> str:
    return date_text(date.fromisoformat(tekst))


def _to_fill_in(register: Register, user: User, dossier: Dossier, form: Form) -> None:
    subject = to_evaluate(dossier)
    state = owned(SESSION, user.pseudoniem, EvaluationState)
    key = opened_key(dossier.nummer)
    if state.hash == dossier.hash and state.vastgelegd:
        st.text(f"De evaluatie is vastgelegd, in record {state.vastgelegd}.")
    if key not in st.session_state and draft_of(register, user, dossier) is not None:
        st.session_state[key] = True
    if not gate.toggle("Evalueer dit besluit", key=key):
        return
    state.begin(register, user, dossier, form, subject)
    st.caption(markdown(form.uitleg))
    st.text("Het formulier om aan de aanbieder te geven:")
    _documents(dossier, FilledIn(form, subject), f"formulier-{dossier.nummer}", "Leeg formulier")
    _form(register, user, dossier, form, subject, state)


def _form(
    register: Register,
    user: User,
    dossier: Dossier,
    form: Form,
    subject: Subject,
    state: EvaluationState,
) -> None:
    EvaluationFields(state, form, subject, _wrong(state, form, subject), today()).draw()
    problem = state.keep(register, user, form, subject)
    if problem:
        state.melding = problem
        st.rerun()
    if state.melding:
        with st.container(key=Key.EVALUATIE_NOG_NIET, gap=None):
            st.text(state.melding)
    gate.button(
        "Leg de evaluatie vast",
        key=f"evaluatie-vast-{state.ronde}",
        type="primary",
        icon=":material/task_alt:",
        on_click=_record(register, user, dossier, form, subject, state),
    )


def _wrong(state: EvaluationState, form: Form, subject: Subject) -> dict[DataPath, list[str]]:
    """What is wrong by path; nothing before somebody tried to record it."""
    found: dict[DataPath, list[str]] = defaultdict(list)
    if state.gecontroleerd:
        for fault in faults_in(form, subject, asked(form, state.ingevuld), now()):
            found[fault.pad].append(fault.melding)
    return found


def _record(
    register: Register,
    user: User,
    dossier: Dossier,
    form: Form,
    subject: Subject,
    state: EvaluationState,
) -> Callable[[], None]:
    def act() -> None:
        state.melding = ""
        if state.geweigerd:
            state.gecontroleerd, state.melding = True, NOG_NIET
            return
        request = EvaluationRequest(state.opdracht, asked(form, state.ingevuld))
        try:
            done = record_evaluation(register, user, form, dossier, request, now())
            state.finish(register, user, form, subject, done.nummer)
        except InvalidEvaluationError:
            state.gecontroleerd, state.melding = True, NOG_NIET
        except UncertainError:
            state.melding = ONZEKER
        except RegisterError as error:
            state.melding = f"{NIET_VASTGELEGD} {error}"
        else:
            st.session_state[opened_key(dossier.nummer)] = False

    return act


def _documents(dossier: Dossier, filled: FilledIn, name: str, label: str) -> None:
    style = house_style_source.load()
    if not isinstance(style, HouseStyle):
        return
    zaak = re.sub(r"[^A-Za-z0-9._-]", "-", dossier.stuk["zaak"])
    with st.container(horizontal=True, gap="small"):
        for kind in FORMS:
            gate.download_button(
                f"{label} als {FORM_NAMES[kind]}",
                data=partial(evaluation_document, kind, dossier, filled, today(), style),
                file_name=f"{name}-{zaak}.{kind}",
                mime=MIME[kind],
                key=f"{name}-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
