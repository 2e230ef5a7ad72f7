"""What a decision or a product costs, as plain data: whole cents, and beside them exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from cli.tariffs.asked import Asked
from costs.cents import whole
from costs.tariffs.computing import Piece
from costs.tariffs.model import Tarief
from costs.tariffs.months import months_of


def plain(asked: Asked) -> dict[str, Any]:
    """Everything that was computed, and with which tariffs."""
    tarieven = asked.tarieven
    return {
        "besluit": asked.besluit,
        "normenkader": tarieven.normenkader,
        "tarieven": {"titel": tarieven.titel, "sha256": tarieven.sha256},
        "product": {"code": asked.product.product, "naam": asked.product.naam},
        "met_opslag": asked.opslag,
        "delen": [_piece(piece, asked) for piece in asked.cost.pieces],
        **_amount("cent", asked.cost.total),
        "maanden": [
            {
                "van": m.van.isoformat(),
                "tot_en_met": m.tot_en_met.isoformat(),
                "weken": m.weken,
                **_amount("hoogstens_cent", m.most),
            }
            for m in months_of(asked.cost, asked.product.categorie)
        ],
        "zonder_tarief": list(asked.beside),
    }


def _piece(piece: Piece, asked: Asked) -> dict[str, Any]:
    return {
        "van": piece.van.isoformat(),
        "tot_en_met": piece.tot_en_met.isoformat(),
        "minuten_per_week": piece.minuten,
        "tarief": _tariff(piece.tarief, asked),
        "opslag": None if piece.opslag is None else _tariff(piece.opslag, asked),
        **_amount("cent_per_week", piece.per_week),
        **_amount("cent_per_jaar", piece.per_year),
        **_amount("cent", piece.cost),
    }


def _tariff(tarief: Tarief, asked: Asked) -> dict[str, Any]:
    return {
        "cent": tarief.cent,
        "eenheid": tarief.eenheid,
        "bron": asked.tarieven.bron_tekst(tarief.bron),
    }


def _amount(name: str, cents: Fraction) -> dict[str, Any]:
    return {name: whole(cents), f"{name}_precies": str(cents)}
