"""An evaluation that is being filled in: what stands in it, and its draft on the server."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from normenkader.file.problems import DataPath
from register.decisions.reading import Dossier
from register.decisions.writing import new_order, now
from register.drafts import (
    EVALUATION,
    Concept,
    drop_draft,
    own_evaluations,
    save_draft,
    start_draft,
)
from register.errors import ConceptChangedError, NoConceptError, RegisterError
from register.store.opening import Register
from rights import User
from screens.widgets.fields import Refused
from zaak.evaluation.answers import empty
from zaak.evaluation.form import Form, plain_form
from zaak.evaluation.subject import Subject

INGEHAALD = (
    "Deze evaluatie is intussen in een ander venster veranderd. Je ziet de laatste versie. "
    "Controleer of je laatste antwoord erin staat."
)


@dataclass
class EvaluationState:
    """What one session fills in about one decision; `ronde` changes the keys of the fields."""

    hash: str = ""
    formulier: dict[str, Any] = field(default_factory=dict)
    ingevuld: dict[str, Any] = field(default_factory=dict)
    bewaard: dict[str, Any] = field(default_factory=dict)
    concept: Concept | None = None
    geweigerd: dict[DataPath, Refused] = field(default_factory=dict)
    gecontroleerd: bool = False
    opdracht: str = ""
    ronde: int = 0
    melding: str = ""
    # The record of the evaluation that was just recorded.
    vastgelegd: int = 0

    def begin(
        self, register: Register, user: User, dossier: Dossier, form: Form, subject: Subject
    ) -> None:
        """Be about this decision: with its draft, or empty. Nothing where it already is."""
        plain = plain_form(form)
        if (self.hash, self.formulier) == (dossier.hash, plain):
            return
        self.hash, self.formulier = dossier.hash, plain
        self.vastgelegd, self.melding = 0, ""
        self._take(draft_of(register, user, dossier), form, subject)

    def _take(self, concept: Concept | None, form: Form, subject: Subject) -> None:
        begin = empty(form, subject.codes)
        found = concept.inhoud[EVALUATION]["ingevuld"] if concept is not None else begin
        # A form that was changed since then has other points: what fits stays.
        self.ingevuld = _fitting(found, begin)
        self.bewaard = copy.deepcopy(self.ingevuld)
        self.concept, self.geweigerd, self.gecontroleerd = concept, {}, False
        self.opdracht = new_order()
        self.ronde += 1

    def keep(self, register: Register, user: User, form: Form, subject: Subject) -> str:
        """Keep what was changed on the server; says what went wrong, or ""."""
        if self.ingevuld == self.bewaard:
            return ""
        content = {
            EVALUATION: {
                "record": subject.record,
                "hash": subject.hash,
                "zaak": subject.zaak,
                "besluit": subject.besluit,
                "ingevuld": self.ingevuld,
            }
        }
        try:
            if self.concept is None:
                self.concept = start_draft(register, user, content, now())
            else:
                self.concept = save_draft(register, user, self.concept, content, now())
        except (ConceptChangedError, NoConceptError):
            self._take(_by_hash(register, user, subject.hash), form, subject)
            return INGEHAALD
        except RegisterError as error:
            return f"Deze evaluatie is nog niet bewaard. {error}"
        self.bewaard = copy.deepcopy(self.ingevuld)
        return ""

    def finish(
        self, register: Register, user: User, form: Form, subject: Subject, record: int
    ) -> None:
        """It is recorded: the draft leaves, and the form is empty again."""
        concept, self.concept = self.concept, None
        self._take(None, form, subject)
        self.vastgelegd = record
        if concept is not None:
            drop_draft(register, user, concept.adres)


def draft_of(register: Register, user: User, dossier: Dossier) -> Concept | None:
    """The draft of an evaluation of this decision; None where there is none."""
    return _by_hash(register, user, dossier.hash)


def _by_hash(register: Register, user: User, hash_: str) -> Concept | None:
    found = own_evaluations(register, user, now())
    return next((c for c in found if c.inhoud[EVALUATION]["hash"] == hash_), None)


def _fitting(found: Any, begin: Any) -> Any:
    """What was kept, in the form of what there is to fill in."""
    if isinstance(begin, dict) and begin:
        kept = found if isinstance(found, dict) else {}
        return {key: _fitting(kept.get(key, value), value) for key, value in begin.items()}
    return copy.deepcopy(found)
