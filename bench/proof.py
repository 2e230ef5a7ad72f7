"""How long it takes to prove a normenkader: `python -m bench.proof`.

Compare figures within one run only.
"""

from __future__ import annotations

import platform
from pathlib import Path
from time import perf_counter, process_time

import rules
from bench.engine_case import load, write
from normenkader import Normenkader, read_library
from normenkader.checks.proof import WEIGHED
from proof import prove
from proof.questions import all_questions, number_of_cases
from proof.walking.comparing import Exempt
from proof.walking.enumeration import Enumeration
from proof.walking.pairs import Pairs


def main() -> None:
    """Prove both shipped normenkaders, and each by walking through alone."""
    write(f"Python {platform.python_version()}, belasting vooraf: {load()}")
    for normenkader in read_library(Path(rules.__file__).parent).versies:
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


def walk(normenkader: Normenkader) -> int:
    """Walk through all states, without z3; gives how many there are."""
    walked = Enumeration(normenkader)
    pairs = Pairs(walked, Exempt())
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
