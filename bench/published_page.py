"""What making HTML costs: `python -m bench.published_page`.

The whole page of a normenkader, the part of it that is templates, and the pieces that a screen is
made of. The first use of a template compiles it; that is a line of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import process_time_ns

from normenkader import read_library
from publishing.document.html import document_html
from publishing.html.page import normenkader_document, normenkader_html
from screens.widgets import pieces

RULES = Path(__file__).parent.parent / "rules"
TIMES = 50
FACTS = [(f"naam {i}", f"waarde {i}") for i in range(6)]
ROWS = [[f"rij {i}", str(i), str(2 * i)] for i in range(10)]


def milliseconds(make: Callable[[], str]) -> float:
    """Processor time of making it once, the best of many."""
    times = []
    for _ in range(TIMES):
        begin = process_time_ns()
        make()
        times.append(process_time_ns() - begin)
    return min(times) / 1_000_000


def main() -> None:
    """Print a line for each."""
    normenkader = read_library(RULES).version("demo-ib", "2026.1")
    document = normenkader_document(normenkader)
    begin = process_time_ns()
    size = len(document_html(document))
    first = (process_time_ns() - begin) / 1_000_000
    made: dict[str, Callable[[], str]] = {
        f"the page of demo-ib ({size:,} characters)": lambda: normenkader_html(normenkader),
        "of which its blocks as HTML": lambda: document_html(document),
        "a table of 10 rows": lambda: pieces.table("Tabel", ("Wat", "Een", "Twee"), ROWS),
        "a list of 6 facts": lambda: pieces.facts(FACTS),
        "a heading": lambda: pieces.heading("Kop"),
    }
    print(f"load {os.getloadavg()[0]:.2f}; milliseconds of processor time")
    print(f"{'the blocks for the first time':45} {first:8.3f}")
    for name, make in made.items():
        print(f"{name:45} {milliseconds(make):8.3f}")


if __name__ == "__main__":
    main()
