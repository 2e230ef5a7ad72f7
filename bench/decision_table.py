"""One decision table in several engines: the norm times, first hit; `engine_case` times it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from engine.rule_engine.dialect import RuleList, is_
from engine.rule_engine.driver import CompiledRuleset
from normenkader import Normenkader
from normenkader.stages import Normtijden

FIELDS = ("leefgebied", "doel", "niveau")
# No row of the table is about these: every engine must say so.
STRANGERS = (
    {"leefgebied": "financien", "doel": "behoud", "niveau": 1},
    {"leefgebied": "financien", "doel": "behoud", "niveau": 5},
    {"leefgebied": "adl", "doel": "herstel", "niveau": 2},
    {"leefgebied": "tuin", "doel": "behoud", "niveau": 2},
)
Decide = Callable[[Mapping[str, Any]], int | None]


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


def norm_rows(normenkader: Normenkader) -> list[Row]:
    """The norm times of the normenkader, one row for each number of minutes."""
    stage = normenkader.stage(Normtijden)
    if stage is None:
        raise SystemExit("Dit normenkader heeft geen normtijden.")
    return [
        Row(own.leefgebied, doel, int(niveau), minuten)
        for own in stage.tabel
        for doel, cells in (own.minuten or {}).items()
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
    """Our own driver on durable_rules, which works for every question."""
    rules = _rules(rows)
    regelset = CompiledRuleset(rules.regels)

    def decide(answers: Mapping[str, Any]) -> int | None:
        fired = regelset.fire([{"soort": "norm", **answers}])
        return rules.labels[fired[0][0]].minuten if fired else None

    return decide


def with_memory(rows: Sequence[Row]) -> Decide:
    """The same with the memory of our dialect: the engine works for a fact that is new."""
    compiled = _rules(rows).compile()

    def decide(answers: Mapping[str, Any]) -> int | None:
        fired = compiled.fire([{"soort": "norm", **answers}])
        return fired[0][0].minuten if fired else None

    return decide


def _rules(rows: Sequence[Row]) -> RuleList:
    rules = RuleList()
    for row in rows:
        lines = [is_(field, value) for field, value in row.answers.items()]
        rules.add("norm", lines, row, exclusive=True)
    return rules


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
