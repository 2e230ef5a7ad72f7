"""The allocations as elements of the message, with what somebody gives of each.

That is its number, why it changed, and when the municipality settled it.
"""

from __future__ import annotations

from dataclasses import dataclass

from iwmo.message import content
from iwmo.message.allocations import Allocation, Change
from iwmo.message.codes import REDEN, VERWIJDERD
from iwmo.message.nodes import Node
from iwmo.message.reading import Reader, Table
from iwmo.message.shape import Leaf
from normenkader.file.problems import DataPath

# Minutes, and per week. Bron: iWmo 3.2, WJ756 and WMO757.
MINUUT, PER_WEEK = "01", "2"
ALL, EACH = "toewijzing", "toewijzingen"
CODE = Leaf("iwmo:Code", "productcode", content.CODE.kind, content.CODE.label, needed=True)
SHARED = (
    content.TOEWIJZINGSDATUM,
    content.TOEWIJZINGSTIJD,
    CODE,
    content.REFERENTIE,
    content.COMMENTAAR,
)
OWN = (
    content.NUMMER,
    content.REDEN,
    content.TOEWIJZINGSDATUM,
    content.TOEWIJZINGSTIJD,
    CODE,
)


@dataclass(frozen=True)
class Products:
    """Reads what is given of the allocations: `shared` of all of them, `each` by its key."""

    reader: Reader
    decided: Allocation | None
    shared: Table
    each: Table

    def node(self, allocation: Allocation) -> Node:
        """The element of one allocation."""
        pad: DataPath = (EACH, allocation.key)
        given = self.each.get(allocation.key)
        own = self.reader.table(given, pad, (leaf.key for leaf in OWN))
        product = Node(
            "wmo301:Product",
            parts=(
                Node(content.CATEGORIE.tag, allocation.product.categorie),
                *self._code(allocation, own, pad),
            ),
        )
        omvang = Node(
            "wmo301:Omvang",
            parts=(
                Node("iwmo:Volume", str(allocation.minuten)),
                Node("iwmo:Eenheid", MINUUT),
                Node("iwmo:Frequentie", PER_WEEK),
            ),
        )
        parts = [
            self.reader.leaf(content.NUMMER, own, pad, needed=True),
            self._shared(content.REFERENTIE),
            product,
            *self._moment(allocation, own, pad),
            Node("wmo301:Ingangsdatum", allocation.van.isoformat()),
            Node("wmo301:Einddatum", allocation.tot_en_met.isoformat()),
            self._reason(allocation, own, pad),
            omvang,
            self._shared(content.COMMENTAAR),
        ]
        return Node(content.PRODUCT.tag, parts=tuple(p for p in parts if p is not None), place=pad)

    def _shared(self, leaf: Leaf) -> Node | None:
        return self.reader.leaf(leaf, self.shared, (ALL,), needed=False)

    def _code(self, allocation: Allocation, own: Table, pad: DataPath) -> list[Node]:
        """The code of the product: that of the normenkader, else the one that is given."""
        known = allocation.product.code
        same = self.decided is not None and allocation.product == self.decided.product
        given, place = (self.shared, (ALL,)) if same else (own, pad)
        if known is None:
            found = self.reader.leaf(CODE, given, place, needed=True)
            # Where it is missing that is said; that it goes with something else is not.
            return [found or Node(CODE.tag, "?")]
        for table, path in ((own, pad), (self.shared, (ALL,))):
            if (table is own or same) and table.get(CODE.key) not in (None, known):
                wrong = f"Het normenkader geeft dit product de code {known}. Laat dit weg."
                self.reader.report((*path, CODE.key), wrong)
        return [Node(CODE.tag, known)]

    def _moment(self, allocation: Allocation, own: Table, pad: DataPath) -> list[Node]:
        """When it was settled: what is as it was keeps its own moment. Bron: iWmo 3.2, IV013."""
        asked = allocation.change == "gelijk"
        found = []
        for leaf in (content.TOEWIJZINGSDATUM, content.TOEWIJZINGSTIJD):
            if not asked and own.get(leaf.key) is not None:
                wrong = f"Deze toewijzing is nieuw of anders: dit staat onder {ALL}. Laat dit weg."
                self.reader.report((*pad, leaf.key), wrong)
            given, place = (own, pad) if asked else (self.shared, (ALL,))
            found.append(self.reader.leaf(leaf, given, place, needed=True))
        return [node for node in found if node is not None]

    def _reason(self, allocation: Allocation, own: Table, pad: DataPath) -> Node | None:
        """Why it changed; what is new or as it was has no reason. Bron: iWmo 3.2, IV099."""
        found = self.reader.leaf(content.REDEN, own, pad, needed=False)
        wrong = reason_wrong(allocation.change, found.text if found else "")
        if wrong:
            self.reader.report((*pad, content.REDEN.key), wrong)
        return found


def reason_wrong(change: Change, reden: str) -> str:
    """What is wrong with the reason of an allocation that is so changed; "" where it is right."""
    if change in ("nieuw", "gelijk"):
        if not reden:
            return ""
        words = "nieuw" if change == "nieuw" else "niet gewijzigd"
        return f"Deze toewijzing is {words}: dan hoort hier geen reden (IV099). Laat dit weg."
    if change == "verwijderd":
        if reden == VERWIJDERD:
            return ""
        return (
            f'Deze toewijzing was nog niet begonnen en vervalt: schrijf "{VERWIJDERD}" '
            f"({REDEN[VERWIJDERD]})."
        )
    if not reden:
        return f"Deze toewijzing wordt {change}: schrijf waarom. {content.REDEN.kind.form}."
    if reden == VERWIJDERD:
        return f"Deze toewijzing wordt {change} en vervalt niet: kies een andere reden dan 13."
    return ""
