"""Tokens of NL Design System: CSS variables, read from the style sheet of a municipality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2
from tinycss2 import color5

from normenkader.file.problems import Problem


def read_tokens(tekst: str, file: str) -> tuple[dict[str, str], list[Problem]]:
    """The variables of a style sheet by name, whatever they stand in, and what is wrong with it.

    Only variables count: how a document looks is up to its template.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for rule in tinycss2.parse_stylesheet(tekst, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            problems.append(Problem(file, rule.source_line, "", "dit is geen CSS"))
        elif rule.type == "qualified-rule":
            for name, value, line in _declared(rule.content):
                if name is None:
                    problems.append(Problem(file, line, "", "dit is geen CSS"))
                elif (wrong := _refused(value)) is not None:
                    problems.append(Problem(file, line, name, wrong))
                else:
                    found[name] = value
    if not found and not problems:
        melding = "hier staan geen tokens, zoals --utrecht-heading-color: #154273"
        problems.append(Problem(file, 1, "", melding))
    return found, problems


def _declared(content: object) -> Iterator[tuple[str | None, str, int]]:
    """The variables of a rule with their value and line; without a name what is no CSS."""
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "error":
            yield None, "", item.source_line
        elif item.type == "declaration" and item.name.startswith("--"):
            yield item.name, tinycss2.serialize(item.value).strip(), item.source_line


def _refused(value: str) -> str | None:
    """Why a value may not be in a document."""
    nodes = list(_nodes(tinycss2.parse_component_value_list(value)))
    if any(n.type == "url" or (n.type == "function" and n.lower_name == "url") for n in nodes):
        return "verwijst naar iets buiten het stuk: een token is een kleur, een maat of een letter"
    if "<" in value or ";" in value or "}" in value:
        return "bevat een teken dat in een token niet kan"
    return None


def _nodes(nodes: object) -> Iterator[Any]:
    for node in nodes if isinstance(nodes, list) else []:
        yield node
        for inside in ("content", "arguments"):
            yield from _nodes(getattr(node, inside, None))


def color(tokens: Mapping[str, str], name: str) -> tuple[int, int, int] | None:
    """The color of a token as red, green and blue from 0 to 255; None where it is none."""
    found = color5.parse_color(tokens.get(name, ""))
    if found is None or isinstance(found, str):
        return None
    red, green, blue = found.to("srgb").coordinates[:3]
    return _whole(red), _whole(green), _whole(blue)


def _whole(part: float) -> int:
    return min(255, max(0, round(part * 255)))


def font(tokens: Mapping[str, str]) -> str:
    """The first letter that the tokens name; "" where they name none."""
    names = tokens.get("--utrecht-document-font-family", "").split(",")
    return names[0].strip().strip("\"'")
