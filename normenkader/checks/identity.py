"""Ids are unique, sources exist, and the period runs forward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from normenkader.base import Bron
from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.rules import all_rules
from normenkader.texts import date_text


def check_identity(work: Work) -> None:
    """Check ids, references to source documents, and dates."""
    normenkader = work.normenkader
    _unique(work, ("bronnen",), [d.document for d in normenkader.bronnen], "document")
    _unique(work, ("leefgebieden",), [v.leefgebied for v in normenkader.leefgebieden], "leefgebied")
    _unique(work, ("producten",), [p.product for p in normenkader.producten], "product")
    _unique(work, ("uitkomsten",), [u.uitkomst for u in normenkader.uitkomsten], "uitkomst")
    studies = [o.onderbouwing for o in normenkader.onderbouwingen]
    _unique(work, ("onderbouwingen",), studies, "onderbouwing")
    reasons = [r.reden for r in normenkader.besluit.afwijkredenen]
    _unique(work, ("besluit", "afwijkredenen"), reasons, "reden")
    rules = list(all_rules(normenkader))
    for i in doubles([r.regel for r in rules]):
        first = next(r for r in rules if r.regel == rules[i].regel)
        line = work.boom.regel((*first.pad, "regel"))
        message = (
            f"de code {rules[i].regel} staat al op regel {line}: geef elke regel een eigen code"
        )
        work.wrong((*rules[i].pad, "regel"), message)
    codes = {r.signaal.code: r.signaal for r in rules if r.signaal}
    for info in rules:
        if info.signaal and codes[info.signaal.code] != info.signaal:
            work.wrong((*info.pad, "signaal", "code"), "deze code heeft al een ander signaal")
    documents = list(normenkader.bron_titels)
    for pad, bron in _sources(normenkader, ()):
        if work.must_be_known((*pad, "document"), bron.document, documents, "document"):
            _place(work, pad, bron)
    geldig = normenkader.geldig
    if geldig.tot_en_met and geldig.tot_en_met < geldig.van:
        work.wrong(("geldig", "tot_en_met"), f"ligt voor het begin ({date_text(geldig.van)})")


def _place(work: Work, pad: DataPath, bron: Bron) -> None:
    """An article is of a law: that of the source itself, or of its document."""
    document = next(d for d in work.normenkader.bronnen if d.document == bron.document)
    if bron.artikel is not None and bron.bwb is None and document.bwb is None:
        message = "hoort bij een wet: zet bwb (en datum) bij het document, of hier"
        work.wrong((*pad, "artikel"), message)
    if bron.datum is not None and bron.bwb is None and document.bwb is None:
        work.wrong((*pad, "datum"), "hoort bij bwb: van welke wet is dit de datum?")


def _unique(work: Work, pad: DataPath, names: list[str], key: str) -> None:
    for i in doubles(names):
        work.wrong((*pad, i, key), f"{names[i]} staat er al: elke naam mag maar één keer")


def _sources(node: Any, pad: DataPath) -> Iterator[tuple[DataPath, Bron]]:
    """Find every source in the model, wherever it stands."""
    if isinstance(node, Bron):
        yield pad, node
    elif isinstance(node, list):
        for i, item in enumerate(node):
            yield from _sources(item, (*pad, i))
    elif hasattr(type(node), "model_fields"):
        for name in type(node).model_fields:
            yield from _sources(getattr(node, name), (*pad, name))
