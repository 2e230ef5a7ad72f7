"""What was judged before the proposal was shown, beside that proposal; never who judged."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from register.decisions.reading import Filter, numbers
from register.decisions.statistics import refuse_person
from register.store.database import reading
from register.store.opening import Register
from register.store.tables import inhouden
from register.vooraf import proposal_then
from rights import Action, User

BATCH = 500
# As canonical JSON has it; in a text the quotes would be escaped.
KEY = b'"vooraf":'


@dataclass(frozen=True)
class FirstJudgement:
    """One first judgement and the proposal for the same answers.

    `eigen` and `voorstel` are a product, or an outcome without one, as text; `eigen` is None for
    who did not know. Minutes are per week, None where there are none.
    """

    normenkader: str
    eigen: str | None
    voorstel: str
    eigen_minuten: int | None
    voorstel_minuten: int | None


def first_judgements(register: Register, user: User, filter_: Filter) -> list[FirstJudgement]:
    """Those with the decisions that fit, in the order of the chain; raises FiguresPerPersonError.

    A correction keeps the first judgement of what it corrects: that counts once. One of which the
    proposal of then is not known does not count.
    """
    user.require(Action.REGISTER_LEZEN)
    refuse_person(filter_)
    found: dict[tuple[str, str], FirstJudgement] = {}
    with reading(register.engine) as connection:
        wanted = numbers(connection, filter_)
        for start in range(0, len(wanted), BATCH):
            query = select(inhouden.c.stuk).where(
                inhouden.c.nummer.in_(wanted[start : start + BATCH])
            )
            for content in connection.execute(query.order_by(inhouden.c.nummer)).scalars():
                # Reading the few that have one is enough.
                if KEY not in content:
                    continue
                stuk = json.loads(content)
                then, own = proposal_then(stuk), stuk["vooraf"]
                if then is None:
                    continue
                found.setdefault(
                    (stuk["zaak"], own["tijdstip"]),
                    FirstJudgement(
                        stuk["normenkader"]["id"],
                        own["product"] or own["uitkomst"],
                        then["product"] or then["uitkomst"],
                        own["minuten_per_week"],
                        then["minuten_per_week"],
                    ),
                )
    return list(found.values())
