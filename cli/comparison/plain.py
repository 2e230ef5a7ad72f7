"""Two normenkaders beside each other, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cli.figures import plain_change, plain_count
from comparison.conclusion import conclusion
from comparison.effect import Effect
from comparison.histogram import histogram, rounding_step
from comparison.model import Difference
from comparison.questions import Obstacle
from normenkader import Normenkader


def plain_comparison(
    a: Normenkader,
    b: Normenkader,
    differences: Sequence[Difference],
    obstacles: Sequence[Obstacle],
    effect: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Everything that the report says, with whole texts; `effect` as from `plain_effect`."""
    return {
        "a": _version(a),
        "b": _version(b),
        "gelijk": not differences,
        "conclusie": conclusion(differences),
        "verschillen": [_difference(v) for v in differences],
        "belemmeringen": [{**asdict(o), "zin": o.zin} for o in obstacles],
        "effect": effect,
    }


def plain_effect(
    a: Normenkader,
    b: Normenkader,
    effect: Effect,
    place: Callable[[int], Mapping[str, int | str]],
) -> dict[str, Any]:
    """What changes for cases; `place` says of a case by its number where it came from."""
    total = effect.total
    return {
        "tabel": [
            {"van": van, "naar": naar, **plain_count(cell)}
            for (van, naar), cell in effect.tabel.items()
        ],
        "totaal": {**plain_count(total), "saldo": total.erbij - total.eraf},
        "gelijk": effect.gelijk,
        "overig": dict(sorted(effect.overig.items())),
        "verdeling": [asdict(b) for b in histogram(effect.verschillen, rounding_step(a, b))],
        "veranderingen": [{**plain_change(o), **place(o.nummer)} for o in effect.anders],
        "aantal_geweigerd": effect.aantal_geweigerd,
        "geweigerd": [{**asdict(f), **place(f.nummer)} for f in effect.geweigerd],
        "aantal_ongeldig": effect.aantal_ongeldig,
        "ongeldig": [{**asdict(f), **place(f.nummer)} for f in effect.ongeldig],
        "verwijderd": effect.verwijderd,
    }


def _version(normenkader: Normenkader) -> dict[str, str]:
    return {
        "id": normenkader.normenkader,
        "versie": normenkader.versie,
        "sha256": normenkader.sha256,
        "status": normenkader.status,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    """A difference; what is not there is null."""
    found = {key: value or None for key, value in asdict(difference).items()}
    return {**found, "zin": difference.zin}
