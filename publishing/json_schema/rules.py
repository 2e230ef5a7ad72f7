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
JCI: Schema = {
    "pattern": r"^jci1\.(0|1|2|3|31):[cv]:BWB[RVW][0-9]{7}(&[^&=\s]+=[^&=\s]+)*$",
    "patternErrorMessage": (
        "Schrijf een jci, zoals jci1.3:c:BWBR0035362&artikel=2.3.2&lid=4&g=2026-01-01."
    ),
}
WRITTEN_NUMBERS = (("Bron", "artikel"), ("Bron", "lid"))
ONE: Schema = {"minProperties": 1, "maxProperties": 1}


def one_of(*keys: str) -> Schema:
    """Exactly one of these keys is there."""
    return {"oneOf": [{"required": [key]} for key in keys]}


def at_most_one_of(*keys: str) -> Schema:
    """Of these keys at most one is there: never two of them."""
    pairs = [[a, b] for i, a in enumerate(keys) for b in keys[i + 1 :]]
    return {"not": {"anyOf": [{"required": pair} for pair in pairs]}}


def together(**needs: str) -> Schema:
    """A key that is there needs another."""
    return {"dependencies": {key: [other] for key, other in needs.items()}}


REFERENCES = ("bwb", "cvdr", "ecli", "jci")
# What a validator of a whole model says. Not said, as no schema can compare two values: the
# lowest number before the highest, the end of a band after its start, a visit that divides, and
# values that are all numbers or all words and differ.
EXACTLY_ONE: dict[str, Schema] = {
    "Toets": ONE,
    "TijdEffect": {
        **one_of("procent", "minuten", "tijd"),
        **together(hoogstens="per"),
        **at_most_one_of("per", "procent"),
    },
    "AftrekEffect": ONE,
    "NormtijdRegel": {
        **one_of("minuten", "tijd", "vraag"),
        **together(maal="vraag"),
        "if": {"properties": {"tijd": {"type": "object"}}, "required": ["tijd"]},
        "then": {"required": ["vragen"]},
        "else": {"not": {"required": ["vragen"]}},
    },
    "LangsteDuur": one_of("product", "doelrichting"),
    "CombinatieRegel": at_most_one_of("hoogstens", "hoogste_band"),
    "OutsideBands": {
        "if": {"properties": {"uitkomst": {"const": "product"}}},
        "then": {"required": ["product"]},
        "else": {"not": {"required": ["product"]}},
    },
    "Bron": {**at_most_one_of(*REFERENCES), **together(bwb="datum", lid="artikel")},
    "Document": {**at_most_one_of(*REFERENCES), **together(bwb="datum")},
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
    if model == "TijdEffect" and veld in ("procent", "minuten", "tijd"):
        return {**node, "not": {"const": 0}}
    if (model, veld) in WRITTEN_NUMBERS:
        # A number only is one to an editor; the program reads it as it is written.
        return {**node, "type": ["string", "number"]}
    if veld == "jci":
        return {**node, **JCI}
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
