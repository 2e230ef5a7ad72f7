"""A proof as plain data, for a file or another program."""

from __future__ import annotations

from typing import Any

from proof.verdict import Finding, Proof, Verdict


def as_data(found: Proof) -> dict[str, Any]:
    """The proof as plain data; clients are whole cases."""
    nk = found.normenkader
    return {
        "normenkader": {"id": nk.normenkader, "versie": nk.versie, "sha256": nk.sha256},
        "klopt": found.klopt,
        "zaken": found.zaken,
        "problemen": [str(p) for p in found.problemen],
        "niet_beoordeeld": list(found.niet_beoordeeld),
        "eigenschappen": [_property_data(u) for u in found.uitslagen],
    }


def _property_data(uitslag: Verdict) -> dict[str, Any]:
    return {
        "eigenschap": uitslag.eigenschap,
        "oordeel": uitslag.oordeel,
        "zin": uitslag.zin,
        "hoe": _how(uitslag),
        "toestanden": uitslag.toestanden,
        "bevindingen": [_finding_data(b) for b in uitslag.bevindingen],
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
            for g in uitslag.grenzen
        ],
    }


def _how(uitslag: Verdict) -> str:
    """How a verdict was found; what is not true, both methods found, unless z3 gave up."""
    if uitslag.oordeel == "niet_waar" and not uitslag.alleen:
        return "beide manieren vinden dezelfde fouten"
    return uitslag.hoe


def _finding_data(bevinding: Finding) -> dict[str, Any]:
    bewust = bevinding.bewust
    return {
        "soort": bevinding.soort,
        "zin": bevinding.zin,
        "regels": list(bevinding.regels),
        "reden": bewust.reden if bewust is not None else None,
        "zaken": [c.zaak for c in bevinding.clienten],
    }
