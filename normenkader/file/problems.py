"""What is wrong with a file, and where: the one shape in which every layer reports bad input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

DataPath = tuple[str | int, ...]
# What a terminal obeys, or turns around, instead of showing it.
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def shown(tekst: str) -> str:
    """A text from a file as it is safe to show, on one line: a visible � for what acts."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", tekst)


def pad_tekst(pad: DataPath) -> str:
    """Write a path as people read it: `fasen[2].regels[0].als`."""
    tekst = ""
    for part in pad:
        tekst += f"[{part}]" if isinstance(part, int) else f".{part}" if tekst else part
    return tekst


_NUMBER = re.compile(r"\[([0-9]+)\]")


def _counted(found: re.Match[str]) -> str:
    return f", het {int(found[1]) + 1}e"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: the file, the line (from 1; 0 when there is none), the path and the remedy.

    `in_woorden` is the path as people read it, "" where that is the path itself.
    """

    bestand: str
    regel: int
    pad: str
    melding: str
    in_woorden: str = field(default="", compare=False)

    @property
    def plaats(self) -> str:
        """The place in the file as people read it, "" where it is about all of it."""
        return self.in_woorden or _NUMBER.sub(_counted, self.pad.replace(".", ", "))

    def __str__(self) -> str:
        """Write the problem on one line, the way editors make clickable."""
        file = f"{self.bestand}:{self.regel}" if self.regel else self.bestand
        plaats = f"{self.plaats}: " if self.pad else ""
        return shown(f"{file}: {plaats}{self.melding}")


# More lines than these nobody mends at once; a file of one key too many has 20,000 of them.
MOST_LINES = 200


def first_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The first 200 lines about what is wrong, and how many more there are."""
    rest = len(lines) - MOST_LINES
    more = (f"En nog {rest}. Verbeter eerst deze.",) if rest > 0 else ()
    return (*lines[:MOST_LINES], *more)


class InvalidInputError(Exception):
    """Input that is refused; `problems` holds every problem that was found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted and without doubles."""
        self.problemen = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problemen)))
