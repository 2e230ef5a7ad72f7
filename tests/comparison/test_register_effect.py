"""What another normenkader does to the decisions of a real register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comparison.effect import effects
from comparison.questions import NotComparableError
from comparison.register_effect import register_effects
from normenkader import Library, Normenkader, read_library
from population.proposals import Count
from register.decisions.selection import Selection, choose
from register.replaying.replay import GONE
from register.replaying.stored import read_part
from register.store.opening import Register, open_register
from register.store.place import Place, place
from rights import NoRightError
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, CONSULENT, record_all
from tests.register.filled import fill
from tests.register.integrity.tampering import change_content
from tests.register.replaying.other_version import CASES, write_rules


@pytest.fixture
def plek(tmp_path: Path) -> Place:
    return place(str(tmp_path / "register"))


@pytest.fixture
def register(plek: Place) -> Iterator[Register]:
    opened = open_register(plek)
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Normenkader:
    return read_library(write_rules(tmp_path / "regels")).version("demo-ib", "2026.2")


@pytest.fixture
def nummers(register: Register, bibliotheek: Library) -> list[int]:
    """Decisions 2 to 6: MEER, MINDER, NIETS, GELIJK and LANG."""
    record_all(register, bibliotheek, CASES)
    return choose(register, AUDITOR, Selection()).nummers


def test_stored_cases_give_the_same_as_cases_from_a_file(
    register: Register, nummers: list[int], demo: Normenkader, other: Normenkader
) -> None:
    stored = register_effects(register, AUDITOR, nummers, demo, other)
    given = effects(CASES, demo, other)
    assert (stored.tabel, stored.verschillen) == (given.tabel, given.verschillen)
    assert [(a.nummer, a.zaak) for a in stored.anders] == [(2, "MEER"), (4, "NIETS"), (3, "MINDER")]
    assert [(f.nummer, f.zaak) for f in stored.geweigerd] == [(6, "LANG")]


def test_two_processes_give_the_same_as_one(
    register: Register, nummers: list[int], demo: Normenkader, other: Normenkader
) -> None:
    heard: list[int] = []
    alone = register_effects(register, AUDITOR, nummers, demo, other)
    both = register_effects(register, AUDITOR, nummers, demo, other, 2, part=2, tell=heard.append)
    assert both == alone
    assert sum(heard) == 5


def test_decisions_on_another_normenkader_and_removed_ones_are_apart(
    register: Register, plek: Place, bibliotheek: Library, drechtsteden: Normenkader
) -> None:
    fill(register, plek, bibliotheek)
    nummers = choose(register, AUDITOR, Selection()).nummers
    removed = read_part(register.engine, list(range(1, 20))).verwijderd
    asked = sorted([*nummers, *removed])
    effect = register_effects(register, AUDITOR, asked, drechtsteden, drechtsteden)
    assert effect.total == Count()
    assert (effect.aantal_ongeldig, effect.verwijderd) == (len(nummers), 2)


def test_what_cannot_be_read_is_listed(
    register: Register, plek: Place, nummers: list[int], demo: Normenkader
) -> None:
    change_content(Opslag(plek, plek), 3, "zaak", b'{"', b"{")
    effect = register_effects(register, AUDITOR, [*nummers, 99], demo, demo)
    assert [f.nummer for f in effect.ongeldig] == [3, 99]
    assert effect.ongeldig[1].fout == GONE
    assert effect.gelijk == 4


def test_questions_that_no_case_fits_are_refused(
    register: Register, demo: Normenkader, drechtsteden: Normenkader
) -> None:
    with pytest.raises(NotComparableError):
        register_effects(register, AUDITOR, [], demo, drechtsteden)


def test_only_an_auditor_asks(register: Register, demo: Normenkader) -> None:
    with pytest.raises(NoRightError):
        register_effects(register, CONSULENT, [], demo, demo)
