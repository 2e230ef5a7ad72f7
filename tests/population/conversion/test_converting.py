"""An old indication becomes what the conversion says, or is reported: nothing is guessed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from normenkader import InvalidInputError, Library
from normenkader.file.tree import read_yaml
from population.conversion.converting import (
    Converted,
    convert,
    converted_data,
    converted_text,
    read_indication,
)
from population.conversion.model import Omzetting
from population.conversion.reading import conversion_files, read_conversion, read_conversions
from tests.conftest import RULES, contract_lines
from zaak.checking import InvalidZaakError
from zaak.files import split_cases

FILE = RULES / "drechtsteden-ib-2016" / "omzettingen" / "awbz-bgi-2014.yaml"
CLASSES = {f"BGI{n}": "IB1" if n <= 2 else "IB3" for n in range(1, 9)}


@pytest.fixture(scope="module")
def omzetting(bibliotheek: Library) -> Omzetting:
    return read_conversion(FILE, bibliotheek)


def converted(omzetting: Omzetting, library: Library, line: Any) -> Converted:
    (given,) = split_cases(json.dumps(line).encode(), "x.jsonl")
    return convert(omzetting, read_indication(given, omzetting, library))


def indication(product: str, *codes: str) -> dict[str, Any]:
    return {"zaak": "A-1", "omzetting": {"product": product, "codes": [*codes]}}


@pytest.mark.parametrize(("old", "new"), CLASSES.items())
@pytest.mark.parametrize("codes", [(), ("H152",), ("H153",), ("H152", "H153")])
def test_every_class_becomes_what_the_region_decided(
    old: str, new: str, codes: tuple[str, ...], omzetting: Omzetting, bibliotheek: Library
) -> None:
    found = converted(omzetting, bibliotheek, indication(old, *codes))
    assert (found.product, found.opslag, found.past_niet) == (new, bool(codes), ())
    first = "OZ-KLASSE-1-2" if new == "IB1" else "OZ-KLASSE-3"
    assert [r.regel for r in found.regels] == [first, *(["OZ-OPSLAG"] if codes else [])]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (indication("BGI2", "H126"), "kent deze code niet: H126"),
        (indication("BGI2", "H152", "H126"), "kent deze code niet: H126"),
        (indication("BGI9"), "Het product BGI9 staat niet in de omzetting"),
    ],
)
def test_what_does_not_fit_is_said_and_gives_no_product(
    line: Any, said: str, omzetting: Omzetting, bibliotheek: Library
) -> None:
    found = converted(omzetting, bibliotheek, line)
    assert (found.product, found.opslag, found.regels) == (None, False, ())
    assert said in found.past_niet[0]


def test_every_case_of_the_contract_becomes_the_product_of_its_class(
    omzetting: Omzetting, bibliotheek: Library
) -> None:
    seen = set()
    for line in contract_lines("cases-awbz.jsonl"):
        found = converted(omzetting, bibliotheek, line["zaak"])
        product = line["verwacht"]["product"]
        assert found.product == CLASSES.get(product or "")
        assert bool(found.past_niet) == (product is None)
        seen.add(line["verwacht"]["uitkomst"])
    assert {"product", "geen_toegang", "geen_maatwerk"} <= seen


def test_a_case_and_its_indication_that_differ_are_reported(
    omzetting: Omzetting, bibliotheek: Library
) -> None:
    line = next(
        case for case in contract_lines("cases-awbz.jsonl") if case["verwacht"]["product"] == "BGI2"
    )
    same = {**line["zaak"], "omzetting": {"product": "BGI2", "codes": ["H153"]}}
    assert converted(omzetting, bibliotheek, same).opslag
    other = {**line["zaak"], "omzetting": {"product": "BGI5"}}
    found = converted(omzetting, bibliotheek, other)
    assert found.product is None
    assert found.past_niet == ("De indicatie zegt BGI5, maar de zaak komt uit op BGI2.",)


@pytest.mark.parametrize(
    ("line", "pad"),
    [
        ({"zaak": "A-1", "omzetting": {"klasse": 3}}, "omzetting.klasse"),
        ({"zaak": "A-1", "omzetting": {"codes": "H152"}}, "omzetting.codes"),
        ({"zaak": "A-1", "omzetting": {"product": 3}}, "omzetting.product"),
        ({"zaak": "A-1", "omzetting": "BGI3"}, "omzetting"),
        ({"omzetting": {"product": "BGI3"}}, "zaak"),
        ({"zaak": "A-1"}, "peildatum"),
        # What leads to a person is no reference, with answers or without.
        ({"zaak": "Jan Jansen", "omzetting": {"product": "BGI3"}}, "zaak"),
        ({"zaak": "111222333", "omzetting": {"product": "BGI3"}}, "zaak"),
        ({"zaak": 5, "omzetting": {"product": "BGI3"}}, "zaak"),
    ],
)
def test_a_line_that_says_it_wrongly_is_refused(
    line: Any, pad: str, omzetting: Omzetting, bibliotheek: Library
) -> None:
    with pytest.raises(InvalidZaakError) as error:
        converted(omzetting, bibliotheek, line)
    assert pad in {f.pad_tekst for f in error.value.fouten}


def test_the_answer_names_the_rules_and_the_version_of_the_conversion(
    omzetting: Omzetting, bibliotheek: Library
) -> None:
    new = bibliotheek.version("drechtsteden-ib-2016", "2016.1")
    found = converted(omzetting, bibliotheek, indication("BGI4", "H152"))
    data = converted_data(omzetting, new, found)
    assert data["naar"]["product"]["code"] == "IB3"
    assert data["naar"]["opslag"] is True
    assert [r["regel"] for r in data["regels"]] == ["OZ-KLASSE-3", "OZ-OPSLAG"]
    assert data["omzetting"] == {"id": "awbz-bgi-2014", "sha256": omzetting.sha256}
    assert len(omzetting.sha256) == 64
    assert " met opslag [OZ-KLASSE-3, OZ-OPSLAG]" in converted_text(new, found)
    lost = converted(omzetting, bibliotheek, indication("BGI4", "H999"))
    assert converted_data(omzetting, new, lost)["naar"] is None


def test_it_stands_beside_the_versions_and_changes_none(bibliotheek: Library) -> None:
    assert conversion_files(RULES) == [FILE]
    assert [o.omzetting for o in read_conversions(RULES, bibliotheek)] == ["awbz-bgi-2014"]


WRONG: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("producten", 0, "van"), ["BGI1"], "deze producten worden niet omgezet: BGI2"),
    (("producten", 0, "van"), ["BGI1", "BGI2", "BGI3"], "dit product wordt al omgezet"),
    (("producten", 0, "van"), ["BGI1", "BGI9"], "het product 'BGI9' bestaat niet"),
    (("producten", 0, "naar"), "IB9", "het product bestaat niet. Kies uit: IB1, IB2, IB3"),
    (("opslag", 0, "codes"), ["H152", "H152"], "staat er al"),
    (("opslag", 0, "codes"), ["152"], "moet"),
    (("opslag", 0, "regel"), "OZ-KLASSE-3", "deze code staat er al"),
    (("opslag", 0, "bron", "document"), "nergens", "document 'nergens' bestaat niet"),
    (("van", "versie"), "2013.1", "bestaat niet"),
    (("ingang",), "2015-12-31", "op die dag geldt drechtsteden-ib-2016@2016.1 niet"),
    (("titels",), "x", "onbekende sleutel"),
]


@pytest.mark.parametrize(("pad", "value", "wrong"), WRONG, ids=[w for _, _, w in WRONG])
def test_a_mistake_in_a_conversion_is_found(
    pad: tuple[str | int, ...], value: Any, wrong: str, bibliotheek: Library, tmp_path: Path
) -> None:
    node = content = copy.deepcopy(read_yaml(FILE.read_text("utf-8"), str(FILE)).waarde)
    for key in pad[:-1]:
        node = node[key]
    node[pad[-1]] = value
    file = tmp_path / "omzetting.yaml"
    file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    with pytest.raises(InvalidInputError) as error:
        read_conversion(file, bibliotheek)
    assert wrong in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        '{"zaak": "A-1", "omzetting": {"product": "BGI1", "product": "BGI3"}}',
        '{"zaak": "A-1", "omzetting": {"product": "BGI1"}, "zaak": "A-2"}',
        '{"zaak": "A-1", "omzetting": {"product": "BGI1", "codes": [], "codes": ["H152"]}}',
    ],
)
def test_a_key_that_stands_there_twice_is_an_error(
    text: str, omzetting: Omzetting, bibliotheek: Library
) -> None:
    (given,) = split_cases(text.encode(), "x.jsonl")
    with pytest.raises(InvalidZaakError) as caught:
        read_indication(given, omzetting, bibliotheek)
    (fault,) = caught.value.fouten
    assert "Dubbele sleutel" in fault.melding


def test_a_name_is_not_repeated_where_something_else_is_wrong_too(
    omzetting: Omzetting, bibliotheek: Library
) -> None:
    line = {"zaak": "Jan Jansen", "omzetting": {"product": 3}}
    (given,) = split_cases(json.dumps(line).encode(), "x.jsonl")
    with pytest.raises(InvalidZaakError) as caught:
        read_indication(given, omzetting, bibliotheek)
    assert caught.value.zaak is None
    assert [f.pad_tekst for f in caught.value.fouten] == ["zaak", "omzetting.product"]
