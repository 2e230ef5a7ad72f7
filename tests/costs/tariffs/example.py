"""Tariffs that were made up, so that their cost can be worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from costs.tariffs.model import ProductTarieven, TariefEenheid

BRON = {"document": "raad", "plaats": "tabel 1"}
Given = tuple[str, str | None, int, TariefEenheid]


def periods(rows: Sequence[Given]) -> list[dict[str, Any]]:
    """Tariffs as plain data: first day, last day, cents, unit."""
    return [
        {"van": van, "tot_en_met": tot, "cent": cent, "eenheid": unit, "bron": BRON}
        for van, tot, cent, unit in rows
    ]


def product(rows: Sequence[Given], opslag: Sequence[Given] = ()) -> ProductTarieven:
    """The tariffs of one product."""
    return ProductTarieven.model_validate(
        {"product": "P", "tarieven": periods(rows), "opslag": periods(opslag)}
    )


def one(unit: TariefEenheid, cent: int, opslag: Sequence[Given] = ()) -> ProductTarieven:
    """A product with one tariff, from 2015 on without end."""
    return product([("2015-01-01", None, cent, unit)], opslag)


def content(producten: Mapping[str, Sequence[Given]], normenkader: str = "demo-ib") -> str:
    """A file of tariffs; what is JSON is YAML too."""
    own = {
        "normenkader": normenkader,
        "titel": "Verzonnen tarieven",
        "bronnen": [{"document": "raad", "titel": "Verzonnen besluit", "soort": "beleid"}],
        "producten": [{"product": p, "tarieven": periods(rows)} for p, rows in producten.items()],
    }
    return json.dumps(own, ensure_ascii=False, indent=1)


PRODUCTS = ("IBB", "IBBI", "IBO", "IBOI")


HOUR: Given = ("2026-01-01", None, 6000, "uur")


def write_tariffs(
    regels: Path,
    normenkader: str = "demo-ib",
    products: Sequence[str] = PRODUCTS,
    tariff: Given = HOUR,
) -> Path:
    """Put one tariff, that of an hour of 60,00 euro, for all products beside a normenkader."""
    folder = regels / normenkader / "tarieven"
    folder.mkdir(parents=True)
    file = folder / "verzonnen.yaml"
    file.write_text(content({code: [tariff] for code in products}, normenkader), "utf-8")
    return file


def day(tekst: str) -> date:
    """A day as it is written in a file."""
    return date.fromisoformat(tekst)
