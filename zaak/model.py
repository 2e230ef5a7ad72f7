"""A checked case: answers to the questions of one normenkader, without any personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from normenkader.conditions import Answer
from normenkader.questions import ONBEKEND
from terms.facts import TERMIJNEN, plain_dates
from terms.term import Dates
from zaak.day_care import DAGBESTEDING, DayCare, plain_day_care
from zaak.sections import TEXTS

Answers = Mapping[str, Answer]
# Where an answer stands: section, leefgebied ("" outside leefgebieden), question.
AnswerPlace = tuple[str, str, str]


@dataclass(frozen=True)
class Zaak:
    """One case. Only `zaak.checking` makes it; what is open has no key.

    `leefgebieden` maps each leefgebied to its answers; `vragen` holds the answers about the case
    itself, such as the number of weeks. `teksten` are what people wrote, by path
    (`leefgebieden.adl.toelichting`), `termijnen` the dates of its procedure and `dagbesteding` what
    it says of that: they never touch the answer. `open` are the places at which a partial intake
    says `onbekend`; a complete case has none.
    """

    zaak: str
    peildatum: date
    normenkader: str
    toegang: Answers
    leefgebieden: Mapping[str, Answers]
    clientfactoren: Answers
    vragen: Answers = field(default_factory=dict)
    teksten: Mapping[str, str] = field(default_factory=dict)
    open: frozenset[AnswerPlace] = frozenset()
    termijnen: Dates = field(default_factory=dict)
    dagbesteding: DayCare | None = None


def plain_case(zaak: Zaak) -> dict[str, Any]:
    """Plain data that reads as the same case, with its own texts and open answers."""

    def section(section: str, name: str, answers: Mapping[str, Answer]) -> dict[str, Any]:
        still = sorted(v for s, n, v in zaak.open if (s, n) == (section, name))
        own = {**answers, **dict.fromkeys(still, ONBEKEND)}
        before = f"{section}.{name}." if name else "" if section == "zaak" else f"{section}."
        texts = ((key, zaak.teksten.get(before + key)) for key in TEXTS[section])
        return {**own, **{key: tekst for key, tekst in texts if tekst is not None}}

    own = zaak.dagbesteding
    return {
        "zaak": zaak.zaak,
        "normenkader": zaak.normenkader,
        "peildatum": zaak.peildatum.isoformat(),
        **({TERMIJNEN: plain_dates(zaak.termijnen)} if zaak.termijnen else {}),
        **({} if own is None else {DAGBESTEDING: plain_day_care(own)}),
        **section("zaak", "", zaak.vragen),
        "toegang": section("toegang", "", zaak.toegang),
        "leefgebieden": {
            name: section("leefgebieden", name, answers)
            for name, answers in zaak.leefgebieden.items()
        },
        "clientfactoren": section("clientfactoren", "", zaak.clientfactoren),
    }
