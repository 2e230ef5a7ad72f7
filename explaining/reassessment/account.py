"""Everything that is different between two cases of one person: answers, levels, minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine import ContractAnswer
from explaining.reassessment.carrying import SECTIONS, Carried, answer_text, carry
from explaining.reassessment.levels import AreaLevels, levels
from explaining.reassessment.lowering import Granted, Verlaging, lowerings
from explaining.reassessment.split import Answered, NoMinutesError, Split, between, split
from normenkader import Normenkader
from zaak.model import AnswerPlace


@dataclass(frozen=True)
class Side:
    """One of the two: its normenkader, its case and answer as plain data, and what was decided.

    `besloten` are the minutes per week that were decided (0 without a product), `gegeven` what that
    decision gives; both are None where nothing is decided.
    """

    normenkader: Normenkader
    zaak: Mapping[str, Any]
    antwoord: ContractAnswer
    besloten: int | None = None
    gegeven: Granted | None = None


@dataclass(frozen=True)
class ChangedAnswer:
    """An answer that is other than it was carried over: then and now, in words."""

    plaats: AnswerPlace
    onderdeel: str
    vraag: str
    before: str
    after: str


@dataclass(frozen=True)
class Account:
    """What is different; `zonder_minuten` says why there is no `verdeling`, "" where there is."""

    oud: Side
    nieuw: Side
    carried: Carried
    veranderd: tuple[ChangedAnswer, ...]
    niveaus: tuple[AreaLevels, ...]
    verdeling: Split | None
    zonder_minuten: str
    verlaagt: tuple[Verlaging, ...]


def account(oud: Side, nieuw: Side) -> Account:
    """Put two cases beside each other; raises what `judge` raises.

    The answers of then are judged by the rules of now; the other two answers are what is given.
    """
    carried = carry(oud.zaak, oud.normenkader, nieuw.normenkader, str(nieuw.zaak["peildatum"]))
    found, why = None, ""
    try:
        found = split(
            Answered(oud.normenkader, oud.antwoord, oud.besloten),
            between(carried.content, nieuw.normenkader),
            Answered(nieuw.normenkader, nieuw.antwoord, nieuw.besloten),
        )
    except NoMinutesError as error:
        why = str(error)
    given = oud.gegeven, nieuw.gegeven
    return Account(
        oud,
        nieuw,
        carried,
        tuple(changed(carried, nieuw.normenkader, nieuw.zaak)),
        levels(oud.normenkader, oud.zaak, nieuw.normenkader, nieuw.zaak),
        found,
        why,
        lowerings(given[0], given[1]) if given[0] and given[1] else (),
    )


def changed(
    carried: Carried, nieuw: Normenkader, zaak: Mapping[str, Any]
) -> Iterator[ChangedAnswer]:
    """The answers that are other than they were carried over, in the order of the form."""
    for section, name, titel in _parts(nieuw):
        own, other = _table(carried.content, section, name), _table(zaak, section, name)
        for vraag in nieuw.questions(section, name or None):
            old, new = own.get(vraag.vraag), other.get(vraag.vraag)
            if type(old) is type(new) and old == new:
                continue
            place = (section, name, vraag.vraag)
            words = answer_text(vraag, old), answer_text(vraag, new)
            yield ChangedAnswer(place, titel, vraag.tekst, *words)


def _parts(normenkader: Normenkader) -> Iterator[tuple[str, str, str]]:
    first, access, factors = ((section, "", titel) for section, titel in SECTIONS)
    yield from (first, access)
    for name, titel in normenkader.leefgebied_names.items():
        yield "leefgebieden", name, titel
    yield factors


def _table(content: Mapping[str, Any], section: str, name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = content if section == "zaak" else content.get(section, {})
    return table.get(name, {}) if name else table
