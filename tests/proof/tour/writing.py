"""How a structure of the proof looks on the page: short names for questions, one line per thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from proof.solving.nodes import Node, Variable
from proof.solving.numbers import Number
from zaak.model import AnswerPlace


def place(plaats: AnswerPlace) -> str:
    """A question, with its leefgebied where it has one."""
    _, leefgebied, vraag = plaats
    return f"{leefgebied}.{vraag}" if leefgebied else vraag


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Columns that stand below each other."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    wide = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, wide, strict=True)).rstrip()
        for line in lines
    )


def listed(values: Iterable[object]) -> str:
    """Values behind each other."""
    return ", ".join(map(str, values)) or "none"


def answers(given: Mapping[AnswerPlace, Any]) -> str:
    """The answers of a client, in the order of the form."""
    return listed(f"{place(p)}={given[p]}" for p in sorted(given, key=_in_the_form))


def _in_the_form(plaats: AnswerPlace) -> tuple[int, bool, bool]:
    sections = ("toegang", "leefgebieden", "clientfactoren")
    _, leefgebied, vraag = plaats
    return sections.index(plaats[0]), leefgebied == "dagbesteding", vraag == "doel"


def node(one: Node) -> str:
    """A condition with its kind; what stands in it by its number."""
    if one.soort in ("waar", "onwaar"):
        return one.soort
    if one.soort == "minstens":
        return f"minstens({number(one.parts[0].getal)}, {one.parts[1]})"
    if one.soort in ("en", "of", "niet"):
        return f"{one.soort}({listed(f'#{n.number}' for n in one.parts)})"
    variable, *values = one.parts
    return f"{one.soort}({listed([_variable(variable), *values])})"


def _variable(variable: Variable) -> str:
    plaats, other = variable
    return f"{place(plaats)}{chr(39) if other else ''}"


def below(one: Node, known: dict[int, Node] | None = None) -> dict[int, Node]:
    """A condition and all that it is made of, by number."""
    found = {} if known is None else known
    if one.number not in found:
        found[one.number] = one
        inside = one.parts if one.soort in ("en", "of", "niet") else ()
        if one.soort == "minstens":
            inside = tuple(one.parts[0].getal.weights)
        for part in inside:
            below(part, found)
    return found


def number(one: Number) -> str:
    """A sum of conditions with weights, and of larger numbers."""
    parts = [str(one.vast)] if one.vast else []
    parts += [f"{weight} #{n.number}" for n, weight in one.weights.items()]
    parts += [
        f"G{g.number}" if times.constant == 1 else f"G{g.number} x ({number(times)})"
        for g, times in one.large.items()
    ]
    return " + ".join(parts).replace("+ -", "- ") or "0"


def term(one: object) -> str:
    """A term of z3, with the same names."""
    named = re.compile(r"\|?\(\('\w+', '(\w*)', '(\w+)'\), (True|False)\)=([^|\s,)]+)\|?")
    spaced = re.sub(r"\s+", " ", str(one))
    short = named.sub(
        lambda m: f"{m[1] + '.' if m[1] else ''}{m[2]}{chr(39) if m[3] == 'True' else ''}={m[4]}",
        spaced,
    )
    return re.sub(r"='(\w+)'", r"=\1", short)
