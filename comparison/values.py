"""A value of a normenkader in words, by the key at which it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from comparison.conditions import condition_words
from comparison.model import Woord
from comparison.names import Names, plain_word
from comparison.places import TIMES, Place, inside, key_word
from comparison.proof import is_exception, weight_words
from comparison.times import cell_words, effect_words, own_unit, time_unit, time_words
from comparison.walk import NAMES, TOGETHER
from engine.account.words import euro, per_weeks
from normenkader.stages import KINDS
from normenkader.texts import date_text, listed, signed, span_text
from normenkader.words import KEYS

# Of a new or lost part these are not said: what it is about says them, or they are long texts.
SAID = frozenset({"bron", "regel", "titel", "uitleg", "fase", "band"})
SAID_OF = {
    "vraag": frozenset({"vraag", "tekst", "hulp", "oordeel"}),
    "onderbouwing": frozenset({"studie"}),
}
SOORTEN = {"ja_nee": "ja of nee"}
# Keys of stages whose value is a question.
ASKED = frozenset({"vraag", "vraag_doel", "vraag_niveau", "maal", "per", "procent_vraag"})
DATES = frozenset({"van", "tot_en_met", "herzien_voor", "datum"})


def value_words(names: Names, place: Place, waarde: Any) -> Woord:
    """A value at a place in words."""
    key = str(place.keys[-1])
    if isinstance(waarde, bool):
        return Woord("ja" if waarde else "nee")
    if waarde is None:
        return Woord("leeg")
    if isinstance(waarde, dict):
        return _TABLES.get(key, _pairs)(names, place, waarde)
    if isinstance(waarde, list):
        return _LISTS.get(key, _items)(names, place, waarde)
    if isinstance(waarde, int):
        return _number(names, place, key, waarde)
    return Woord(_code(names, place, key, waarde))


def _number(names: Names, place: Place, key: str, waarde: int) -> Woord:
    if "minuten" in place.keys[:-1]:
        return Woord(str(waarde), time_unit(place))
    if place.fase and (key in ("tijd", "hoogstens") or "tijd" in place.keys):
        return Woord(str(waarde), own_unit(place))
    unit = KEYS[key].unit if key in KEYS else ""
    if unit == "%":
        return Woord(f"{waarde} %")
    if unit:
        return Woord(str(waarde), unit)
    return Woord(_code(names, place, key, waarde))


def _code(names: Names, place: Place, key: str, waarde: str | int) -> str:
    """What a code means, where its key says of what it is one; any other value as it is."""
    of_what = {
        "leefgebied": names.leefgebied,
        "product": names.product,
        "module": names.module,
        "uitkomst": names.uitkomst,
        "doel": names.doel,
        "doelrichting": names.doel,
    }
    if key in of_what:
        return of_what[key](waarde)
    if key == "waarde" and place.fase:
        return names.doel(waarde)
    if (key in ASKED and place.fase) or key == "hoogstens_vraag":
        return f"{names.vraag(waarde)} ({waarde})"
    if key == "soort":
        return SOORTEN.get(str(waarde)) or plain_word(waarde)
    if key == "zwaarte":
        return weight_words(place.ouders[-2], waarde)
    if key in ("dan", "eenheid"):
        return plain_word(waarde)
    if key in DATES and place.keys[0] in ("geldig", "bronnen", "onderbouwingen"):
        return date_text(date.fromisoformat(str(waarde)))
    return str(waarde)


def _condition(names: Names, place: Place, als: Mapping[str, Any]) -> Woord:
    kind = KINDS.get(str(place.fase.get("fase")))
    section = place.section or (kind.asks if kind is not None else None) or ""
    return Woord(condition_words(names, als, section))


def _conditions(names: Names, place: Place, conditions: Sequence[Any]) -> Woord:
    return Woord(", of ".join(_condition(names, place, als).tekst for als in conditions))


def _source(names: Names, place: Place, bron: Mapping[str, Any]) -> Woord:
    if set(bron) != {"document", "plaats"}:
        return _pairs(names, place, bron)
    return Woord(names.bron(bron))


def _price(names: Names, place: Place, prijs: Mapping[str, Any]) -> Woord:
    if set(prijs) != {"cent", "per_weken"}:
        return _pairs(names, place, prijs)
    return Woord(f"{euro(prijs['cent'])} {per_weeks(int(prijs['per_weken']))}")


def _bounds(names: Names, place: Place, grenzen: Mapping[str, Any]) -> Woord:
    """From and up to: of a bandwidth, or of a number that is asked or held between two."""
    if set(grenzen) == {"vanaf", "tot"}:
        return Woord(f"{grenzen['vanaf']} tot {grenzen['tot']}", "minuten")
    if set(grenzen) == {"vanaf", "tot_en_met"}:
        return Woord(span_text(grenzen["vanaf"], grenzen["tot_en_met"]), "minuten")
    if set(grenzen) != {"minimum", "maximum"}:
        return _pairs(names, place, grenzen)
    low, high = grenzen["minimum"], grenzen["maximum"]
    if place.fase:
        return Woord(span_text(f"{signed(low)} %", f"{signed(high)} %"))
    holder = place.ouders[-2]
    return Woord(span_text(low, high), str(holder.get("eenheid", "")))


def _counting(names: Names, _: Place, combined: Sequence[Any]) -> Woord:
    """Leefgebieden that count together; of a list inside one of these must count."""
    alternatives = [one if isinstance(one, list) else [one] for one in combined]
    words = [listed([names.leefgebied(c) for c in one], "of") for one in alternatives]
    return Woord(", ".join(words) or "geen")


def _questions(names: Names, place: Place, vragen: Sequence[Any]) -> Woord:
    section = _of_count(place, "sectie", "leefgebieden")
    return Woord(", ".join(names.vraag(v, section) for v in vragen))


def _counted(names: Names, place: Place, antwoorden: Sequence[Any]) -> Woord:
    """The answers that are counted, as they are called at the first of the questions."""
    vragen = _of_count(place, "vragen", [])
    if not vragen:
        return _items(names, place, antwoorden)
    section = _of_count(place, "sectie", "")
    return Woord(", ".join(names.antwoord(vragen[0], a, section) for a in antwoorden))


def _of_count(place: Place, key: str, without: Any) -> Any:
    holder = place.ouders[-2] if len(place.ouders) > 1 else None
    return holder.get(key, without) if isinstance(holder, dict) else without


def _names(names: Names, place: Place, codes: Sequence[Any]) -> Woord:
    if not all(isinstance(c, str) for c in codes):
        return _items(names, place, codes)
    return Woord(", ".join(names.leefgebied(c) for c in codes) or "geen")


def _priority(names: Names, _: Place, doelen: Sequence[Any]) -> Woord:
    return Woord(", dan ".join(names.doel(d) for d in doelen))


def _phases(names: Names, place: Place, parts: Sequence[Any]) -> Woord:
    """How a time is spread over the weeks."""
    phases = []
    for part in parts:
        if set(part) != {"weken_procent", "minuten_procent"}:
            return _items(names, place, parts)
        share = part["weken_procent"]
        weeks = "de rest" if share == "rest" else f"{share} %"
        phases.append(f"{weeks} van de weken {part['minuten_procent']} % van de minuten")
    return Woord(", dan ".join(phases))


def _items(names: Names, place: Place, waarden: Sequence[Any]) -> Woord:
    """Any list in words."""
    words = [str(value_words(names, inside(place, i, w), w)) for i, w in enumerate(waarden)]
    return Woord((" / " if any(";" in w for w in words) else ", ").join(words) or "geen")


def _answers(names: Names, place: Place, waarden: Sequence[Any]) -> Woord:
    """The answers of a question by their names."""
    if not all(isinstance(w, dict) and "naam" in w for w in waarden):
        return _items(names, place, waarden)
    return Woord(", ".join(str(w["naam"]) for w in waarden))


def _exceptions(names: Names, place: Place, exceptions: Sequence[Any]) -> Woord:
    """What a new or lost rule breaks on purpose, and why."""
    if not all(is_exception(u) for u in exceptions):
        return _items(names, place, exceptions)
    return Woord(", ".join(f"op ‘{u['eigenschap']}’ ({u.get('reden')})" for u in exceptions))


def _pairs(names: Names, place: Place, table: Mapping[str, Any]) -> Woord:
    """Any table in words: its keys with their values, bounds as one."""
    told = {k: v for k, v in table.items() if k not in _said(table) and not has_rules(v)}
    for group in TOGETHER:
        bounds = {k: told[k] for k in group if k in told}
        if len(bounds) > 1:
            first = next(iter(bounds))
            told = {k: v for k, v in told.items() if k not in bounds} | {first: bounds}
    if list(told) == ["tekst"]:
        return value_words(names, inside(place, "tekst", told["tekst"]), told["tekst"])
    pairs = (
        f"{'grenzen' if isinstance(v, dict) and k in v else key_word(place.keys, k)}: "
        f"{value_words(names, inside(place, k, v), v)}"
        for k, v in told.items()
    )
    return Woord("; ".join(pairs))


def _said(table: Mapping[str, Any]) -> frozenset[str]:
    """The keys of a part that what it is about says, or that are long."""
    if "regel" in table or "fase" in table:
        timed = "leefgebied" in table and not TIMES.isdisjoint(table)
        return SAID | {"leefgebied"} if timed else SAID
    name = next((k for k in NAMES if k in table), None)
    if name is None:
        return frozenset({"bron"})
    return SAID | {name, "naam"} | SAID_OF.get(name, frozenset())


def has_rules(waarde: Any) -> bool:
    """Say whether this is a rule, or a list of rules: each is said by itself."""
    if isinstance(waarde, list):
        return bool(waarde) and all(has_rules(w) for w in waarde)
    return isinstance(waarde, dict) and "regel" in waarde


def _or_pairs(
    told: Callable[[Names, Place, Mapping[str, Any]], Woord | None],
) -> Tabelwoord:
    """Words for a table, and its keys with their values where it has another shape."""

    def words(names: Names, place: Place, table: Mapping[str, Any]) -> Woord:
        return told(names, place, table) or _pairs(names, place, table)

    return words


Tabelwoord = Callable[[Names, Place, Mapping[str, Any]], Woord]
Lijstwoord = Callable[[Names, Place, Sequence[Any]], Woord]
_TABLES: dict[str, Tabelwoord] = {
    "als": _condition,
    "verplicht_als": _condition,
    "dan": _or_pairs(effect_words),
    "bron": _source,
    "prijs": _price,
    "opslag": _price,
    "minuten": _or_pairs(cell_words),
    "tijd": _or_pairs(time_words),
    **dict.fromkeys(("vanaf", "tot", "tot_en_met", "minimum", "maximum"), _bounds),
}
_LISTS: dict[str, Lijstwoord] = {
    "leefgebieden": _names,
    "telt_alleen_met": _names,
    "telt_niet_mee": _names,
    "telt_mee": _counting,
    "vragen": _questions,
    "antwoorden": _counted,
    "voorrang_bij_gelijk": _priority,
    "delen": _phases,
    "waarden": _answers,
    "bewust": _exceptions,
    "verplicht_als": _conditions,
}
