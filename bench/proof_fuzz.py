"""Both methods of the proof against every client: `python -m bench.proof_fuzz VAN TOT`.

Random small normenkaders, one for each seed from VAN to TOT. With `--uitzonderingen` rules have
exceptions: what these cover every two clients say where they are about the time of one leefgebied,
and otherwise both methods are compared with each other. `--soort plain`
or `real` takes one kind of normenkader, `--hoogstens` is how many clients there may be. It prints
what differs, and in the end how many normenkaders were looked at; what is too large to prove counts
apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from bench.engine_case import write
from tests.proof.fuzz.agreeing import differences
from tests.proof.fuzz.everybody import Everybody, TooManyError
from tests.proof.fuzz.shapes import MAKERS, shape

TRIES = 300


def main() -> int:
    """Look at each seed; gives 1 where something differs."""
    asked = _asked()
    counts: Counter[str] = Counter()
    for seed in range(asked.van, asked.tot):
        for kind in [asked.soort] if asked.soort else list(MAKERS):
            outcome = look(str(seed), kind, asked.hoogstens, excused=asked.uitzonderingen)
            counts[outcome] += 1
    write(", ".join(f"{name}: {many}" for name, many in sorted(counts.items())))
    return int(bool(counts["verschilt"]))


def look(seed: str, kind: str, most: int, *, excused: bool) -> str:
    """Look at the first normenkader of a seed that is small enough."""
    for attempt in range(TRIES):
        own = f"{seed}.{attempt}"
        found = shape(own, kind, excused=excused)
        if found is None:
            continue
        try:
            everybody = Everybody(found.normenkader, most)
        except TooManyError:
            continue
        different = list(differences(found, everybody))
        for line in different:
            write(f"{kind} {own}: {line}")
        if not different:
            return "gelijk"
        return "te groot" if all(d.startswith("TooLargeError") for d in different) else "verschilt"
    return "geen klein genoeg"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("van", type=int)
    parser.add_argument("tot", type=int)
    parser.add_argument("--soort", choices=list(MAKERS))
    parser.add_argument("--hoogstens", type=int, default=40_000)
    parser.add_argument("--uitzonderingen", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
