"""What a DMN graph consists of: inputs, decisions with a table or a formula, and plain names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from zaak.model import AnswerPlace

Soort = Literal["string", "number", "boolean"]
DIGITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
ANY = "-"


@dataclass(frozen=True)
class Input:
    """One answer of the case; `waarden` are the possible ones as FEEL writes them, if few."""

    naam: str
    plaats: AnswerPlace
    soort: Soort
    titel: str
    uitleg: str
    waarden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row: a test per column, the output, the rule of the normenkader or else a note."""

    tests: tuple[str, ...]
    uitvoer: str
    regel: str = ""
    noot: str = ""


@dataclass(frozen=True)
class DecisionTable:
    """A decision table of which the first row that matches decides; columns are names."""

    kolommen: tuple[str, ...]
    rijen: tuple[Row, ...]


@dataclass(frozen=True)
class Formula:
    """One FEEL expression, and the rules of the normenkader that it stands for."""

    tekst: str
    regels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A decision of the graph; `antwoord` where it is part of the answer to a case.

    `fase` is the stage that it belongs to, `leefgebied` the one that it is about, if one.
    """

    naam: str
    soort: Soort
    titel: str
    logica: DecisionTable | Formula
    fase: str
    leefgebied: str = ""
    antwoord: bool = False

    @property
    def regels(self) -> tuple[str, ...]:
        """The rules of the normenkader that it carries out, each once."""
        if isinstance(self.logica, Formula):
            return self.logica.regels
        return tuple(dict.fromkeys(r.regel for r in self.logica.rijen if r.regel))

    @property
    def used(self) -> tuple[str, ...]:
        """The names in its FEEL texts, each once, in order."""
        if isinstance(self.logica, Formula):
            texts = [self.logica.tekst]
        else:
            texts = [*self.logica.kolommen]
            texts += [t for r in self.logica.rijen for t in (*r.tests, r.uitvoer)]
        return tuple(dict.fromkeys(n for text in texts for n in names_in(text)))


@dataclass
class Graph:
    """Inputs and decisions by name; a decision comes after all that it uses.

    `fasen` are the stages with their titles, in the order of the calculation.
    """

    fasen: dict[str, str] = field(default_factory=dict)
    invoer: dict[str, Input] = field(default_factory=dict)
    besluiten: dict[str, Decision] = field(default_factory=dict)

    def nodig(self, besluit: Decision) -> tuple[str, ...]:
        """The inputs and decisions that a decision uses."""
        return tuple(n for n in besluit.used if n in self.invoer or n in self.besluiten)


def names_in(feel: str) -> list[str]:
    """The words of a FEEL text that are outside quotes."""
    return re.findall("[a-z][a-z0-9_]*", re.sub('"[^"]*"', "", feel))


class Names:
    """Gives names that every FEEL parser reads: letters and underscores, each name once."""

    def __init__(self, vast: Sequence[str]) -> None:
        """Keep the names that are always the same."""
        self._taken = set(vast)

    def give(self, *parts: str) -> str:
        """A name of these parts; a number at its end makes it differ from an earlier one."""
        name, number = _plain(parts), 1
        while name in self._taken:
            number += 1
            name = _plain((*parts, str(number)))
        self._taken.add(name)
        return name


def _plain(parts: Sequence[str]) -> str:
    """Some parsers take digits only at the end of a name: those before it become words."""
    return re.sub("[0-9](?=[0-9]*[a-z_])", lambda found: DIGITS[int(found[0])], "_".join(parts))


def source_name(document: str) -> str:
    """The name of a source document."""
    return f"bron_{document}"


def row(
    columns: Sequence[str],
    tests: Mapping[str, str],
    uitvoer: str,
    regel: str = "",
    note: str = "",
) -> Row:
    """A row with a test in the named columns and none in the others."""
    return Row(tuple(tests.get(k, ANY) for k in columns), uitvoer, regel, note)


def quoted(waarde: object) -> str:
    """A FEEL text; words of a normenkader hold no quotes."""
    return f'"{waarde}"'


def added(names: Sequence[str]) -> str:
    """A FEEL sum."""
    return " + ".join(names) or "0"
