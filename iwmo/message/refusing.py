"""Why a decision gets no message. A test message is given for more of them, but not for all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from iwmo.message.facts import Facts
from normenkader.texts import date_text


def refusals(facts: Facts, today: date, *, trial: bool) -> list[str]:
    """Every reason why there is no message for a decision; empty where there can be one.

    A normenkader lapsed where the decision was recorded after its last day; or where that day has
    passed by now, and the decision has ended as well.
    """
    found = list(_of_content(facts))
    return found if trial else [*found, *_of_rules(facts, today)]


def _of_content(facts: Facts) -> Iterator[str]:
    decision = facts.decision
    if decision.product is None:
        yield "Dit besluit geeft geen product. Er is dan niets toe te wijzen."
    elif not decision.parts:
        yield (
            "Dit besluit heeft geen minuten per week. Zonder minuten is er geen bericht te maken."
        )


def _of_rules(facts: Facts, today: date) -> Iterator[str]:
    rules, decision = facts.rules, facts.decision
    if facts.later is not None:
        yield (
            f"Dit besluit geldt niet meer: besluit {facts.later} kwam in de plaats. Maak het "
            "bericht van dat besluit."
        )
    if not rules.established:
        yield (
            f"Het normenkader ({rules.titel}) is niet vastgesteld maar een {rules.status}. Een "
            "echt bericht kan alleen na een besluit volgens vastgestelde regels."
        )
    late = facts.recorded.date() > rules.last_day
    if late or (today > rules.last_day and decision.last_day < today):
        yield (
            f"Het normenkader ({rules.titel}) is vervallen: het gold tot en met "
            f"{date_text(rules.last_day)}."
        )
