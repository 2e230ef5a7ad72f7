"""Write the golden answers of the newest format: `python -m tests.golden.make`.

By hand, once for each format: after that they show that stored answers are still written the same,
with normenkaders as they were. An existing folder is only replaced with `--opnieuw`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine import ANTWOORDFORMAAT, ContractAnswer, answer_text, judge
from normenkader import Library, Normenkader, read_library
from normenkader.file.canonical import canonical_bytes
from tests.conftest import RULES, contract_lines
from tests.random_cases import random_case
from tests.strategies import random_zaak
from zaak.checking import check_zaak

FOLDER = Path(__file__).parent
MOST_TRIED = 2_000
LONGEST = 3_000  # characters of a case, so that the files stay small
# How many cases of one normenkader, with the most varied first.
MOST_KEPT = 36


def main() -> None:
    """Write the folder of the newest format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opnieuw", action="store_true", help="vervang een map die er al is")
    again = parser.parse_args().opnieuw
    folder = FOLDER / f"antwoordformaat-{ANTWOORDFORMAAT}"
    if folder.exists() and not again:
        raise SystemExit(f"{folder} bestaat al. Vervangen kan met --opnieuw, vóór een uitgave.")
    made = [(nk, varied(nk)) for nk in read_library(RULES).versies]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "normenkaders").mkdir(parents=True)
    lines = []
    for normenkader, cases in made:
        name = f"{normenkader.sha256}.json"
        (folder / "normenkaders" / name).write_bytes(canonical_bytes(normenkader.content) + b"\n")
        lines += [
            {"sha256": normenkader.sha256, "zaak": case, "antwoord": answer_text(answer)}
            for case, answer in cases
        ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "zaken.jsonl").write_text(text, "utf-8")
    sys.stdout.write(f"{len(lines)} zaken in {folder}\n")


def varied(normenkader: Normenkader) -> list[tuple[Any, ContractAnswer]]:
    """Cases that each show something that no case before them shows, the main things first."""
    bibliotheek = Library([normenkader], normenkader.normenkader)
    judged = []
    for case in (c for c in candidates(normenkader) if len(str(c)) <= LONGEST):
        zaak, chosen = check_zaak(case, bibliotheek)
        judged.append((case, judge(chosen, zaak)))
    kept: list[tuple[Any, ContractAnswer]] = []
    for shows in (features, details):
        seen = {thing for _, answer in kept for thing in shows(answer)}
        for case, answer in judged:
            shown = set(shows(answer))
            if not shown <= seen and len(kept) < MOST_KEPT:
                seen |= shown
                kept.append((case, answer))
    return kept


def candidates(normenkader: Normenkader) -> Iterator[Any]:
    """Cases of the contract, then random ones, with and without explanations in own words."""
    rng = random.Random(2026)
    of_contract = [line["zaak"] for line in contract_lines("cases.jsonl")]
    if normenkader.normenkader == "demo-ib":
        yield from of_contract[:10]
        for _ in range(MOST_TRIED):
            yield random_zaak(rng)
    for number in range(MOST_TRIED):
        yield random_case(rng, normenkader, number)


def features(answer: ContractAnswer) -> Iterator[Any]:
    """What an answer shows: its outcome, price and phases, its signals and every rule."""
    outcome = answer["uitkomst"]
    yield outcome, (answer["bandbreedte"] or {}).get("code"), len(answer["fasering"])
    yield outcome, (answer["product"] or {}).get("code"), (answer["prijs"] or {}).get("totaal_cent")
    yield from (signal["code"] for signal in answer["signalen"])
    for step in answer["spoor"]:
        minutes = step["effect"].get("minuten")
        yield step["regel"], step["fase"] == "meetellen" and tuple(step["invoer"])
        yield step["regel"], str(minutes).startswith("-"), type(minutes)


def details(answer: ContractAnswer) -> Iterator[Any]:
    """Of every rule its subjects, and which leefgebieden count together."""
    yield tuple(answer["meetellend"])
    yield from ((step["regel"], step["onderwerp"]) for step in answer["spoor"])


if __name__ == "__main__":
    main()
