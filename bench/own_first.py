"""Whether a proposal shows before its time, over many random intakes where one judges first.

Run from the project's folder: `python -m bench.own_first [number of intakes]`. Each intake is in
the mode 'eerst zelf oordelen' and driven below the browser: every message that the server sends,
the draft in the database, the downloads, the list of cases and a second tab are searched for the
name of what is proposed, every sentence of its explanation and every number of the answer. Then
somebody judges, and the proposal must be there. A planted leak is looked for first: a search that
misses it proves nothing.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile

# Which registers were where is kept in the user's own state: not in that of whoever measures.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="normwijzer-state-")

from normenkader import Library, read_library
from tests.conftest import RULES
from tests.random_cases import random_case
from tests.screens.intake.own_first.intakes import (
    Found,
    mode_on,
    own_register,
    run_intake,
    vocabulary,
)
from tests.screens.intake.own_first.planted import PLANTED


def main() -> None:
    """Run them over the shipped normenkaders in turn, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    library = read_library(RULES).with_setting("demo-ib")
    for name, plant in PLANTED.items():
        with plant():
            found = _run(library, 3, first=1)
        print(f"planted, {name}: {'found' if any(f.leaks for f in found) else 'MISSED'}")
    found = _run(library, count)
    leaks = [leak for f in found for leak in f.leaks]
    print(f"intakes: {len(found)}, places searched: {sum(f.searched for f in found)}")
    numbers, told = sum(f.numbers for f in found), sum(f.told for f in found)
    print(f"numbers of the answers: {numbers}, of which the form itself never shows {told}")
    print(f"proposal there after the judgement: {sum(f.opened for f in found)}")
    print(f"leaks: {len(leaks)}")
    for leak in leaks[:20]:
        print(f"- {leak}")


def _run(library: Library, count: int, first: int = 0) -> list[Found]:
    found = []
    names = library.ids()
    for i, name in enumerate(names):
        normenkader = next(v for v in library.versies if v.normenkader == name)
        with mode_on(own_register()) as register:
            words = vocabulary(normenkader, register, random_case(random.Random(0), normenkader))  # noqa: S311
            for seed in range(first + i, first + count, len(names)):
                found.append(run_intake(register, library, normenkader, seed, words))
                if len(found) % 20 == 0:
                    print(f"… {len(found)}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    main()
