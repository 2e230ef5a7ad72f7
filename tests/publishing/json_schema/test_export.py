"""The JSON Schema for editors: it accepts what ships and refuses mistakes where they are."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from normenkader import InvalidInputError, parse_normenkader
from normenkader.base import Model
from normenkader.file.problems import pad_tekst
from normenkader.words import KEYS
from normenkader.words.models import MODELS
from publishing.json_schema.export import json_schema
from publishing.json_schema.rules import EXACTLY_ONE
from tests.conftest import ROOT, RULES
from tests.publishing.dmn.known_keys import reachable_models
from tests.random_norms import random_norm_data

SCHEMA = json.loads(json_schema())
VALIDATOR = Draft7Validator(SCHEMA)
KADERS = ROOT / "tests" / "kaders"
DEMO = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")


class CoreLoader(yaml.CSafeLoader):
    """Reads YAML with the types of YAML 1.2 (core schema), as VS Code's extension does."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_editor(tekst: str) -> Any:
    """The data that an editor checks: keys are always text there."""
    return keys_as_text(yaml.load(tekst, Loader=CoreLoader))  # noqa: S506 - a safe loader


def keys_as_text(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(k): keys_as_text(v) for k, v in data.items()}
    return [keys_as_text(v) for v in data] if isinstance(data, list) else data


def places(data: Any) -> set[str]:
    """The paths at which the schema refuses data."""
    return {pad_tekst(tuple(error.absolute_path)) for error in VALIDATOR.iter_errors(data)}


def test_schema_is_valid_and_always_the_same() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert json_schema() == json_schema()
    assert json_schema().endswith("}\n")


SHIPPED = [*sorted(RULES.glob("*/2*.yaml")), *sorted(KADERS.glob("*/2*.yaml"))]


@pytest.mark.parametrize("bestand", SHIPPED, ids=lambda b: b.parent.name)
def test_shipped_files_fit_as_an_editor_reads_them(bestand: Path) -> None:
    data = as_editor(bestand.read_text("utf-8"))
    assert isinstance(data["versie"], float)
    assert isinstance(data["geldig"]["van"], str)
    assert places(data) == set()


def test_every_valid_normenkader_fits() -> None:
    rng = random.Random(9)
    for _ in range(25):
        assert places(random_norm_data(rng)) == set()


