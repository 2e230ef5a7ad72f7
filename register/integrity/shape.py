"""What each kind of record must hold, field by field. Pure.

Only what is true of every record ever made stands here: limits that can change are data of the
normenkader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, assert_never

from explaining.reassessment.lowering import VERLAGINGEN
from register.moments import is_moment
from register.record import Soort, is_follow_up, kind_words
from rights import MATRIX, Action
from zaak.evaluation.answers import OUTCOMES

# As every record has had it: a reference may be refused for more, never for less.
_KENMERK = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}"
# Minutes in a week and weeks in ten years: no decision was ever accepted above these.
_MOST_MINUTES, _MOST_WEEKS = 7 * 24 * 60, 520
_LAST_YEAR = 9_000
# The key of a removal under which stands what left with the decisions; only where something did.
FOLLOW = "vervolgstukken"


class FieldRule(NamedTuple):
    """One field: whether a value is right, and what is right in words."""

    goed: Callable[[Any], bool]
    woorden: str


def shape_faults(stuk: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the fields of a stuk, each named with what is right."""
    soort: Soort = stuk["soort"]
    if is_follow_up(soort) and stuk["stukformaat"] < _FIRST_WITH_FOLLOW_UPS:
        yield f"Het veld stukformaat is niet goed: {kind_words(soort)} heeft er minstens 3."
    yield from _table("", stuk, _SOORTEN[soort] | _EVERY | dict(_more(stuk)))
    match soort:
        case "besluit":
            yield from _decision(stuk)
        case "evaluatie":
            yield from _table("over.", stuk["over"], _ABOUT)
            yield from _table("formulier.", stuk["formulier"], _FORM)
        case "verzending":
            yield from _table("over.", stuk["over"], _ABOUT)
        case "normenkader" | "verwijdering":
            return
        case _:
            assert_never(soort)


def _more(stuk: dict[str, Any]) -> Iterator[tuple[str, FieldRule]]:
    """The fields that came later, where this record has them, or must have them."""
    soort, form = stuk["soort"], stuk["stukformaat"]
    if soort == "verwijdering" and form != 1:
        yield from _REMOVAL_TWO.items()
        if FOLLOW in stuk:
            yield FOLLOW, _SOME_NUMBERS
    for name, first in (
        ("vooraf", _FIRST_WITH_VOORAF),
        ("herindicatie", _FIRST_WITH_HERINDICATIE),
    ):
        if name in stuk and soort == "besluit" and form >= first:
            yield name, _A_TABLE


def _decision(stuk: dict[str, Any]) -> Iterator[str]:
    for name in ("voorstel", "besluit"):
        own = stuk[name] if isinstance(stuk[name], dict) else {}
        beside = _BESIDE if "modules" in own else {}
        yield from _table(f"{name}.", stuk[name], _DECIDED | beside)
        if stuk["stukformaat"] == 1 and stuk[name]["weken"] is None:
            yield f"Het veld {name}.weken is niet goed: een stuk van dit formaat heeft weken."
    yield from _table("normenkader.", stuk["normenkader"], _NORM)
    if "vooraf" in stuk:
        yield from _beforehand(stuk["vooraf"])
    if "herindicatie" in stuk:
        yield from _table("herindicatie.", stuk["herindicatie"], _HERINDICATIE)
    deviates = bool(stuk["afwijking"])
    if (stuk["reden"] is not None) != deviates or bool(stuk["toelichting"]) != deviates:
        yield "Een reden en een toelichting horen bij een afwijking, en alleen daar."


def _beforehand(vooraf: Any) -> Iterator[str]:
    own = vooraf if isinstance(vooraf, dict) else {}
    yield from _table("vooraf.", vooraf, _VOORAF | ({"toen": _A_TABLE} if "toen" in own else {}))
    toen = own.get("toen")
    if not isinstance(toen, dict):
        return
    beside = {"voorstel": _A_TABLE} if "voorstel" in toen else {}
    yield from _table("vooraf.toen.", toen, {"zaak": _A_TABLE, "normenkader": _A_TABLE} | beside)
    yield from _table("vooraf.toen.normenkader.", toen.get("normenkader"), _NORM)
    if beside:
        yield from _table("vooraf.toen.voorstel.", toen["voorstel"], _PROPOSED)


