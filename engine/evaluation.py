"""What an evaluation yields before it is put into words: steps with effects, and results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Minuten = Fraction


@dataclass(frozen=True, init=False)
class Step:
    """One rule that fired for one subject.

    `effect` is what it changed: `minuten` (a Fraction, minutes per week) where it adds or takes
    time. `invoer` holds the answers it used; `words` what else its sentences may name. Two
    evaluations are equal when rules, subjects and effects are.
    """

    regel: str
    fase: str
    onderwerp: str
    effect: Mapping[str, Any]
    invoer: Mapping[str, Any] = field(compare=False)
    words: Mapping[str, Any] = field(compare=False)

    def __init__(
        self,
        regel: str,
        fase: str,
        onderwerp: str,
        effect: Mapping[str, Any],
        invoer: Mapping[str, Any] | None = None,
        words: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep what is given; without input or words there are none."""
        # A case has dozens of steps: this takes a third of the time of dataclass's own __init__.
        own = self.__dict__
        own["regel"] = regel
        own["fase"] = fase
        own["onderwerp"] = onderwerp
        own["effect"] = effect
        own["invoer"] = {} if invoer is None else invoer
        own["words"] = {} if words is None else words


@dataclass(frozen=True)
class Fase:
    """One phase of a decision: first and last week (from 1) and minutes per week."""

    week_van: int
    week_tot: int
    minuten_per_week: int


@dataclass(frozen=True)
class Evaluation:
    """The whole of an evaluation; `uitkomst` is None when it stopped at an interim result.

    `interim` holds interim values for explanations only (such as the sum of percentages).
    """

    steps: tuple[Step, ...]
    uitkomst: str | None = None
    product: str | None = None
    band: str | None = None
    doelrichting: str | None = None
    minuten_per_week: int | None = None
    meetellend: tuple[str, ...] = ()
    fasering: tuple[Fase, ...] = ()
    opslag: bool = False
    interim: Mapping[str, Any] = field(default_factory=dict, compare=False)
