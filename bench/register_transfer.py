"""How long moving a large register takes, and how much memory: out, in, and a backup.

Run from the project's folder: `python -m bench.register_transfer [decisions] [sqlite|postgresql]`.
The decisions are copies of one with another reference, stored in one go.
"""

from __future__ import annotations

import os
import platform
import resource
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from normenkader.file.canonical import canonical_bytes
from register.decisions.writing import append, decision_content, keep_normenkader
from register.moving.backup import backup, restore
from register.moving.transfer import export, import_file
from register.record import Content
from register.store.database import writing
from register.store.opening import Register, open_register, prepare
from register.store.place import Place, place
from tests.postgres import empty_database, running_postgres
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT
from tests.register.faults.processes import new_orders
from tests.register.faults.writer import BIBLIOTHEEK


def fill(register: Register, aantal: int) -> None:
    """Store so many decisions."""
    first = new_orders("BENCH", 1)[0]
    inhoud, normenkader = decision_content(CONSULENT, BIBLIOTHEEK, first, MOMENT)
    with writing(register.engine) as connection:
        keep_normenkader(connection, normenkader)
        for number in range(aantal):
            words = [(b"BENCH-0", b"BENCH-%d" % number)]
            words.append((first.opdracht.encode(), secrets.token_hex(16).encode()))
            parts = [inhoud.stuk, canonical_bytes(first.zaak), inhoud.antwoord or b""]
            for old, new in words:
                parts = [part.replace(old, new) for part in parts]
            append(connection, "besluit", Content(secrets.token_bytes(16), *parts))


def timed(what: str, work: Callable[[], object]) -> None:
    """Do the work in a process of its own, so that its memory is its own too."""
    sys.stdout.flush()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        took = time.perf_counter() - start
        print(
            f"  {what}: {took:.1f} s, memory at most {(after - before) / 1024:.0f} MB more, "
            f"load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        os._exit(0)
    os.waitpid(child, 0)


def run(own: Place, other: Place, folder: Path, aantal: int) -> None:
    """From one register to another, by a file and by a backup."""

    def out(name: str) -> None:
        export(open_register(own), AUDITOR, folder / name)
        print(f"  {name}: {(folder / name).stat().st_size / 1e6:.0f} MB")

    def copy() -> None:
        backup(open_register(own), AUDITOR, folder / "kopie")
        print(f"  kopie: {(folder / 'kopie').stat().st_size / 1e6:.0f} MB")

    timed(f"storing {aantal} decisions in one go", lambda: fill(open_register(own), aantal))
    timed("uitvoer", lambda: out("register.jsonl"))
    timed("uitvoer, compressed", lambda: out("register.jsonl.gz"))
    timed("invoer", lambda: import_file(open_register(other), folder / "register.jsonl.gz"))
    timed("reservekopie", copy)
    place_back = place(str(folder / "terug"))
    timed("terugzetten in SQLite", lambda: restore(open_register(place_back), folder / "kopie"))


def main() -> None:
    """Run on one kind of database, or on both."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    for kind in sys.argv[2:] or ["sqlite", "postgresql"]:
        print(kind)
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            if kind == "sqlite":
                run(place(str(folder / "een")), place(str(folder / "twee")), folder, aantal)
                continue
            postgres = stack.enter_context(running_postgres())
            own, other = (
                place(stack.enter_context(empty_database(postgres)).beheer_url) for _ in range(2)
            )
            prepare(own)
            prepare(other)
            run(own, other, folder, aantal)


if __name__ == "__main__":
    main()
