"""A thousand kills of a process that records decisions: nothing that was acknowledged is lost.

Run from the project's folder: `python -m bench.register_kills [kills] [sqlite|postgresql]`.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from register.store.opening import open_register, prepare
from register.store.place import Place, place
from tests.postgres import empty_database, running_postgres
from tests.register.faults.kills import Telling, kill_once

WHEN = {
    "start": "before the transaction",
    "begin": "in the transaction",
    "commit": "at the commit",
    "bewaard": "after it was acknowledged",
}


def run(plek: Place, kills: int) -> None:
    """Kill, check and count; stops at the first thing that is wrong."""
    rng, telling = random.Random(1), Telling()  # noqa: S311
    times, reopened = [], []
    for number in range(1, kills + 1):
        start = time.perf_counter()
        register = open_register(plek)
        reopened.append(time.perf_counter() - start)
        kill_once(plek, register, rng, telling)
        register.close()
        times.append(time.perf_counter() - start)
        if number % 100 == 0:
            print(f"{number} kills, {telling.checked} records, load {os.getloadavg()[0]:.1f}")
    for phase, words in WHEN.items():
        print(f"  killed {words}: {telling.when[phase]}")
    print(f"  acknowledged: {telling.acknowledged}, of which lost: {telling.lost}")
    print(f"  not acknowledged, but there as a whole: {telling.unknown_but_there}")
    print(f"  records in a whole chain: {telling.checked}")
    print(
        f"  to open again after a kill: median {statistics.median(reopened) * 1000:.1f} ms, "
        f"longest {max(reopened) * 1000:.1f} ms"
    )
    print(f"  each kill with its checks: median {statistics.median(times) * 1000:.0f} ms")
    if telling.lost:
        sys.exit("Something that was acknowledged is lost.")


def main() -> None:
    """Run on one kind of database, or on both."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    kinds = sys.argv[2:] or ["sqlite", "postgresql"]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    for kind in kinds:
        print(f"{kind}, load {os.getloadavg()[0]:.1f}")
        with ExitStack() as stack:
            if kind == "sqlite":
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                run(place(str(folder)), kills)
                continue
            database = stack.enter_context(empty_database(stack.enter_context(running_postgres())))
            prepare(place(database.beheer_url), database.app_rol)
            run(place(database.app_url), kills)


if __name__ == "__main__":
    main()
