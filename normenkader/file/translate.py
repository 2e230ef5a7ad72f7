"""Turns pydantic's errors into Dutch problems with a place in the file and a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from normenkader.file.known_keys import KnownKeys, table_with
from normenkader.file.pattern_words import in_a_sentence
from normenkader.file.problems import DataPath, Problem
from normenkader.file.tree import Tree
from normenkader.texts import listed

MELDINGEN = {
    "missing": "ontbreekt: vul dit in",
    "string_type": "moet tekst zijn",
    "int_type": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "bool_type": "moet true of false zijn",
    "list_type": "moet een lijst zijn",
    "dict_type": "moet een tabel zijn (sleutel: waarde)",
    "model_type": "moet {table} zijn",
    "model_attributes_type": "moet een tabel zijn (sleutel: waarde)",
    "string_too_long": "is te lang: hoogstens {max_length} tekens",
    "too_short": "heeft te weinig onderdelen: minstens {min_length}",
    "too_long": "heeft te veel onderdelen: hoogstens {max_length}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "literal_error": "moet een van deze zijn: {expected}",
    "union_tag_not_found": "heeft geen soort: vul {discriminator} in",
    "union_tag_invalid": "heeft een onbekende soort: kies uit {expected_tags}",
}
# What a value of another kind should have been.
KINDS = {
    "string_type": "tekst",
    "int_type": "een geheel getal",
    "int_from_float": "een geheel getal",
    "bool_type": "true of false",
    "list_type": "een lijst",
    "dict_type": "een tabel",
    "model_type": "een tabel",
    "model_attributes_type": "een tabel",
    "literal_error": "{expected}",
}
_FOUND = "; er staat "
UNION_TAGS = {"bool", "int", "str", "constrained-int", "constrained-str", "Toets"}


def problems_of(invalid: ValidationError, boom: Tree, *, repeating: bool = True) -> list[Problem]:
    """Give one problem per place, with the nearest valid key for an unknown one.

    Without `repeating` no key and no value of the file is in them: they may be of a person.
    """
    by_place: dict[DataPath, list[tuple[Any, bool]]] = {}
    for error in invalid.errors(include_url=False):
        pad, missing = _pad_in_file(error["loc"], boom.waarde)
        by_place.setdefault(pad, []).append((error, missing))
    # Where something inside is wrong, it was meant as what it is.
    around = {pad[:n] for pad in by_place for n in range(len(pad))}
    keys = KnownKeys()
    wrong = {p: errors for p, errors in by_place.items() if p not in around or len(errors) == 1}
    if not repeating:
        return [_unrepeated(errors, pad, keys, boom) for pad, errors in wrong.items()]
    return [boom.problem(pad, _best(errors, pad, keys, boom)) for pad, errors in wrong.items()]


def _unrepeated(
    errors: Sequence[tuple[Any, bool]], pad: DataPath, keys: KnownKeys, boom: Tree
) -> Problem:
    if errors[0][0]["type"] == "extra_forbidden":
        instead = keys.instead(str(pad[-1]), _at(boom.waarde, pad[:-1]))
        told = f"hier staat een naam die niet bekend is. {instead}"
        # The line is that of the key, which the path does not name.
        return replace(boom.problem(pad[:-1], told), regel=boom.regel(pad))
    return boom.problem(pad, _best(errors, pad, keys, boom).partition(_FOUND)[0])


def _best(errors: Sequence[tuple[Any, bool]], pad: DataPath, keys: KnownKeys, boom: Tree) -> str:
    """What is wrong with a value: of the kinds that are allowed here, by the kind that it is."""
    fitting = [(e, missing) for e, missing in errors if e["type"] not in KINDS]
    if fitting or len(errors) == 1:
        return _message(*(fitting or errors)[0], pad, keys, boom)
    kinds = [KINDS[e["type"]].format(**_context(e)) for e, _ in errors]
    return f"moet {listed(list(dict.fromkeys(kinds)), 'of')} zijn{_found(errors[0][0])}"


def _pad_in_file(loc: Sequence[str | int], waarde: Any) -> tuple[DataPath, bool]:
    """Follow pydantic's path through the data, leaving out what names a branch of a union."""
    pad: list[str | int] = []
    node = waarde
    for i, part in enumerate(loc):
        in_list = isinstance(node, list) and isinstance(part, int) and part < len(node)
        if in_list or (isinstance(node, dict) and part in node):
            pad.append(part)
            node = node[part]
        elif i == len(loc) - 1 and isinstance(node, dict) and not _names_a_branch(part):
            return (*pad, part), True
    return tuple(pad), False


def _names_a_branch(part: str | int) -> bool:
    return isinstance(part, str) and (part in UNION_TAGS or "[" in part)


def _message(error: Any, missing: bool, pad: DataPath, keys: KnownKeys, boom: Tree) -> str:
    soort = error["type"]
    if soort == "value_error":
        return str(error["ctx"]["error"])
    if soort == "extra_forbidden":
        return keys.unknown(str(pad[-1]), _at(boom.waarde, pad[:-1]))
    if soort == "string_pattern_mismatch":
        return in_a_sentence(error["ctx"]["pattern"]) + _found(error)
    melding = MELDINGEN.get(soort, "past hier niet").format(**_context(error))
    return melding if soort == "missing" or missing else melding + _found(error)


def _context(error: Any) -> dict[str, str]:
    own = {k: _dutch(v) for k, v in error.get("ctx", {}).items()}
    return {"table": table_with(own["class_name"]), **own} if "class_name" in own else own


def _at(waarde: Any, pad: DataPath) -> Any:
    """What stands at a place of the file."""
    for part in pad:
        waarde = waarde[part]
    return waarde


def _found(error: Any) -> str:
    unknown_kind = error["type"] == "union_tag_invalid"
    return f"{_FOUND}{_shown(error['ctx']['tag'] if unknown_kind else error['input'])}"


def _dutch(waarde: Any) -> str:
    return str(waarde).replace(" or ", " of ")


def _shown(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "een tabel"
    if isinstance(waarde, list):
        return "een lijst"
    if waarde is None:
        return "niets"
    if isinstance(waarde, bool):
        return str(waarde).lower()
    text = repr(waarde)
    return text if len(text) <= 60 else text[:57] + "..."
