"""One's own judgement and the proposal beside each other: a table, a picture, and what changed."""

from __future__ import annotations

from typing import Any

from normenkader import Library, Normenkader
from publishing.markup import Markup, Pieces
from register.choice import proposed
from register.vooraf import Expected, Vooraf, plain_proposal, same_answers, then_proposed
from screens.intake.case.draft import Content
from screens.intake.case.own_first_words import difference_words, minutes_words, named
from screens.intake.case.standing import Standing
from screens.widgets.moments import moment_text

HTML = Pieces(__name__)
VERANDERD = (
    "Daarna zijn antwoorden veranderd. Jouw oordeel blijft zoals het was, met de antwoorden van "
    "toen."
)


def beside_html(stand: Standing, vooraf: Vooraf, library: Library) -> Markup:
    """Own judgement, proposal and difference; the proposal of then too where it was another."""
    now = _now(stand)
    then = then_proposed(vooraf, library)
    columns = [("Jouw oordeel", _plain(vooraf.verwacht))]
    if then is not None and then != now:
        columns.append(("Voorstel van toen", then))
    if now is not None:
        columns.append(("Voorstel nu" if len(columns) > 1 else "Voorstel", now))
    norm = stand.normenkader
    compared = then or now
    most = max((c["minuten_per_week"] or 0 for _, c in columns), default=0)
    return HTML(
        "beside",
        when=moment_text(vooraf.tijdstip),
        heads=[name for name, _ in columns],
        given=[named(norm, c["uitkomst"], c["product"]) for _, c in columns],
        minutes=[minutes_words(c["minuten_per_week"]) for _, c in columns],
        differs=_differs(vooraf.verwacht, compared),
        more=difference_words(
            vooraf.verwacht.minuten_per_week, (compared or {}).get("minuten_per_week")
        ),
        bars=[
            (name, minutes_words(c["minuten_per_week"]), 100 * c["minuten_per_week"] // most)
            for name, c in columns
            if c["minuten_per_week"]
        ],
    )


def _differs(own: Expected, other: dict[str, Any] | None) -> str:
    if own.uitkomst is None or other is None:
        return "–"
    same = (own.uitkomst, own.product) == (other["uitkomst"], other["product"])
    return "gelijk" if same else "anders"


def _plain(own: Expected) -> dict[str, Any]:
    return {
        "uitkomst": own.uitkomst,
        "product": own.product,
        "minuten_per_week": own.minuten_per_week,
    }


def _now(stand: Standing) -> dict[str, Any] | None:
    if stand.antwoord is None:
        return None
    return plain_proposal(proposed(stand.normenkader, stand.zaak, stand.antwoord))


def changed_lines(normenkader: Normenkader, vooraf: Vooraf, content: Content) -> list[str]:
    """That the case changed since, in a sentence; nothing where it did not."""
    return [] if same_answers(vooraf, content, normenkader) else [VERANDERD]
