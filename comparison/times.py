"""Times of a normenkader in words, with their unit: what a rule does, and tables of norm times.

None where a value has a shape that none of this knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comparison.model import Woord
from comparison.names import Names, plain_word
from comparison.places import Place, typed
from normenkader.stages import KINDS
from normenkader.texts import signed


def effect_words(names: Names, place: Place, dan: Mapping[str, Any]) -> Woord | None:
    """What a rule does: a percentage, time, or a goal that another takes the place of."""
    off = place.fase.get("fase") == "aftrek"
    if set(dan) == {"procent"}:
        return Woord(f"{signed(-dan['procent'] if off else dan['procent'])} %")
    if set(dan) == {"minuten"}:
        return Woord(signed(dan["minuten"]), "minuten per week")
    if set(dan) == {"tijd"}:
        return Woord(signed(-dan["tijd"] if off else dan["tijd"]), time_unit(place))
    if set(dan) == {"van", "naar"}:
        return Woord(f"{names.doel(dan['van'])} wordt {names.doel(dan['naar'])}")
    if off and set(dan) <= {"vraag", "procent_vraag"}:
        return Woord(f"het antwoord op {names.vraag(next(iter(dan.values())))} gaat eraf")
    if "per" in dan and set(dan) <= {"tijd", "minuten", "per", "hoogstens"}:
        unit = "minuten per week" if "minuten" in dan else time_unit(place)
        more = f"{signed(dan.get('minuten') or dan['tijd'])} {unit}"
        most = f", hoogstens {dan['hoogstens']} keer" if "hoogstens" in dan else ""
        return Woord(f"{more}, zo vaak als {names.vraag(dan['per'], 'clientfactoren')}{most}")
    return None


def cell_words(names: Names, place: Place, minuten: Mapping[str, Any]) -> Woord | None:
    """Norm times by goal and level."""
    if not all(isinstance(row, dict) for row in minuten.values()):
        return None
    level = plain_word(place.fase.get("vraag_niveau", "niveau"))
    cells = [
        f"{names.doel(doel)}, {level} {niveau}: {getal}"
        for doel, row in minuten.items()
        for niveau, getal in row.items()
    ]
    return Woord("; ".join(cells), time_unit(place))


def time_words(names: Names, place: Place, table: Mapping[str, Any]) -> Woord | None:
    """Norm times by the answers to the questions of their row, in the unit of their source."""
    row = next((n for n in reversed(place.ouders) if isinstance(n, dict) and "vragen" in n), None)
    if row is None or not table:
        return None
    cells = [
        f"{', '.join(answers)}: {getal}" for answers, getal in _flat(names, row["vragen"], table)
    ]
    return Woord("; ".join(cells), own_unit(place))


def _flat(names: Names, vragen: Sequence[Any], table: Any) -> Iterator[tuple[list[str], Any]]:
    if not isinstance(table, dict):
        yield [], table
        return
    vraag, *rest = vragen
    for antwoord, inner in table.items():
        word = names.antwoord(vraag, typed(antwoord), "leefgebieden")
        yield from (([word, *words], getal) for words, getal in _flat(names, rest, inner))


def own_unit(place: Place) -> str:
    """The unit of a time: of its row, else of its stage."""
    units = (n["eenheid"] for n in reversed(place.ouders) if isinstance(n, dict) and "eenheid" in n)
    return plain_word(next(units, "minuten_per_week"))


def time_unit(place: Place) -> str:
    """The unit of the times of a stage."""
    return plain_word(place.fase.get("eenheid", _default_unit(place)))


def _default_unit(place: Place) -> str:
    kind = KINDS.get(str(place.fase.get("fase")))
    field = kind.model_fields.get("eenheid") if kind is not None else None
    return str(field.default) if field is not None and not field.is_required() else "minuten"
