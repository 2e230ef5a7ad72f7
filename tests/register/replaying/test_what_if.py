"""What another version would have given: counts and minutes computed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from normenkader import Library, Normenkader, read_library
from population.proposals import Changed, Count, Voorstel
from register.decisions.selection import Selection, choose
from register.replaying.what_if import what_if
from register.store.opening import Register
from rights import NoRightError
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, CONSULENT, record_all
from tests.register.integrity.tampering import change_content
from tests.register.replaying.other_version import CASES, write_rules


@pytest.fixture
def other(tmp_path: Path) -> Normenkader:
    return read_library(write_rules(tmp_path / "regels")).version("demo-ib", "2026.2")


@pytest.fixture
def nummers(register: Register, bibliotheek: Library) -> list[int]:
    """Decisions 2 to 6: MEER, MINDER, NIETS, GELIJK and LANG."""
    record_all(register, bibliotheek, CASES)
    return choose(register, AUDITOR, Selection()).nummers


def test_counts_and_minutes_are_those_by_hand(
    register: Register, nummers: list[int], other: Normenkader
) -> None:
    gevolgen = what_if(register, AUDITOR, nummers, other)
    assert gevolgen.tabel == {
        ("IBB", "IBB"): Count(aantal=2, veranderd=1, eraf=10),
        ("IBB", "ib0"): Count(aantal=1, veranderd=1, eraf=30),
        ("ib0", "IBB"): Count(aantal=1, veranderd=1, erbij=35),
    }
    assert gevolgen.total == Count(aantal=4, veranderd=3, erbij=35, eraf=40)
    assert gevolgen.done == 5
    assert gevolgen.anders == [
        Changed(2, "MEER", Voorstel("ib0", 0), Voorstel("IBB", 35)),
        Changed(3, "MINDER", Voorstel("IBB", 65), Voorstel("IBB", 55)),
        Changed(4, "NIETS", Voorstel("IBB", 30), Voorstel("ib0", 0)),
    ]
    assert [a.difference for a in gevolgen.anders] == [35, -10, -30]


def test_a_case_that_does_not_fit_is_listed_with_its_error(
    register: Register, nummers: list[int], other: Normenkader
) -> None:
    gevolgen = what_if(register, AUDITOR, nummers, other)
    (refused,) = gevolgen.fouten
    assert (gevolgen.past_niet, refused.nummer, refused.zaak) == (1, 6, "LANG")
    assert refused.fout.startswith("indicatieduur_weken: 104 kan hier niet")


def test_the_version_of_then_changes_nothing(
    register: Register, nummers: list[int], demo: Normenkader
) -> None:
    gevolgen = what_if(register, AUDITOR, nummers, demo)
    assert gevolgen.total == Count(aantal=5)
    assert (gevolgen.past_niet, gevolgen.anders) == (0, [])


def test_with_another_normenkader_every_case_is_listed(
    register: Register, nummers: list[int], drechtsteden: Normenkader
) -> None:
    gevolgen = what_if(register, AUDITOR, nummers, drechtsteden)
    assert (gevolgen.past_niet, gevolgen.tabel) == (5, {})
    assert [f.nummer for f in gevolgen.fouten] == nummers
    assert "; en nog " in gevolgen.fouten[0].fout


def test_minutes_that_are_not_known_are_not_counted_as_lost() -> None:
    without = Changed(1, "A", Voorstel("IBB", 30), Voorstel("LICHT", None))
    assert without.difference is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"voorstel":', b'"voorstal":'),
        (
            b'"voorstel":{"ingangsdatum":"2026-07-01","minuten_per_week":65',
            b'"voorstel":{"ingangsdatum":"2026-07-01","minuten_per_week":"x"',
        ),
    ],
)
def test_what_cannot_be_read_is_listed(
    opslag: Opslag,
    register: Register,
    nummers: list[int],
    other: Normenkader,
    old: bytes,
    new: bytes,
) -> None:
    change_content(opslag, 3, "stuk", old, new)
    gevolgen = what_if(register, AUDITOR, nummers, other)
    assert [f.nummer for f in gevolgen.fouten] == [3, 6]
    assert gevolgen.total == Count(aantal=3, veranderd=2, erbij=35, eraf=30)


def test_two_processes_give_the_same_as_one(
    register: Register, nummers: list[int], other: Normenkader
) -> None:
    alone = what_if(register, AUDITOR, nummers, other)
    assert what_if(register, AUDITOR, nummers, other, 2, part=2) == alone


def test_only_an_auditor_asks(register: Register, demo: Normenkader) -> None:
    with pytest.raises(NoRightError):
        what_if(register, CONSULENT, [], demo)
