"""A trail for people: the leefgebieden that were not asked about stand together in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normenkader import Normenkader
from normenkader import stages as st
from normenkader.questions import NIET_UITGEVRAAGD
from normenkader.texts import listed
from zaak.model import Zaak

LEAST = 3


def folded(normenkader: Normenkader, spoor: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps, in which one stands for all that say only that a leefgebied was not asked about.

    Fewer than `LEAST` stay as they are. The first that is folded gives its place, rule and source;
    the sentence counts and names all. What is stored and what machines read is never folded.
    """
    rules = _not_asked(normenkader)
    found: list[dict[str, Any]] = []
    for step in spoor:
        same = [s["onderwerp"] for s in spoor if s["regel"] == step["regel"]]
        if step["regel"] not in rules or len(same) < LEAST:
            found.append(step)
        elif step["onderwerp"] == same[0]:
            found.append({**step, "uitleg": _sentence(normenkader, same)})
    return found


def not_asked(normenkader: Normenkader, zaak: Zaak) -> list[str]:
    """The leefgebieden of a case that were not asked about, where they are told in one line."""
    leading = normenkader.vragen.leading.vraag
    answers = zaak.leefgebieden.items()
    found = [name for name, own in answers if own.get(leading) == NIET_UITGEVRAAGD]
    return found if len(found) >= LEAST else []


def _not_asked(normenkader: Normenkader) -> set[str]:
    """The rules that only see that a leefgebied was not asked about."""
    counting = normenkader.stage(st.Meetellen)
    alone = {normenkader.vragen.leading.vraag: NIET_UITGEVRAAGD}
    return {r.regel for r in counting.regels if r.als == alone} if counting is not None else set()


def _sentence(normenkader: Normenkader, names: Sequence[str]) -> str:
    called = [normenkader.leefgebied_names.get(name, name) for name in names]
    parts = normenkader.benaming.meervoud
    return f"{len(names)} {parts} zijn niet uitgevraagd: {listed(called)}."
