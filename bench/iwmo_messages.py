"""Random decisions and their messages, judged: `python -m bench.iwmo_messages`.

Each decision is taken and recorded as a real one is, in a chain of one to four about a case, and
gets random details. Its message, and its test message, are held against our own rules, and against
the national schema and rule layer where NORMWIJZER_IWMO_SCHEMA and NORMWIJZER_IWMO_REGELS point to
them. Then faults are planted in each message: our rules have to find them, and the national layer
has to say the same of each.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import rules
from iwmo.message.judging.judges import Judges
from iwmo.message.judging.settings import RULES, SCHEMA
from iwmo.message.making import make, make_trial
from iwmo.message.rules import broken_rules
from normenkader import Library, read_library
from tests.iwmo.message.given import tree
from tests.iwmo.message.random_messages import random_messages
from tests.iwmo.message.test_random import NAMES, planted_in
from tests.iwmo.message.test_rules import FAULTS, NOT_NATIONAL
from tests.register.established import established

FAULTS_EACH = 5


def main() -> None:
    """Make the messages, judge them, and say how many were in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=1_000, metavar="N", help="besluiten")
    parser.add_argument("--zaad", type=int, default=2026, metavar="Z", help="begin van de loting")
    chosen = parser.parse_args()
    judges = Judges.read(_path(SCHEMA), _path(RULES))
    counts, planted = Counter[str](), Counter[str]()
    rng = random.Random(chosen.zaad)  # noqa: S311 - the same every time
    with TemporaryDirectory() as folder:
        library = _library(Path(folder))
    for facts, details, day in random_messages(rng, library, NAMES, chosen.aantal):
        message = make(facts, tree(details), day).content
        counts["allocations"] += message.count(b"<wmo301:ToewijzingNummer>")
        for reason in ("04", "05", "12", "13", "14"):
            counts[f"reason {reason}"] += message.count(f"RedenWijziging>{reason}<".encode())
        for content in (message, make_trial(facts, day).content):
            counts["messages"] += 1
            counts["not in order"] += bool(judges.findings(content, day))
        _plant(rng, message, day, judges, planted)
    print(judges.account)
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    print(f"planted faults: {sum(planted.values())}; of these")
    for name, count in sorted(planted.items()):
        print(f"  {name}: {count}")


def _plant(
    rng: random.Random, message: bytes, day: date, judges: Judges, planted: Counter[str]
) -> None:
    for fault in rng.sample(FAULTS, FAULTS_EACH):
        wrong = planted_in(message, fault)
        if wrong is None:
            continue
        own = {(f.code, frozenset(f.places)) for f in broken_rules(wrong, day)}
        if fault.code not in {code for code, _ in own}:
            # The change that breaks one message may be no fault in another.
            planted["no fault in this message"] += 1
        elif judges.rules is None:
            planted["found by our rules"] += 1
        else:
            national = {(f.code, frozenset(f.places)) for f in judges.rules.findings(wrong)}
            equal = {x for x in own if x[0] not in NOT_NATIONAL} == national
            planted["found alike by both" if equal else f"otherwise: {fault.code}"] += 1


def _path(setting: str) -> Path | None:
    found = os.environ.get(setting)
    return None if found is None else Path(found)


def _library(folder: Path) -> Library:
    """demo-ib as if established (phases), and the AWBZ (no code of a product, modules)."""
    own = established(folder / "regels")
    awbz = read_library(Path(rules.__file__).parent / "awbz-bgi-2014")
    return Library([*own.versies, *awbz.versies])


if __name__ == "__main__":
    main()
