"""How long it takes to prove a normenkader: `python -m bench.proof`, or with a name or a file.

Compare figures within one run only.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from time import perf_counter, process_time

import rules
from bench.engine_case import load, write
from normenkader import Normenkader, read_library
from normenkader.checks.proof import WEIGHED
from normenkader.reading import read_normenkader
from proof import prove
from proof.questions import all_questions, number_of_cases
from proof.walking.choosing import all_pairs
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration


def main() -> None:
    """Prove each shipped normenkader, or what is asked, and each by walking through alone."""
    write(f"Python {platform.python_version()}, belasting vooraf: {load()}")
    for normenkader in _asked(sys.argv[1:]):
        name = f"{normenkader.normenkader}@{normenkader.versie}"
        write(f"{name}: {number_of_cases(normenkader):.1e} zaken")
        own = process_time()
        states = walk(normenkader)
        write(f"  doorlopen: {process_time() - own:.1f} s ({states:,} toestanden)")
        clock, own = perf_counter(), process_time()
        parts = prove_in_parts(normenkader)
        for part, seconds in parts.items():
            write(f"  {part}: {seconds:.1f} s")
        write(
            f"  alles: {process_time() - own:.1f} s processor, {perf_counter() - clock:.1f} s klok"
        )
    write(f"Belasting achteraf: {load()}")


def _asked(names: list[str]) -> list[Normenkader]:
    """The shipped normenkaders with these names, or the files; without any all that are shipped."""
    files = [read_normenkader(Path(name)) for name in names if Path(name).is_file()]
    shipped = read_library(Path(rules.__file__).parent).versies
    return [*files, *(nk for nk in shipped if not names or nk.normenkader in names)]


def walk(normenkader: Normenkader) -> int:
    """Walk through all states, without z3; gives how many there are."""
    walked = Enumeration(normenkader)
    pairs = all_pairs(walked, Exempt())
    states = walked.walk().states
    for place in all_questions(normenkader):
        if place[0] in WEIGHED:
            states += pairs.find(place).states
    return states


def prove_in_parts(normenkader: Normenkader) -> dict[str, float]:
    """Prove, with the seconds of the processor for each property."""
    seconds: dict[str, float] = {}
    last = [("begin", process_time())]

    def step(name: str) -> None:
        part, before = last.pop()
        last.append((name.partition(":")[0], process_time()))
        seconds[part] = seconds.get(part, 0.0) + last[-1][1] - before

    prove(normenkader, progress=step)
    step("klaar")
    return seconds


if __name__ == "__main__":
    main()
