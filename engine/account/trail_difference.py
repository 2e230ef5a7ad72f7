"""Two trails side by side: which steps are the same, which differ, and which are in one only.

A step is the same step when its rule and its subject are; it is equal when everything in it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from normenkader.stages import STAGES

TrailStep = Mapping[str, Any]
_Sleutel = tuple[str, str, int]


class Paar(NamedTuple):
    """One step in both trails; None where a trail lacks it. `same`: nothing in it differs."""

    oud: TrailStep | None
    nieuw: TrailStep | None
    same: bool


def differences(spoor_a: Sequence[TrailStep], spoor_b: Sequence[TrailStep]) -> list[Paar]:
    """Align two trails of answers, in the order of the trail.

    Steps of one trail only keep their place after the step before them; where both have such
    steps, those of an earlier stage come first, and within a stage those about one subject stand
    together. Where the trails themselves differ in order the second decides.
    """
    old, new = _keyed(spoor_a), _keyed(spoor_b)
    only_old, only_new = _only(old, new), _only(new, old)
    found = _merged(only_old[None], only_new[None])
    for key, step in new.items():
        if key in old:
            found.append(Paar(old[key], step, old[key] == step))
            found += _merged(only_old[key], only_new[key])
    return found


def _keyed(spoor: Sequence[TrailStep]) -> dict[_Sleutel, TrailStep]:
    """The steps by rule, subject and how often these came before."""
    times: dict[tuple[str, str], int] = {}
    keyed: dict[_Sleutel, TrailStep] = {}
    for step in spoor:
        key = (step["regel"], step["onderwerp"])
        times[key] = times.get(key, 0) + 1
        keyed[*key, times[key]] = step
    return keyed


def _only(
    own: Mapping[_Sleutel, TrailStep], other: Mapping[_Sleutel, TrailStep]
) -> dict[_Sleutel | None, list[TrailStep]]:
    """The steps that the other trail lacks, by the shared step that they follow."""
    last: _Sleutel | None = None
    gaps: dict[_Sleutel | None, list[TrailStep]] = {None: []}
    for key, step in own.items():
        if key in other:
            last = key
            gaps[last] = []
        else:
            gaps[last].append(step)
    return gaps


def _merged(old: list[TrailStep], new: list[TrailStep]) -> list[Paar]:
    """Steps of either trail only, each in its own order."""
    found: list[Paar] = []
    old, new = list(old), list(new)
    subject = None
    while old or new:
        if not old or (new and _new_first(old, new, subject)):
            step = new.pop(0)
            found.append(Paar(None, step, same=False))
        else:
            step = old.pop(0)
            found.append(Paar(step, None, same=False))
        subject = step["onderwerp"]
    return found


def _new_first(old: Sequence[TrailStep], new: Sequence[TrailStep], subject: str | None) -> bool:
    """Say whether the first new step comes before the first old one."""
    old_stage, new_stage = STAGES.index(old[0]["fase"]), STAGES.index(new[0]["fase"])
    if old_stage != new_stage:
        return new_stage < old_stage
    old_subject, new_subject = old[0]["onderwerp"], new[0]["onderwerp"]
    if old_subject == new_subject:
        return False
    # The partner of the old step is still to come, or this is the partner of the step just written.
    return new_subject == subject or any(s["onderwerp"] == old_subject for s in new[1:])
