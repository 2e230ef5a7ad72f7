"""Reading cases from YAML, JSON and JSONL, with the line of every error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from normenkader import Library
from zaak.checking import InvalidZaakError
from zaak.files import check_text, error_line, split_cases


def one_error(inhoud: bytes, bestand: str, bibliotheek: Library) -> list[tuple[int, str]]:
    (gelezen,) = split_cases(inhoud, bestand)
    with pytest.raises(InvalidZaakError) as caught:
        check_text(gelezen, bibliotheek)
    return [(f.regel, f.pad_tekst) for f in caught.value.fouten]


def test_error_in_json_has_its_line(zaak: dict[str, Any], bibliotheek: Library) -> None:
    tekst = json.dumps(zaak, indent=1).replace('"niveau": 2', '"niveau": 22', 1)
    line = 1 + tekst[: tekst.index("22")].count("\n")
    expected = [(line, "leefgebieden.financien.niveau")]
    assert one_error(tekst.encode(), "a.json", bibliotheek) == expected


def test_error_in_yaml_has_its_line(zaak: dict[str, Any], bibliotheek: Library) -> None:
    tekst = json.dumps(zaak, indent=1).replace('"leeftijd": 51', '"leeftijd": 51.0')
    found = one_error(b"\n\n" + tekst.encode(), "a.yaml", bibliotheek)
    assert found == [(7, "toegang.leeftijd")]


def test_double_key_is_an_error_beside_the_others(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    tekst = json.dumps(zaak)[:-1] + ', "zaak": "T-2", "extra": 1}'
    found = one_error(tekst.encode(), "a.json", bibliotheek)
    assert sorted(found) == [(1, "extra"), (1, "zaak")]


def test_line_of_jsonl_is_the_line_of_its_errors(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    lines = [json.dumps(zaak), json.dumps({**zaak, "extra": 1}), b"\xff".decode("latin-1")]
    inhoud = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    cases = list(split_cases(inhoud, "a.jsonl"))
    assert len(cases) == 3
    check_text(cases[0], bibliotheek)
    for number in (2, 3):
        with pytest.raises(InvalidZaakError) as caught:
            check_text(cases[number - 1], bibliotheek)
        assert {f.regel for f in caught.value.fouten} == {number}


def test_separators_inside_text_do_not_split_a_line(zaak: dict[str, Any]) -> None:
    zaak["toegang"]["toelichting"] = "een\u2028twee\x85drie"
    inhoud = json.dumps(zaak, ensure_ascii=False).encode()
    assert len(list(split_cases(inhoud, "a.jsonl"))) == 1


@pytest.mark.parametrize(
    ("inhoud", "soorten"),
    [
        (b"zaak: T-1\n", ["yaml"]),
        (b'{"zaak": "T-1"}', ["json"]),
        (b'{\n "zaak": "T-1"\n}\n', ["json"]),
        (b'{"zaak": "T-1"}\n{"zaak": "T-2"}\n', ["json", "json"]),
        (b'kapot\n{"zaak": "T-2"}\n', ["json", "json"]),
    ],
)
def test_standard_input_is_judged_by_its_content(inhoud: bytes, soorten: list[str]) -> None:
    assert [g.soort for g in split_cases(inhoud, "-")] == soorten


def test_byte_order_mark_is_no_part_of_a_case(zaak: dict[str, Any], bibliotheek: Library) -> None:
    (gelezen,) = split_cases(b"\xef\xbb\xbf" + json.dumps(zaak).encode(), "a.json")
    assert check_text(gelezen, bibliotheek)[0].zaak == "T-00001"


def test_case_that_is_too_large_is_refused(bibliotheek: Library) -> None:
    assert one_error(b'{"a": "' + b"x" * 1_000_001 + b'"}', "a.json", bibliotheek) == [(1, "")]


def test_error_line_has_the_reference_or_null() -> None:
    assert error_line(InvalidZaakError(None, [])) == {"zaak": None, "fouten": []}
