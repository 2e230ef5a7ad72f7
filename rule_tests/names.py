"""Every code that a file of tests names must exist in its normenkader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from normenkader import Normenkader, Problem
from normenkader.checks.work import Work
from normenkader.file.problems import DataPath
from normenkader.file.tree import Tree
from normenkader.rules import all_rules, rule_index
from normenkader.stages import Doelrichting, Raster
from rule_tests.model import VERWIJZING

# The keys of `verwacht` with a list, and what stands in it.
LISTS = {"meetellend": "het leefgebied", "signalen": "het signaal"}


def unknown_names(tree: Tree, normenkader: Normenkader) -> list[Problem]:
    """Give a problem, with the nearest that does exist, for each unknown code in plain data.

    What has another form than a test is left to the check of the form.
    """
    work = Work(normenkader, tree)
    waarde = tree.waarde if isinstance(tree.waarde, dict) else {}
    for i, toets in _tables(waarde.get("toetsen")):
        pad: DataPath = ("toetsen", i)
        for place, tekst in _references(toets):
            _reference(work, (*pad, *place), tekst)
        if isinstance(expected := toets.get("verwacht"), dict):
            _expected(work, (*pad, "verwacht"), expected)
    for i, uitzondering in _tables(waarde.get("uitgezonderd")):
        regel = uitzondering.get("regel")
        if isinstance(regel, str):
            place = ("uitgezonderd", i, "regel")
            work.must_be_known(place, regel, rule_index(normenkader), "de regel")
    return work.problemen


def _tables(waarde: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for i, item in enumerate(waarde if isinstance(waarde, list) else []):
        if isinstance(item, dict):
            yield i, item


def _references(toets: Mapping[str, Any]) -> Iterator[tuple[DataPath, str]]:
    """Every reference to a rule, with its place in the test."""
    lists: list[tuple[DataPath, Any]] = [(("over",), toets.get("over"))]
    if isinstance(regels := toets.get("regels"), dict):
        lists += [(("regels", side), regels.get(side)) for side in ("wel", "niet")]
        if isinstance(minuten := regels.get("minuten"), dict):
            yield from ((("regels", "minuten", tekst), tekst) for tekst in minuten)
    for pad, waarde in lists:
        if isinstance(waarde, str):
            yield pad, waarde
        elif isinstance(waarde, list):
            yield from (((*pad, i), t) for i, t in enumerate(waarde) if isinstance(t, str))


def _reference(work: Work, pad: DataPath, tekst: str) -> None:
    found = VERWIJZING.fullmatch(tekst)
    if found is None:
        return
    work.must_be_known(pad, found[1], rule_index(work.normenkader), "de regel")
    if found[2]:
        work.must_be_known(pad, found[2], work.normenkader.leefgebied_names, "het leefgebied")


def _expected(work: Work, pad: DataPath, expected: Mapping[str, Any]) -> None:
    known = _codes(work.normenkader)
    for key, (wat, codes) in known.items():
        waarde = expected.get(key)
        if key in LISTS:
            for i, item in enumerate(waarde if isinstance(waarde, list) else []):
                if isinstance(item, str):
                    work.must_be_known((*pad, key, i), item, codes, wat)
        elif waarde is not None and not isinstance(waarde, (dict, list)):
            work.must_be_known((*pad, key), waarde, codes, wat)


def _codes(nk: Normenkader) -> dict[str, tuple[str, list[Any]]]:
    """What can come out of a normenkader, by the key of `verwacht`."""
    raster, richting = nk.stage(Raster), nk.stage(Doelrichting)
    return {
        "uitkomst": ("de uitkomst", [u.uitkomst for u in nk.uitkomsten]),
        "product": ("het product", [p.product for p in nk.producten]),
        "bandbreedte": ("de bandbreedte", [b.band for b in raster.banden] if raster else []),
        "doelrichting": ("de doelrichting", [r.doel for r in richting.regels] if richting else []),
        "meetellend": (LISTS["meetellend"], list(nk.leefgebied_names)),
        "signalen": (LISTS["signalen"], [r.signaal.code for r in all_rules(nk) if r.signaal]),
    }
