"""How fast stored decisions are replayed: `python -m bench.register_replay`.

Makes a register, and measures in one run, block by block in turn: judging the same cases from
memory without the register (1 core), and replaying them (1 core); then replaying all on all cores.
On a busy machine trust the time of the processor more than the clock, and ratios most.
"""

from __future__ import annotations

import argparse
import platform
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import rules
from bench.engine_case import load, write
from engine import answer_text, judge
from normenkader import Library, Normenkader, read_library
from register.choice import Choice, proposed
from register.decisions.selection import Selection, choose
from register.decisions.writing import RecordRequest, append, decision_content, keep_normenkader
from register.record import Content
from register.replaying.pool import all_cores, spread
from register.replaying.replay import ReplayReport, replay
from register.store.database import writing
from register.store.opening import Register, open_register
from register.store.place import place
from rights import LOKAAL
from tests.random_cases import random_case
from zaak.checking import check_zaak

MOMENT = datetime(2026, 7, 15, 9, 30, tzinfo=UTC)
OORDEEL = "Dit past bij wat ik in het gesprek heb gezien."
AT_ONCE = 500
IN_A_TRANSACTION = 5_000
BLOCK = 5_000
# With purely random answers 94 of 100 cases stop at access, which takes much less work.
ACCESS = {
    "leeftijd": 51,
    "woont_in_gemeente": True,
    "wlz_indicatie": False,
    "permanent_toezicht": False,
    "extramuraal_duurder": False,
}


def main() -> None:
    """Make the register and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=100_000, metavar="N", help="besluiten")
    parser.add_argument("--houd", type=Path, metavar="MAP", help="bewaar het register, of neem het")
    chosen = parser.parse_args()
    write(f"{all_cores()} kernen, Python {platform.python_version()}, {platform.platform()}")
    write(f"durable-rules {version('durable-rules')}, SQLAlchemy {version('sqlalchemy')}")
    write(f"Belasting vooraf: {load()}")
    with _folder(chosen.houd) as folder:
        register = open_register(place(str(folder)))
        nummers = choose(register, LOKAAL, Selection()).nummers
        if not nummers:
            make(register, chosen.aantal)
            nummers = choose(register, LOKAAL, Selection()).nummers
        measure(register, nummers)
        register.close()
    write(f"Belasting achteraf: {load()}")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    with TemporaryDirectory(prefix="normwijzer-bench-") as folder:
        yield Path(folder)


def case(normenkader: Normenkader, number: int) -> dict[str, Any]:
    """A random case, the same for a number in every run; nine of ten have access."""
    made = random_case(random.Random(number), normenkader, number)  # noqa: S311
    return made if number % 10 == 0 else made | {"toegang": ACCESS}


def library() -> tuple[Library, Normenkader]:
    """The normenkaders that ship, and the one to measure."""
    found = read_library(Path(rules.__file__).parent)
    return found, found.version("demo-ib", "2026.1")


def make(register: Register, aantal: int) -> None:
    """Fill a register: the contents on all cores, the chain here."""
    start = perf_counter()
    _, normenkader = library()
    parts = (range(n, min(n + AT_ONCE, aantal + 1)) for n in range(1, aantal + 1, AT_ONCE))
    ready: list[Content] = []
    for contents in spread(_maker, None, parts, all_cores()):
        ready += contents
        if len(ready) >= IN_A_TRANSACTION:
            _store(register, normenkader, ready)
            ready = []
    _store(register, normenkader, ready)
    spent = perf_counter() - start
    write(f"Register met {aantal} besluiten gemaakt in {spent:.0f} s")


def _store(register: Register, normenkader: Normenkader, contents: list[Content]) -> None:
    with writing(register.engine) as connection:
        keep_normenkader(connection, normenkader)
        for inhoud in contents:
            append(connection, "besluit", inhoud)


@contextmanager
def _maker(_: None) -> Iterator[Callable[[range], list[Content]]]:
    bibliotheek, normenkader = library()

    def content(number: int) -> Content:
        data = case(normenkader, number)
        zaak, _ = check_zaak(data, bibliotheek)
        keuze = Choice(proposed(normenkader, zaak, judge(normenkader, zaak)), OORDEEL)
        order = RecordRequest(f"{number:032x}", data, keuze)
        return decision_content(LOKAAL, bibliotheek, order, MOMENT)[0]

    yield lambda numbers: [content(number) for number in numbers]


@dataclass
class Tijd:
    """Time that was spent: on the clock, and of the processors, other processes included."""

    klok: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Add the time that passes here."""
        klok, cpu = perf_counter(), _cpu()
        yield
        self.klok += perf_counter() - klok
        self.cpu += _cpu() - cpu


def _cpu() -> float:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def measure(register: Register, nummers: list[int]) -> None:
    """Time the three ways; every answer must be the stored one."""
    bibliotheek, normenkader = library()
    total, cores = len(nummers), all_cores()
    _judge_all(bibliotheek, [case(normenkader, n) for n in range(1, 101)])
    bare, alone, together = Tijd(), Tijd(), Tijd()
    alike = ReplayReport()
    for start in range(0, total, BLOCK):
        cases = [case(normenkader, n + 1) for n in range(start, min(start + BLOCK, total))]
        with bare.running():
            _judge_all(bibliotheek, cases)
        with alone.running():
            alike.add(replay(register, LOKAAL, nummers[start : start + BLOCK]))
    with together.running():
        alike.add(replay(register, LOKAAL, nummers, cores))
    if (alike.gelijk, alike.anders) != (2 * total, 0):
        raise SystemExit(f"Niet alles is gelijk: {alike.gelijk} van {2 * total}.")
    write(
        f"\n{total} besluiten, alle antwoorden gelijk. Per seconde; verhouding tot de eerste rij:"
    )
    write(f"{'':38}{'klok':>8}{'per kern':>10}{'verh.':>7}{'per cpu-s':>11}{'verh.':>7}")
    for name, spent, used in (
        ("beoordelen uit het geheugen, 1 kern", bare, 1),
        ("herhalen uit het register, 1 kern", alone, 1),
        (f"herhalen uit het register, {cores} kernen", together, cores),
    ):
        klok, cpu = total / spent.klok, total / spent.cpu
        ratios = bare.klok / spent.klok / used, bare.cpu / spent.cpu
        figures = f"{klok:8.0f}{klok / used:10.0f}{ratios[0]:7.2f}{cpu:11.0f}{ratios[1]:7.2f}"
        write(f"{name:38}{figures.replace('.', ',')}")


def _judge_all(bibliotheek: Library, cases: list[dict[str, Any]]) -> None:
    for data in cases:
        zaak, normenkader = check_zaak(data, bibliotheek)
        answer_text(judge(normenkader, zaak)).encode()


if __name__ == "__main__":
    main()
