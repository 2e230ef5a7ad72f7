"""Read YAML or JSON text into plain data, remembering the line of every value.

Scalars are read strictly, so that nothing is guessed: only whole numbers, `true`, `false` and
`null` are special. `2026.10`, `no` and `2026-01-01` stay the text that they are. Keys are text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from normenkader.problems import OngeldigeInvoer, Pad, Probleem, pad_tekst

# No normenkader, case or other file needs a tenth of this; what reads it may call itself.
MOST_DEPTH = 100
TOO_DEEP = (
    f"Dit is te diep genest: hoogstens {MOST_DEPTH} lijsten of tabellen in elkaar mag. Haal de "
    "haken of het inspringen weg die hier te veel zijn."
)
_JSON_SIGNS = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')

WHOLE_NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})")
CONSTANTS = {"true": True, "false": False, "null": None}


@dataclass
class Boom:
    """Plain data from one file, with the line of each path (a key's own line for a mapping).

    `problemen` are those of form that leave the rest readable, such as a double key.
    """

    bestand: str
    waarde: Any
    regels: dict[Pad, int] = field(default_factory=dict)
    problemen: list[Probleem] = field(default_factory=list)

    def regel(self, pad: Pad) -> int:
        """Give the line of a path, or of the nearest part of it that exists."""
        while pad and pad not in self.regels:
            pad = pad[:-1]
        return self.regels.get(pad, 1)

    def probleem(self, pad: Pad, melding: str) -> Probleem:
        """Make a problem at a path in this file."""
        return Probleem(self.bestand, self.regel(pad), pad_tekst(pad), melding)


def read_yaml(tekst: str, bestand: str) -> Boom:
    """Read one YAML document; raises OngeldigeInvoer when the text is not YAML at all."""
    try:
        nodes = list(yaml.compose_all(tekst, Loader=_Loader))
    except _TooDeep as fout:
        raise OngeldigeInvoer([Probleem(bestand, fout.regel, "", TOO_DEEP)]) from fout
    except yaml.YAMLError as fout:
        raise OngeldigeInvoer([_syntax_problem(fout, bestand)]) from fout
    if len(nodes) != 1:
        melding = f"Verwacht één YAML-document, gevonden: {len(nodes)}."
        raise OngeldigeInvoer([Probleem(bestand, 1, "", melding)])
    return _tree(nodes[0], bestand)


def _tree(node: yaml.Node, bestand: str) -> Boom:
    reader = _NodeReader(bestand)
    waarde = reader.read(node, ())
    return Boom(bestand, waarde, reader.regels, reader.problemen)


def read_json(tekst: str, bestand: str) -> Boom:
    """Read one JSON document; raises OngeldigeInvoer when the text is not JSON at all.

    A number with a fraction stays a float, so that a check can refuse it by its type.
    """
    doubles: list[str] = []
    deep = too_deep(tekst)
    if deep:
        raise OngeldigeInvoer([Probleem(bestand, deep, "", TOO_DEEP)])

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for sleutel, waarde in pairs:
            if sleutel in result:
                doubles.append(sleutel)
            result.setdefault(sleutel, waarde)
        return result

    try:
        waarde = json.loads(tekst, object_pairs_hook=gather)
    except json.JSONDecodeError as fout:
        melding = f"Dit is geen geldige JSON (teken {fout.colno}): {_dutch_json(fout.msg)}."
        raise OngeldigeInvoer([Probleem(bestand, fout.lineno, "", melding)]) from fout
    except ValueError as fout:
        melding = "Dit is geen geldige JSON: er staat een getal met te veel cijfers."
        raise OngeldigeInvoer([Probleem(bestand, 1, "", melding)]) from fout
    return Boom(bestand, waarde, {}, [Probleem(bestand, 1, d, _double(d)) for d in doubles])


def too_deep(tekst: str) -> int:
    """The line (from 1) at which a JSON text is nested too deep to be read, or 0."""
    depth = 0
    for found in _JSON_SIGNS.finditer(tekst):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > MOST_DEPTH:
            return tekst.count("\n", 0, found.start()) + 1
    return 0


def with_places(boom: Boom, tekst: str) -> Boom:
    """Find the lines of a JSON document, as nearly all JSON is YAML too; done for errors only."""
    try:
        # A tab is white space in JSON and never part of a JSON text: YAML wants spaces there.
        node = yaml.compose(tekst.replace("\t", " "), Loader=_Loader)
    except (yaml.YAMLError, _TooDeep):
        return boom
    if node is None:
        return boom
    placed = _tree(node, boom.bestand)
    doubles = [p for p in placed.problemen if p.melding.startswith("Dubbele")]
    return Boom(boom.bestand, boom.waarde, placed.regels, doubles or boom.problemen)


def _double(sleutel: str) -> str:
    return f"Dubbele sleutel {sleutel!r}: laat er één staan."


def _dutch_json(msg: str) -> str:
    vertaald = {
        "Expecting value": "hier wordt een waarde verwacht",
        "Expecting property name enclosed in double quotes": 'hier hoort een sleutel tussen "',
        "Expecting ',' delimiter": "hier ontbreekt een komma",
        "Expecting ':' delimiter": "hier ontbreekt een dubbele punt",
        "Extra data": "er staat tekst na het einde van de JSON",
        "Unterminated string starting at": 'een tekst wordt niet afgesloten met "',
    }
    return vertaald.get(msg, msg)


def _syntax_problem(fout: yaml.YAMLError, bestand: str) -> Probleem:
    mark = getattr(fout, "problem_mark", None)
    kolom = f" (teken {mark.column + 1})" if mark else ""
    reden = getattr(fout, "problem", None) or getattr(fout, "reason", None) or "onleesbaar"
    melding = (
        f"Dit is geen geldige YAML{kolom}: {reden}. Kijk naar het inspringen (spaties, geen tabs), "
        "de dubbele punten en de aanhalingstekens op en boven deze regel."
    )
    return Probleem(bestand, mark.line + 1 if mark else 1, "", melding)


class _TooDeep(Exception):
    """A text is nested deeper than is read, at this line."""

    def __init__(self, regel: int) -> None:
        self.regel = regel
        super().__init__(regel)


class _Loader(yaml.SafeLoader):
    """Composes nodes and keeps which of them have a tag that the writer put there (`!!float 2`)."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        tag = getattr(event, "tag", None)
        if self._depth >= MOST_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            mark = event.start_mark
            raise _TooDeep(mark.line + 1 if mark else 1)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None and tag not in (None, "!"):
            node.written_tag = tag  # type: ignore[attr-defined]
        return node


class _NodeReader:
    """Turns PyYAML's nodes into plain data; gathers problems instead of stopping at the first."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.regels: dict[Pad, int] = {}
        self.problemen: list[Probleem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, pad: Pad) -> Any:
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
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, pad: Pad) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong(pad, "Een sleutel moet een woord of een getal zijn.")
                continue
            sleutel = str(key.value)
            self.regels.setdefault((*pad, sleutel), key.start_mark.line + 1)
            if sleutel in result:
                problem_line = key.start_mark.line + 1
                plaats = pad_tekst((*pad, sleutel))
                self.problemen.append(
                    Probleem(self.bestand, problem_line, plaats, _double(sleutel))
                )
                continue
            result[sleutel] = self.read(value, (*pad, sleutel))
        return result

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        if getattr(node, "style", None) is not None:
            return text
        if text in CONSTANTS:
            return CONSTANTS[text]
        if text == "":
            return None
        return int(text) if WHOLE_NUMBER.fullmatch(text) else text

    def _wrong(self, pad: Pad, melding: str) -> None:
        self.problemen.append(
            Probleem(self.bestand, self.regels.get(pad, 1), pad_tekst(pad), melding)
        )
