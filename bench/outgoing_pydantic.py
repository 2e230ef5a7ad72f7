"""Answers written by pydantic beside our own writer: `python -m bench.outgoing_pydantic`.

The same answers of `demo-ib`, through the models of the contract (`engine.account.contract`) and
through the JSON encoder of Python. Both in one run, in turn; the bytes must be equal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import rules
from bench.engine_case import write
from engine import answer_text, judge
from normenkader import read_library
from zaak.checking import check_zaak

CASES = Path(__file__).parent.parent / "tests" / "contract" / "cases.jsonl"
ROUNDS = 20


def main() -> None:
    """Measure both, and judging itself beside them."""
    library = read_library(Path(rules.__file__).parent).with_setting("demo-ib")
    cases = [json.loads(line)["zaak"] for line in CASES.read_text("utf-8").splitlines()]
    checked = [check_zaak(case, library) for case in cases]
    answers = [judge(normenkader, zaak) for zaak, normenkader in checked]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    if any(encode(a) != answer_text(a) for a in answers):
        sys.exit("De twee schrijven andere bytes.")
    ways: dict[str, Callable[[], object]] = {
        "oordelen": lambda: [judge(n, z) for z, n in checked],
        "schrijven, json": lambda: [encode(a) for a in answers],
        "schrijven, pydantic": lambda: [answer_text(a) for a in answers],
    }
    taken = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begin = process_time()
            way()
            taken[name] += process_time() - begin
    for name, seconds in taken.items():
        write(f"{name}: {seconds / ROUNDS / len(answers) * 1e6:.0f} µs per antwoord")


if __name__ == "__main__":
    main()
