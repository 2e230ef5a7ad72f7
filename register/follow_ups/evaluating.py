"""Recording the evaluation of a decision, and what it is filled in from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from engine.schedule import dated, time_text
from normenkader.file.canonical import sha256_of
from register.choice import Besluit, decided
from register.decisions.reading import Dossier
from register.decisions.writing import Recorded
from register.errors import InvalidEvaluationError, NoFollowUpError
from register.follow_ups.writing import About, Happened, record_follow_up, require_intact
from register.local_days import HERE
from register.store.opening import Register
from rights import Action, User
from zaak.checking import Fault
from zaak.day_care import told_rows
from zaak.evaluation.answers import outcome_of
from zaak.evaluation.checking import Period, faults
from zaak.evaluation.form import Form, plain_form
from zaak.evaluation.subject import Subject, areas_of


@dataclass(frozen=True)
class EvaluationRequest:
    """What somebody asks to record: an order of its own, and what was filled in (plain data)."""

    opdracht: str
    ingevuld: Mapping[str, Any]


def record_evaluation(
    register: Register,
    user: User,
    form: Form,
    dossier: Dossier,
    request: EvaluationRequest,
    nu: datetime,
) -> Recorded:
    """Check an evaluation and store it; it is stored when this returns.

    Raises NoRightError, NoFollowUpError, InvalidEvaluationError (with every reason), and what
    `record_follow_up` raises.
    """
    user.require(Action.EVALUEREN)
    subject = to_evaluate(dossier)
    found = faults_in(form, subject, request.ingevuld, nu)
    if found:
        raise InvalidEvaluationError(found)
    ingevuld = stripped(request.ingevuld)
    outcome, moment = outcome_of(form, ingevuld)
    plain = plain_form(form)
    own = {
        "formulier": {"sha256": sha256_of(plain), "inhoud": plain},
        "ingevuld": ingevuld,
        "uitkomst": outcome,
        "moment": moment,
    }
    about = About(subject.record, subject.hash, subject.zaak)
    what = Happened(date.fromisoformat(ingevuld["datum"]), own)
    return record_follow_up(
        register, "evaluatie", user, Action.EVALUEREN, request.opdracht, about, what, nu
    )


def faults_in(form: Form, subject: Subject, ingevuld: Any, nu: datetime) -> list[Fault]:
    """What is wrong with an evaluation of this decision, recorded at that moment."""
    today, period = nu.astimezone(HERE).date(), Period(subject.van, subject.tot_en_met)
    return faults(form, subject.codes, stripped(ingevuld), today, period)


def stripped(plain: Any) -> Any:
    """The same, with no white space around any text."""
    if isinstance(plain, str):
        return plain.strip()
    if isinstance(plain, Mapping):
        return {key: stripped(value) for key, value in plain.items()}
    return [stripped(value) for value in plain] if isinstance(plain, list) else plain


def to_evaluate(dossier: Dossier) -> Subject:
    """The decision as an evaluation is about it; raises NoFollowUpError where it can't."""
    if dossier.vervangen_door is not None:
        later = dossier.nummering.words(dossier.vervangen_door)
        raise NoFollowUpError(f"{dossier.titel} geldt niet meer: {later} kwam ervoor in de plaats.")
    return subject_of(dossier)


def subject_of(dossier: Dossier) -> Subject:
    """The decision as an evaluation is or was about it; raises NoFollowUpError where none is."""
    require_intact(dossier)
    besluit = decided(dossier.stuk["besluit"])
    if besluit.product is None:
        raise NoFollowUpError(f"{dossier.titel} geeft geen begeleiding: er is niets te evalueren.")
    return Subject(
        dossier.besluitnummer,
        dossier.nummer,
        dossier.hash,
        dossier.stuk["zaak"],
        dossier.normenkader.product(besluit.product).naam,
        _extent(dossier, besluit),
        besluit.ingangsdatum,
        besluit.last_day,
        areas_of(dossier.normenkader, dossier.zaak, dossier.antwoord),
        tuple(told_rows(dossier.zaak, dossier.normenkader.besluit.dagbesteding)),
    )


def _extent(dossier: Dossier, besluit: Besluit) -> str:
    """How much it is, in words; "" where the decision gives no minutes."""
    if besluit.minuten_per_week is None:
        return ""
    schedule = dated(dossier.stuk["fasering"], besluit.ingangsdatum)
    return time_text(besluit.minuten_per_week, schedule)
