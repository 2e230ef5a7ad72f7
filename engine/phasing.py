"""The phases of a decision: weeks and minutes per week, all rounded up."""

from __future__ import annotations

from engine.evaluation import Fase
from normenkader.stages import FaseringRegel


def phases(rule: FaseringRegel, weken: int, minuten: int, veelvoud: int) -> tuple[Fase, ...]:
    """Divide `weken` weeks; each phase has at most the weeks that remain, an empty one is left out.

    `minuten` are minutes per week; those of a phase are rounded up to `veelvoud`.
    """
    found: list[Fase] = []
    done = 0
    for part in rule.delen:
        remaining = weken - done
        share = part.weken_procent
        wanted = remaining if share == "rest" else -(-weken * int(share) // 100)
        length = min(wanted, remaining)
        if length > 0:
            scaled = -(-minuten * part.minuten_procent // (100 * veelvoud)) * veelvoud
            found.append(Fase(done + 1, done + length, scaled))
            done += length
    return tuple(found)
