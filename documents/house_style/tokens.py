"""Tokens of NL Design System: CSS variables, read from the style sheet of a municipality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import tinycss2
from tinycss2.serializer import serialize_identifier

from documents.house_style.values import GENERIC, color_of, fonts_of, written
from normenkader.file.problems import Problem
from normenkader.file.text import short

FONT = "--utrecht-document-font-family"
# The tokens that a document uses, all but the letter a colour; the others of a sheet are for
# what is no document.
COLOURS = (
    "--utrecht-document-color",
    "--utrecht-heading-color",
    "--utrecht-heading-1-color",
    "--utrecht-heading-2-color",
    "--utrecht-link-color",
    "--utrecht-table-row-border-block-end-color",
)
COUNTED = (FONT, *COLOURS)
# Brackets in brackets, and variables that name another, in each other.
MOST_WITHIN = 32
# Of a value, with what it names in it.
MOST_SIGNS = 1_000
NO_CSS = "dit is geen CSS"


class _Value(NamedTuple):
    tekst: str
    line: int


def read_tokens(tekst: str, file: str) -> tuple[dict[str, str], list[Problem]]:
    """The tokens of a style sheet that count, by name, and what is wrong with it.

    Each is what it comes to in the end, in one form: a colour as `#rrggbb`, names of letters
    without quotes. Only variables count: how a document looks is up to its template.
    """
    if _too_deep(tinycss2.parse_component_value_list(tekst)):
        return {}, [Problem(file, 0, "", f"hier staan meer dan {MOST_WITHIN} haakjes in elkaar")]
    problems: list[Problem] = []
    values = _values(tekst, file, problems)
    found: dict[str, str] = {}
    filled = _Filled(values)
    for name in COUNTED:
        if name in values:
            try:
                found[name] = _one_form(name, filled(name))
            except ValueError as error:
                problems.append(Problem(file, values[name].line, name, str(error)))
    if not found and not problems:
        melding = "hier staat geen token dat telt, zoals --utrecht-heading-color: #154273"
        problems.append(Problem(file, 1, "", melding))
    return found, sorted(problems)


def _values(tekst: str, file: str, problems: list[Problem]) -> dict[str, _Value]:
    """Every variable of the sheet, the last of a name; what is no CSS goes into `problems`."""
    values: dict[str, _Value] = {}
    for rule in tinycss2.parse_stylesheet(tekst, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            problems.append(Problem(file, rule.source_line, "", NO_CSS))
        elif rule.type == "qualified-rule":
            for name, value in _declared(rule.content):
                if name is None:
                    problems.append(Problem(file, value.line, "", NO_CSS))
                else:
                    values[name] = value
    return values


def _one_form(name: str, value: str) -> str:
    return written(fonts_of(value)) if name == FONT else color_of(value)


def _declared(content: object) -> Iterator[tuple[str | None, _Value]]:
    """The variables of a rule with their value and line; without a name what is no CSS."""
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "error":
            yield None, _Value("", item.source_line)
        elif item.type == "declaration" and item.name.startswith("--"):
            yield item.name, _Value(tinycss2.serialize(item.value).strip(), item.source_line)


def _too_deep(nodes: list[Any]) -> bool:
    for _ in range(MOST_WITHIN + 1):
        nodes = [inside for node in nodes for inside in _inside(node)]
        if not nodes:
            return False
    return True


def _inside(node: Any) -> list[Any]:
    found: list[Any] = getattr(node, "arguments", None) or getattr(node, "content", None) or []
    return found


class _Filled:
    """The values of variables with the variables that they name filled in, each made once."""

    def __init__(self, values: Mapping[str, _Value]) -> None:
        self._values = values
        self._made: dict[str, str] = {}
        self._within: list[str] = []

    def __call__(self, name: str) -> str:
        """The whole value of a variable that is there; raises ValueError with what is wrong."""
        if name in self._made:
            return self._made[name]
        if name in self._within:
            raise ValueError("verwijst naar zichzelf")
        if len(self._within) >= MOST_WITHIN:
            raise ValueError(f"verwijst meer dan {MOST_WITHIN} keer door")
        tekst = _at_most(self._values[name].tekst)
        self._within.append(name)
        try:
            nodes = tinycss2.parse_component_value_list(tekst, skip_comments=True)
            self._made[name] = self._text(nodes)
        finally:
            self._within.pop()
        return self._made[name]

    def _text(self, nodes: list[Any]) -> str:
        return _at_most("".join(map(self._one, nodes)).strip())

    def _one(self, node: Any) -> str:
        if node.type != "function":
            return str(tinycss2.serialize([node]))
        if node.lower_name != "var":
            return f"{serialize_identifier(node.name)}({self._text(node.arguments)})"
        first, *others = _words(node) or [None]
        if first is None or first.type != "ident" or not first.value.startswith("--"):
            raise ValueError("noemt geen variabele: schrijf var(--naam)")
        if first.value in self._values:
            return self(first.value)
        if not (others and others[0].type == "literal" and others[0].value == ","):
            raise ValueError(f"verwijst naar {short(first.value)}, en dat staat hier niet")
        return self._text(node.arguments[node.arguments.index(others[0]) + 1 :])


def _words(node: Any) -> list[Any]:
    return [part for part in node.arguments if part.type not in ("whitespace", "comment")]


def _at_most(tekst: str) -> str:
    if len(tekst) > MOST_SIGNS:
        raise ValueError(f"is te lang: hoogstens {MOST_SIGNS} tekens, met wat het noemt")
    return tekst


def color(tokens: Mapping[str, str], name: str) -> tuple[int, int, int] | None:
    """The colour of a token as red, green and blue from 0 to 255; None where it has none."""
    if name not in tokens:
        return None
    red, green, blue = bytes.fromhex(tokens[name].removeprefix("#"))
    return red, green, blue


def font(tokens: Mapping[str, str]) -> str:
    """The first letter that the tokens name and Word can know; "" where they name none."""
    names = fonts_of(tokens[FONT]) if FONT in tokens else []
    return next((name for name in names if name.lower() not in GENERIC), "")
