"""What the builder writes: terms (a rule, when it fires, its effect) and the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from engine.calculation.ops import B, N


@dataclass(frozen=True)
class Sum(Generic[N]):
    """A number of minutes per week, `scale` times as large as it is."""

    getal: N
    scale: int


@dataclass(frozen=True)
class PartialFase(Generic[B, N]):
    """A phase that exists under a condition."""

    exists: B
    van: N
    tot: N
    minuten: N


@dataclass(frozen=True)
class Term(Generic[B]):
    """A rule for one subject: when it fires and what it then changes.

    Effects hold constants, `Sum`, numbers, a table of numbers, a list of (condition, constant),
    or a list of `PartialFase`.
    """

    regel: str
    fase: str
    onderwerp: str
    fires: B
    effect: Mapping[str, Any]


@dataclass
class Calculation(Generic[B, N]):
    """Terms in the order of the trail, and what they come to."""

    terms: list[Term[B]] = field(default_factory=list)
    counts: dict[str, B] = field(default_factory=dict)
    minuten: N | None = None
    # (condition, value): exactly one condition holds, or none where there is no such result.
    doelrichting: list[tuple[B, Any]] = field(default_factory=list)
    uitkomst: list[tuple[B, str]] = field(default_factory=list)
    product: list[tuple[B, str]] = field(default_factory=list)
    band: list[tuple[B, str]] = field(default_factory=list)
    fasering: list[tuple[B, list[PartialFase[B, N]]]] = field(default_factory=list)
    opslag: list[B] = field(default_factory=list)
    modules: list[tuple[B, str]] = field(default_factory=list)
