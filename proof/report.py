"""A proof as plain data, for a file or another program."""

from __future__ import annotations

from typing import Any

from proof.verdict import Finding, Proof, Verdict


def as_data(found: Proof) -> dict[str, Any]:
    """The proof as plain data; clients are whole cases."""
    nk = found.normenkader
    return {
        "normenkader": {"id": nk.normenkader, "versie": nk.versie, "sha256": nk.sha256},
        "klopt": found.holds,
        "zaken": found.zaken,
        "problemen": [str(p) for p in found.problems],
        "niet_beoordeeld": list(found.unjudged),
        "eigenschappen": [_property_data(u) for u in found.verdicts],
    }


def _property_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "eigenschap": verdict.eigenschap,
        "oordeel": verdict.oordeel,
        "zin": verdict.zin,
        "hoe": _how(verdict),
        "toestanden": verdict.states,
        "bevindingen": [_finding_data(b) for b in verdict.findings],
        "grenzen": [
            {
                "uitkomst": g.uitkomst,
                "product": g.product,
                "bandbreedte": g.bandbreedte,
                "doelrichting": g.doelrichting,
                "minimum": g.minimum,
                "maximum": g.maximum,
                "zaken": [c.zaak for c in g.clienten],
            }
            for g in verdict.grenzen
        ],
    }


def _how(verdict: Verdict) -> str:
    """How a verdict was found; what is not true, both methods found, unless z3 gave up."""
    if verdict.oordeel == "niet_waar" and not verdict.by_one_method:
        return "beide manieren vinden dezelfde fouten"
    return verdict.hoe


def _finding_data(finding: Finding) -> dict[str, Any]:
    bewust = finding.bewust
    return {
        "soort": finding.soort,
        "zin": finding.zin,
        "regels": list(finding.regels),
        "reden": bewust.reden if bewust is not None else None,
        "zaken": [c.zaak for c in finding.clienten],
    }
