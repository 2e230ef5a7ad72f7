"""Evaluates an exported DMN with engines that are not ours, in one process for many cases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine import judge
from normenkader import Normenkader
from normenkader.library import FixedVersion
from publishing.dmn.export import dmn_inputs, dmn_xml
from tests.conftest import ROOT
from zaak.checking import check_zaak
from zaak.model import Zaak

DMN = ROOT / "tests" / "dmn"
MODULES = Path(sys.prefix) / "dmn" / "node_modules"
ENGINES = ("imicros", "feelin")
PRICE = ("product_cent", "opslag_cent", "totaal_cent", "per_weken")
Antwoord = dict[str, Any]


def node(script: str, *arguments: str, invoer: str = "") -> str:
    """What a script in tests/dmn writes; ./test installs what it needs."""
    done = subprocess.run(
        ["node", DMN / script, *arguments],
        input=invoer,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NODE_PATH": str(MODULES)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def checked(normenkader: Normenkader, zaken: Iterable[Any]) -> list[Zaak]:
    """Cases of this version, whatever their date."""
    library = FixedVersion(normenkader)
    return [check_zaak(zaak, library, normenkader.normenkader)[0] for zaak in zaken]


def decisions(
    models: Sequence[tuple[Normenkader, Sequence[Zaak]]],
) -> Iterator[tuple[Normenkader, Zaak, dict[str, Antwoord]]]:
    """For each case what every decision gives, by engine."""
    lines = []
    for normenkader, zaken in models:
        inputs = dmn_inputs(normenkader)
        lines.append(json.dumps({"model": dmn_xml(normenkader)}))
        lines += [json.dumps({"invoer": inputs(zaak)}) for zaak in zaken]
    found = node("evaluate.js", invoer="\n".join(lines)).splitlines()
    cases = [(normenkader, zaak) for normenkader, zaken in models for zaak in zaken]
    for (normenkader, zaak), line in zip(cases, found, strict=True):
        yield normenkader, zaak, json.loads(line)


def differences(models: Sequence[tuple[Normenkader, Sequence[Zaak]]]) -> list[Any]:
    """Each case of which an engine gives another answer than ours."""
    found: list[Any] = []
    for normenkader, zaak, by_engine in decisions(models):
        ours = codes(normenkader, judge(normenkader, zaak))
        for name in ENGINES:
            theirs = answer(normenkader, by_engine[name])
            if theirs != ours:
                found.append((name, zaak, ours, theirs))
    return found


def codes(normenkader: Normenkader, antwoord: Mapping[str, Any]) -> Antwoord:
    """What a DMN says of one of our answers: codes for product and bandwidth, no sentences."""
    found = {key: antwoord[key] for key in ("uitkomst", "doelrichting", "minuten_per_week")}
    found |= {key: antwoord[key] and antwoord[key]["code"] for key in ("product", "bandbreedte")}
    found |= {key: antwoord[key] for key in ("meetellend", "fasering", "prijs")}
    return found


def answer(normenkader: Normenkader, besluiten: Mapping[str, Any]) -> Antwoord:
    """The decisions of a DMN as such an answer; a decision that is not there gives nothing."""
    b = besluiten
    price = {key: b.get(f"prijs_{key}") for key in PRICE}
    return {
        "uitkomst": b["uitkomst"],
        "doelrichting": b.get("doelrichting"),
        "minuten_per_week": b.get("minuten_per_week"),
        "product": b["productcode"],
        "bandbreedte": b.get("bandbreedte"),
        "meetellend": [n for n in normenkader.leefgebied_names if b[f"telt_mee_{n}"] == 1],
        "fasering": list(_phases(b)),
        "prijs": price if price["per_weken"] is not None else None,
    }


def _phases(besluiten: Mapping[str, Any]) -> Iterator[dict[str, int]]:
    number, week = 1, 1
    while f"weken_fase_{number}" in besluiten:
        weeks = besluiten[f"weken_fase_{number}"]
        if weeks:
            minutes = besluiten[f"minuten_fase_{number}"]
            last = week + weeks - 1
            yield {"week_van": week, "week_tot": last, "minuten_per_week": minutes}
        number, week = number + 1, week + weeks
