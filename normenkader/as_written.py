"""Where the stages and the rules of a normenkader stand in its file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from normenkader.file.problems import DataPath
from normenkader.file.tree import Tree
from normenkader.model import Normenkader
from normenkader.rules import all_rules


class Fragment(NamedTuple):
    """Lines that belong together, both included and counted from 1, and whose they are.

    `regels` has the id of one rule; none for lines of the stage itself, more than one where rules
    share a line.
    """

    regels: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class StageLines:
    """The lines of one stage: its fragments follow each other, and no line is left out."""

    fase: str
    fragments: tuple[Fragment, ...]

    @property
    def first(self) -> int:
        """The first line, with the comments right above the stage."""
        return self.fragments[0].first

    @property
    def last(self) -> int:
        """The last line that is not blank."""
        return self.fragments[-1].last

    @property
    def rules(self) -> dict[str, Fragment]:
        """The fragment of each rule, by its id, in the order of the file."""
        return {regel: part for part in self.fragments for regel in part.regels}


def stage_lines(normenkader: Normenkader, boom: Tree, tekst: str) -> tuple[StageLines, ...]:
    """Find the lines of every stage and rule; `boom` and `tekst` are those of its own file.

    A comment right above a rule belongs to that rule, whatever is indented deeper than a rule to
    the rule above it.
    """
    lines = tekst.splitlines()
    rules: dict[str, list[tuple[DataPath, str]]] = {}
    for info in all_rules(normenkader):
        rules.setdefault(info.fase, []).append((info.pad, info.regel))
    found: list[StageLines] = []
    after = 1
    for number, fase in enumerate(normenkader.fasen):
        first, last = _span(boom, lines, ("fasen", number), after)
        spans = sorted((*_span(boom, lines, pad, first), r) for pad, r in rules[fase.fase])
        found.append(StageLines(fase.fase, tuple(_fragments(first, last, spans))))
        after = last + 1
    return tuple(found)


def _span(boom: Tree, lines: list[str], pad: DataPath, after: int) -> tuple[int, int]:
    """The first and last line of a path, with the comments right above it from `after` on."""
    first = boom.regel(pad)
    # Everything of the path stands before the first line of what comes next.
    later = (n for other, n in boom.regels.items() if n > first and other[: len(pad)] != pad)
    last = min(later, default=len(lines) + 1) - 1
    indent = _indent(lines[first - 1])
    while last > first and _between(lines[last - 1], indent):
        last -= 1
    while first > after and _between(lines[first - 2], indent) and lines[first - 2].strip():
        first -= 1
    return first, last


def _between(line: str, indent: int) -> bool:
    """Say whether a line below a rule is not of that rule: blank, a comment, or a bare dash."""
    text = line.strip()
    return not text or ((text.startswith("#") or text == "-") and _indent(line) <= indent)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _fragments(first: int, last: int, spans: list[tuple[int, int, str]]) -> Iterator[Fragment]:
    """Cut the lines of a stage at its rules."""
    parts: list[Fragment] = []
    for begin, end, regel in spans:
        if parts and begin <= parts[-1].last:
            before = parts.pop()
            joined = (*before.regels, regel)
            parts.append(Fragment(joined, before.first, max(before.last, end)))
        else:
            parts.append(Fragment((regel,), begin, end))
    for part in parts:
        if part.first > first:
            yield Fragment((), first, part.first - 1)
        yield part
        first = part.last + 1
    if first <= last:
        yield Fragment((), first, last)
