"""Why a text is no YAML or JSON, in Dutch: the libraries that read it say so in English."""

from __future__ import annotations

import yaml

_JSON = {
    "Expecting value": "hier wordt een waarde verwacht",
    "Expecting property name enclosed in double quotes": 'hier hoort een sleutel tussen "',
    "Expecting ',' delimiter": "hier ontbreekt een komma",
    "Expecting ':' delimiter": "hier ontbreekt een dubbele punt",
    "Extra data": "er staat tekst na het einde van de JSON",
    "Unterminated string starting at": 'een tekst wordt niet afgesloten met "',
    "Invalid control character": "hier staat een teken dat geen tekst is",
    "Invalid \\": "na \\ staat hier iets dat niet kan",
    "Illegal trailing comma": "hier staat een komma te veel",
}
_YAML = {
    "mapping values are not allowed": "hier staat een dubbele punt te veel",
    "could not find expected ':'": "hier ontbreekt een dubbele punt",
    "sequence entries are not allowed": "een streepje (-) kan hier niet",
    "mapping keys are not allowed": "een sleutel kan hier niet",
    "expected <block end>": "dit past niet bij het inspringen van de regels erboven",
    "expected ',' or": (
        "hier ontbreekt een komma of een haak, of een tekst tussen { } met een vraagteken, een "
        "komma of een dubbele punt staat niet tussen aanhalingstekens"
    ),
    "expected the node content": "hier ontbreekt een waarde",
    "expected alphabetic or numeric character": "na & of * hoort een naam",
    "expected a single document": "er staan meer documenten in dit bestand",
    "found character '\\t'": "hier staat een tab",
    "found character": "met dit teken kan een waarde niet beginnen",
    "found unexpected end of stream": "een tekst wordt niet afgesloten",
    "found unexpected document separator": "een tekst wordt niet afgesloten",
    "found unknown escape character": "na \\ staat hier iets dat niet kan",
    "expected escape sequence": "na \\ staat hier iets dat niet kan",
    "found undefined alias": "hier wordt verwezen (*) naar iets dat er niet is",
    "found duplicate anchor": "deze naam (&) staat er twee keer",
    "expected a comment or a line break": "hier staat tekst te veel",
    "expected chomping or indentation": "na | of > kan dit niet",
    "found undefined tag handle": "een label (!) kan hier niet",
}


def dutch_json(melding: str) -> str:
    """What the standard library says about JSON."""
    return _first(_JSON, melding, "dit is hier niet te lezen")


def dutch_yaml(error: yaml.YAMLError) -> str:
    """What PyYAML says about YAML."""
    melding = str(getattr(error, "problem", None) or getattr(error, "context", None) or "")
    return _first(_YAML, melding, "dit is hier niet te lezen")


def _first(words: dict[str, str], melding: str, otherwise: str) -> str:
    return next((dutch for start, dutch in words.items() if melding.startswith(start)), otherwise)
