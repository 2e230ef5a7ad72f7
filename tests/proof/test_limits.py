"""What is too large is said beforehand, and never begun; a complete case is judged all the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from cli.main import app
from engine.judging import judge
from engine.partial import answer, checked_possible, next_questions, size
from engine.partial.layout import Layout
from engine.partial.words import possible_sentence
from normenkader import Normenkader
from normenkader.file.tree import Tree
from normenkader.library import FixedVersion
from normenkader.reading import build
from proof import TooLargeError, prove, size_warnings
from screens.intake.form.possible import possible_html
from tests.proof.small import Data, rule, stage
from tests.proof.test_planted import pairs
from zaak.checking import check_partial, check_zaak
from zaak.model import Zaak

ODD = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79)
SHARED = (
    "financien",
    "dagbesteding",
    "huisvesting",
    "huiselijke_relaties",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
    "adl",
    "lichamelijke_gezondheid",
)


def odd_minutes(data: Data) -> None:
    """Nineteen more leefgebieden, whose minutes have nothing in common."""
    for i, minutes in enumerate(ODD):
        bron = {"document": "demo", "plaats": "stap 2"}
        data["leefgebieden"].append({"leefgebied": f"x{i}", "naam": f"Extra {i}", "bron": bron})
        cells = {"behoud": {"3": minutes, "2": minutes + 6}}
        cells["ontwikkel"] = {"3": minutes + 2, "2": minutes + 9}
        row = {"regel": f"NT-X{i}", "leefgebied": f"x{i}", "minuten": cells}
        stage(data, "normtijden")["tabel"].append(row)


def couplings(data: Data) -> None:
    """Nine couplings to the same two leefgebieden."""
    first = rule(data, "LG-JUSTITIE")
    stage(data, "meetellen")["koppelingen"] += [
        {**copy.deepcopy(first), "regel": f"LG-K{i}", "leefgebied": naam}
        for i, naam in enumerate(SHARED)
    ]


def area(data: Data) -> None:
    """One result area of six leefgebieden."""
    shared = copy.deepcopy(rule(data, "RG-PSYCHISCH"))
    shared.update(regel="RG-ZES", naam="samen", leefgebieden=list(SHARED[:6]))
    stage(data, "resultaatgebieden")["regels"].append(shared)


def changed(demo: Normenkader, spoil: Callable[[Data], None]) -> Normenkader:
    data: Data = copy.deepcopy(demo.content)
    data.pop("client")
    spoil(data)
    return build(Tree("groot.yaml", data))


def open_data(nk: Normenkader) -> Data:
    """A case in which everything is open, as plain data."""

    def everything(sectie: str, naam: str | None = None) -> dict[str, Any]:
        return {v.vraag: "onbekend" for v in nk.questions(sectie, naam)}

    return {
        "zaak": "open",
        "normenkader": nk.normenkader,
        "peildatum": str(nk.geldig.van),
        "toegang": everything("toegang"),
        "leefgebieden": {n: everything("leefgebieden", n) for n in nk.leefgebied_names},
        "clientfactoren": everything("clientfactoren"),
    }


def open_case(nk: Normenkader) -> Zaak:
    zaak, _ = check_partial(open_data(nk), FixedVersion(nk))
    return zaak


def test_shipped_normenkaders_are_not_too_large(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    assert size_warnings(demo) == size_warnings(drechtsteden) == ()


@pytest.mark.parametrize("spoil", [odd_minutes, couplings])
def test_open_intake_of_what_is_too_large_says_that_nothing_is_computed(
    demo: Normenkader, spoil: Callable[[Data], None]
) -> None:
    nk = changed(demo, spoil)
    zaak = open_case(nk)
    found = answer(nk, zaak)
    assert found["uitkomst"] == "onvolledig"
    assert (found["mogelijk"], found["minuten_bereik"], found["spoor"]) == (None, None, [])
    assert found["te_groot"] in size_warnings(nk)[0]
    mogelijk = checked_possible(nk, zaak)
    said = possible_sentence(nk, mogelijk)
    assert said == f"Wat nog kan uitkomen is niet berekend. {found['te_groot']}"
    assert "niet berekend" in possible_html(nk, mogelijk)
    with pytest.raises(TooLargeError):
        next_questions(nk, zaak)


@pytest.mark.parametrize("spoil", [odd_minutes, couplings, area])
def test_proof_of_what_is_too_large_is_not_begun(
    demo: Normenkader, spoil: Callable[[Data], None]
) -> None:
    nk = changed(demo, spoil)
    steps: list[str] = []
    with pytest.raises(TooLargeError) as raised:
        prove(nk, (), steps.append)
    assert steps == []
    assert any(str(raised.value) in zin for zin in size_warnings(nk))


@pytest.mark.parametrize("spoil", [odd_minutes, couplings, area])
def test_complete_case_of_what_is_too_large_is_judged(
    demo: Normenkader, spoil: Callable[[Data], None]
) -> None:
    nk = changed(demo, spoil)
    leefgebieden: Data = {n: {"niveau": "niet_uitgevraagd"} for n in nk.leefgebied_names}
    leefgebieden["financien"] = {"niveau": 3, "opgelost_door": "geen", "doel": "behoud"}
    zaak, _ = check_zaak(
        {
            "zaak": "heel",
            "normenkader": nk.normenkader,
            "peildatum": str(nk.geldig.van),
            "toegang": {
                v.vraag: v.answers()[-1] if v.soort == "geheel_getal" else v.answers()[0]
                for v in nk.questions("toegang")
            },
            "leefgebieden": leefgebieden,
            "clientfactoren": {v.vraag: v.answers()[0] for v in nk.questions("clientfactoren")},
        },
        FixedVersion(nk),
    )
    assert judge(nk, zaak)["uitkomst"] != "onvolledig"


def rules_of(data: Data, folder: Path) -> Path:
    """The normenkader as a file in a folder of rules."""
    file = folder / "demo-ib" / "2026.1.yaml"
    file.parent.mkdir()
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return file


@pytest.mark.parametrize("command", ["beoordeel", "volgende-vraag"])
@pytest.mark.parametrize("als_json", [True, False])
def test_commands_about_an_open_intake_say_that_nothing_is_computed(
    command: str, demo: Normenkader, tmp_path: Path, *, als_json: bool
) -> None:
    nk = changed(demo, couplings)
    folder = rules_of(nk.content, tmp_path).parent
    case = tmp_path / "open.yaml"
    case.write_text(yaml.safe_dump(open_data(nk), allow_unicode=True), "utf-8")
    json_option = ["--json"] if als_json else []
    said = CliRunner().invoke(app, [command, *json_option, "--regels", str(folder), str(case)])
    assert said.exit_code == 0, said.output
    assert "hangen samen, door een koppeling of een resultaatgebied" in said.stdout
    if als_json:
        assert json.loads(said.stdout)["mogelijk"] is None
    else:
        assert "Wat nog kan uitkomen is niet berekend." in said.stdout


def test_check_warns_and_the_proof_refuses_with_code_1(demo: Normenkader, tmp_path: Path) -> None:
    data: Data = copy.deepcopy(demo.content)
    data.pop("client")
    couplings(data)
    file = rules_of(data, tmp_path)
    checked = CliRunner().invoke(app, ["controleer", str(tmp_path)])
    assert checked.exit_code == 0
    assert "Let op: Het bewijs kan niet worden gemaakt" in checked.stdout
    refused = CliRunner().invoke(app, ["bewijs", str(file)])
    assert refused.exit_code == 1
    assert "Er is niets bewezen: De leefgebieden" in refused.stderr


def test_question_for_a_number_costs_no_more_than_its_boundaries(demo: Normenkader) -> None:
    """Values between the same boundaries are one: it would never end, one by one."""
    most = 10_000

    def spoil(data: Data) -> None:
        data["vragen"]["clientfactoren"].append(
            {
                "vraag": "uren",
                "tekst": "Hoeveel uren?",
                "soort": "geheel_getal",
                "minimum": 0,
                "maximum": most,
                "eenheid": "uren",
                "zwaarte": "oplopend",
                "bron": {"document": "demo", "plaats": "stap 5"},
            }
        )
        extra = copy.deepcopy(rule(data, "CF-VERLOOP-WISSELEND"))
        extra.pop("signaal")
        extra.update(regel="CF-UREN", als={"uren": {"minstens": most // 2}})
        extra.update(dan={"procent": -5}, uitleg={"wel": "Veel.", "niet": "Weinig."})
        stage(data, "factoren")["regels"].append(extra)

    _, uitslag = pairs(demo, spoil)
    (fault,) = [b for b in uitslag.findings if b.soort == "fout"]
    before, after = (c.zaak["clientfactoren"]["uren"] for c in fault.clienten)
    assert before < most // 2 <= after


def test_sums_that_are_kept_one_by_one_are_never_more_than_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(size, "MOST_REACHED", 100)
    layout = Layout(4, [1_000], places=1)
    few = layout.add(layout.start, range(10))
    with pytest.raises(TooLargeError):
        layout.add(few, range(0, 1_000, 10))
