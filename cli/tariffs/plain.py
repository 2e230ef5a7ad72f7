"""What a decision or a product costs, as plain data: whole cents, and beside them exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from costs.cents import whole
from costs.tariffs.computing import Piece
from costs.tariffs.model import YEAR_WEEKS, Tarief, Tarieven
from costs.tariffs.months import months_of, most_of
from costs.tariffs.of_product import ProductCost


@dataclass(frozen=True)
class Asked:
    """A cost, and the decision (its number) or the case (its reference) that it is of."""

    own: ProductCost
    besluit: int | None = None
    zaak: str | None = None


def plain(asked: Asked) -> dict[str, Any]:
    """Everything that was computed, and with which tariffs."""
    own = asked.own
    most = most_of(own.cost)
    return {
        "besluit": asked.besluit,
        "zaak": asked.zaak,
        "normenkader": own.tarieven.normenkader,
        "tarieven": {"titel": own.tarieven.titel, "sha256": own.tarieven.sha256},
        "product": {"code": own.product.product, "naam": own.product.naam},
        "met_opslag": own.opslag,
        "delen": [_piece(piece, own.tarieven) for piece in own.cost.pieces],
        **_amount("cent", own.cost.total),
        **_amount("gemiddeld_cent_per_week", own.cost.mean_week),
        **_amount("gemiddeld_cent_per_jaar", own.cost.mean_week * YEAR_WEEKS),
        "kalenderjaren": [
            {"jaar": year, **_amount("cent", cents)}
            for year, cents in own.cost.calendar_years().items()
        ],
        "maanden": [
            {
                "van": m.van.isoformat(),
                "tot_en_met": m.tot_en_met.isoformat(),
                "weken": m.weken,
                **_amount("hoogstens_cent", m.most),
            }
            for m in months_of(own.cost, own.product.categorie)
        ],
        "hoogstens_cent": None if most is None else whole(most),
        "zonder_tarief": list(own.beside),
    }


def _piece(piece: Piece, tarieven: Tarieven) -> dict[str, Any]:
    return {
        "van": piece.van.isoformat(),
        "tot_en_met": piece.tot_en_met.isoformat(),
        "minuten_per_week": piece.minuten,
        "tarief": _tariff(piece.tarief, tarieven),
        "opslag": None if piece.opslag is None else _tariff(piece.opslag, tarieven),
        "modules": [{"module": code, **_tariff(t, tarieven)} for code, t in piece.modules],
        **_amount("cent_per_week", piece.per_week),
        **_amount("cent_per_jaar", piece.per_year),
        **_amount("cent", piece.cost),
    }


def _tariff(tarief: Tarief, tarieven: Tarieven) -> dict[str, Any]:
    per_minute = tarief.product_tariff
    return {
        "cent": tarief.cent,
        "eenheid": tarief.eenheid,
        "producttarief_cent": None if per_minute is None else whole(per_minute),
        "bron": tarieven.bron_tekst(tarief.bron),
    }


def _amount(name: str, cents: Fraction) -> dict[str, Any]:
    return {name: whole(cents), f"{name}_precies": str(cents)}
