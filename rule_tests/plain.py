"""The report of the tests as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from engine.account.trail_difference import Paar
from rule_tests.coverage import Cell, Coverage, Report
from rule_tests.running import RuleTestResult


def plain_report(rapport: Report) -> dict[str, Any]:
    """Everything that the report says, with the names of the tests that cover each rule."""
    nk = rapport.normenkader
    return {
        "normenkader": nk.normenkader,
        "versie": nk.versie,
        "sha256": nk.sha256,
        "in_orde": rapport.all_right,
        "aantal_toetsen": len(rapport.uitslagen),
        "mislukt": [_failed(u) for u in rapport.failed],
        "regels": [_rule(d) for d in rapport.dekking],
        "normtijden": [_cell(c) for c in rapport.cellen],
        "uitgezonderd": [u.model_dump() for u in rapport.uitgezonderd],
    }


def _failed(result: RuleTestResult) -> dict[str, Any]:
    return {
        "toets": result.toets.toets,
        "bestand": result.gelezen.bestand,
        "regel": result.gelezen.regel,
        "afwijkingen": [asdict(a) for a in result.afwijkingen],
        "verschillen": [_difference(p) for p in result.changed_steps()],
    }


def _difference(pair: Paar) -> dict[str, Any]:
    return {"oud": pair.oud, "nieuw": pair.nieuw}


def _rule(coverage: Coverage) -> dict[str, Any]:
    return {
        "regel": coverage.regel,
        "altijd": coverage.altijd,
        "wel": list(coverage.wel),
        "niet": list(coverage.niet),
        "grens": list(coverage.grens),
        "ontbreekt": [asdict(t) for t in coverage.tekorten],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {**asdict(cell), "toetsen": list(cell.toetsen)}
