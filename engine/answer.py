"""Puts an evaluation into the answer of the contract: the trail, the signals and the results."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from engine.verloop import Fase, Stap, Verloop
from engine.words import Woorden
from normenkader import Normenkader
from normenkader.regels import rule_index
from normenkader.stages import Raster
from zaak.model import Zaak

ANTWOORDFORMAAT = 1
Antwoord = dict[str, Any]


def make_answer(normenkader: Normenkader, zaak: Zaak, verloop: Verloop) -> Antwoord:
    """Give the answer as plain data; its keys and their order are those of the contract."""
    return {
        "antwoordformaat": ANTWOORDFORMAAT,
        "zaak": zaak.zaak,
        "normenkader": {
            "id": normenkader.normenkader,
            "versie": normenkader.versie,
            "sha256": normenkader.sha256,
            "status": normenkader.status,
        },
        "uitkomst": verloop.uitkomst,
        "product": _product(normenkader, verloop),
        "bandbreedte": _band(normenkader, verloop),
        "doelrichting": verloop.doelrichting,
        "minuten_per_week": verloop.minuten_per_week,
        "prijs": _price(normenkader, verloop),
        "meetellend": list(verloop.meetellend),
        "fasering": plain(verloop.fasering),
        **trail(normenkader, zaak, verloop),
    }


def trail(normenkader: Normenkader, zaak: Zaak, verloop: Verloop) -> dict[str, list[Any]]:
    """Give the signals and the trail in words."""
    rules = rule_index(normenkader)
    words = Woorden(normenkader, zaak, verloop)
    steps, signals = [], []
    for stap in verloop.stappen:
        info = rules[stap.regel]
        bron = normenkader.bron_tekst(info.bron)
        steps.append(
            {
                "regel": stap.regel,
                "fase": stap.fase,
                "onderwerp": stap.onderwerp,
                "invoer": plain(stap.invoer),
                "effect": plain(stap.effect),
                "bron": bron,
                "uitleg": words.sentence(info.uitleg.wel, info, stap),
            }
        )
        if info.signaal is not None:
            tekst = words.sentence(info.signaal.tekst, info, stap)
            signals.append({"code": info.signaal.code, "tekst": tekst, "bron": bron})
    return {"signalen": signals, "spoor": steps}


def not_fired(normenkader: Normenkader, zaak: Zaak, verloop: Verloop) -> list[dict[str, str]]:
    """Give the rules about access and client factors that made no difference, in words.

    Only of stages that were reached: without access the client factors are not looked at.
    """
    rules = [
        info for info in rule_index(normenkader).values() if info.fase in ("toegang", "factoren")
    ]
    fired = {stap.regel for stap in verloop.stappen}
    reached = {info.fase for info in rules if info.regel in fired}
    if verloop.minuten_per_week is not None:
        reached.add("factoren")
    words = Woorden(normenkader, zaak, verloop)
    return [
        {
            "regel": info.regel,
            "fase": info.fase,
            "bron": normenkader.bron_tekst(info.bron),
            "uitleg": words.not_fired(info),
        }
        for info in rules
        if info.fase in reached and info.regel not in fired and hasattr(info.model, "als")
    ]


def answer_text(antwoord: Antwoord) -> str:
    """Write an answer as one line of JSON: the same answer gives the same bytes in UTF-8."""
    return json.dumps(antwoord, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def plain(waarde: Any) -> Any:
    """Plain data: a Fraction becomes a whole number, or text such as "25/2"."""
    if isinstance(waarde, Fraction):
        return int(waarde) if waarde.denominator == 1 else str(waarde)
    if isinstance(waarde, Fase):
        return {
            "week_van": waarde.week_van,
            "week_tot": waarde.week_tot,
            "minuten_per_week": waarde.minuten_per_week,
        }
    if isinstance(waarde, (list, tuple)):
        return [plain(w) for w in waarde]
    if isinstance(waarde, dict):
        return {k: plain(v) for k, v in waarde.items()}
    return waarde


def added_minutes(stappen: tuple[Stap, ...]) -> Fraction:
    """Add up the minutes of the trail; for a complete answer these are its minutes per week."""
    return sum(
        (Fraction(s.effect["minuten"]) for s in stappen if "minuten" in s.effect), Fraction()
    )


def _product(normenkader: Normenkader, verloop: Verloop) -> Any:
    if verloop.product is None:
        return None
    return {"code": verloop.product, "naam": normenkader.product(verloop.product).naam}


def _band(normenkader: Normenkader, verloop: Verloop) -> Any:
    raster = normenkader.stage(Raster)
    if verloop.band is None or raster is None:
        return None
    band = next(b for b in raster.banden if b.band == verloop.band)
    return {
        "code": band.band,
        "minimum": band.vanaf,
        "maximum": band.maximum,
        "maximum_inclusief": band.tot_en_met is not None,
    }


def _price(normenkader: Normenkader, verloop: Verloop) -> Any:
    """The price in cents per a number of weeks, where the normenkader has prices."""
    if verloop.product is None:
        return None
    product = normenkader.product(verloop.product)
    if product.prijs is None:
        return None
    extra = product.opslag.cent if verloop.opslag and product.opslag else 0
    return {
        "product_cent": product.prijs.cent,
        "opslag_cent": extra,
        "totaal_cent": product.prijs.cent + extra,
        "per_weken": product.prijs.per_weken,
    }
