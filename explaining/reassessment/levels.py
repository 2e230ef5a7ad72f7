"""The level of each leefgebied then and now: the answer to its leading question.

Which levels there are, and whether more is heavier, the normenkaders say. Two levels are only
compared where both have the same scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from normenkader import Normenkader
from normenkader.questions import NIET_UITGEVRAAGD, Vraag

Verandering = Literal["lichter", "zwaarder", "gelijk", "anders", "onbekend"]
OPEN = "nog open"
VERANDERING: dict[Verandering, str] = {
    "lichter": "lichter dan toen",
    "zwaarder": "zwaarder dan toen",
    "gelijk": "gelijk gebleven",
    "anders": "anders dan toen",
    "onbekend": "niet te vergelijken",
}


@dataclass(frozen=True)
class Level:
    """One level: in words, and its place on its own scale, from 1 (the lightest) to `van`.

    `plaats` is 0 where the answer is no level (not asked, not answered, or a scale without weight).
    """

    woorden: str
    plaats: int = 0
    van: int = 0


@dataclass(frozen=True)
class AreaLevels:
    """One leefgebied with its level then and now; None where it is not in that normenkader."""

    leefgebied: str
    naam: str
    before: Level | None
    after: Level | None
    verandering: Verandering

    @property
    def steps(self) -> int:
        """How many steps heavier it became; below 0 for lighter, 0 where nothing can be said."""
        if (
            self.before is None
            or self.after is None
            or self.verandering not in ("lichter", "zwaarder")
        ):
            return 0
        return self.after.plaats - self.before.plaats

    @property
    def zin(self) -> str:
        """The change in words."""
        said, steps = VERANDERING[self.verandering], abs(self.steps)
        return f"{steps} {'stap' if steps == 1 else 'stappen'} {said}" if steps else said


def levels(
    oud: Normenkader, before: Mapping[str, Any], nieuw: Normenkader, after: Mapping[str, Any]
) -> tuple[AreaLevels, ...]:
    """The levels in two cases (plain data), in the order of the newest, then what only was."""
    names = {**oud.leefgebied_names, **nieuw.leefgebied_names}
    order = dict.fromkeys([*nieuw.leefgebied_names, *oud.leefgebied_names])
    same = _scale(oud) == _scale(nieuw)
    found = ((n, _level(oud, before, n), _level(nieuw, after, n)) for n in order)
    return tuple(AreaLevels(n, names[n], a, b, _change(a, b, same=same)) for n, a, b in found)


def _scale(normenkader: Normenkader) -> tuple[object, ...]:
    """What makes two scales the same: the question, and its answers from light to heavy."""
    vraag = normenkader.vragen.leading
    return (vraag.vraag, type(vraag), tuple(_by_weight(vraag)))


def _by_weight(vraag: Vraag) -> list[Any]:
    """The answers that have a weight, from light to heavy."""
    weighed = [(w, a) for a in vraag.answers() if (w := vraag.weight(a)) is not None]
    return [a for _, a in sorted(weighed, key=lambda pair: pair[0])]


def _level(normenkader: Normenkader, case: Mapping[str, Any], name: str) -> Level | None:
    if name not in normenkader.leefgebied_names:
        return None
    vraag = normenkader.vragen.leading
    own = case.get("leefgebieden", {}).get(name, {})
    if vraag.vraag not in own:
        return Level(OPEN)
    antwoord = own[vraag.vraag]
    label = str(vraag.label(antwoord))
    if antwoord == NIET_UITGEVRAAGD:
        return Level(label)
    if type(antwoord) is int and str(antwoord) not in label.split():
        label = f"{antwoord} {label}"
    order = _by_weight(vraag)
    return Level(label, order.index(antwoord) + 1 if antwoord in order else 0, len(order))


def _change(before: Level | None, after: Level | None, *, same: bool) -> Verandering:
    if before is None or after is None or not same:
        return "onbekend"
    if not before.plaats or not after.plaats:
        return (
            "gelijk" if before == after else "onbekend" if after.woorden == "nog open" else "anders"
        )
    if before.plaats == after.plaats:
        return "gelijk"
    return "zwaarder" if after.plaats > before.plaats else "lichter"
