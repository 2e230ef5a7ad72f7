"""How long one case takes, and one decision table in four engines: `python -m bench.engine_case`.

Compare figures within one run only: every round runs all ways in turn, so that other work on the
machine slows them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from types import SimpleNamespace
from typing import Any, TypeVar

import rules
from engine import judge
from engine.answer import make_answer
from engine.dialect import Regellijst, is_
from engine.durable_run import run
from engine.evaluator import evaluate
from engine.rulesets import compile_rulesets
from engine.verloop import Verloop
from normenkader import Bibliotheek, Normenkader, read_library
from normenkader.stages import Normtijden
from zaak.checking import check_zaak
from zaak.model import Zaak

T = TypeVar("T")
CASES = Path(__file__).parent.parent / "tests" / "contract" / "cases.jsonl"
INSTALL = ".venv/bin/pip install --require-hashes -r requirements/bench.txt"
LIBRARIES = ("durable-rules", "pydantic", "zen-engine", "SpiffWorkflow")
FIELDS = ("leefgebied", "doel", "niveau")
# No row of the table is about these: every engine must say so.
STRANGERS = (
    {"leefgebied": "financien", "doel": "behoud", "niveau": 1},
    {"leefgebied": "financien", "doel": "behoud", "niveau": 5},
    {"leefgebied": "adl", "doel": "herstel", "niveau": 2},
    {"leefgebied": "tuin", "doel": "behoud", "niveau": 2},
)


@dataclass(frozen=True)
class Row:
    """One row of a first-hit table: the answers that it asks for, and the minutes it gives."""

    leefgebied: str
    doel: str
    niveau: int
    minuten: int

    @property
    def answers(self) -> dict[str, Any]:
        """The input that only this row matches."""
        return {field: getattr(self, field) for field in FIELDS}


@dataclass(frozen=True)
class Case:
    """A case as data, checked, and evaluated."""

    data: Any
    zaak: Zaak
    verloop: Verloop


Decide = Callable[[Mapping[str, Any]], int | None]


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=20, metavar="N", help="rounds (default 20)")
    number = max(1, parser.parse_args().number)
    bibliotheek = read_library(Path(rules.__file__).parent)
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    write(f"{os.cpu_count()} kernen, Python {platform.python_version()}, {platform.platform()}")
    write(", ".join(f"{name} {installed(name)}" for name in LIBRARIES))
    write(f"Belasting vooraf: {load()}")
    one_case(bibliotheek, normenkader, number)
    one_table(normenkader, number)
    write(f"\nBelasting achteraf: {load()}")


def one_case(bibliotheek: Bibliotheek, normenkader: Normenkader, number: int) -> None:
    """One case from plain data to its answer with its trail, and the parts of that."""
    rulesets = compile_rulesets(normenkader)
    cases = []
    for line in CASES.read_text("utf-8").splitlines():
        data = json.loads(line)["zaak"]
        zaak, _ = check_zaak(data, bibliotheek)
        judge(normenkader, zaak)
        cases.append(Case(data, zaak, run(rulesets, zaak)))
    ways: dict[str, Callable[[Case], object]] = {
        "judge: beoordelen, met spoor": lambda c: judge(normenkader, c.zaak),
        "  durable_run.run: regelmachine": lambda c: run(rulesets, c.zaak),
        "  evaluator.evaluate: controle": lambda c: evaluate(normenkader, c.zaak),
        "  make_answer: woorden": lambda c: make_answer(normenkader, c.zaak, c.verloop),
        "check_zaak: controleren, vooraf": lambda c: check_zaak(c.data, bibliotheek),
    }
    title = f"Eén zaak van demo-ib ({len(cases)} zaken, {number} rondes)"
    table(title, measure(ways, cases, number))


def one_table(normenkader: Normenkader, number: int) -> None:
    """The norm times as one first-hit table; every engine must give the same before it is timed."""
    rows = norm_rows(normenkader)
    ways: dict[str, Decide] = {}
    for name, make in (
        ("durable_rules, onze driver", with_driver),
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


def norm_rows(normenkader: Normenkader) -> list[Row]:
    """The norm times of the normenkader, one row for each number of minutes."""
    stage = normenkader.stage(Normtijden)
    if stage is None:
        raise SystemExit("Dit normenkader heeft geen normtijden.")
    return [
        Row(own.leefgebied, doel, int(niveau), minuten)
        for own in stage.tabel
        for doel, cells in own.minuten.items()
        for niveau, minuten in cells.items()
    ]


def prove(name: str, decide: Decide, rows: Sequence[Row]) -> None:
    """Stop where an engine gives other minutes than the table says."""
    wanted = [(row.answers, row.minuten) for row in rows] + [(s, None) for s in STRANGERS]
    for answers, minuten in wanted:
        found = decide(answers)
        if found != minuten:
            raise SystemExit(f"{name} geeft {found} bij {answers}; dat moet {minuten} zijn.")


def with_driver(rows: Sequence[Row]) -> Decide:
    """Our own dialect and driver on durable_rules."""
    rules_ = Regellijst()
    for row in rows:
        lines = [is_(field, value) for field, value in row.answers.items()]
        rules_.add("norm", lines, row, exclusive=True)
    compiled = rules_.compile()

    def decide(answers: Mapping[str, Any]) -> int | None:
        fired = compiled.fire([{"soort": "norm", **answers}])
        return fired[0][0].minuten if fired else None

    return decide


def with_loop(rows: Sequence[Row]) -> Decide:
    """The same table in Python, row by row."""
    table_ = [(row.leefgebied, row.doel, row.niveau, row.minuten) for row in rows]

    def decide(answers: Mapping[str, Any]) -> int | None:
        for leefgebied, doel, niveau, minuten in table_:
            asked = answers["leefgebied"] == leefgebied and answers["doel"] == doel
            if asked and answers["niveau"] == niveau:
                return minuten
        return None

    return decide


def with_zen(rows: Sequence[Row]) -> Decide:
    """The same table as a JDM graph of three nodes, compiled once by a loader.

    Without a loader (`create_decision`) every call takes many times as long.
    """
    zen = import_module("zen")
    inputs = [{"id": f, "name": f, "type": "expression", "field": f} for f in FIELDS]
    outputs = [{"id": "minuten", "name": "minuten", "type": "expression", "field": "minuten"}]
    cells = [
        {f: json.dumps(v) for f, v in {"_id": i, **row.answers, "minuten": row.minuten}.items()}
        for i, row in enumerate(rows)
    ]
    content = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": cells}
    kinds = (("in", "inputNode"), ("t", "decisionTableNode"), ("out", "outputNode"))
    nodes = [{"id": node, "name": node, "type": kind, "content": content} for node, kind in kinds]
    edges = [
        {"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"}
        for a, b in (("in", "t"), ("t", "out"))
    ]
    loader = {"type": "static", "content": {"norm": {"nodes": nodes, "edges": edges}}}
    engine = zen.ZenEngine({"loader": loader})

    def decide(answers: Mapping[str, Any]) -> int | None:
        result: dict[str, int] = engine.evaluate("norm", answers)["result"]
        return result.get("minuten")

    return decide


def with_spiff(rows: Sequence[Row]) -> Decide:
    """The same table as DMN, evaluated without the workflow around it.

    UNIQUE is the hit policy with which SpiffWorkflow stops at the first row that matches.
    """
    parser = import_module("SpiffWorkflow.dmn.parser.BpmnDmnParser").BpmnDmnParser()
    script = import_module("SpiffWorkflow.bpmn.script_engine").PythonScriptEngine()
    parser.add_dmn_str(dmn(rows).encode())
    engine = parser.get_engine("norm", None)
    workflow = SimpleNamespace(script_engine=script)

    def decide(answers: Mapping[str, Any]) -> int | None:
        result: dict[str, int] = engine.result(SimpleNamespace(data=answers, workflow=workflow))
        return result.get("minuten")

    return decide


def dmn(rows: Sequence[Row]) -> str:
    """The table as DMN 1.3."""
    inputs = "".join(
        f'<input id="i_{f}" label="{f}"><inputExpression id="e_{f}" typeRef="Any">'
        f"<text>{f}</text></inputExpression></input>"
        for f in FIELDS
    )
    entries = []
    for i, row in enumerate(rows):
        cells = "".join(
            f'<inputEntry id="r{i}_{f}"><text>{escape(json.dumps(v), quote=False)}</text>'
            "</inputEntry>"
            for f, v in row.answers.items()
        )
        outcome = f'<outputEntry id="r{i}_m"><text>{row.minuten}</text></outputEntry>'
        entries.append(f'<rule id="r{i}">{cells}{outcome}</rule>')
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" '
        'namespace="urn:normwijzer"><decision id="norm" name="norm">'
        f'<decisionTable id="tabel" hitPolicy="UNIQUE">{inputs}'
        f'<output id="m" label="minuten" name="minuten" typeRef="integer"/>{"".join(entries)}'
        "</decisionTable></decision></definitions>"
    )


def measure(
    ways: Mapping[str, Callable[[T], object]], inputs: Sequence[T], number: int
) -> dict[str, float]:
    """The median over the rounds of the milliseconds per input, for each way."""
    rounds: dict[str, list[int]] = {name: [] for name in ways}
    for _ in range(number):
        for name, way in ways.items():
            start = perf_counter_ns()
            for value in inputs:
                way(value)
            rounds[name].append(perf_counter_ns() - start)
    return {name: median(spent) / len(inputs) / 1e6 for name, spent in rounds.items()}


def table(title: str, times: Mapping[str, float]) -> None:
    """Write the times, and how they compare with the first."""
    first = next(iter(times.values()))
    write(f"\n{title}")
    write(f"{'':36}{'ms per keer':>12}{'verhouding':>12}")
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
