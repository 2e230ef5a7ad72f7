"""A checked case: answers to the questions of one normenkader, without any personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from normenkader.conditions import Antwoord

Antwoorden = Mapping[str, Antwoord]
# Where an answer stands: section, leefgebied ("" outside leefgebieden), question.
Plaats = tuple[str, str, str]


@dataclass(frozen=True)
class Zaak:
    """One case. Only `zaak.checking` makes it; what is open has no key.

    `leefgebieden` maps each leefgebied to its answers; `vragen` holds the answers about the case
    itself, such as the number of weeks. `toelichtingen` never touches the answer. `open` are the
    places at which a partial intake says `onbekend`; a complete case has none.
    """

    zaak: str
    peildatum: date
    normenkader: str
    toegang: Antwoorden
    leefgebieden: Mapping[str, Antwoorden]
    clientfactoren: Antwoorden
    vragen: Antwoorden = field(default_factory=dict)
    toelichtingen: Mapping[str, str] = field(default_factory=dict)
    open: frozenset[Plaats] = frozenset()
