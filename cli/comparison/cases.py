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
    return [_plain(gelezen) for gelezen in read_cases(files)]


def _plain(gelezen: ZaakText) -> PlainZaak:
    plek = f"{gelezen.bestand}:{gelezen.regel}"
    if gelezen.fout:
        return PlainZaak(plek, None, gelezen.fout)
    reader = read_json if gelezen.soort == "json" else read_yaml
    try:
        boom = reader(gelezen.tekst, gelezen.bestand)
    except InvalidInputError as fout:
        return PlainZaak(plek, None, "; ".join(p.melding for p in fout.problemen))
    wrong = "; ".join(f"{p.plaats}: {p.melding}" for p in boom.problemen)
    return PlainZaak(plek, boom.waarde, wrong)


def file_effects(
    gevallen: Sequence[PlainZaak],
    a: Normenkader,
    b: Normenkader,
    kernen: int,
    *,
    meld: Callable[[int], None],
) -> Effect:
    """Judge cases with both, numbered from 1; raises ProcessStoppedError."""
    effect = Effect()
    cases: list[Genummerd] = []
    for nummer, geval in enumerate(gevallen, start=1):
        if geval.fout:
            effect.reject(nummer, "", geval.fout)
        else:
            cases.append((nummer, geval.waarde))
    meld(effect.gedaan)
    parts = [cases[start : start + PART] for start in range(0, len(cases), PART)]
    given = (a.inhoud, b.inhoud)
    with closing(spread(pair_judge, given, parts, min(kernen, len(parts)))) as done:
        for found in done:
            effect.add(found)
            meld(found.gedaan)
    return effect
