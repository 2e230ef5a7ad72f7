"""What is called in order never fails afterwards; what people can't tell apart is refused."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import compile_rulesets, judge
from engine.rule_engine.driver import EngineError
from normenkader import InvalidInputError, Library, Normenkader, read_library
from normenkader.checks import reach
from normenkader.checks.labels import TEXT_NAMES
from normenkader.checks.sections import RESERVED
from normenkader.file.tree import Tree
from normenkader.reading import build, from_content
from tests.proof.small import rule, stage
from tests.random_cases import random_case
from tests.random_norms import random_norm_data
from zaak.checking import check_zaak
from zaak.sections import TEXTS

Data = dict[str, Any]


def problems(demo: Normenkader, change: Callable[[Data], None]) -> list[tuple[str, str]]:
    data: Data = copy.deepcopy(demo.content)
    change(data)
    try:
        build(Tree("x.yaml", data))
    except InvalidInputError as fout:
        return [(p.pad, p.melding) for p in fout.problemen]
    return []


def question(data: Data, naam: str) -> Data:
    found: Data = next(v for s in data["vragen"].values() for v in s if v["vraag"] == naam)
    return found


def test_a_rule_that_gives_minutes_has_no_percentage_to_name(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        own = next(r for r in stage(data, "factoren")["regels"] if "minuten" in r["dan"])
        own["uitleg"]["wel"] = "Dat is {procent} procent."

    ((pad, melding),) = problems(demo, change)
    assert pad.endswith("uitleg.wel")
    assert "'procent' bestaat niet" in melding


@pytest.mark.parametrize("naam", ["soort", "id", "sid", "samen"])
def test_a_question_has_no_name_that_facts_use(naam: str) -> None:
    data = random_norm_data(random.Random(3))
    extra = copy.deepcopy(data["vragen"]["clientfactoren"][0])
    data["vragen"]["clientfactoren"].append(extra | {"vraag": naam})
    with pytest.raises(InvalidInputError, match="vaste betekenis"):
        build(Tree("x.yaml", data))


def test_a_condition_on_every_number_does_not_hold_without_an_answer() -> None:
    rng = random.Random(8)
    for _ in range(4):
        data = random_norm_data(rng)
        number = {
            "vraag": "aantal_dagen",
            "soort": "geheel_getal",
            "minimum": 0,
            "maximum": 3,
            "eenheid": "dagen",
            "verplicht": False,
            "tekst": "Dagen?",
            "bron": data_source(data),
        }
        data["vragen"]["toegang"] = [number, *data["vragen"]["toegang"]]
        access = stage(data, "toegang")
        own = copy.deepcopy(access["doorgang"]) | {"regel": "TG-DAGEN", "dan": "geen_toegang"}
        other = data["vragen"]["toegang"][1]["vraag"]
        access["regels"] = [own | {"als": {"aantal_dagen": [0, 1, 2, 3], **true_of(data, other)}}]
        normenkader = build(Tree("x.yaml", data))
        bibliotheek = Library([normenkader], normenkader.normenkader)
        for i in range(8):
            case = random_case(rng, normenkader, i)
            case["toegang"].pop("aantal_dagen", None)
            zaak, _ = check_zaak(case, bibliotheek)
            assert judge(normenkader, zaak)["uitkomst"] != "geen_toegang"


def data_source(data: Data) -> Data:
    source: Data = data["leefgebieden"][0]["bron"]
    return source


def true_of(data: Data, naam: str) -> Data:
    vraag = question(data, naam)
    if vraag["soort"] == "keuze":
        return {naam: [w["waarde"] for w in vraag["waarden"]]}
    if vraag["soort"] == "ja_nee":
        return {naam: [True, False]}
    return {naam: list(range(vraag["minimum"], vraag["maximum"] + 1))}


def with_yes_no(data: Data, many: int) -> list[str]:
    """Add optional questions about every leefgebied, so that there are very many combinations."""
    names = [f"extra_{i}" for i in range(many)]
    data["vragen"]["leefgebieden"] += [
        {
            "vraag": naam,
            "soort": "ja_nee",
            "tekst": f"{naam}?",
            "verplicht": False,
            "bron": data_source(data),
        }
        for naam in names
    ]
    return names


def test_many_optional_questions_give_no_false_faults(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        names = with_yes_no(data, 14)
        rules = stage(data, "meetellen")["regels"]
        last = rules[-1]
        own = [
            {**copy.deepcopy(last), "regel": f"LG-EXTRA-{i}", "als": {naam: True}}
            for i, naam in enumerate(names)
        ]
        for extra in own:
            extra.pop("signaal", None)
            extra["als"] = {**last["als"], **extra["als"]}
        rules[-1:-1] = own

    assert problems(demo, change) == []


def test_a_gap_behind_many_optional_questions_is_found(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        names = with_yes_no(data, 14)
        rules = stage(data, "meetellen")["regels"]
        # Only the clients who answered yes to the last question have no rule left.
        rules[-1]["als"] = {**rules[-1]["als"], names[-1]: False}

    found = [m for _, m in problems(demo, change)]
    assert any("geen regel beslist" in m for m in found)


def test_what_can_not_be_walked_through_is_refused(
    demo: Normenkader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "MOST_STATES", 3)
    ((pad, melding),) = problems(demo, lambda _: None)
    assert pad.endswith("regels")
    assert "te veel antwoorden" in melding


def test_a_case_can_not_ask_for_more_weeks_than_a_decision_takes(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        question(data, "indicatieduur_weken")["maximum"] = 521

    ((pad, melding),) = problems(demo, change)
    assert pad.endswith("maximum")
    assert "520 weken" in melding


CONTRADICTIONS: dict[str, tuple[Callable[[Data], None], str]] = {
    "unit": (lambda d: question(d, "indicatieduur_weken").update(eenheid="maanden"), "weken"),
    "review before": (lambda d: d["geldig"].update(herzien_voor="2025-12-31"), "na het begin"),
    "review after": (
        lambda d: d["geldig"].update(tot_en_met="2026-06-30", herzien_voor="2026-07-01"),
        "na het einde",
    ),
    "version of another year": (lambda d: d.update(versie="2031.1"), "past niet bij het begin"),
    "percentage": (
        lambda d: stage(d, "factoren")["regels"][0].update(dan={"procent": -1000}),
        "100 procent",
    ),
    "invisible name": (lambda d: d["leefgebieden"][0].update(naam="\u200b"), "mag niet leeg"),
    "empty braille": (lambda d: d["producten"][0].update(naam="\u2800"), "mag niet leeg"),
}


@pytest.mark.parametrize("what", list(CONTRADICTIONS))
def test_a_contradiction_is_refused(demo: Normenkader, what: str) -> None:
    change, said = CONTRADICTIONS[what]
    found = problems(demo, change)
    assert any(said in melding for _, melding in found), found


def same_names(items: str) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        node: Any = data
        for key in items.split("."):
            node = node[key]
        node[1]["naam"] = f" {node[0]['naam'].upper()}\u200b"

    return change


@pytest.mark.parametrize(
    "items", ["leefgebieden", "producten", "uitkomsten", "besluit.afwijkredenen"]
)
def test_equal_names_among_which_people_choose_are_refused(demo: Normenkader, items: str) -> None:
    found = problems(demo, same_names(items))
    assert [pad for pad, _ in found] == [f"{items}[1].naam"]


def test_equal_names_of_answers_are_refused(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        waarden = question(data, "niveau")["waarden"]
        waarden[1]["naam"] = waarden[0]["naam"]
        waarden[2]["naam"] = "Niet uitgevraagd"

    found = problems(demo, change)
    assert len(found) == 2
    assert "niet uit elkaar houden" in found[0][1]
    assert "niet_uitgevraagd" in found[1][1]


def test_a_normenkader_in_use_is_read_with_equal_names(demo: Normenkader) -> None:
    data: Data = copy.deepcopy(demo.content)
    same_names("leefgebieden")(data)
    assert from_content(data).leefgebieden[1].naam.strip("\u200b ").isupper()


def test_equal_titles_of_normenkaders_are_refused(demo: Normenkader, tmp_path: Path) -> None:
    text = Path("rules/demo-ib/2026.1.yaml").read_text(encoding="utf-8")
    for naam in ("demo-ib", "ander"):
        folder = tmp_path / naam
        folder.mkdir()
        own = text.replace("normenkader: demo-ib", f"normenkader: {naam}", 1)
        (folder / "2026.1.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(InvalidInputError, match="Kies een andere titel"):
        read_library(tmp_path)


def test_a_rule_that_holds_in_too_many_ways_is_refused_before_it_is_made(
    demo: Normenkader,
) -> None:
    data: Data = copy.deepcopy(demo.content)
    names = [f"getal_{i}" for i in range(3)]
    data["vragen"]["clientfactoren"] += [
        {
            "vraag": naam,
            "soort": "geheel_getal",
            "tekst": f"{naam}?",
            "minimum": 0,
            "maximum": 600,
            "eenheid": "keer",
            "bron": data_source(data),
        }
        for naam in names
    ]
    own = rule(data, "CF-ZORGMIJDING-STERK")
    own["als"] = {naam: list(range(0, 600, 2)) for naam in names}
    with pytest.raises(EngineError, match="27000000 combinaties"):
        compile_rulesets(from_content(data))


def test_no_period_is_so_far_away_that_a_decision_has_no_last_day(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        data["versie"] = "8999.1"
        data["geldig"] = {"van": "8999-01-01", "tot_en_met": "9999-12-31"}

    found = problems(demo, change)
    assert {pad for pad, _ in found} == {"geldig.van", "geldig.tot_en_met"}
    assert all("8900" in melding for _, melding in found)


@pytest.mark.parametrize("naam", ["voorbeelden", "oefenzaken", "toetsen"])
def test_no_normenkader_is_called_as_a_folder_beside_them(demo: Normenkader, naam: str) -> None:
    ((pad, melding),) = problems(demo, lambda data: data.update(normenkader=naam))
    assert pad == "normenkader"
    assert "kies een andere id" in melding


def test_answers_are_named_as_yaml_writes_them(demo: Normenkader) -> None:
    def change(data: Data) -> None:
        stage(data, "toegang")["regels"][2]["als"] = {"wlz_indicatie": 1}

    ((_, melding),) = problems(demo, change)
    assert melding == "het antwoord 1 bestaat niet. Kies uit: true, false."


def test_no_new_question_has_the_name_of_a_text_of_a_case(demo: Normenkader) -> None:
    assert set(TEXT_NAMES) == {name for own in TEXTS.values() for name in own} - RESERVED
    for name in TEXT_NAMES:
        told = problems(demo, lambda data: question(data, "leeftijd").update(vraag=name))  # noqa: B023
        assert any("zo heet al een tekst" in melding for _, melding in told)
