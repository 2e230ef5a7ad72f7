"""Two trails side by side: what differs stands out, in words too; what is equal is folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from engine.account.trail_difference import Paar, TrailStep
from normenkader import Normenkader
from normenkader.texts import counted
from screens.widgets.account import signed_minutes
from screens.widgets.wording import escape

# What to call a step that only one trail has, and both sides of one that differs.
VERVALT, NIEUW, NU, WORDT = "Vervalt", "Nieuw", "Nu", "Wordt"


def pairs_html(normenkader: Normenkader, pairs: Sequence[Paar], names: tuple[str, str]) -> str:
    """The steps of two trails in their order; `names` are the names of both.

    A step that reads the same in both is equal here, also where it used another answer.
    """
    if not pairs:
        return "<p>Er zijn nog geen stappen om te vergelijken.</p>"
    if all(map(_reads_same, pairs)):
        return f"<p>Alle {len(pairs)} stappen zijn gelijk.</p>"
    left, right = map(escape, names)
    head = f"<span>{left}</span><span>{right}</span>"
    parts = [f'<div class="nw-paren"><p class="nw-paar nw-paarkop" aria-hidden="true">{head}</p>']
    titles = {fase.fase: fase.titel for fase in normenkader.fasen}
    last = ""
    for same, run in groupby(pairs, key=_reads_same):
        steps = list(run)
        if same:
            parts.append(_folded(steps))
            continue
        for fase, group in groupby(_beside(steps), key=lambda p: _either(p)["fase"]):
            if fase != last:
                parts.append(f"<h4>{escape(titles[fase])}</h4>")
            last = fase
            parts.append("".join(["<ul>", *(_row(p) for p in group), "</ul>"]))
    return "".join([*parts, "</div>"])


def _beside(pairs: Sequence[Paar]) -> Iterator[Paar]:
    """What goes and what comes in its place, of one stage and subject, in one row."""
    waiting: Paar | None = None
    for paar in pairs:
        if waiting is not None and paar.oud is None and _place(waiting) == _place(paar):
            yield Paar(waiting.oud, paar.nieuw, same=False)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = paar if paar.nieuw is None else None
        if waiting is None:
            yield paar
    if waiting is not None:
        yield waiting


def _place(paar: Paar) -> tuple[str, str]:
    step = _either(paar)
    return step["fase"], step["onderwerp"]


def _either(paar: Paar) -> TrailStep:
    step = paar.nieuw or paar.oud
    assert step is not None  # noqa: S101 - a pair has at least one step
    return step


def _reads_same(paar: Paar) -> bool:
    """Say whether both steps show the same: sentence, minutes, and whether something counts."""
    return paar.same or (
        paar.oud is not None and paar.nieuw is not None and _shown(paar.oud) == _shown(paar.nieuw)
    )


def _shown(step: TrailStep) -> tuple[Any, ...]:
    effect = step["effect"]
    return step["uitleg"], effect.get("minuten"), effect.get("telt_mee")


def _folded(pairs: Sequence[Paar]) -> str:
    n = len(pairs)
    kop = counted(n, "stap is gelijk", "stappen zijn gelijk")
    items = "".join(f"<li>{_text(_either(p))}</li>" for p in pairs)
    return f"<details><summary>{kop}</summary><ul>{items}</ul></details>"


def _row(paar: Paar) -> str:
    return f'<li class="nw-paar">{"".join(_sides(paar))}</li>'


def _sides(paar: Paar) -> Iterator[str]:
    old, new = paar.oud, paar.nieuw
    changed = old is not None and new is not None and old["regel"] == new["regel"]
    yield _side(*(("nw-nu", NU) if changed else ("nw-vervalt", VERVALT)), old)
    yield _side(*(("nw-wordt", WORDT) if changed else ("nw-nieuw", NIEUW)), new)


def _side(soort: str, woord: str, step: TrailStep | None) -> str:
    if step is None:
        return "<span></span>"
    return f'<span class="{soort}"><strong>{woord}:</strong> {_text(step)}</span>'


def _text(step: TrailStep) -> str:
    minuten = step["effect"].get("minuten")
    added = f' <span class="nw-min">{signed_minutes(Fraction(minuten))}</span>' if minuten else ""
    return f"{escape(step['uitleg'])}{added}"
