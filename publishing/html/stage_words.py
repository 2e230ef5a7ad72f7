"""The rules of one stage in plain words, to show one by one: as in the readable document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normenkader import Normenkader
from publishing.document.blocks import Block, Code, Part, Table, Terms, Text, plain_text
from publishing.html.rule_card import GEVOLG, WANNEER
from publishing.html.stages import stage_rules, stage_words
from publishing.html.words import Naming


@dataclass(frozen=True)
class RuleInWords:
    """One rule: its id, its title, when it applies and what it does, each in whole sentences."""

    regel: str
    titel: str
    wanneer: str
    gevolgen: tuple[str, ...]


@dataclass(frozen=True)
class StageInWords:
    """One stage: what happens in it, its rules, and its tables with the rule of each row."""

    uitleg: tuple[str, ...]
    regels: tuple[RuleInWords, ...]
    tabellen: tuple[TableInWords, ...]


@dataclass(frozen=True)
class TableInWords:
    """A table whose rows are rules: `rijen` has for each the id of the rule and the cells."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]


def stage_in_words(normenkader: Normenkader, fase: str) -> StageInWords:
    """The stage `fase` of a normenkader in words."""
    naming = Naming(normenkader)
    found = next(f for f in normenkader.fasen if f.fase == fase)
    blocks = list(_flat(stage_rules(naming, found)))
    return StageInWords(
        tuple(stage_words(naming, found)),
        tuple(_rule(b) for b in blocks if isinstance(b, Part) and b.code),
        tuple(t for b in blocks if isinstance(b, Table) and (t := _table(b)).rijen),
    )


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Part):
            yield from _flat(block.blokken)


def _rule(part: Part) -> RuleInWords:
    rows = {
        plain_text(term): tuple(map(plain_text, texts))
        for block in part.blokken
        if isinstance(block, Terms)
        for term, texts in block.rijen
    }
    return RuleInWords(part.code, part.kop, " ".join(rows[WANNEER]), rows[GEVOLG])


def _table(table: Table) -> TableInWords:
    """Without the rows that are no rules of their own, such as the parts of a phase."""
    rows = ((_code(row[0]), row) for row in table.rijen)
    return TableInWords(
        table.titel,
        table.koppen,
        tuple((code, tuple(map(_without_code, row))) for code, row in rows if code),
    )


def _code(cell: Text) -> str:
    pieces = () if isinstance(cell, str) else cell
    return next((p.tekst for p in pieces if isinstance(p, Code)), "")


def _without_code(cell: Text) -> str:
    if isinstance(cell, str):
        return cell
    return plain_text(tuple(p for p in cell if not isinstance(p, Code))).strip()
