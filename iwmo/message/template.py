"""An empty form for the details that a message of a decision needs, as YAML to fill in.

It holds what is decided and nothing of a client.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from iwmo.message import content
from iwmo.message.allocations import Allocation
from iwmo.message.facts import Facts
from iwmo.message.making import USUAL_REASON, WITHOUT, planned
from iwmo.message.products import ALL, CODE, EACH, SHARED
from iwmo.message.shape import Group, Leaf
from normenkader.texts import date_text, span_text

WORDS = {
    "nieuw": "nieuw",
    "gelijk": "loopt door zoals het was",
    "langer": "wordt langer",
    "korter": "wordt korter",
    "verwijderd": "vervalt: het was nog niet begonnen",
}


def template(facts: Facts, today: date) -> str:
    """The form, with every value that can be given; what is not needed is a comment."""
    plan = planned(facts, today)
    return "\n".join([*_head(facts), *_sections(facts, plan, today)]) + "\n"


def allocation_text(allocation: Allocation) -> str:
    """One allocation in words: what it is, how much, and from when to when."""
    days = span_text(date_text(allocation.van), date_text(allocation.tot_en_met))
    what = f"{allocation.product.naam}, {allocation.minuten} minuten per week"
    return f"{what}, {days}: {WORDS[allocation.change]}"


def suggested(facts: Facts) -> Mapping[str, str]:
    """The moment of the decision, which is usually that of the allocation."""
    return {
        content.TOEWIJZINGSDATUM.key: facts.recorded.date().isoformat(),
        content.TOEWIJZINGSTIJD.key: f"{facts.recorded:%H:%M:%S}",
    }


def _head(facts: Facts) -> Iterator[str]:
    yield f"# Gegevens voor het bericht over besluit {facts.decision.besluit}."
    yield "# Vul in wat achter de dubbele punt hoort. Een regel die met # begint, telt niet mee:"
    yield "# haal het # weg als je die regel nodig hebt."
    yield "# Hier komen gegevens van een cliënt in: gooi dit bestand weg als het bericht er is."
    yield ""


def _sections(facts: Facts, plan: tuple[Allocation, ...], today: date) -> Iterator[str]:
    yield f"{content.HEADER.key}:"
    yield from _group(content.HEADER, "  ", {"dagtekening": today.isoformat()})
    yield f"{content.CLIENT.key}:"
    yield from _group(content.CLIENT, "  ", {})
    yield f"{ALL}:"
    product = facts.decision.product
    for leaf in SHARED:
        if leaf is CODE and product is not None and product.code is not None:
            yield f"  # De productcode is {product.code}: die komt uit het normenkader."
            continue
        needed = leaf.needed or leaf is CODE
        yield _line(leaf, "  ", suggested(facts).get(leaf.key, ""), needed=needed)
    yield f"{EACH}:"
    for allocation in plan:
        yield from _allocation(facts, allocation)
    earlier = [str(d.besluit) for d in facts.decisions[:-1]]
    if earlier:
        yield "# Nooit een bericht gestuurd over een eerder besluit? Noem dan het nummer:"
        yield f"# {WITHOUT}: [{', '.join(earlier)}]"
    yield f"# {content.PRODUCT.label}, die hier niet zijn besloten:"
    yield f"# {content.PRODUCT.key}:"
    yield from map(_left_out, _items(content.PRODUCT, "  "))


def _allocation(facts: Facts, allocation: Allocation) -> Iterator[str]:
    yield f"  # {allocation_text(allocation)}"
    yield f'  "{allocation.key}":'
    yield _line(content.NUMMER, "    ", "", needed=True)
    if reason := USUAL_REASON.get(allocation.change):
        yield _line(content.REDEN, "    ", reason, needed=True)
    if allocation.change == "gelijk":
        yield _line(content.TOEWIJZINGSDATUM, "    ", "", needed=True)
        yield _line(content.TOEWIJZINGSTIJD, "    ", "", needed=True)
    if allocation.product != facts.decision.product and allocation.product.code is None:
        yield _line(CODE, "    ", "", needed=True)


def _group(group: Group, indent: str, given: Mapping[str, str]) -> Iterator[str]:
    yield from _leaves(group, indent, given, needed=True)
    for table in group.tables:
        inner = indent + "  "
        parts = _items(table, inner) if table.many else _group(table, inner, {})
        lines = [f"{indent}{table.key}:  # {table.label}", *parts]
        yield from lines if table.needed else map(_left_out, lines)


def _leaves(group: Group, indent: str, given: Mapping[str, str], *, needed: bool) -> Iterator[str]:
    """The values of a table; what is only needed with others is not needed by itself."""
    for part in group.parts:
        if isinstance(part, Leaf):
            yield _line(part, indent, given.get(part.key, ""), needed=needed and part.needed)
        elif isinstance(part, Group) and not part.key:
            yield from _leaves(part, indent, given, needed=needed and part.needed)


def _items(group: Group, indent: str) -> Iterator[str]:
    """A list of one table."""
    first, *rest = _group(group, indent + "  ", {})
    yield f"{indent}- {first.strip()}"
    yield from rest


def _line(leaf: Leaf, indent: str, waarde: str, *, needed: bool) -> str:
    filled = f' "{waarde}"' if waarde else ""
    may = "" if needed else " (mag weg)"
    line = f"{indent}{leaf.key}:{filled}  # {leaf.label}{may}: {leaf.kind.form}"
    return line if needed else _left_out(line)


def _left_out(line: str) -> str:
    """A line that does not count until somebody wants it."""
    return line if line.startswith("# ") else f"# {line}"
