"""A normenkader that our DMN can't say gives no DMN, but what does not fit, in plain Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from normenkader import Library, Normenkader, read_normenkader
from publishing.dmn.beyond import NotInDmnError, beyond_dmn
from publishing.dmn.export import dmn_inputs, dmn_xml
from tests.conftest import ROOT

KADERS = ROOT / "tests" / "kaders"


def read(name: str, versie: str) -> Normenkader:
    return read_normenkader(Path(KADERS / name / f"{versie}.yaml"))


def test_every_limit_of_the_awbz_is_named(bibliotheek: Library) -> None:
    awbz = bibliotheek.version("awbz-bgi-2014", "2014.1")
    with pytest.raises(NotInDmnError) as error:
        dmn_xml(awbz)
    said = str(error.value)
    assert said.startswith("Van awbz-bgi-2014@2014.1 is geen DMN te maken.")
    assert error.value.lines == beyond_dmn(awbz)
    for word in ("scores_van_3", "AC-HELEMAAL-GEDEKT", "TIJD-OEFENEN", "‘Wat anderen doen’"):
        assert word in said
    for stage in ("Hoogste tijd per activiteit", "Hoogste klasse per combinatie"):
        assert f"de stap ‘{stage}’" in said
    assert len(beyond_dmn(awbz)) == 9


def test_every_limit_of_everything_is_named() -> None:
    said = "\n".join(beyond_dmn(read("alles", "2026.1")))
    for word in (
        *("NT-SCHOON-HUIS", "NT-WAS", "NT-MAALTIJDEN", "CF-KAMERS en CF-ZELF", "(CF-KAMERS)"),
        *("KL-WAAKVLAM", "OP-GEHEUGEN", "Meer of minder tijd voor één resultaat"),
    ):
        assert word in said
    with pytest.raises(NotInDmnError):
        dmn_inputs(read("ho-hbel-2021", "2021.1"))


def test_what_fits_has_no_limits(bibliotheek: Library) -> None:
    for name in ("demo-ib", "drechtsteden-ib-2016"):
        for nk in (n for n in bibliotheek.versies if n.normenkader == name):
            assert beyond_dmn(nk) == ()
