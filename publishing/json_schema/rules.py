"""What the models check in code, and a schema made of them does not say by itself."""

from __future__ import annotations

from typing import Any

from normenkader.client import MOST_IN_NAME, MOST_IN_TEXT
from normenkader.file.pattern_words import PATTERN_WORDS

Schema = dict[str, Any]

NOT_BLANK: Schema = {
    "pattern": r"\S",
    "patternErrorMessage": "Mag niet leeg zijn: vul de tekst in.",
}
DATE: Schema = {
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "patternErrorMessage": "Schrijf jaar-maand-dag, bijvoorbeeld 2026-01-01.",
}
ONE: Schema = {"minProperties": 1, "maxProperties": 1}
# What a validator of a whole model says. Not said, as no schema can compare two values: the
# lowest number before the highest, the end of a band after its start, a visit that divides, and
# values that are all numbers or all words and differ.
EXACTLY_ONE: dict[str, Schema] = {
    "Toets": ONE,
    "FactorEffect": ONE,
    "Band": {"oneOf": [{"required": ["tot"]}, {"required": ["tot_en_met"]}]},
}
MOST_WORDS = {
    **dict.fromkeys(["melding", "uitkomsten", "producten", "regels", "tekst"], MOST_IN_TEXT),
    **dict.fromkeys(["leefgebieden", "antwoorden"], MOST_IN_NAME),
}
FOR_CLIENT = ("ClientTeksten", "ClientZin", "ClientRegel")


def own_rules(model: str, veld: str, node: Schema) -> Schema:
    """A field of a model with what its validators say."""
    if (model, veld) == ("Normenkader", "versie"):
        return _version(node)
    if (model, veld) == ("FactorEffect", "procent"):
        return {**node, "not": {"const": 0}}
    if model in FOR_CLIENT and veld in MOST_WORDS:
        return _short(node, MOST_WORDS[veld])
    return {**node, **DATE} if node.get("format") == "date" else node


def _version(node: Schema) -> Schema:
    """To an editor 2026.1 is a number; the program reads it as it is written."""
    whole: Schema = {"type": "string", "errorMessage": PATTERN_WORDS[node["pattern"]]}
    return {**node, "type": ["string", "number"], "if": {"type": "integer"}, "then": whole}


def _short(node: Schema, most: int) -> Schema:
    """The same node, where each text has at most so many words."""
    if "additionalProperties" in node:
        return {**node, "additionalProperties": _short(node["additionalProperties"], most)}
    melding = f"Vul een tekst in van hoogstens {most} woorden."
    pattern = rf"^\s*\S+(\s+\S+){{0,{most - 1}}}\s*$"
    return {**node, "pattern": pattern, "patternErrorMessage": melding}
