"""The contract, through the command line: worked cases, keys, sums, order, bad cases, bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from normenkader.library import SETTING
from tests.conftest import contract_lines

WORKED = [*contract_lines("cases.jsonl"), *contract_lines("extra.jsonl")]
KEYS = [
    "antwoordformaat",
    "zaak",
    "normenkader",
    "uitkomst",
    "product",
    "bandbreedte",
    "doelrichting",
    "minuten_per_week",
    "prijs",
    "meetellend",
    "fasering",
    "signalen",
    "spoor",
]


@pytest.fixture(scope="module", autouse=True)
def usual() -> Iterator[None]:
    """The cases of the contract name no normenkader: a setting says which one judges them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTING, "demo-ib")
        yield


def run(lines: list[str], tmp_path: Path, *options: str) -> tuple[int, list[str]]:
    """Judge the lines of a .jsonl file; gives the exit code and the lines that come out."""
    file = tmp_path / "zaken.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["beoordeel", str(file), "--json", *options])
    return result.exit_code, result.stdout_bytes.decode("utf-8").splitlines()


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    lines = [json.dumps(case["zaak"]) for case in WORKED]
    code, out = run(lines, tmp_path_factory.mktemp("zaken"))
    assert code == 0
    return [json.loads(line) for line in out]


def coded(antwoord: dict[str, Any], key: str) -> Any:
    value = antwoord[key]
    return value["code"] if key in ("product", "bandbreedte") and value else value


@pytest.mark.parametrize("number", range(len(WORKED)), ids=[c["zaak"]["zaak"] for c in WORKED])
def test_worked_case_gives_the_expected_answer(number: int, answers: list[dict[str, Any]]) -> None:
    expected = WORKED[number]["verwacht"]
    assert {key: coded(answers[number], key) for key in expected} == expected


def test_every_answer_has_the_keys_of_the_contract_in_order(answers: list[dict[str, Any]]) -> None:
    assert {tuple(a) for a in answers} == {tuple(KEYS)}


def test_steps_have_their_keys_and_a_sentence(answers: list[dict[str, Any]]) -> None:
    for step in (s for a in answers for s in a["spoor"]):
        assert list(step) == [
            "regel",
            "fase",
            "onderwerp",
            "invoer",
            "effect",
            "bron",
            "uitleg",
        ]
        assert step["bron"]
        assert step["uitleg"].endswith(".")
        assert "{" not in step["uitleg"]


def test_minutes_of_the_trail_add_up_exactly(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        steps = [s["effect"]["minuten"] for s in answer["spoor"] if "minuten" in s["effect"]]
        assert all(isinstance(m, (int, str)) for m in steps)
        assert sum(map(Fraction, steps)) == (answer["minuten_per_week"] or 0)


def test_every_leefgebied_is_accounted_for(answers: list[dict[str, Any]]) -> None:
    for case, answer in zip(WORKED, answers, strict=True):
        if answer["uitkomst"] == "geen_toegang":
            continue
        said = {
            s["onderwerp"]: s["effect"]["telt_mee"]
            for s in answer["spoor"]
            if "telt_mee" in s["effect"]
        }
        assert set(said) == set(case["zaak"]["leefgebieden"])
        assert [naam for naam, counts in said.items() if counts] == answer["meetellend"]


def test_bad_cases_do_not_stop_the_good_ones(tmp_path: Path, zaak: dict[str, Any]) -> None:
    good = json.dumps(zaak)
    bad = json.dumps({**zaak, "zaak": "T-9", "peildatum": "2026-13-01", "extra": 1})
    code, out = run([good, bad, "{kapot", "", good], tmp_path)
    assert code == 2
    assert len(out) == 5
    assert out[0] == out[4]
    assert json.loads(out[1]) == {
        "zaak": "T-9",
        "fouten": [
            {
                "pad": "peildatum",
                "melding": ("is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-01-01"),
            },
            {"pad": "extra", "melding": "onbekende sleutel: haal deze regel weg"},
        ],
    }
    assert json.loads(out[2])["zaak"] is None
    assert json.loads(out[3])["fouten"][0]["melding"].startswith("Hier staat geen zaak")


def test_order_of_keys_does_not_change_a_byte(tmp_path: Path, zaak: dict[str, Any]) -> None:
    def reverse(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: reverse(v) for k, v in reversed(value.items())}
        return value

    _, out = run([json.dumps(zaak), json.dumps(reverse(zaak))], tmp_path)
    assert out[0] == out[1]


def test_explanation_of_the_consulent_never_touches_the_answer(
    tmp_path: Path, zaak: dict[str, Any]
) -> None:
    noted = json.loads(json.dumps(zaak))
    noted["toegang"]["toelichting"] = "De inwoner vertelt dat het beter gaat."
    noted["leefgebieden"]["financien"]["toelichting"] = "Post ligt op een stapel.\nVeel rekeningen."
    noted["clientfactoren"]["toelichting"] = ""
    _, out = run([json.dumps(zaak), json.dumps(noted)], tmp_path)
    assert out[0] == out[1]


def test_same_bytes_in_another_process_and_hash_seed(tmp_path: Path, zaak: dict[str, Any]) -> None:
    file = tmp_path / "zaak.json"
    file.write_text(json.dumps(zaak), encoding="utf-8")
    outs = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "cli.main", "beoordeel", "--json", str(file)]
        env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        outs.append(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    _, out = run([json.dumps(zaak)], tmp_path)
    assert outs[0] == outs[1] == out[0].encode() + b"\n"
