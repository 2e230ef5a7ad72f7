"""Evaluates an exported DMN with KIE (Drools), by hand: that engine is too large for ./test.

Unpack the npm package `@kie-tools/jitexecutor-native` (a server, 110 MB), start its program for
this computer and give its address:

    python -m tests.publishing.dmn.kie http://127.0.0.1:8080 demo-ib@2026.1 1000
"""

from __future__ import annotations

import json
import random
import sys
import urllib.request
from typing import Any

from engine import judge
from normenkader import read_library
from publishing.dmn.export import dmn_inputs, dmn_xml
from tests.conftest import RULES, contract_lines
from tests.publishing.dmn.engines import answer, checked, codes
from tests.random_cases import random_case


def main(adres: str, versie: str, aantal: int) -> None:
    """Compare worked cases (of demo-ib) and so many random ones; say every difference."""
    normenkader = read_library(RULES).version(*versie.partition("@")[::2])
    rng = random.Random(110)
    cases = [random_case(rng, normenkader, i) for i in range(aantal)]
    if normenkader.normenkader == "demo-ib":
        for name in ("cases.jsonl", "extra.jsonl"):
            cases += [line["zaak"] for line in contract_lines(name)]
    inputs, model = dmn_inputs(normenkader), dmn_xml(normenkader)
    wrong = 0
    zaken = checked(normenkader, cases)
    for zaak in zaken:
        result = evaluate(adres, {"model": model, "context": inputs(zaak)})
        theirs = answer(normenkader, result["dmnContext"])
        ours = codes(normenkader, judge(normenkader, zaak))
        if theirs != ours or result["messages"]:
            wrong += 1
            sys.stdout.write(f"{zaak.zaak}\n  {ours}\n  {theirs}\n  {result['messages']}\n")
    sys.stdout.write(f"{len(zaken)} zaken, {wrong} anders\n")


def evaluate(adres: str, vraag: dict[str, Any]) -> dict[str, Any]:
    """What the server says: every decision, and messages where something went wrong."""
    request = urllib.request.Request(  # noqa: S310 - an address that one gives oneself
        f"{adres}/jitdmn/dmnresult",
        data=json.dumps(vraag).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as reply:  # noqa: S310
        found: dict[str, Any] = json.load(reply)
    return found


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