def _table(where: str, table: Any, fields: Mapping[str, FieldRule]) -> Iterator[str]:
    if not isinstance(table, dict):
        yield f"{where.rstrip('.')} is geen tabel."
        return
    for name in table.keys() - fields.keys():
        yield f"Het veld {where}{str(name)[:40]} hoort hier niet."
    for name, veld in fields.items():
        if name not in table:
            yield f"Het veld {where}{name} ontbreekt."
        elif not veld.goed(table[name]):
            yield f"Het veld {where}{name} is niet goed: {veld.woorden}."


def _is_day(waarde: Any) -> bool:
    try:
        day = date.fromisoformat(waarde)
    except (TypeError, ValueError):
        return False
    return day.isoformat() == waarde and day.year <= _LAST_YEAR


def _is_text(waarde: Any) -> bool:
    return isinstance(waarde, str) and bool(waarde.strip())


def _matches(form: str) -> Callable[[Any], bool]:
    return lambda waarde: isinstance(waarde, str) and bool(re.fullmatch(form, waarde))


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda waarde: type(waarde) is int and least <= waarde <= most


def _or_none(good: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda waarde: waarde is None or good(waarde)


def _may(action: Action) -> FieldRule:
    roles = [str(rol) for rol, actions in MATRIX.items() if action in actions]
    return FieldRule(lambda waarde: waarde in roles, f"het is {' of '.join(roles)}")


def _numbers(waarde: Any) -> bool:
    return isinstance(waarde, list) and all(type(n) is int for n in waarde)


def _some_numbers(waarde: Any) -> bool:
    return bool(waarde) and _numbers(waarde)


def _texts(waarde: Any) -> bool:
    return isinstance(waarde, list) and all(map(_is_text, waarde))


def _lowerings(waarde: Any) -> bool:
    return _texts(waarde) and waarde == [v for v in VERLAGINGEN if v in waarde]


def _phases(waarde: Any) -> bool:
    return isinstance(waarde, list) and all(isinstance(fase, dict) for fase in waarde)


_TEXT = FieldRule(_is_text, "het is tekst")
_OPTIONAL = FieldRule(_or_none(_is_text), "het is tekst of null")
_DAY = FieldRule(_is_day, "het is een dag die bestaat, zoals 2026-07-15")
_MOMENT = FieldRule(is_moment, "het is een moment dat bestaat, zoals 2026-07-15T09:30:00Z")
_SHA256 = FieldRule(_matches("[0-9a-f]{64}"), "het is een SHA-256")
_USER = FieldRule(_matches(r"\S{1,100}"), "het is een pseudoniem")
_YEARS = FieldRule(_whole(1, 100), "het is een heel aantal jaren")
_A_TABLE = FieldRule(lambda w: isinstance(w, dict), "het is een tabel")
_NUMBERS = FieldRule(_numbers, "het zijn nummers van records")
_SOME_NUMBERS = FieldRule(_some_numbers, "het zijn nummers van records, minstens één")
_ORDER = FieldRule(_matches(r"\S.{0,99}"), "het is tekst van hoogstens 100 tekens")
_CASE = FieldRule(_matches(_KENMERK), "het is een kenmerk")
_EVERY = {
    # These two are checked before anything else.
    "stukformaat": FieldRule(_whole(1, 99), "het is een heel getal"),
    "soort": _TEXT,
}
_NORM = {"id": _TEXT, "versie": _TEXT, "sha256": _SHA256}
_DECIDED = {
    "uitkomst": _TEXT,
    "product": _OPTIONAL,
    "minuten_per_week": FieldRule(
        _or_none(_whole(0, _MOST_MINUTES)), f"het is null, of 0 tot en met {_MOST_MINUTES}"
    ),
    "ingangsdatum": _DAY,
    "weken": FieldRule(
        _or_none(_whole(1, _MOST_WEEKS)), f"het is null, of 1 tot en met {_MOST_WEEKS}"
    ),
}
_PROPOSED = {name: _DECIDED[name] for name in ("uitkomst", "product", "minuten_per_week")}
# The first format in which a person could judge before the proposal was shown.
_FIRST_WITH_VOORAF = 3
_VOORAF = _PROPOSED | {
    "uitkomst": _OPTIONAL,
    "weet_niet": FieldRule(lambda w: isinstance(w, str), "het is tekst"),
    "tijdstip": _MOMENT,
}
# The first format in which something could follow a decision.
_FIRST_WITH_FOLLOW_UPS = 3
# The first format in which a research could start from an earlier decision.
_FIRST_WITH_HERINDICATIE = 3
_HERINDICATIE = {
    "record": FieldRule(_whole(1, 2**31 - 1), "het is het nummer van een record"),
    "hash": _SHA256,
    "verlaagt": FieldRule(
        _lowerings, f"in deze volgorde, elk hoogstens één keer: {', '.join(VERLAGINGEN)}"
    ),
    "waarom": FieldRule(lambda w: isinstance(w, str), "het is tekst"),
    "niet_besproken": FieldRule(_texts, "het is een lijst"),
}
_BESIDE = {
    "modules": FieldRule(
        lambda w: isinstance(w, list) and bool(w) and all(map(_is_text, w)),
        "het is een lijst van modules",
    )
}
# What every record says that follows a decision; its day is that of what happened.
_FOLLOWING = {
    "opdracht": _ORDER,
    "zaak": _CASE,
    "tijdstip": _MOMENT,
    "gebruiker": _USER,
    "over": _A_TABLE,
    "datum": _DAY,
}
_ABOUT = {
    "record": FieldRule(_whole(1, 2**31), "het is het nummer van een record"),
    "hash": _SHA256,
}
_FORM = {"sha256": _SHA256, "inhoud": _A_TABLE}
_SOORTEN: dict[str, dict[str, FieldRule]] = {
    "evaluatie": _FOLLOWING
    | {
        "rol": _may(Action.EVALUEREN),
        "formulier": _A_TABLE,
        "ingevuld": _A_TABLE,
        "uitkomst": FieldRule(lambda w: w in OUTCOMES, f"het is {' of '.join(OUTCOMES)}"),
        "moment": FieldRule(_or_none(_is_day), "het is null, of een dag die bestaat"),
    },
    "verzending": _FOLLOWING | {"rol": _may(Action.BESLISSEN)},
    "normenkader": _NORM,
    "verwijdering": {
        "tijdstip": _MOMENT,
        "gebruiker": _USER,
        "rol": _may(Action.VERWIJDEREN),
        "jaren": _YEARS,
        "grens": _DAY,
        "nummers": _NUMBERS,
    },
    "besluit": {
        "opdracht": _ORDER,
        "zaak": _CASE,
        "tijdstip": _MOMENT,
        "gebruiker": _USER,
        "rol": _may(Action.BESLISSEN),
        "normenkader": FieldRule(lambda w: isinstance(w, dict), "het is een tabel"),
        "antwoordformaat": FieldRule(_whole(1, 99), "het is een heel getal"),
        "programma": _TEXT,
        "durable_rules": _TEXT,
        "voorstel": FieldRule(lambda w: isinstance(w, dict), "het is een tabel"),
        "besluit": FieldRule(lambda w: isinstance(w, dict), "het is een tabel"),
        "fasering": FieldRule(_phases, "het is een lijst van fasen"),
        "afwijking": FieldRule(
            lambda w: isinstance(w, list) and all(map(_is_text, w)), "het is een lijst"
        ),
        "reden": _OPTIONAL,
        "toelichting": FieldRule(lambda w: isinstance(w, str), "het is tekst"),
        "oordeel": _TEXT,
        "voor_client": _TEXT,
        "vervangt": FieldRule(
            _or_none(_whole(1, 2**31)), "het is null of het nummer van een record"
        ),
    },
}
_REMOVAL_TWO = {
    "jaren_zonder_voorziening": _YEARS,
    "grens_zonder_voorziening": _DAY,
    "zonder_voorziening": _NUMBERS,
}
