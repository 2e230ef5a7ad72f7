"""How the scan for personal data grows with the text: `python -m bench.privacy_scan`.

A text that is four times as long should take about four times as long, also when it is hostile.
"""

from __future__ import annotations

import os
from datetime import date
from time import process_time_ns

from zaak.privacy.scan import find_personal_data

NUMBERS = ("a", "1", "0", "@", "a@", "1 ", "06 ", "+31 ", "1234 AB ", "1-1-", "3 apr ", "geb ")
STREETS = ("straat", "straat 1", "NL91 ", "nl12abcd", "+32 1", "bsn 1/", "Laan van A", "a 1\n")
PIECES = (
    "a",
    "1",
    "0",
    "@",
    "a@",
    "1 ",
    "06 ",
    "+31 ",
    "1234 AB ",
    "1-1-",
    "3 apr ",
    "geb ",
    *STREETS,
)
SHORT, LONG = 4_000, 16_000


def milliseconds(tekst: str) -> float:
    """Processor time of one scan, the best of five."""
    times = []
    for _ in range(5):
        begin = process_time_ns()
        find_personal_data(tekst, date(2026, 7, 1))
        times.append(process_time_ns() - begin)
    return min(times) / 1_000_000


def main() -> None:
    """Print a line for each piece of which a text consists."""
    print(f"load {os.getloadavg()[0]:.2f}; milliseconds at {SHORT} and {LONG} characters")
    for piece in PIECES:
        short, long = (milliseconds((piece * n)[:n]) for n in (SHORT, LONG))
        print(f"{piece!r:12} {short:8.2f} {long:8.2f}   x {long / short:.1f}")


if __name__ == "__main__":
    main()
