"""What waits: decisions to evaluate, evaluations that were begun, and new intakes to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normenkader.texts import date_text
from register.decisions.writing import now
from register.drafts import EVALUATION, own_drafts, own_evaluations
from register.follow_ups.waiting import Waiting, waiting
from register.local_days import today
from register.store.opening import Register
from rights import Action, User
from screens.intake.case.session import ORIGIN
from screens.sources import evaluation as evaluation_source
from zaak.evaluation.form import Form


@dataclass(frozen=True)
class WaitingRow:
    """One row: which decision, what it waits for, and whether that is filling in the form."""

    record: int
    zaak: str
    opening: str
    zin: str
    evaluates: bool = True

    @property
    def icon(self) -> str:
        """What it looks like."""
        return ":material/rate_review:" if self.evaluates else ":material/autorenew:"


def waiting_rows(register: Register, user: User) -> list[WaitingRow]:
    """Everything that waits, what was begun first; nothing for who may not evaluate."""
    form = evaluation_source.load()
    if not user.may(Action.EVALUEREN) or not isinstance(form, Form):
        return []
    begun = [c.inhoud[EVALUATION] for c in own_evaluations(register, user, now())]
    rows = [
        WaitingRow(
            int(one["record"]), str(one["zaak"]), f"besluit {one['besluit']}", "evaluatie begonnen"
        )
        for one in begun
    ]
    there = {row.record for row in rows}
    found = waiting(register, user, form, today())
    again = _begun_again(register, user)
    return rows + [_row(one, today(), again) for one in found if one.record not in there]


def _begun_again(register: Register, user: User) -> frozenset[object]:
    """The records from which one's own open intakes started."""
    drafts = (c.inhoud.get(ORIGIN) for c in own_drafts(register, user, now()))
    return frozenset(one["record"] for one in drafts if isinstance(one, dict) and "record" in one)


def _row(one: Waiting, dag: date, again: frozenset[object]) -> WaitingRow:
    named, evaluates = f"besluit {one.besluit}", one.wacht_op == "evaluatie"
    return WaitingRow(one.record, one.zaak, named, _words(one, dag, one.record in again), evaluates)


def _words(one: Waiting, dag: date, again: bool) -> str:
    day = date_text(one.dag)
    if one.wacht_op == "intake":
        if again:
            return "nieuwe intake begonnen, nog geen besluit"
        return f"nieuwe intake nodig, volgens de evaluatie van {day}"
    return f"evalueren op {day}" if one.dag >= dag else f"evalueren was op {day}"
