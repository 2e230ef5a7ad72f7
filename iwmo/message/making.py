"""From a decision and the details to a message, or to everything that is wrong with what was given.

Every rule of the standard that can be seen in one message is held against it before it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from iwmo.message import content, trial
from iwmo.message.allocations import Allocation, Change, allocations, to_send
from iwmo.message.codes import VERWIJDERD
from iwmo.message.facts import Facts
from iwmo.message.kinds import day
from iwmo.message.nodes import Node
from iwmo.message.products import ALL, EACH, MINUUT, PER_WEEK, SHARED, Products
from iwmo.message.reading import Reader
from iwmo.message.rules import broken_rules
from iwmo.message.writing import ROOT, as_bytes
from iwmo.months import WEEK_MINUTEN
from normenkader.file.problems import DataPath, InvalidInputError, Problem, pad_tekst
from normenkader.file.tree import Tree
from normenkader.texts import thousands

WITHOUT = "zonder_bericht"
SECTIONS = (content.HEADER.key, content.CLIENT.key, ALL, EACH, WITHOUT, content.PRODUCT.key)
# The reason that usually goes with a change. Bron: iWmo 3.2, WMO002.
USUAL_REASON: Mapping[Change, str] = {"langer": "04", "korter": "05", "verwijderd": VERWIJDERD}


@dataclass(frozen=True)
class Message:
    """A message that is in order: its bytes, and what to know about it."""

    content: bytes
    notes: tuple[str, ...]


def planned(facts: Facts, dagtekening: date, without: Iterable[int] = ()) -> tuple[Allocation, ...]:
    """The allocations of a message of a day, without the decisions of which none was ever sent."""
    left_out = set(without)
    sent = [d for d in facts.decisions if d.besluit not in left_out]
    return to_send(allocations(sent, dagtekening), dagtekening)


def make(facts: Facts, given: Tree, today: date) -> Message:
    """The message of a decision; raises InvalidInputError with everything that is wrong."""
    return _made(facts, given, today, testing=False)


def make_trial(facts: Facts, today: date) -> Message:
    """A test message of a decision, about nobody."""
    return _made(facts, Tree("testbericht", _trial_details(facts, today)), today, testing=True)


def _made(facts: Facts, given: Tree, today: date, *, testing: bool) -> Message:
    problems = list(given.problemen)
    root = _root(facts, given, problems, today)
    if not testing:
        problems += [given.problem(pad, melding) for pad, melding in trial.marks_in(root)]
    problems += _broken(root, given, today, {p.pad for p in problems})
    if problems:
        raise InvalidInputError(problems)
    return Message(as_bytes(root, trial.WORDS if testing else ""), tuple(_notes(facts)))


def _root(facts: Facts, given: Tree, problems: list[Problem], today: date) -> Node:
    """The whole message, as far as it can be made; what is wrong comes in `problems`."""
    known = {p.pad for p in given.problemen}

    def report(pad: DataPath, melding: str, line: DataPath | None = None) -> None:
        if pad_tekst(pad) not in known:
            problem = given.problem(pad, melding)
            problems.append(replace(problem, regel=given.regel(pad if line is None else line)))

    reader = Reader(report)
    sections = reader.table(given.waarde, (), SECTIONS)
    if given.waarde is None:
        report((), "Hier staan geen gegevens.")
    header = reader.group(content.HEADER, sections.get(content.HEADER.key), (content.HEADER.key,))
    client = reader.group(content.CLIENT, sections.get(content.CLIENT.key), (content.CLIENT.key,))
    # Without a day of its own the rest is read as of today: the message is not made then.
    dagtekening = day(header.leaf("iwmo:Dagtekening")) or today
    without = _without(reader, sections.get(WITHOUT), facts)
    plan = planned(facts, dagtekening, without)
    each = reader.table(sections.get(EACH), (EACH,), (a.key for a in plan))
    shared = reader.table(sections.get(ALL), (ALL,), (leaf.key for leaf in SHARED))
    decided = next((a for a in plan if a.product == facts.decision.product), None)
    products = Products(reader, decided, shared, each)
    nodes = [products.node(allocation) for allocation in plan]
    pad = (content.PRODUCT.key,)
    for i, item in enumerate(reader.items(sections.get(content.PRODUCT.key), pad)):
        nodes.append(reader.group(content.PRODUCT, item, (*pad, i)))
        if _more_than_a_week(nodes[-1]):
            wrong = f"Een week heeft {thousands(WEEK_MINUTEN)} minuten. Kijk het getal na."
            report((*pad, i, "volume"), wrong)
    if not nodes:
        report((EACH,), "Er is niets te melden: er loopt geen toewijzing en er verandert niets.")
    own = Node(content.PRODUCTEN, parts=tuple(nodes), place=(EACH,))
    whole = Node(client.tag, parts=(*client.parts, own), place=client.place)
    return Node(ROOT, parts=(header, whole))


def _more_than_a_week(product: Node) -> bool:
    """Say whether a product has more minutes per week than a week has; the standard allows it."""
    per_week = (product.leaf("iwmo:Eenheid"), product.leaf("iwmo:Frequentie")) == (MINUUT, PER_WEEK)
    volume = product.leaf("iwmo:Volume")
    return per_week and volume.isdecimal() and int(volume) > WEEK_MINUTEN


def _without(reader: Reader, waarde: object, facts: Facts) -> list[int]:
    """The numbers of the earlier decisions of which no message was ever sent."""
    earlier = [d.besluit for d in facts.decisions[:-1]]
    found = []
    for i, item in enumerate(reader.items(waarde, (WITHOUT,))):
        if isinstance(item, int) and item in earlier:
            found.append(item)
            continue
        known = ", ".join(map(str, earlier)) or "er is geen eerder besluit"
        reader.report((WITHOUT, i), f"Dit is geen eerder besluit over deze zaak ({known}).")
    return found


def _broken(root: Node, given: Tree, today: date, known: set[str]) -> Iterator[Problem]:
    """The rules that the message breaks, at the place where that was given."""
    content_, places = as_bytes(root), _places(root)
    for finding in broken_rules(content_, today):
        found = [places.get(xpath, ()) for xpath in finding.places]
        problem = given.problem(found[0] if found else (), f"{finding.melding} ({finding.code})")
        said = {given.problem(pad, "").pad for pad in found}
        if not said & known:
            yield problem


def _places(root: Node) -> dict[str, DataPath]:
    """Where the value of each element was given, or what is around it, by its XPath."""
    found: dict[str, DataPath] = {}

    def walk(node: Node, xpath: str, around: DataPath) -> None:
        place = found[xpath] = node.place or around
        names = [part.tag.partition(":")[2] for part in node.parts]
        seen: dict[str, int] = {}
        for name, part in zip(names, node.parts, strict=True):
            seen[name] = seen.get(name, 0) + 1
            many = f"[{seen[name]}]" if names.count(name) > 1 else ""
            walk(part, f"{xpath}/{name}{many}", place)

    walk(root, f"/{root.tag.partition(':')[2]}", ())
    return found


def _notes(facts: Facts) -> Iterator[str]:
    for name in facts.beside:
        yield (
            f"Bij dit besluit hoort ook ‘{name}’. Daarvan zijn geen minuten bekend: het staat niet "
            f"in het bericht. Levert deze aanbieder het, zet het dan onder {content.PRODUCT.key}."
        )


def _trial_details(facts: Facts, today: date) -> dict[str, object]:
    """What is given for a test message: as much as a real one asks, and all of it made up."""
    moment = {
        "toewijzingsdatum": facts.recorded.date().isoformat(),
        "toewijzingstijd": f"{facts.recorded:%H:%M:%S}",
    }
    dagtekening = max(today, facts.recorded.date())
    each: dict[str, object] = {}
    own = facts.decision.product
    for count, a in enumerate(planned(facts, dagtekening), start=1):
        item = {"nummer": trial.FIRST_NUMBER + count, "reden": USUAL_REASON.get(a.change)}
        if a.product != own and a.product.code is None:
            item["productcode"] = trial.PRODUCTCODE
        each[a.key] = item | (moment if a.change == "gelijk" else {})
    code = None if own is None or own.code else trial.PRODUCTCODE
    return {
        content.HEADER.key: trial.header(facts.decision.besluit, dagtekening),
        content.CLIENT.key: trial.client(),
        ALL: {**moment, "commentaar": trial.WORDS, "productcode": code},
        EACH: each,
    }
