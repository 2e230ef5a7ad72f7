"""Nothing that the fingerprint sees is left out: every key of both normenkaders, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from pydantic import ValidationError

from comparison.differences import differences
from comparison.model import Difference
from normenkader import Library, Normenkader
from normenkader.file.problems import DataPath, pad_tekst
from normenkader.reading import read_normenkader
from tests.comparison.changing import GONE, node, replaced
from tests.conftest import ROOT

# Words that other lists of values allow, for keys that take no other text.
OTHERS = (
    "concept",
    "beleid",
    "verslag",
    "valt_af",
    "telt_mee",
    "geen_maatwerk",
    "2026-12-31",
    "2027.1",
    "03",
    "rest",
    "ja",
    "de",
    "het",
    "nee",
    "oplopend",
    "aflopend",
    "uniek",
    "toegang",
    "leefgebieden",
    "BWBR0000001",
)
# With these one allowed value: another does not fit the schema.
ONE_VALUE = {"fase", "soort", "dan", "oordeel", "richting", "eenheid", "minuten_procent"}


OWN = count()


@pytest.fixture(params=["demo", "drechtsteden", "awbz", "ho"])
def normenkader(request: pytest.FixtureRequest) -> Normenkader:
    found: Normenkader = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def awbz(bibliotheek: Library) -> Normenkader:
    return bibliotheek.version("awbz-bgi-2014", "2014.1")


@pytest.fixture
def ho() -> Normenkader:
    """Household support: hours per year, and numbers that count so often."""
    return read_normenkader(ROOT / "tests" / "kaders" / "ho-hbel-2021" / "2021.1.yaml")


def without_checks(inhoud: Any) -> Normenkader | None:
    """A normenkader of what fits the schema: more than what also passes the checks."""
    try:
        found = Normenkader.model_validate(inhoud)
    except ValidationError:
        return None
    return with_content(found, inhoud)


def with_content(normenkader: Normenkader, inhoud: Any) -> Normenkader:
    normenkader._inhoud = inhoud
    # Any text of its own will do: the real one takes as long as all the rest.
    normenkader._sha256 = f"eigen-{next(OWN)}"
    return normenkader


def paths(inhoud: Any, pad: DataPath = ()) -> Iterator[DataPath]:
    """Every path of plain data, of tables and lists too."""
    if pad:
        yield pad
    keys = (
        inhoud
        if isinstance(inhoud, dict)
        else range(len(inhoud))
        if (isinstance(inhoud, list))
        else ()
    )
    for key in keys:
        yield from paths(inhoud[key], (*pad, key))


def other_values(waarde: Any) -> Iterator[Any]:
    if isinstance(waarde, bool):
        yield not waarde
    elif isinstance(waarde, int):
        yield from (waarde + 1, waarde - 1, waarde + 90)
    elif isinstance(waarde, str):
        yield from (f"{waarde}x", f"x {waarde}", f"{waarde}X", *OTHERS)


def assert_told(verschillen: tuple[Difference, ...], pad: DataPath) -> None:
    """The report says this place, and every line of it tells two things apart."""
    place = pad_tekst(pad)
    assert any(_at(place, p) for v in verschillen for p in (v.pad_van, v.pad_naar) if p), pad
    for v in verschillen:
        assert v.deel, pad
        assert v.onderwerp in v.zin, pad
        assert v.soort != "anders" or v.van != v.naar, pad
        assert v.soort != "volgorde" or v.opmerking, pad


def _at(place: str, told: str) -> bool:
    """Say whether what is told is the place itself, or something around or inside it."""
    short, long = sorted((place, told), key=len)
    return long.startswith(short) and long[len(short) : len(short) + 1] in ("", ".", "[")


def test_another_value_at_any_place_is_told(normenkader: Normenkader) -> None:
    inhoud = normenkader.content
    unchanged = set()
    for pad in paths(inhoud):
        waarde = node(inhoud, pad)
        values = (v for v in other_values(waarde) if v != waarde)
        models = (without_checks(replaced(inhoud, pad, v)) for v in values)
        other = next((m for m in models if m is not None), None)
        if other is not None:
            assert_told(differences(normenkader, other), pad)
        elif not isinstance(waarde, (dict, list)):
            unchanged.add(pad[-1])
    assert unchanged - ONE_VALUE <= {
        "weken_procent",
        "kortste",
        "langste",
        "veelvoud",
        "waarde",
        "uitkomst",
    }


def test_what_is_left_out_at_any_place_is_told(normenkader: Normenkader) -> None:
    inhoud = normenkader.content
    left_out = 0
    for pad in paths(inhoud):
        other = without_checks(replaced(inhoud, pad, GONE))
        if other is not None:
            assert_told(differences(normenkader, other), pad)
            assert_told(differences(other, normenkader), pad)
            left_out += 1
    assert left_out > 50


def test_another_order_of_any_list_is_told(normenkader: Normenkader) -> None:
    inhoud = normenkader.content
    turned = 0
    for pad in paths(inhoud):
        waarde = node(inhoud, pad)
        if not isinstance(waarde, list) or len(waarde) < 2:
            continue
        other = without_checks(replaced(inhoud, pad, waarde[1:] + waarde[:1]))
        if other is not None:
            assert_told(differences(normenkader, other), pad)
            turned += 1
    assert turned > 10


def test_a_key_that_is_not_known_is_told(normenkader: Normenkader) -> None:
    """Later versions of the schema have other keys: the comparison needs no change for them."""
    inhoud = normenkader.content
    tables = [(), *(p for p in paths(inhoud) if isinstance(node(inhoud, p), dict))]
    for pad in tables[::12]:
        for new in (7, "tekst", True, None, ["a"], {"k": 1}, [{"regel": "NIEUW-1"}], []):
            later = replaced(inhoud, (*pad, "nieuwe_sleutel"), new)
            # The schema of today refuses it; only the content has it.
            other = with_content(normenkader.model_copy(), later)
            assert_told(differences(normenkader, other), (*pad, "nieuwe_sleutel"))
            assert_told(differences(other, normenkader), (*pad, "nieuwe_sleutel"))


def test_the_same_content_has_no_difference(bibliotheek: Library) -> None:
    for normenkader in bibliotheek.versies:
        again = without_checks(dict(reversed(normenkader.content.items())))
        assert again is not None
        assert differences(normenkader, again) == ()
