"""demo-ib as if a municipality had established it, and cases of it whose minutes change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from normenkader import Library, read_library
from tests.conftest import RULES, contract_lines


def write_established(folder: Path) -> Path:
    """Write the normenkader in a folder."""
    tekst = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
    (folder / "demo-ib").mkdir(parents=True)
    made = tekst.replace("status: demonstratie", "status: vastgesteld")
    assert made != tekst
    (folder / "demo-ib" / "2026.1.yaml").write_text(made, "utf-8")
    return folder


def established(folder: Path) -> Library:
    return read_library(write_established(folder)).with_setting("demo-ib")


def case(name: str, **changes: Any) -> dict[str, Any]:
    """A complete case with a product: 150 minutes per week, that become less."""
    base: dict[str, Any] = contract_lines("cases.jsonl")[1]["zaak"]
    return base | {"zaak": name} | changes
