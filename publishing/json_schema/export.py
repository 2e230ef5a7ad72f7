"""The JSON Schema of a normenkader for editors: completion, explanation and checks while typing.

It is made of the models that read the file, so that it never says anything else. What only
`normenkader.checks` can see (references, reach, gaps) is left to `normwijzer controleer`.

Draft-07: what every version of VS Code's YAML extension understands wholly. `if` and `then` choose
between kinds of stages and questions, so that a mistake is shown where it is.
"""

from __future__ import annotations

import json
from typing import Any

from normenkader import Normenkader
from normenkader.file.pattern_words import PATTERN_WORDS
from normenkader.words import field_words, model_words
from publishing.json_schema.rules import EXACTLY_ONE, NOT_BLANK, own_rules
from publishing.json_schema.values import value_words

DRAFT = "http://json-schema.org/draft-07/schema#"
REFERENCE = "#/definitions/"
Schema = dict[str, Any]


def json_schema() -> str:
    """The schema as JSON text ending in a newline; the same program gives the same text."""
    found = Normenkader.model_json_schema(ref_template=REFERENCE + "{model}")
    models: Schema = found.pop("$defs")
    schema = {
        "$schema": DRAFT,
        **_model("Normenkader", found),
        "definitions": {name: _model(name, models[name]) for name in sorted(models)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _model(name: str, model: Schema) -> Schema:
    title, description = model_words(name)
    fields = {veld: _field(name, veld, node) for veld, node in model["properties"].items()}
    rest = {k: v for k, v in model.items() if k not in ("title", "description", "properties")}
    return {
        "title": title,
        "description": description,
        **rest,
        **EXACTLY_ONE.get(name, {}),
        "properties": fields,
    }


def _field(model: str, veld: str, node: Schema) -> Schema:
    made = own_rules(model, veld, _plain(node))
    if "enum" in made and (words := value_words(veld, made["enum"])):
        made["enumDescriptions"] = words
    # Beside a reference this draft only looks at the reference; editors do show the description.
    return {"description": field_words(model, veld), **made}


def _plain(node: Schema) -> Schema:
    """A node without what editors do not need, and with mistakes at their own place."""
    node = {k: v for k, v in node.items() if k != "title" and (k, v) != ("default", None)}
    if "$ref" in node:
        # What it is when it is left out stands in the guide.
        return {"$ref": node["$ref"]}
    if "discriminator" in node:
        return _by_kind(node)
    for key in ("anyOf", "oneOf"):
        if key not in node:
            continue
        # An empty value is nearly always a line that is not finished.
        kinds = [_plain(n) for n in node.pop(key) if n.get("type") != "null"]
        return {**node, **(kinds[0] if len(kinds) == 1 else _by_type(kinds))}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            node[key] = _plain(node[key])
    if "patternProperties" in node:
        # The same as a rule for every key, with a message where a key is wrong.
        ((pattern, value),) = node.pop("patternProperties").items()
        names = {**node.pop("propertyNames", {}), "pattern": pattern}
        node |= {"propertyNames": _with_message(names), "additionalProperties": _plain(value)}
    if node == {"type": "string"}:
        return {**node, **NOT_BLANK}
    return _with_message(node)


def _with_message(node: Schema) -> Schema:
    melding = PATTERN_WORDS.get(node.get("pattern", ""))
    return {**node, "patternErrorMessage": melding} if melding else node


def _by_kind(node: Schema) -> Schema:
    """One of several models, in their order, chosen by the value of one key."""
    key, mapping = node["discriminator"]["propertyName"], node["discriminator"]["mapping"]
    order = [kind["$ref"] for kind in node["oneOf"]]
    values = sorted(mapping, key=lambda value: order.index(mapping[value]))
    said = [model_words(mapping[value].removeprefix(REFERENCE))[1] for value in values]
    kind = {"description": field_words("", key), "enum": values, "enumDescriptions": said}
    chosen = (
        {
            "if": {"properties": {key: {"const": value}}, "required": [key]},
            "then": {"$ref": mapping[value]},
        }
        for value in values
    )
    return {"type": "object", "required": [key], "properties": {key: kind}, "allOf": [*chosen]}


def _by_type(kinds: list[Schema]) -> Schema:
    """One of several kinds; a table and a list apart, so that a mistake inside is shown there."""
    tables = [k for k in kinds if "$ref" in k or k.get("type") == "object"]
    lists = [k for k in kinds if k.get("type") == "array"]
    others = [k for k in kinds if k not in tables and k not in lists]
    single = _scalar(others) if others else {"type": ["array", "object"]}
    for kind, found in (("array", lists), ("object", tables)):
        if found:
            then = found[0] if len(found) == 1 else {"anyOf": found}
            single = {"if": {"type": kind}, "then": then, "else": single}
    return single


def _scalar(kinds: list[Schema]) -> Schema:
    """One value of several types: each keyword says something about its own type only."""
    if any("const" in kind for kind in kinds):
        return {"anyOf": kinds}
    merged: Schema = {"type": [kind["type"] for kind in kinds]}
    for kind in kinds:
        merged |= {k: v for k, v in kind.items() if k != "type"}
    return merged
