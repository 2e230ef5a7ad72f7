"""Puts an evaluation into the answer of the contract: the trail, the signals and the results."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from engine.account.contract import written
from engine.account.words import Words
from engine.evaluation import Evaluation, Fase, Step
from engine.minutes import total
from normenkader import Normenkader
from normenkader.rules import rule_index
from normenkader.stages import Factoren, Raster, Toegang
from zaak.model import Zaak

ANTWOORDFORMAAT = 1
AS_IT_IS = frozenset({str, int, bool, type(None)})
ContractAnswer = dict[str, Any]
AnswerWriter = Callable[[Normenkader, Zaak, Evaluation], ContractAnswer]


class UnknownFormatError(ValueError):
    """This program does not write answers in such a format."""


def make_answer(normenkader: Normenkader, zaak: Zaak, evaluation: Evaluation) -> ContractAnswer:
    """Give the answer as plain data, in today's format."""
    return writer(ANTWOORDFORMAAT)(normenkader, zaak, evaluation)


def writer(format_version: int) -> AnswerWriter:
    """What writes answers in a format; raises UnknownFormatError."""
    if format_version not in _FORMATEN:
        known = ", ".join(map(str, _FORMATEN))
        raise UnknownFormatError(f"Antwoordformaat {format_version!r} bestaat niet. Wel: {known}.")
    return _FORMATEN[format_version]


def _format_1(normenkader: Normenkader, zaak: Zaak, evaluation: Evaluation) -> ContractAnswer:
    """The keys and their order are those of the contract."""
    return {
        "antwoordformaat": 1,
        "zaak": zaak.zaak,
        "normenkader": {
            "id": normenkader.normenkader,
            "versie": normenkader.versie,
            "sha256": normenkader.sha256,
            "status": normenkader.status,
        },
        "uitkomst": evaluation.uitkomst,
        "product": _product(normenkader, evaluation),
        **_modules(normenkader, evaluation),
        "bandbreedte": _band(normenkader, evaluation),
        "doelrichting": evaluation.doelrichting,
        "minuten_per_week": evaluation.minuten_per_week,
        "prijs": _price(normenkader, evaluation),
        "meetellend": list(evaluation.meetellend),
        "fasering": plain(evaluation.fasering),
        **trail(normenkader, zaak, evaluation),
    }


# An older format stays: stored decisions are computed again in the format they were written in.
_FORMATEN: dict[int, AnswerWriter] = {1: _format_1}


def trail(normenkader: Normenkader, zaak: Zaak, evaluation: Evaluation) -> dict[str, list[Any]]:
    """Give the signals and the trail in words."""
    words = Words(normenkader, zaak, evaluation)
    teksten = words.t.teksten
    # A normenkader without studies keeps the answers that it gave before there were any.
    founded = bool(normenkader.onderbouwingen)
    steps: list[dict[str, Any]] = []
    signals = []
    for step in evaluation.steps:
        texts = teksten[step.regel]
        line = {
            "regel": step.regel,
            "fase": step.fase,
            "onderwerp": step.onderwerp,
            "invoer": plain(step.invoer),
            "effect": plain(step.effect),
            "bron": texts.bron,
            "uitleg": words.sentence(texts.fired, step),
        }
        if founded and texts.onderbouwing != "":
            line["onderbouwing"] = texts.onderbouwing
        steps.append(line)
        if texts.signaal is not None:
            tekst = words.sentence(texts.signaal, step)
            signals.append({"code": texts.signaal_code, "tekst": tekst, "bron": texts.bron})
    return {"signalen": signals, "spoor": steps}


def not_fired(normenkader: Normenkader, zaak: Zaak, evaluation: Evaluation) -> list[dict[str, str]]:
    """Give the rules about access and client factors that made no difference, in words.

    Only of stages that were reached: without access the client factors are not looked at.
    """
    rules = [
        info
        for info in rule_index(normenkader).values()
        if isinstance(info.stage, Toegang | Factoren)
    ]
    fired = {step.regel for step in evaluation.steps}
    reached = {info.fase for info in rules if info.regel in fired}
    if evaluation.minuten_per_week is not None:
        reached.add("factoren")
    words = Words(normenkader, zaak, evaluation)
    return [
        {
            "regel": info.regel,
            "fase": info.fase,
            "bron": normenkader.bron_tekst(info.bron),
            "uitleg": words.not_fired(info),
        }
        for info in rules
        if info.fase in reached and info.regel not in fired and info.als
    ]


def answer_text(antwoord: ContractAnswer) -> str:
    """Write an answer as one line of JSON: the same answer gives the same bytes in UTF-8.

    Raises ValueError where it does not fit the contract.
    """
    return written(antwoord)


def plain(waarde: Any) -> Any:
    """Plain data: a Fraction becomes a whole number, or text such as "25/2"."""
    if type(waarde) in AS_IT_IS:
        return waarde
    if isinstance(waarde, dict):
        return {k: v if type(v) in AS_IT_IS else plain(v) for k, v in waarde.items()}
    if isinstance(waarde, Fraction):
        return waarde.numerator if waarde.denominator == 1 else str(waarde)
    if isinstance(waarde, Fase):
        return {
            "week_van": waarde.week_van,
            "week_tot": waarde.week_tot,
            "minuten_per_week": waarde.minuten_per_week,
        }
    if isinstance(waarde, (list, tuple)):
        return [plain(w) for w in waarde]
    return waarde


def added_minutes(steps: tuple[Step, ...]) -> Fraction:
    """Add up the minutes of the trail; for a complete answer these are its minutes per week."""
    return total(s.effect["minuten"] for s in steps if "minuten" in s.effect)


def _product(normenkader: Normenkader, evaluation: Evaluation) -> Any:
    if evaluation.product is None:
        return None
    return {"code": evaluation.product, "naam": normenkader.product(evaluation.product).naam}


def _modules(normenkader: Normenkader, evaluation: Evaluation) -> dict[str, Any]:
    """What comes beside the product; only where the normenkader has modules at all."""
    if not normenkader.modules:
        return {}
    given = [m for m in normenkader.modules if m.module in evaluation.modules]
    return {"modules": [{"code": m.module, "naam": m.naam} for m in given]}


def _band(normenkader: Normenkader, evaluation: Evaluation) -> Any:
    raster = normenkader.stage(Raster)
    if evaluation.band is None or raster is None:
        return None
    band = next(b for b in raster.banden if b.band == evaluation.band)
    return {
        "code": band.band,
        "minimum": band.vanaf,
        "maximum": band.maximum,
        "maximum_inclusief": band.inclusive,
    }


def _price(normenkader: Normenkader, evaluation: Evaluation) -> Any:
    """The price in cents per a number of weeks, where the normenkader has prices."""
    if evaluation.product is None:
        return None
    product = normenkader.product(evaluation.product)
    if product.prijs is None:
        return None
    extra = product.opslag.cent if evaluation.opslag and product.opslag else 0
    return {
        "product_cent": product.prijs.cent,
        "opslag_cent": extra,
        "totaal_cent": product.prijs.cent + extra,
        "per_weken": product.prijs.per_weken,
    }
