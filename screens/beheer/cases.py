"""The cases on which an effect is shown: examples and oefenzaken, or a file that was uploaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from normenkader import InvalidInputError
from normenkader.file.tree import read_json, read_yaml
from screens.sources import rules as rules_source
from zaak.files import ZaakText, split_cases

# What one process computes for one session in some seconds.
MOST_CASES = 5_000


class PlainZaak(NamedTuple):
    """A case as plain data, and what it is called; `fout` where it can't be read."""

    naam: str
    waarde: Any
    fout: str = ""


def own_cases(normenkader: str) -> list[PlainZaak]:
    """The examples and the oefenzaken beside a normenkader; none where there are none."""
    found = [
        geval
        for pad in rules_source.examples(normenkader)
        for geval in _plain(split_cases(pad.read_bytes(), pad.name))
    ]
    if rules_source.has_oefenzaken(normenkader):
        bundel = rules_source.oefenzaken(normenkader)
        found += [PlainZaak(f"Oefenzaak {o.oefenzaak}", o.uitwerking) for o in bundel.oefenzaken]
    return found


def uploaded_cases(name: str, content: bytes) -> list[PlainZaak]:
    """The cases of an uploaded file, one per line of `.jsonl`."""
    return list(_plain(split_cases(content, name)))


def _plain(given: Iterable[ZaakText]) -> Iterator[PlainZaak]:
    for one in given:
        name = f"{one.bestand}, regel {one.regel}" if one.soort == "json" else one.bestand
        if one.fout:
            yield PlainZaak(name, None, one.fout)
            continue
        reader = read_json if one.soort == "json" else read_yaml
        try:
            boom = reader(one.tekst, one.bestand)
        except InvalidInputError as error:
            yield PlainZaak(name, None, "; ".join(p.melding for p in error.problemen))
        else:
            wrong = "; ".join(f"{p.plaats}: {p.melding}" for p in boom.problemen)
            yield PlainZaak(name, boom.waarde, wrong)
