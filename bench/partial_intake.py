"""How long a partial intake takes, beside every completion: `python -m bench.partial_intake`.

Compare figures within one run only. Cases are random ones of demo-ib; what was found before for
another case is forgotten first, so that every case pays for itself.
"""

from __future__ import annotations

import argparse
import platform
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import Any

import rules
from bench.engine_case import load, write
from engine.partial import answer, next_questions, possible
from engine.partial.possible import table
from normenkader import Normenkader, read_library
from tests.partial_cases import completions, how_many, open_places, random_partial
from zaak.checking import check_partial
from zaak.model import Zaak

SEED = 2026
OPEN = (3, 6, 12, 20)
MOST_COMPLETIONS = 3_000


def main() -> None:
    """Measure each way for a number of open questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zaken", type=int, default=100, metavar="N", help="zaken per aantal")
    chosen = parser.parse_args()
    bibliotheek = read_library(Path(rules.__file__).parent)
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    rng = random.Random(SEED)  # noqa: S311
    write(f"Python {platform.python_version()}, belasting vooraf: {load()}")
    write(f"{'open':>5} {'wat':34}{'midden':>9}{'p95':>9}{'meeste':>9}  ms per zaak")
    for number in OPEN:
        found = cases(rng, normenkader, number, chosen.zaken)
        zaken = [check_partial(case, bibliotheek)[0] for case in found]
        for name, way in (
            ("wat mogelijk is", lambda z: possible(normenkader, z)),
            ("het antwoord, met wat zeker is", lambda z: answer(normenkader, z)),
            ("de volgende vraag", lambda z: next_questions(normenkader, z)),
        ):
            report(number, name, [timed(normenkader, way, zaak) for zaak in zaken])
        brute(number, normenkader, found, zaken)
    write(f"Belasting achteraf: {load()}")


def cases(
    rng: random.Random, normenkader: Normenkader, number: int, wanted: int
) -> list[dict[str, Any]]:
    """Random cases with exactly this many open answers."""
    found: list[dict[str, Any]] = []
    while len(found) < wanted:
        case = random_partial(rng, normenkader, number)
        if len(open_places(case)) == number:
            found.append(case)
    return found


def timed(normenkader: Normenkader, way: Callable[[Zaak], object], zaak: Zaak) -> float:
    """Milliseconds of the processor, without what was remembered of other cases."""
    made = table(normenkader)
    for memory in (made.reach, made.totals, made.sums.contribution, made.factors.find):
        memory.cache_clear()
    start = process_time_ns()
    way(zaak)
    return (process_time_ns() - start) / 1e6


def brute(
    number: int, normenkader: Normenkader, found: Sequence[Any], zaken: Sequence[Zaak]
) -> None:
    """The same by trying every completion, for the cases that have few enough."""
    few = [
        (case, zaak)
        for case, zaak in zip(found, zaken, strict=True)
        if how_many(normenkader, case) <= MOST_COMPLETIONS
    ]
    if not few:
        write(f"{number:5} te veel aanvullingen om ze alle te proberen")
        return
    ours, all_of_them = [], []
    for case, zaak in few:
        ours.append(timed(normenkader, lambda z: possible(normenkader, z), zaak))
        start = process_time_ns()
        every = list(completions(normenkader, case))
        all_of_them.append((process_time_ns() - start) / 1e6)
        assert every  # noqa: S101 - a case without completions would be measured wrongly
    ratio = sum(all_of_them) / sum(ours)
    report(number, f"elke aanvulling ({len(few)} zaken)", all_of_them)
    write(f"{'':6}verhouding tot wat mogelijk is, dezelfde zaken: {ratio:.0f} keer zo lang")


def report(number: int, name: str, times: Sequence[float]) -> None:
    """One line of figures."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    figures = f"{median(ordered):9.2f}{p95:9.2f}{ordered[-1]:9.2f}"
    write(f"{number:5} {name:34}{figures}".replace(".", ","))


if __name__ == "__main__":
    main()
