"""A judged case as steps to walk through: what each stage did, and how the case stands after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from normenkader import Normenkader
from normenkader.rules import rule_index
from normenkader.stages import Normtijden
from screens.intake.case.standing import Standing
from screens.widgets.account import WaterfallBar, waterfall

TOT_NU = "Tot nu toe"
Stap = dict[str, Any]


@dataclass(frozen=True)
class StagePicture:
    """One stage: the steps of the trail in it, and the state of the case after it.

    `niet` are the rules that were not used and of which the engine says why. `meetellend` are the
    names of the leefgebieden that count so far, None while none was looked at. `minuten` are those
    of the trail so far, per week; None where nothing has minutes yet. `beslist` is the title of an
    earlier stage after which nothing needed to be computed, else "".
    """

    fase: str
    titel: str
    stappen: tuple[Stap, ...]
    niet: tuple[dict[str, str], ...]
    signalen: tuple[str, ...]
    meetellend: tuple[str, ...] | None
    minuten: Fraction | None
    balken: tuple[WaterfallBar, ...]
    beslist: str

    @property
    def used(self) -> dict[str, list[str]]:
        """The rules that were used, each with what it was used for (an id of a leefgebied)."""
        found: dict[str, list[str]] = {}
        for step in self.stappen:
            found.setdefault(step["regel"], []).append(step["onderwerp"])
        return found


def stages(stand: Standing) -> list[StagePicture]:
    """Every stage of the normenkader in its order, for a case that has an answer."""
    normenkader = stand.normenkader
    signals = _signals(stand)
    without = stand.without_effect()
    found: list[StagePicture] = []
    decided = ""
    for number, fase in enumerate(normenkader.fasen):
        until = {f.fase for f in normenkader.fasen[: number + 1]}
        so_far = [s for s in stand.spoor if s["fase"] in until]
        own = tuple(s for s in so_far if s["fase"] == fase.fase)
        minuten = _minutes(normenkader, so_far)
        found.append(
            StagePicture(
                fase.fase,
                fase.titel,
                own,
                niet=tuple(r for r in without if r["fase"] == fase.fase),
                signalen=tuple(tekst for f, tekst in signals if f == fase.fase),
                meetellend=_counting(normenkader, so_far),
                minuten=minuten,
                balken=tuple(_bars(normenkader, so_far, minuten)),
                beslist=decided,
            )
        )
        if any(s["effect"].get("uitkomst", "product") != "product" for s in own):
            decided = fase.titel
    return found


def _signals(stand: Standing) -> list[tuple[str, str]]:
    """The signals with the stage in which they arise: the trail gives them in its own order."""
    rules = rule_index(stand.normenkader)
    fired = [s["fase"] for s in stand.spoor if rules[s["regel"]].signaal is not None]
    return list(zip(fired, (s["tekst"] for s in stand.signalen), strict=True))


def _counting(normenkader: Normenkader, so_far: list[Stap]) -> tuple[str, ...] | None:
    counts = {s["onderwerp"]: s["effect"]["telt_mee"] for s in so_far if "telt_mee" in s["effect"]}
    if not counts:
        return None
    return tuple(titel for name, titel in normenkader.leefgebied_names.items() if counts.get(name))


def _minutes(normenkader: Normenkader, so_far: list[Stap]) -> Fraction | None:
    added = [Fraction(s["effect"]["minuten"]) for s in so_far if "minuten" in s["effect"]]
    if not added or normenkader.stage(Normtijden) is None:
        return None
    return sum(added, Fraction())


def _bars(
    normenkader: Normenkader, so_far: list[Stap], minuten: Fraction | None
) -> Iterator[WaterfallBar]:
    """The waterfall up to here; its last bar is not the total yet."""
    for balk in waterfall(normenkader, {"minuten_per_week": minuten, "spoor": so_far}):
        yield replace(balk, naam=TOT_NU) if balk.soort == "totaal" else balk
