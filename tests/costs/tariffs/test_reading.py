"""A file of tariffs: what is shipped is right, and every mistake is said at its place."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costs.tariffs.reading import gaps_in_words, read_all_tariffs, read_tariffs, tariff_files
from normenkader import InvalidInputError, Library, read_library
from tests.conftest import ROOT, RULES
from tests.costs.tariffs.example import Given, content, periods, write_tariffs

KADERS = ROOT / "tests" / "kaders"
SHIPPED = RULES / "drechtsteden-ib-2016" / "tarieven" / "2016.yaml"


@cache
def shipped_library() -> Library:
    return read_library(RULES)


@pytest.fixture
def library() -> Library:
    return shipped_library()


def problems(tmp_path: Path, library: Library, tekst: str) -> list[str]:
    """What is wrong with a text, without the name of its file."""
    file = tmp_path / "t.yaml"
    file.write_text(tekst, "utf-8")
    with pytest.raises(InvalidInputError) as error:
        read_tariffs(file, library)
    return [str(p).removeprefix(f"{file}:") for p in error.value.problemen]


def shipped_with(old: str, new: str) -> str:
    tekst = SHIPPED.read_text("utf-8")
    assert old in tekst
    return tekst.replace(old, new, 1)


def test_the_shipped_tariffs_are_those_of_the_source(library: Library) -> None:
    (own,) = read_all_tariffs(RULES, library)
    found = {
        p.product: [(t.cent, t.eenheid) for t in (*p.tarieven, *p.opslag)] for p in own.producten
    }
    assert found == {
        "IB1": [(33_766, "vier_weken"), (11_045, "vier_weken")],
        "IB2": [(73_216, "vier_weken"), (23_950, "vier_weken")],
        "IB3": [(112_499, "vier_weken"), (36_800, "vier_weken")],
    }
    days = {
        (str(t.van), str(t.tot_en_met)) for p in own.producten for t in (*p.tarieven, *p.opslag)
    }
    assert days == {("2016-01-01", "2016-12-31")}
    assert own.bron_tekst(own.producten[0].tarieven[0].bron).startswith("Bijlage 8, ")
    assert len(own.sha256) == 64


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("normenkader: dr", "normenkader: andere-dr", "het normenkader 'andere-drechtsteden"),
        ("product: IB1", "product: IB9", "het product 'IB9' bestaat niet. Kies uit: IB1, IB2, IB3"),
        ("product: IB2", "product: IB1", "'IB1' staat er al: zet alle perioden bij elkaar"),
        ("cent: 33766", "cent: 33767", "zegt voor deze dagen € 337,66 per 4 weken: neem dat over"),
        ("eenheid: vier_weken", "eenheid: maand", "zegt voor deze dagen € 337,66 per 4 weken"),
        ("cent: 11045", "cent: 11046", "zegt voor deze dagen € 110,45 per 4 weken: neem dat over"),
        ("eenheid: vier_weken", "eenheid: dag", "moet een van deze zijn: "),
        ("eenheid: vier_weken", "eenhied: vier_weken", "eenhied"),
        ("cent: 33766", 'cent: "337,66"', "moet een geheel getal zijn"),
        ("cent: 33766", "cent: -1", "moet minstens 0 zijn"),
        ("van: 2016-01-01", "van: 2016-02-30", "is geen datum: schrijf jaar-maand-dag"),
        ("tot_en_met: 2016-12-31", "tot_en_met: 2015-12-31", "ligt voor van (1 januari 2016): dr"),
        (
            "document: bijlage8, plaats",
            "document: bijlage9, plaats",
            "'bijlage9' staat niet bij br",
        ),
        (", plaats: prijzen 2016}", "}", "plaats: ontbreekt"),
        ("        bron: {document: bijlage8, plaats: prijzen 2016}\n", "", "bron: ontbreekt"),
    ],
)
def test_a_mistake_is_said_with_what_would_be_right(
    tmp_path: Path, library: Library, old: str, new: str, said: str
) -> None:
    found = problems(tmp_path, library, shipped_with(old, new))
    assert any(said in line for line in found), found
    assert all(int(line.split(":")[0]) > 0 for line in found)


def test_every_mistake_is_said_at_once_also_where_a_key_is_wrong(
    tmp_path: Path, library: Library
) -> None:
    tekst = shipped_with("cent: 33766", "cents: 33766")
    tekst = tekst.replace("cent: 73216", "cent: 1").replace("product: IB3", "product: IB9")
    tekst = tekst.replace("cent: 23950", 'cent: "x"')
    found = problems(tmp_path, library, tekst)
    lines = sorted({int(line.split(":")[0]) for line in found})
    numbered = dict(enumerate(tekst.splitlines(), 1))
    assert [numbered[n].strip() for n in lines] == [
        "- van: 2016-01-01",  # of which the key `cent` lacks
        "cents: 33766",
        "cent: 1",
        'cent: "x"',
        "- product: IB9",
    ]
    assert any("cents" in line and "cent" in line for line in found)


# Faults on lines of their own: the line of the shipped file (from 1), and what it becomes.
PLANTED = [
    (5, "titel: ''"),
    (13, "  - product: IB9"),
    (17, "        cent: 33767"),
    (18, "        eenheid: dag"),
    (24, "        eenheid: maand"),
    (29, "        tot_en_met: 2015-01-01"),
    (31, "        eenheid: 4 weken"),
    (32, "        bron: {document: elders, plaats: prijzen 2016}"),
    (36, "        cent: 239.50"),
    (45, "        bron: {document: bijlage8, plaats: ''}"),
]


@given(planted=st.sets(st.sampled_from(PLANTED), min_size=1))
@settings(max_examples=60)
def test_of_any_number_of_faults_each_is_said_on_its_line(
    planted: set[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    for number, instead in planted:
        lines[number - 1] = instead
    found = problems(tmp_path_factory.mktemp("t"), shipped_library(), "\n".join(lines))
    said = [int(line.split(":")[0]) for line in found]
    assert set(said) >= expected(planted)
    assert len(said) <= len(planted)


def expected(planted: set[tuple[int, str]]) -> set[int]:
    """The lines that have to be named."""
    numbers = {number for number, _ in planted}
    # Of a product that does not exist nobody knows the price.
    if 13 in numbers:
        numbers -= {17, 24}
    # What can't be read has no amount to compare.
    if 18 in numbers:
        numbers.discard(17)
    return numbers


def test_periods_that_overlap_are_said_with_what_to_do(tmp_path: Path, library: Library) -> None:
    rows: list[Given] = [("2026-01-01", None, 1, "uur"), ("2027-01-01", None, 2, "uur")]
    (line,) = problems(tmp_path, library, content({"IBO": rows}))
    assert "op deze dag geldt al een tarief (vanaf 1 januari 2026, zonder einde)" in line
    assert "laat dat eindigen op 31 december 2026, of begin later" in line


def test_a_day_has_one_tariff_wherever_it_stands(tmp_path: Path, library: Library) -> None:
    rows: list[Given] = [
        ("2026-06-01", "2026-06-30", 1, "uur"),
        ("2026-01-01", "2026-12-31", 2, "uur"),
        ("2026-06-01", "2026-07-01", 3, "uur"),
    ]
    found = problems(tmp_path, library, content({"IBO": rows}))
    assert len(found) == 2
    assert all("van 2026" not in line and "op deze dag geldt al" in line for line in found)


def test_a_gap_is_no_mistake_and_is_said(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "t.yaml"
    rows: list[Given] = [("2026-01-01", "2026-03-31", 1, "uur"), ("2026-04-02", None, 2, "week")]
    file.write_text(content({"IBO": rows}), "utf-8")
    assert list(gaps_in_words(read_tariffs(file, library))) == [
        "IBO heeft geen tarief van 1 april 2026"
    ]


def test_a_supplement_belongs_to_a_product_that_knows_one(tmp_path: Path, library: Library) -> None:
    tekst = content({"IBO": [("2026-01-01", None, 1, "uur")]})
    given = f'"opslag": {json.dumps(periods([("2026-01-01", None, 1, "uur")]))}'
    (line,) = problems(tmp_path, library, tekst.replace('"tarieven":', f'{given}, "tarieven":'))
    assert "dit product heeft in het normenkader geen opslag: laat dit weg" in line


def test_a_module_has_tariffs_without_minutes_and_its_own_price(tmp_path: Path) -> None:
    library = read_library(KADERS / "alles")
    rows: list[Given] = [("2026-01-01", None, 9000, "week")]
    own = json.loads(content({"MIDDEL": rows}, "alles"))
    hour: Given = ("2027-01-01", None, 100, "uur")
    own["modules"] = [
        {
            "module": "GEHEUGEN",
            "tarieven": periods([("2026-01-01", "2026-12-31", 1499, "vier_weken")]),
        },
        {"module": "GEHEUGEN", "tarieven": periods([hour])},
        {"module": "ANDERS", "tarieven": periods([("2026-01-01", None, 1, "week")])},
    ]
    found = problems(tmp_path, library, json.dumps(own, indent=1))
    assert len(found) == 4
    for said in (
        "alles@2026.1 zegt voor deze dagen € 15,00 per 4 weken: neem dat over",
        "'GEHEUGEN' staat er al",
        "een module heeft geen minuten: kies week, vier_weken, maand of jaar",
        "de module 'ANDERS' bestaat niet. Kies uit: GEHEUGEN.",
    ):
        assert any(said in line for line in found), found


def test_a_normenkader_has_one_file(tmp_path: Path) -> None:
    shutil.copytree(RULES / "demo-ib", tmp_path / "demo-ib")
    first = write_tariffs(tmp_path)
    shutil.copy(first, first.with_name("zet-ook.yaml"))
    library = read_library(tmp_path)
    assert len(tariff_files(tmp_path)) == 2
    with pytest.raises(InvalidInputError, match="zet alle perioden in één bestand") as error:
        read_all_tariffs(tmp_path, library)
    assert error.value.problemen[0].bestand.endswith("zet-ook.yaml")


@pytest.mark.parametrize("tekst", ["", "- a\n", "producten: 3\n", "producten: [3]\nbronnen: x\n"])
def test_what_is_no_file_of_tariffs_is_refused(
    tmp_path: Path, library: Library, tekst: str
) -> None:
    assert problems(tmp_path, library, tekst)
