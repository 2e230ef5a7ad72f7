"""Read YAML or JSON text into plain data, remembering the line of every value.

Scalars are read strictly, so that nothing is guessed: only whole numbers, `true`, `false` and
`null` are special. `2026.10`, `no` and `2026-01-01` stay the text that they are. Keys are text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from normenkader.file.nodes import MOST_DEPTH, Loader, TooDeep, quick_node
from normenkader.file.place_words import place_words
from normenkader.file.problems import DataPath, InvalidInputError, Problem, pad_tekst
from normenkader.file.text import FORBIDDEN, composed, no_text
from normenkader.file.tree_words import dutch_json, dutch_yaml

TOO_DEEP = (
    f"Dit is te diep genest: hoogstens {MOST_DEPTH} lijsten of tabellen in elkaar mag. Haal de "
    "haken of het inspringen weg die hier te veel zijn."
)
NO_CHARACTER = (
    "Hier staat een code (\\U…) van een teken dat niet bestaat. Schrijf het teken zelf op."
)
_JSON_SIGNS = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')

_LINE_ENDS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
Spans = list[tuple[int, int]]

WHOLE_NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})")
CONSTANTS = {"true": True, "false": False, "null": None}


@dataclass
class Tree:
    """Plain data from one file, with the line of each path (a key's own line for a mapping).

    `problemen` are those of form that leave the rest readable, such as a double key.
    """

    bestand: str
    waarde: Any
    regels: dict[DataPath, int] = field(default_factory=dict)
    problemen: list[Problem] = field(default_factory=list)

    def regel(self, pad: DataPath) -> int:
        """Give the line of a path, or of the nearest part of it that exists."""
        while pad and pad not in self.regels:
            pad = pad[:-1]
        return self.regels.get(pad, 1)

    def problem(self, pad: DataPath, melding: str) -> Problem:
        """Make a problem at a path in this file."""
        words = place_words(pad, self.waarde)
        return Problem(self.bestand, self.regel(pad), pad_tekst(pad), melding, words)


def read_yaml(tekst: str, file: str) -> Tree:
    """Read one YAML document; raises InvalidInputError when the text is not YAML at all."""
    nodes = _composed(tekst, file)
    if len(nodes) != 1:
        melding = f"Verwacht één YAML-document, gevonden: {len(nodes)}."
        raise InvalidInputError([Problem(file, 1, "", melding)])
    boom, spans = _read(nodes[0], file)
    boom.problemen += _outside_values(tekst, file, spans)
    return boom


def _outside_values(tekst: str, file: str, spans: Spans) -> Iterator[Problem]:
    """What hides where YAML reads nothing, as in a comment: there too people read something else.

    A mark at the very beginning of a file says how it was written.
    """
    if not no_text(tekst):
        return
    for found in FORBIDDEN.finditer(tekst, 1 if tekst.startswith("\ufeff") else 0):
        if not any(start <= found.start() < end for start, end in spans):
            regel = len(_LINE_ENDS.findall(tekst, 0, found.start())) + 1
            yield Problem(file, regel, "", no_text(found[0]) or "")


def _composed(tekst: str, file: str) -> list[yaml.Node]:
    node = quick_node(tekst)
    return _documents(tekst, file) if node is None else [node]


def _documents(tekst: str, file: str) -> list[yaml.Node]:
    """Every document of a text; raises InvalidInputError with what is wrong with it."""
    try:
        loader = Loader(tekst)
    except yaml.YAMLError as error:
        raise InvalidInputError([_syntax_problem(error, file, tekst)]) from error
    nodes: list[yaml.Node] = []
    try:
        while loader.check_node():
            if (node := loader.get_node()) is not None:
                nodes.append(node)
    except TooDeep as error:
        raise InvalidInputError([Problem(file, error.regel, "", TOO_DEEP)]) from error
    except yaml.YAMLError as error:
        raise InvalidInputError([_syntax_problem(error, file, tekst)]) from error
    except (ValueError, OverflowError) as error:
        # Of PyYAML's own reading only the number of a character (`\\U…`) can fail like this.
        raise InvalidInputError([Problem(file, loader.line + 1, "", NO_CHARACTER)]) from error
    return nodes


def _read(node: yaml.Node, file: str) -> tuple[Tree, Spans]:
    """The data of a node, and where the text stands that has a problem of its own."""
    reader = _NodeReader()
    waarde = reader.read(node, ())
    problems = [
        Problem(file, regel, pad_tekst(pad), melding, place_words(pad, waarde))
        for pad, regel, melding in reader.problemen
    ]
    return Tree(file, waarde, reader.regels, problems), reader.spans


def read_json(tekst: str, file: str) -> Tree:
    """Read one JSON document; raises InvalidInputError when the text is not JSON at all.

    A number with a fraction stays a float, so that a check can refuse it by its type.
    """
    doubles: list[str] = []
    deep = too_deep(tekst)
    if deep:
        raise InvalidInputError([Problem(file, deep, "", TOO_DEEP)])

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for written, waarde in pairs:
            key = composed(written)
            if key in result:
                doubles.append(key)
            result.setdefault(key, waarde)
        return result

    try:
        waarde = json.loads(tekst, object_pairs_hook=gather)
    except json.JSONDecodeError as error:
        melding = f"Dit is geen geldige JSON (teken {error.colno}): {dutch_json(error.msg)}."
        raise InvalidInputError([Problem(file, error.lineno, "", melding)]) from error
    except ValueError as error:
        melding = "Dit is geen geldige JSON: er staat een getal met te veel cijfers."
        raise InvalidInputError([Problem(file, 1, "", melding)]) from error
    problems = [Problem(file, 1, d, _double(d)) for d in doubles]
    waarde = _text_checked(waarde, (), file, problems)
    return Tree(file, waarde, {}, problems)


def _text_checked(waarde: Any, pad: DataPath, file: str, problems: list[Problem]) -> Any:
    """JSON data with its text in one form; what is no text becomes a problem."""
    if isinstance(waarde, dict):
        wrong_keys = ((key, wrong) for key in waarde if (wrong := no_text(key)))
        problems.extend(Problem(file, 1, pad_tekst((*pad, k)), w) for k, w in wrong_keys)
        return {k: _text_checked(v, (*pad, k), file, problems) for k, v in waarde.items()}
    if isinstance(waarde, list):
        return [_text_checked(v, (*pad, i), file, problems) for i, v in enumerate(waarde)]
    if not isinstance(waarde, str):
        return waarde
    if wrong := no_text(waarde):
        problems.append(Problem(file, 1, pad_tekst(pad), wrong))
    return composed(waarde)


def too_deep(tekst: str) -> int:
    """The line (from 1) at which a JSON text is nested too deep to be read, or 0."""
    depth = 0
    for found in _JSON_SIGNS.finditer(tekst):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > MOST_DEPTH:
            return tekst.count("\n", 0, found.start()) + 1
    return 0


def with_places(boom: Tree, tekst: str) -> Tree:
    """Find the lines of a JSON document, as nearly all JSON is YAML too; done for errors only."""
    try:
        # A tab is white space in JSON and never part of a JSON text: YAML wants spaces there.
        node = yaml.compose(tekst.replace("\t", " "), Loader=Loader)
    except (yaml.YAMLError, TooDeep, ValueError, OverflowError):
        return boom
    if node is None:
        return boom
    placed, _ = _read(node, boom.bestand)
    doubles = [p for p in placed.problemen if p.melding.startswith("Dubbele")]
    others = [p for p in boom.problemen if not (doubles and p.melding.startswith("Dubbele"))]
    return Tree(boom.bestand, boom.waarde, placed.regels, [*doubles, *others])


def _double(key: str) -> str:
    return f"Dubbele sleutel {key!r}: laat er één staan."


def _syntax_problem(error: yaml.YAMLError, file: str, tekst: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    kolom = f" (teken {mark.column + 1})" if mark else ""
    melding = (
        f"Dit is geen geldige YAML{kolom}: {dutch_yaml(error)}. Kijk naar het inspringen (spaties, "
        "geen tabs), de dubbele punten en de aanhalingstekens op en boven deze regel."
    )
    line = mark.line + 1 if mark else 1
    if isinstance(error, yaml.reader.ReaderError):
        code = error.character if isinstance(error.character, int) else ord(error.character)
        melding = (
            f"Hier staat een teken dat geen tekst is (U+{code:04X}). Haal het weg of typ deze "
            "regel opnieuw."
        )
        line = tekst.count("\n", 0, error.position) + 1
    return Problem(file, line, "", melding)


class _NodeReader:
    """Turns PyYAML's nodes into plain data; gathers problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.regels: dict[DataPath, int] = {}
        # Of each its path, its line and what is wrong.
        self.problemen: list[tuple[DataPath, int, str]] = []
        # Where the text stands that is no text, from and up to a place in the whole.
        self.spans: Spans = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, pad: DataPath) -> Any:
        self.regels.setdefault(pad, node.start_mark.line + 1)
        if id(node) in self._seen:
            # One node met twice is an alias: aliases make a file hard to read and can explode.
            self._wrong(pad, "Een verwijzing (*naam) mag hier niet: schrijf de waarde voluit.")
            return None
        self._seen.add(id(node))
        if hasattr(node, "written_tag"):
            self._wrong(pad, f"Het label {node.written_tag} mag hier niet: laat het weg.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, pad)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*pad, i)) for i, item in enumerate(node.value)]
        waarde = self._scalar(node)
        if isinstance(waarde, str) and (wrong := no_text(waarde)):
            self._no_text(node, pad, wrong)
        return waarde

    def _mapping(self, node: yaml.MappingNode, pad: DataPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong(pad, "Een sleutel moet een woord of een getal zijn.")
                continue
            name = composed(str(key.value))
            self.regels.setdefault((*pad, name), key.start_mark.line + 1)
            if wrong := no_text(name):
                self._no_text(key, (*pad, name), wrong)
            if name in result:
                line = key.start_mark.line + 1
                self.problemen.append(((*pad, name), line, _double(name)))
                continue
            result[name] = self.read(value, (*pad, name))
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        text = composed(str(node.value))
        if getattr(node, "style", None) is not None:
            return text
        if text in CONSTANTS:
            return CONSTANTS[text]
        if text == "":
            return None
        return int(text) if WHOLE_NUMBER.fullmatch(text) else text

    def _no_text(self, node: yaml.Node, pad: DataPath, wrong: str) -> None:
        self._wrong(pad, wrong)
        self.spans.append((node.start_mark.index, node.end_mark.index))

    def _wrong(self, pad: DataPath, melding: str) -> None:
        self.problemen.append((pad, self.regels.get(pad, 1), melding))
