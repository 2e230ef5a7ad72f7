"""What a real normenkader takes beside the demonstration: `python -m bench.real_norms`.

In one run, in turn, in time of the processor: judging the worked cases of `demo-ib` and of
`awbz-bgi-2014`, what is possible while every minute is open (the same intakes again and again,
and each time anew), and why a case gets no other product: of `demo-ib`, of `awbz-bgi-2014`, and of
the same with two judged activities that share a result area.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import rules
from bench.engine_case import write
from engine import judge
from engine.partial.possible import Table
from explaining.why_not.search import why_not
from normenkader import Library, Normenkader, read_library
from normenkader.questions import ONBEKEND, GetalVraag
from tests.kaders.small import TOEGANG, sharing
from zaak.checking import check_partial, check_zaak
from zaak.model import Zaak

CONTRACT = Path(__file__).parent.parent / "tests" / "contract"
ROUNDS = 30


def main() -> None:
    """Measure both in turn."""
    library = read_library(Path(rules.__file__).parent).with_setting("demo-ib")
    demo = [check_zaak(c, library) for c in _cases("cases.jsonl")]
    awbz = [check_zaak(c, library) for c in _cases("cases-awbz.jsonl")]
    half = {n.normenkader: (n, _open(c[0], n, library)) for c, n in _examples(library)}
    ways: dict[str, tuple[int, Callable[[], object]]] = {
        "oordelen, demo-ib": (len(demo), lambda: [judge(n, z) for z, n in demo]),
        "oordelen, awbz-bgi-2014": (len(awbz), lambda: [judge(n, z) for z, n in awbz]),
    }
    for name, (normenkader, zaak) in half.items():
        ways[f"gedeeltelijk, {name}"] = (1, _possible(Table(normenkader), zaak, fresh=False))
        ways[f"gedeeltelijk, opnieuw, {name}"] = (
            1,
            _possible(Table(normenkader), zaak, fresh=True),
        )
    for name, (normenkader, zaak) in _asked_why(library).items():
        ways[f"waarom niet, {name}"] = (1, partial(why_not, normenkader, zaak))
    taken = dict.fromkeys(ways, 0.0)
    for _, way in ways.values():
        way()
    for _ in range(ROUNDS):
        for name, (number, way) in ways.items():
            begin = process_time()
            way()
            taken[name] += (process_time() - begin) / number
    for name, seconds in taken.items():
        write(f"{name}: {seconds / ROUNDS * 1e3:.2f} ms")


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line)["zaak"] for line in (CONTRACT / name).read_text("utf-8").splitlines()]


def _examples(library: Library) -> list[tuple[list[dict[str, Any]], Normenkader]]:
    """A case of each in which something counts, with the normenkader."""
    found = []
    for name in ("cases.jsonl", "cases-awbz.jsonl"):
        for case in _cases(name):
            zaak, normenkader = check_zaak(case, library)
            if judge(normenkader, zaak)["uitkomst"] == "product":
                found.append(([case], normenkader))
                break
    return found


def _asked_why(library: Library) -> dict[str, tuple[Normenkader, Zaak]]:
    """The case of each example, and one whose judged activities share an area."""
    found = {n.normenkader: (n, check_zaak(c[0], library)[0]) for c, n in _examples(library)}
    awbz = library.version("awbz-bgi-2014", "2014.1")
    shared = sharing(awbz, ["structuur", "vaardigheden"])
    judged = {"nodig": True, "opgelost_door": "geen"}
    case = {
        "zaak": "A-00001",
        "normenkader": "awbz-bgi-2014",
        "peildatum": "2014-06-01",
        "toegang": TOEGANG,
        "leefgebieden": {
            "structuur": {**judged, "minuten": 150, "gedekt_minuten": 30},
            "vaardigheden": {**judged, "minuten": 200},
            **{n: {"nodig": False} for n in ("toezicht", "toezicht_onderwijs", "oefenen")},
        },
        "clientfactoren": {v.vraag: 0 for v in awbz.questions("clientfactoren")},
    }
    zaak, _ = check_zaak(case, Library([shared], shared.normenkader))
    return {**found, "twee activiteiten samen": (shared, zaak)}


def _open(case: dict[str, Any], normenkader: Normenkader, library: Library) -> Zaak:
    """The case with every leefgebied asked and its numbers open, and every client factor open.

    Where there are no numbers all answers about leefgebieden are open.
    """
    part = normenkader.vragen.leefgebieden
    numbers = [v.vraag for v in part if isinstance(v, GetalVraag)]
    open_ones = {**case, "clientfactoren": dict.fromkeys(case["clientfactoren"], ONBEKEND)}
    asked: dict[str, Any] = {}
    for name in normenkader.leefgebied_names:
        questions = [v.vraag for v in normenkader.questions("leefgebieden", name)]
        asked[name] = dict.fromkeys(questions, ONBEKEND)
        if numbers:
            known = {"nodig": True, "opgelost_door": "geen"}
            known |= {"gemotiveerd_en_leerbaar": True, "programmatisch": True}
            asked[name] |= {k: v for k, v in known.items() if k in questions}
    return check_partial({**open_ones, "leefgebieden": asked}, library)[0]


def _possible(table: Table, zaak: Zaak, *, fresh: bool) -> Callable[[], object]:
    """What finds everything that is possible; with all that was remembered, or without."""
    kept = (table.reach, table.totals, table.sums.contribution, table.sums.options)
    more = (table.factors.find, table.outcomes.leading_to)

    def find() -> object:
        if fresh:
            for one in (*kept, *more):
                one.cache_clear()
        return table.possible(table.state(zaak))

    return find


if __name__ == "__main__":
    main()
