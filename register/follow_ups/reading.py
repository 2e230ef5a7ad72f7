"""Reading the evaluations of a decision, as they were recorded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from register.decisions.reading import Dossier, content_of
from register.errors import NoBesluitError, UnreadableError
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import inhouden, keten, vervolgstukken
from rights import Action, User
from zaak.evaluation.form import Form


@dataclass(frozen=True)
class RecordedEvaluation:
    """An evaluation as it was recorded; `stuk` is its content as plain data.

    `nummer` and `hash` are those of its link in the chain.
    """

    nummer: int
    hash: str
    stuk: dict[str, Any]
    form: Form

    @property
    def ingevuld(self) -> dict[str, Any]:
        """What was filled in on its form."""
        found: dict[str, Any] = self.stuk["ingevuld"]
        return found


def evaluations_of(
    register: Register, user: User, dossier: Dossier
) -> tuple[RecordedEvaluation, ...]:
    """The evaluations of a decision that the user opened, the newest first.

    Raises NoRightError, and UnreadableError where one is not what was recorded.
    """
    user.require(Action.ZAAK_LEZEN)
    row = vervolgstukken.c
    query = (
        select(inhouden, keten.c.hash, keten.c.inhoud_hash)
        .join(vervolgstukken, row.nummer == inhouden.c.nummer)
        .join(keten, keten.c.nummer == inhouden.c.nummer)
        .where(row.besluit == dossier.nummer, row.soort == "evaluatie")
    )
    with reading(register.engine) as connection:
        rows = connection.execute(query.order_by(row.nummer.desc())).all()
    return tuple(map(_evaluation, rows))


def evaluation_in(
    register: Register, user: User, dossier: Dossier, record: int
) -> RecordedEvaluation:
    """The evaluation of this decision in a record; raises NoBesluitError where there is none."""
    found = evaluations_of(register, user, dossier)
    for one in found:
        if one.nummer == record:
            return one
    known = ", ".join(str(one.nummer) for one in found) or "geen"
    raise NoBesluitError(
        f"Record {record} is geen evaluatie van besluit {dossier.besluitnummer}. Wel: {known}."
    )


def _evaluation(row: Row[Any]) -> RecordedEvaluation:
    content = content_of(row)
    if content.hash != row.inhoud_hash:
        raise UnreadableError(
            f"De evaluatie in record {row.nummer} is niet meer wat er is vastgelegd. Meld dit bij "
            "de beheerder."
        )
    stuk = json.loads(content.stuk)
    try:
        form = Form.model_validate(stuk["formulier"]["inhoud"])
    except ValueError as error:
        melding = f"Het formulier van de evaluatie in record {row.nummer} is niet te lezen."
        raise UnreadableError(melding) from error
    return RecordedEvaluation(row.nummer, row.hash, stuk, form)
