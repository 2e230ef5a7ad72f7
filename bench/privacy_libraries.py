"""The scan for personal data beside two libraries: `python -m bench.privacy_libraries FOLDER`.

In FOLDER are phonenumbers and python-stdnum, which the program does not use:
`python -m pip install --no-deps --target FOLDER phonenumbers==9.0.43 python-stdnum==2.2`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time_ns
from typing import Any

from tests.zaak.privacy import test_dates, test_notes, test_scan
from zaak.privacy.addresses import ibans
from zaak.privacy.flatten import flatten
from zaak.privacy.scan import find_personal_data, passes_eleven_test

PEILDATUM = date(2026, 7, 1)
# Sentences of this bench itself, beside those of the tests.
NUMBERS = """
Bel me op 0612 345 678|06 1234 5678|0031612345678|+31-6-1234 5678|zijn nummer: 06/12345678
telefoon (06) 12345678|mobiel 06 123 456 78|06_12345678|06 12345678 of 06 87654321
088 123 45 67|085-1234567|+32 2 555 12 12|+1 212 555 0123|001 212 555 0123|+212 661 23 45 67
+48 601 234 567|+44 7911 123456|02 555 12 12|0470 12 34 56|zijn broer: +31  6  12 34 56 78
0182 - 52 41 11|078 639 8989|(078) 770 8985|Bel oom op nul zes 12345678
"""
NONE = """
Zaaknummer 2026001234 en 2026001235|Indicatie 0123456789012|Factuur 0612345678901
Kenmerk 06.2026.123456|Budget 06 maanden, 12 345 678 euro|Score 0 3 1 4 2 3 1 0 2 4
Polis 0031 bedrag 612345|Week 06 2026, 12 34 uur|1 2 3 4 5 6 7 8 9 10|20260612 tot 20270611
Lot 2612345678|Dossier 31612345678|Bedrag 612.345,67|Medicatie 0,5 mg 06:12 uur 34 druppels
Afspraken 6-1, 23-4, 5-6, 7-8|Bankpas 1234 5678 9012 3456|Product 06.12.34.567
IP 10.123.45.67 en 192.168.10.20|Norm 10 20 30 40 50 60 min|Rapport 070-2026-1234-56
tel. 0900 1234|0800-0432|14 078|bel 0800-1234
"""
# Examples of the register of IBAN.
ACCOUNTS = """
SA0380000000608010167519 RS35260005601001611379 BR1800360305000010009795493C1
AE070331234567890123456 IL620108000000099999999 EG380019000500000000263180002
PS92PALS000000000400123456702 XK051212012345678906 BE68539007547034
"""
# Words that begin as an account does, and what may follow a number.
STARTS = ("al", "at", "be", "es", "is", "it", "me", "se", "st")
WORDS = """
    de mensen die gesprekken met hem haar komt naar huis week voor hulp bij post en geld wat ook
    nog niet mag zij wil graag elke dag zelf gaat goed moeder buurt samen doen
"""
Finds = Callable[[str], bool]


def texts_of(module: Any, name: str) -> list[str]:
    """The texts with which the tests of a module are called whose name matches."""
    marks = [m for f, own in vars(module).items() if re.search(name, f) for m in _marks(own)]
    return [t for m in marks if m.args[0] == "tekst" for t in m.args[1]]


def _marks(function: Any) -> Iterable[Any]:
    return [m for m in getattr(function, "pytestmark", []) if m.name == "parametrize"]


def lines(text: str) -> list[str]:
    """The sentences of a block."""
    return [part for line in text.split("\n") for part in line.split("|") if part]


def seconds(work: Callable[[], object]) -> int:
    """Processor time, the best of three."""
    times = []
    for _ in range(3):
        begin = process_time_ns()
        work()
        times.append(process_time_ns() - begin)
    return min(times)


def telephone(matcher: Any, leniency: Any) -> None:
    """What is taken for a telephone number, and how long that takes."""

    def ours(text: str) -> bool:
        return any(v.soort == "telefoonnummer" for v in find_personal_data(text, PEILDATUM))

    def theirs(level: str) -> Finds:
        own = getattr(leniency, level)
        return lambda text: matcher(flatten(text)[0], "NL", leniency=own).has_next()

    numbers = [*test_notes.REFUSED["telefoonnummer"], *texts_of(test_scan, "telephone_number_is")]
    none = [*test_notes.ACCEPTED, *texts_of(test_scan, "other|plain|alone")]
    none += texts_of(test_dates, "test_")
    found: list[tuple[str, Finds]] = [("ours", ours)]
    found += [(level, theirs(level)) for level in ("POSSIBLE", "VALID", "STRICT_GROUPING")]
    for name, finds in found:
        for label, texts in (
            ("numbers", [*numbers, *lines(NUMBERS)]),
            ("none", [*none, *lines(NONE)]),
        ):
            hit = [t for t in texts if finds(t)]
            print(f"{name:16}{label:8} {len(hit):3} of {len(texts)}")
            if name in ("ours", "VALID"):
                print("   ", [t for t in texts if (t in hit) != (label == "numbers")])
    everything = [*numbers, *none]
    whole = seconds(lambda: [find_personal_data(t, PEILDATUM) for t in everything])
    only = seconds(lambda: [theirs("VALID")(t) for t in everything])
    print(f"VALID takes {only / whole:.2f} times the whole scan")


def checks(bsn: Any, iban: Any) -> None:
    """Where the checks of the two kinds of numbers differ."""
    rng = random.Random(1)  # noqa: S311 - the same numbers in every run
    numbers = ["".join(rng.choices("0123456789", k=rng.choice((8, 9)))) for _ in range(100_000)]
    differ = [n for n in numbers if passes_eleven_test(n) != bsn.is_valid(n)]
    print(f"bsn: {len(differ)} of {len(numbers)} differ")
    said = [
        f"{rng.choice(STARTS)} {rng.randint(10, 98)} {' '.join(rng.choices(WORDS.split(), k=9))}"
        for _ in range(50_000)
    ]
    print(f"iban: {sum(any(True for _ in ibans(t)) for t in said)} of {len(said)} plain sentences")
    for text in ACCOUNTS.split():
        print(f"iban {text}: ours {any(True for _ in ibans(text))}, stdnum {iban.is_valid(text)}")


def main() -> None:
    """Print everything."""
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder))
    for package in ("phonenumbers", "stdnum"):
        files = [p for p in (folder / package).rglob("*") if p.suffix != ".pyc" and p.is_file()]
        print(f"{package}: {sum(p.stat().st_size for p in files) / 1e6:.0f} MB of source and data")
    library = import_module("phonenumbers")
    telephone(library.PhoneNumberMatcher, library.Leniency)
    checks(import_module("stdnum.nl.bsn"), import_module("stdnum.iban"))


if __name__ == "__main__":
    main()
