"""How long one case takes, and one decision table in four engines: `python -m bench.engine_case`.

Compare figures within one run only: every round runs all ways in turn, so that other work on the
machine slows them alike. All cases differ; before the first round each of them was judged once.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import process_time_ns
from typing import Any, TypeVar

import rules
from bench.decision_table import (
    Decide,
    norm_rows,
    prove,
    with_driver,
    with_loop,
    with_memory,
    with_spiff,
    with_zen,
)
from engine import ContractAnswer, answer_text, judge
from engine.account.answer import make_answer
from engine.calculation.build import build
from engine.calculation.evaluator import evaluate, flat_answers
from engine.evaluation import Evaluation
from engine.rule_engine import dialect
from engine.rule_engine.rulesets import compile_rulesets
from engine.rule_engine.run import run
from normenkader import Library, Normenkader, read_library
from tests.engine.python_ops import PythonOps
from tests.strategies import random_zaak
from zaak.checking import check_zaak
from zaak.model import Zaak

T = TypeVar("T")
CASES = 400
SEED = 2026
INSTALL = ".venv/bin/pip install --require-hashes -r requirements/bench.txt"
LIBRARIES = ("durable-rules", "pydantic", "zen-engine", "SpiffWorkflow")


@dataclass(frozen=True)
class Case:
    """A case as data, checked, evaluated and answered."""

    data: Any
    zaak: Zaak
    verloop: Evaluation
    antwoord: ContractAnswer


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=10, metavar="N", help="rounds (default 10)")
    number = max(1, parser.parse_args().number)
    bibliotheek = read_library(Path(rules.__file__).parent)
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    write(f"{os.cpu_count()} kernen, Python {platform.python_version()}, {platform.platform()}")
    write(", ".join(f"{name} {installed(name)}" for name in LIBRARIES))
    write(f"Belasting vooraf: {load()}")
    one_case(bibliotheek, normenkader, number)
    one_table(normenkader, number)
    write(f"\nBelasting achteraf: {load()}")


def one_case(bibliotheek: Library, normenkader: Normenkader, number: int) -> None:
    """A case from plain data to the bytes of its answer, and the parts of that."""
    rulesets = compile_rulesets(normenkader)
    remembered = dialect.MOST_REMEMBERED
    dialect.MOST_REMEMBERED = 0
    forgetful = compile_rulesets(normenkader)
    dialect.MOST_REMEMBERED = remembered
    rng = random.Random(SEED)  # noqa: S311
    cases = []
    for _ in range(CASES):
        data = random_zaak(rng)
        zaak, _ = check_zaak(data, bibliotheek)
        cases.append(Case(data, zaak, run(rulesets, zaak), judge(normenkader, zaak)))

    def whole(case: Case) -> bytes:
        zaak, chosen = check_zaak(case.data, bibliotheek)
        return answer_text(judge(chosen, zaak)).encode()

    def interpreted(case: Case) -> object:
        return build(normenkader, PythonOps(flat_answers(case.zaak)))

    ways: dict[str, Callable[[Case], object]] = {
        "van gegevens tot antwoord in bytes": whole,
        "  check_zaak: controleren": lambda c: check_zaak(c.data, bibliotheek),
        "  judge: beoordelen, met spoor": lambda c: judge(normenkader, c.zaak),
        "    durable_run.run: regelmachine": lambda c: run(rulesets, c.zaak),
        "      zonder geheugen": lambda c: run(forgetful, c.zaak),
        "    evaluator.evaluate: controle": lambda c: evaluate(normenkader, c.zaak),
        "      niet geschreven (PythonOps)": interpreted,
        "    make_answer: woorden": lambda c: make_answer(normenkader, c.zaak, c.verloop),
        "  answer_text: schrijven": lambda c: answer_text(c.antwoord).encode(),
    }
    title = f"Eén zaak van demo-ib ({len(cases)} verschillende zaken, {number} rondes)"
    table(title, measure(ways, cases, number))


def one_table(normenkader: Normenkader, number: int) -> None:
    """The norm times as one first-hit table; every engine must give the same before it is timed."""
    rows = norm_rows(normenkader)
    ways: dict[str, Decide] = {}
    for name, make in (
        ("durable_rules, onze driver", with_driver),
        ("  met geheugen", with_memory),
        ("gewone Python-lus", with_loop),
        ("zen-engine (JDM)", with_zen),
        ("SpiffWorkflow (DMN)", with_spiff),
    ):
        try:
            ways[name] = make(rows)
        except ModuleNotFoundError as missing:
            write(f"\n{name} is niet geïnstalleerd ({missing.name}). Installeren: {INSTALL}")
            continue
        prove(name, ways[name], rows)
    title = f"Eén beslistabel, eerste treffer ({len(rows)} rijen, {number} rondes)"
    table(title, measure(ways, [row.answers for row in rows], number))


def measure(
    ways: Mapping[str, Callable[[T], object]], inputs: Sequence[T], number: int
) -> dict[str, float]:
    """The median over the rounds of the milliseconds per input, for each way."""
    rounds: dict[str, list[int]] = {name: [] for name in ways}
    for _ in range(number):
        for name, way in ways.items():
            start = process_time_ns()
            for value in inputs:
                way(value)
            rounds[name].append(process_time_ns() - start)
    return {name: median(spent) / len(inputs) / 1e6 for name, spent in rounds.items()}


def table(title: str, times: Mapping[str, float]) -> None:
    """Write the times, and how they compare with the first."""
    first = next(iter(times.values()))
    write(f"\n{title}")
    write(f"{'':36}{'ms rekentijd':>12}{'verhouding':>12}")
    for name, spent in times.items():
        figures = f"{spent:12.4f}{spent / first:12.3f}".replace(".", ",")
        write(f"{name:36}{figures}")


def load() -> str:
    """The load of the machine over 1, 5 and 15 minutes."""
    return " ".join(f"{x:.2f}".replace(".", ",") for x in os.getloadavg())


def installed(name: str) -> str:
    """The version of a library."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "(niet geïnstalleerd)"


def write(tekst: str) -> None:
    """Write a line."""
    sys.stdout.write(tekst + "\n")


if __name__ == "__main__":
    main()
