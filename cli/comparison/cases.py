"""What two normenkaders give for the cases of files: read, judged on some cores, and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from cli.cases import read_cases
from comparison.effect import Effect, Genummerd, pair_judge
from normenkader import InvalidInputError, Normenkader
from normenkader.file.tree import read_json, read_yaml
from register.replaying.pool import spread
from zaak.files import ZaakText

# As many cases are judged and reported at once.
PART = 250


@dataclass(frozen=True)
class PlainZaak:
    """A case of a file as plain data, and where it stands; `fout` where it can't be read."""

    plek: str
    waarde: Any
    fout: str = ""


def read_plain(files: Sequence[str]) -> list[PlainZaak]:
    """The cases of files in order, not yet checked."""
    return [_plain(given) for given in read_cases(files)]


def _plain(given: ZaakText) -> PlainZaak:
    place = f"{given.bestand}:{given.regel}"
    if given.fout:
        return PlainZaak(place, None, given.fout)
    reader = read_json if given.soort == "json" else read_yaml
    try:
        boom = reader(given.tekst, given.bestand)
    except InvalidInputError as error:
        return PlainZaak(place, None, "; ".join(p.melding for p in error.problemen))
    wrong = "; ".join(f"{p.plaats}: {p.melding}" for p in boom.problemen)
    return PlainZaak(place, boom.waarde, wrong)


def file_effects(
    plain_cases: Sequence[PlainZaak],
    a: Normenkader,
    b: Normenkader,
    kernen: int,
    *,
    tell: Callable[[int], None],
) -> Effect:
    """Judge cases with both, numbered from 1; raises ProcessStoppedError."""
    effect = Effect()
    cases: list[Genummerd] = []
    for number, geval in enumerate(plain_cases, start=1):
        if geval.fout:
            effect.reject(number, "", geval.fout)
        else:
            cases.append((number, geval.waarde))
    tell(effect.done)
    parts = [cases[start : start + PART] for start in range(0, len(cases), PART)]
    given = (a.content, b.content)
    with closing(spread(pair_judge, given, parts, min(kernen, len(parts)))) as done:
        for found in done:
            effect.add(found)
            tell(found.done)
    return effect
