"""A small file of tests for `demo-ib`, to change: a basis of 50 minutes and two tests."""

from __future__ import annotations

from pathlib import Path

from normenkader import Normenkader
from rule_tests.coverage import Report, report
from rule_tests.reading import read_toetsen
from tests.conftest import RULES

SHIPPED = RULES / "demo-ib" / "toetsen" / "2026.1"
BASIS = (SHIPPED / "01-toegang.yaml").read_text("utf-8").split("\ntoetsen:\n")[0]
TOETSEN = """
toetsen:
  - toets: Wie 17 is
    over: TG-JEUGD
    soort: grens
    omdat: De grens ligt bij 18.
    gegeven: {toegang: {leeftijd: 17}}
    verwacht: {uitkomst: geen_toegang, product: null}
    regels: {wel: TG-JEUGD, niet: [TG-DOORGANG]}

  - toets: Wie 18 is
    over: [TG-JEUGD, TG-DOORGANG]
    soort: grens
    gegeven:
      toegang: {leeftijd: 18}
      leefgebieden: {financien: {niveau: 3}}
    verwacht: {product: IBO, minuten_per_week: 30, meetellend: [financien]}
    regels: {wel: [TG-DOORGANG], niet: TG-JEUGD, minuten: {NT-FINANCIEN: 30}}
"""
SMALL = BASIS + "\n" + TOETSEN.lstrip("\n")


def write(folder: Path, tekst: str = SMALL, naam: str = "a.yaml") -> None:
    """Write a file of tests."""
    (folder / naam).write_text(tekst, encoding="utf-8")


def replaced(*changes: tuple[str, str]) -> str:
    """The small file with one text after another replaced; each must be there."""
    tekst = SMALL
    for old, new in changes:
        assert old in tekst, old
        tekst = tekst.replace(old, new, 1)
    return tekst


def with_toetsen(toetsen: str) -> str:
    """The same basis with other tests."""
    return f"{BASIS}\n\ntoetsen:\n{toetsen}"


def reported(folder: Path, normenkader: Normenkader, tekst: str) -> Report:
    """The report of one file."""
    write(folder, tekst)
    return report(read_toetsen(folder, normenkader))
