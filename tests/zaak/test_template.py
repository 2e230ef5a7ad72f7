"""Cases as YAML: every question is there, and what is written reads back the same."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normenkader import Library, read_library
from normenkader.file.tree import read_yaml
from normenkader.reading import parse_normenkader
from tests.conftest import RULES
from tests.random_cases import random_case
from zaak.checking import InvalidZaakError, check_draft, check_zaak
from zaak.template import empty_case, filled_case

NAMES = ["demo-ib", "drechtsteden-ib-2016"]
DEMO = read_library(RULES).version("demo-ib", "2026.1")


@pytest.mark.parametrize("naam", NAMES)
def test_empty_case_asks_every_question(naam: str, bibliotheek: Library) -> None:
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    tekst = empty_case(normenkader)
    for sectie in ("toegang", "leefgebieden", "clientfactoren", "zaak"):
        assert all(v.tekst in tekst for v in normenkader.questions(sectie))
    draft, _ = check_draft(read_yaml(tekst, "x").waarde, bibliotheek)
    assert draft.toegang == {}
    with pytest.raises(InvalidZaakError, match="is nog open"):
        check_zaak(read_yaml(tekst, "x").waarde, bibliotheek)


@pytest.mark.parametrize("naam", NAMES)
def test_filled_case_reads_back_the_same(naam: str, bibliotheek: Library) -> None:
    normenkader = next(n for n in bibliotheek.versies if n.normenkader == naam)
    rng = random.Random(1)
    for number in range(50):
        case = random_case(rng, normenkader, number)
        read = read_yaml(filled_case(normenkader, case), "x").waarde
        assert check_zaak(read, bibliotheek) == check_zaak(case, bibliotheek)


@pytest.mark.parametrize(
    "tekst",
    [
        "true",
        "2",
        "null",
        "",
        " begin",
        "a: b",
        "# x",
        "- x",
        "één\n\nregel\ttab",
        "'\"",
        "{a}",
        "einde ",
        "*x",
        "…",
        "\u2028",
        "a" * 3_000,
    ],
)
def test_any_note_reads_back_the_same(
    tekst: str, zaak: dict[str, Any], bibliotheek: Library
) -> None:
    zaak["toegang"]["toelichting"] = tekst
    zaak["hulpvraag"] = tekst
    zaak["termijnen"] = {"melding": "2026-06-01", "verzonden": "2026-07-01"}
    for key in ("eigen_doel", "gewenst_resultaat", "toelichting"):
        zaak["leefgebieden"]["adl"][key] = tekst
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    read = read_yaml(filled_case(normenkader, zaak), "x").waarde
    assert check_zaak(read, bibliotheek) == check_zaak(zaak, bibliotheek)


def test_case_without_access_leaves_out_what_is_not_needed(bibliotheek: Library) -> None:
    normenkader = bibliotheek.version("demo-ib", "2026.1")
    access = {
        "leeftijd": 17,
        "woont_in_gemeente": True,
        "wlz_indicatie": False,
        "permanent_toezicht": False,
        "extramuraal_duurder": False,
    }
    case = {"zaak": "T-1", "peildatum": "2026-07-01", "toegang": access}
    for extra in ({}, {"leefgebieden": {"adl": {"niveau": 2}, "justitie": {}}}):
        read = read_yaml(filled_case(normenkader, {**case, **extra}), "x").waarde
        assert check_zaak(read, bibliotheek) == check_zaak({**case, **extra}, bibliotheek)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
@example("...")
@example("x ...")
@example("\u00a0begin")
@example("e\u0301")
@example("\ufeffx")
@example("a\x85b\u2028c")
@example("-\n...")
def test_any_text_reads_back_the_same(tekst: str) -> None:
    case = {"zaak": tekst, "peildatum": tekst, "toegang": {"toelichting": tekst}}
    read = read_yaml(filled_case(DEMO, case), "x").waarde
    wanted = unicodedata.normalize("NFC", tekst)
    assert [read["zaak"], read["peildatum"], read["toegang"]["toelichting"]] == [wanted] * 3


def test_texts_of_several_lines_stay_comments(bibliotheek: Library) -> None:
    shipped = (RULES / "demo-ib" / "2026.1.yaml").read_text(encoding="utf-8")
    first = re.search(r"titel: (.*)", shipped)
    assert first
    longer = shipped.replace(first[0], 'titel: "Eerste\\nzaak: tweede\\u2028derde"', 1)
    normenkader = parse_normenkader(longer, "x.yaml")
    read = read_yaml(empty_case(normenkader), "x").waarde
    assert read == read_yaml(empty_case(bibliotheek.version("demo-ib", "2026.1")), "x").waarde
