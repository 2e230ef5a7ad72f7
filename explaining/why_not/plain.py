"""Why not another product, and the margin, as plain data."""

from __future__ import annotations

from typing import Any

from engine.account.trail_difference import Paar
from engine.calculation.evaluator import Short
from explaining.why_not.changes import Change
from explaining.why_not.margin import Margin, Side
from explaining.why_not.search import Alternative, WhyNot
from zaak.model import plain_case


def plain_why_not(waarom: WhyNot, marge: Margin) -> dict[str, Any]:
    """Both in one table; each changed case is whole and reads as a case.

    Where no change was found, what is about that change is null or empty.
    """
    antwoord = waarom.antwoord
    return {
        "zaak": antwoord["zaak"],
        "uitkomst": antwoord["uitkomst"],
        "product": antwoord["product"],
        "alternatieven": [_alternative(a) for a in waarom.alternatieven],
        "marge": {
            "omlaag": _side(marge.omlaag),
            "omhoog": _side(marge.omhoog),
            "op_de_rand": [
                {**_change(r.wijziging), **_result(r.wordt), "zin": r.zin} for r in marge.op_de_rand
            ],
        },
    }


def _alternative(a: Alternative) -> dict[str, Any]:
    return {
        "product": {"code": a.product, "naam": a.naam},
        "gevonden": a.found,
        "aantal_antwoorden": len(a.wijzigingen) if a.found else None,
        "stappen": a.steps if a.found else None,
        "even_klein": a.even_klein,
        "wijzigingen": [_change(w) for w in a.wijzigingen],
        "zin": a.zin,
        "zaak": None if a.zaak is None else plain_case(a.zaak),
        "antwoord": a.antwoord,
        "verschillen": [_difference(p) for p in a.verschillen if not p.same],
    }


def _change(w: Change) -> dict[str, Any]:
    return {"pad": w.pad_tekst, "van": w.van, "naar": w.naar}


def _difference(pair: Paar) -> dict[str, Any]:
    soort = "anders"
    if pair.nieuw is None:
        soort = "vervalt"
    elif pair.oud is None:
        soort = "nieuw"
    return {"soort": soort, "oud": pair.oud, "nieuw": pair.nieuw}


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"minuten": side.minuten, **_result(side.wordt), "zin": side.zin}


def _result(short: Short) -> dict[str, Any]:
    """What it comes to, by codes."""
    return {
        "uitkomst": short.uitkomst,
        "product": short.product,
        "bandbreedte": short.band,
        "doelrichting": short.doelrichting,
        "minuten_per_week": short.minuten_per_week,
    }