MISTAKES = [
    # what is written, what it becomes, where the mistake is
    ("versie: 2026.1", "versie: 2026", "versie"),
    ("status: demonstratie", "status: demo", "status"),
    ("titel: Demonstratie", "title: Demonstratie", ""),
    ("{van: 2026-01-01,", "{van: 1-1-2026,", "geldig.van"),
    ("soort: wet", "soort: wetten", "bronnen[1].soort"),
    ("bron: {document: zrm, plaats: domein Financiën}", "bron: zrm", "leefgebieden[0].bron"),
    ("soort: geheel_getal", "soort: getal", "vragen.toegang[0].soort"),
    ("      maximum: 125\n", "", "vragen.toegang[0]"),
    ("fase: doelen", "fase: doel", "fasen[2].fase"),
    ("  - fase: doelen\n    titel", "  - titel", "fasen[2]"),
    ("dan: geen_toegang", "dan: toegang", "fasen[0].regels[0].dan"),
    ("{kleiner_dan: 18}", "{kleiner: 18}", "fasen[0].regels[0].als.leeftijd"),
    ("{kleiner_dan: 18}", "{kleiner_dan: 18, minstens: 3}", "fasen[0].regels[0].als.leeftijd"),
    ("{kleiner_dan: 18}", "{kleiner_dan: elf}", "fasen[0].regels[0].als.leeftijd.kleiner_dan"),
    ("als: {niveau: [4, 5]}", "als: {niveau: []}", "fasen[1].regels[1].als.niveau"),
    ("regel: LG-ACUUT", "regel: lg-acuut", "fasen[1].regels[5].regel"),
    ("          code: SG-ACUUT\n", "", "fasen[1].regels[5].signaal"),
    ("titel: Telt mee", "titel: ' '", "fasen[1].regels[6].titel"),
    ("{3: 20, 2: 35}", "{3: 20.5, 2: 35}", "fasen[3].tabel[0].minuten.behoud.3"),
    ("{3: 20, 2: 35}", "{3: 20, 2: 0}", "fasen[3].tabel[0].minuten.behoud.2"),
    ("    eenheid: minuten_per_week\n    vraag_doel", "    vraag_doel", "fasen[3]"),
    ("dan: {procent: +15}", "dan: {procent: 0}", "fasen[6].regels[0].dan.procent"),
    ("dan: {procent: +15}", "dan: {procent: 15, minuten: 5}", "fasen[6].regels[0].dan"),
    ("vanaf: 30, tot: 90,", "vanaf: 30,", "fasen[8].banden[0]"),
    ("tot: 90,", "tot: 90, tot_en_met: 90,", "fasen[8].banden[0]"),
    ("weken_procent: rest", "weken_procent: alles", "fasen[9].regels[0].delen[0].weken_procent"),
    ("gemeentelijke_code: 02B01", "gemeentelijke_code: b1", "producten[0].gemeentelijke_code"),
    ("zwaarte: aflopend", "zwaarte: zwaar", "vragen.leefgebieden[0].zwaarte"),
    ("zwaarte: ja", "zwaarte: oplopend", "vragen.leefgebieden[2].zwaarte"),
    ("verplicht_als: {niveau: 1}", "verplicht_als: []", "vragen.leefgebieden[2].verplicht_als"),
    ("verplicht_als: {niveau: 1}", "verplicht_als: 1", "vragen.leefgebieden[2].verplicht_als"),
    ("eigenschap: monotoon", "eigenschap: volledig", "fasen[1].regels[5].bewust[0].eigenschap"),
    ("hoogstens_per_antwoord: 180", "hoogstens_per_antwoord: 0", "bewijs.hoogstens_per_antwoord"),
    ("financien: geld en post", f"financien: {'geld ' * 9}", "client.leefgebieden.financien"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    MISTAKES,
    ids=[wrong.strip() or place for _, wrong, place in MISTAKES],
)
def test_mistake_is_refused_where_the_program_refuses_it(
    right: str, wrong: str, place: str
) -> None:
    assert right in DEMO
    tekst = DEMO.replace(right, wrong, 1)
    assert place in places(as_editor(tekst))
    with pytest.raises(InvalidInputError) as fout:
        parse_normenkader(tekst, "demo.yaml")
    # The program names a missing or unknown key itself, the schema the table it is in.
    assert {place, place.rpartition(".")[0]} & {
        near for p in fout.value.problemen for near in (p.pad, p.pad.rpartition(".")[0])
    }


def test_empty_key_is_refused_by_the_editor_only() -> None:
    tekst = DEMO.replace("herzien_voor: 2027-01-01", "herzien_voor: ")
    assert places(as_editor(tekst)) == {"geldig.herzien_voor"}
    assert parse_normenkader(tekst, "demo.yaml").geldig.herzien_voor is None


def test_everything_is_explained_in_dutch() -> None:
    models = {"Normenkader": SCHEMA, **SCHEMA["definitions"]}
    assert set(models) == set(MODELS) == set(reachable_models())
    for naam, model in models.items():
        assert (model["title"], model["description"]) == MODELS[naam]
        assert model["additionalProperties"] is False
        assert all(field["description"] for field in model["properties"].values())
    keys = {key for model in models.values() for key in model["properties"]}
    assert {key.rpartition(".")[2] for key in KEYS} == keys
    # Editors show a backtick with a stroke before it.
    assert "`" not in json_schema()


def test_reference_has_only_an_explanation_beside_it() -> None:
    # This draft skips all that stands beside a reference.
    def check(node: Any) -> None:
        if isinstance(node, dict):
            assert "$ref" not in node or node.keys() <= {"$ref", "description"}
        for part in node.values() if isinstance(node, dict) else node:
            if isinstance(part, (dict, list)):
                check(part)

    check(SCHEMA)


def test_what_models_check_in_code_is_decided_upon() -> None:
    in_code = {naam for naam, kind in reachable_models().items() if has_validator(kind)}
    assert in_code == {*EXACTLY_ONE, "Bezoek", "GetalVraag", "KeuzeVraag"}


def has_validator(kind: type[Model]) -> bool:
    return bool(kind.__pydantic_decorators__.model_validators)
