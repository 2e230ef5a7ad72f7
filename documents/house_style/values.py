"""What a token of a document may be: a colour or a list of letters, each in one form."""

from __future__ import annotations

import re
from math import isfinite
from typing import Any

import tinycss2
from tinycss2 import color4
from tinycss2.serializer import serialize_identifier

# What a browser takes for its own letter of a kind; Word knows no such names.
GENERIC = frozenset(
    (
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
    )
)
NO_NAMES = frozenset(("inherit", "initial", "unset", "revert", "revert-layer", "default"))
MOST_FONTS = 20
_FONT = re.compile(r"\w[\w .()+-]{0,59}")
# What the library raises for what looks like a colour and is none, or is in a space it can't turn.
_NO_COLOR = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)


def color_of(value: str) -> str:
    """A colour of CSS as `#rrggbb`; raises ValueError with what would be right."""
    try:
        found = color4.parse_color(value)
        # None for what is no colour; a word for the colour of the text around, which paper has not.
        *parts, alpha = found.to("srgb")
        if not all(isfinite(part or 0) for part in found.coordinates):
            raise ValueError("no end")
        rgb = bytes(min(255, max(0, round(part * 255))) for part in parts)
    except _NO_COLOR as error:
        raise ValueError(
            "is geen kleur die in Word en PDF gelijk is: schrijf die als #rrggbb, zoals #154273"
        ) from error
    if alpha != 1:
        raise ValueError("is doorzichtig: kies een kleur die dat niet is, zoals #154273")
    return f"#{rgb.hex()}"


def fonts_of(value: str) -> list[str]:
    """The names in a list of letters, in order; raises ValueError with what would be right."""
    names: list[str] = []
    for part in _between_commas(tinycss2.parse_component_value_list(value, skip_comments=True)):
        kinds = {node.type for node in part}
        if kinds == {"ident"} or (kinds == {"string"} and len(part) == 1):
            names.append(" ".join(node.value for node in part))
        else:
            names.append("")
    if len(names) > MOST_FONTS or not all(map(_is_name, names)):
        raise ValueError(
            'is geen lijst van lettertypen: schrijf namen, zoals "Liberation Sans", sans-serif'
        )
    return names


def _is_name(name: str) -> bool:
    return bool(_FONT.fullmatch(name)) and name.lower() not in NO_NAMES


def _between_commas(nodes: list[Any]) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            found.append([])
        elif node.type != "whitespace":
            found[-1].append(node)
    return found


def written(names: list[str]) -> str:
    """The same names for a style sheet, without quotes: those would be escaped in HTML."""
    return ", ".join(map(serialize_identifier, names))
