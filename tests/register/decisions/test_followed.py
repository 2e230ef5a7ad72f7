"""The share that followed the proposal: counted, with an interval, and never by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from normenkader import Library, Normenkader
from practice.first_agreement import first_agreement
from register.decisions.first_judgements import FirstJudgement, first_judgements
from register.decisions.followed import Followed, followed, hidden, wilson
from register.decisions.reading import Filter
from register.decisions.writing import record
from register.errors import FiguresPerPersonError
from register.store.opening import Register
from register.vooraf import Expected, Vooraf, reference
from rights import NoRightError
from tests.conftest import contract_lines
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, deviate, follow


def decided(register: Register, library: Library, count: int, deviating: int = 0) -> None:
    case = contract_lines("cases.jsonl")[0]["zaak"] | {"normenkader": "demo-ib"}
    for i in range(count):
        zaak = case | {"zaak": f"G-{i}"}
        order = deviate(library, zaak, weken=13) if i < deviating else follow(library, zaak)
        record(register, CONSULENT, library, order, MOMENT + timedelta(minutes=i))


def test_twelve_decisions_of_one_kind(register: Register, bibliotheek: Library) -> None:
    decided(register, bibliotheek, 12, deviating=3)
    found = followed(register, AUDITOR, Filter())
    assert found[0] == Followed("alles", (), "Alle besluiten", 12, 9)
    assert found[0].share == Fraction(3, 4)
    version = next(g for g in found if g.soort == "versie")
    assert (version.sleutel, version.aantal, version.gevolgd) == (("demo-ib", "2026.1"), 12, 9)
    assert any(g.soort == "regel" for g in found)
    assert all(g.aantal == 12 for g in found)


def test_nine_decisions_show_nothing(register: Register, bibliotheek: Library) -> None:
    decided(register, bibliotheek, 9)
    found = followed(register, AUDITOR, Filter())
    assert {g.aantal for g in found} == {None}
    assert {g.share for g in found} == {g.interval for g in found} == {None}
    assert hidden(found, "alles") == 1


def test_never_by_person_and_never_without_the_right(register: Register) -> None:
    for which in (Filter(gebruiker="u"), Filter(gebruiker_deel="u")):
        with pytest.raises(FiguresPerPersonError):
            followed(register, AUDITOR, which)
        with pytest.raises(FiguresPerPersonError):
            first_judgements(register, AUDITOR, which)
    for ask in (followed, first_judgements):
        with pytest.raises(NoRightError):
            ask(register, CONSULENT, Filter())


@pytest.mark.parametrize(
    ("k", "n", "limits"),
    [
        # (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), by hand.
        (9, 12, (467, 912)),
        (10, 10, (722, 1000)),
        (0, 10, (0, 278)),
        (81, 263, (255, 367)),
    ],
)
def test_the_interval_of_wilson(k: int, n: int, limits: tuple[int, int]) -> None:
    """The last is Newcombe's example (Statistics in Medicine 17, 1998): 0.2553 to 0.3662."""
    assert wilson(k, n) == limits


def test_first_judgements_of_a_correction_count_once(
    register: Register, bibliotheek: Library, demo: Normenkader
) -> None:
    case: dict[str, Any] = contract_lines("cases.jsonl")[0]["zaak"] | {"normenkader": "demo-ib"}
    own = Vooraf(Expected("ib0"), "2026-07-15T09:00:00Z", case, reference(demo))
    order = replace(follow(bibliotheek, case), vooraf=own)
    done = record(register, CONSULENT, bibliotheek, order, MOMENT)
    again = replace(follow(bibliotheek, case, done.nummer), vooraf=own)
    record(register, CONSULENT, bibliotheek, again, MOMENT)
    without = case | {"zaak": "ZONDER"}
    record(register, CONSULENT, bibliotheek, follow(bibliotheek, without), MOMENT)
    (found,) = first_judgements(register, AUDITOR, Filter())
    assert (found.normenkader, found.eigen, found.eigen_minuten) == ("demo-ib", "ib0", None)


def judged(own: str | None, other: str, minutes: int | None = None) -> FirstJudgement:
    return FirstJudgement("demo-ib", own, other, minutes, minutes and minutes + 30)


def test_agreement_by_the_measures_of_practice() -> None:
    many = [judged("A", "A", 60 + i) for i in range(10)] + [judged("B", "A", 90) for _ in range(10)]
    found = first_agreement(many)
    assert (found.aantal, found.onbekend) == (20, 0)
    assert found.klasse is not None
    assert (found.klasse.paren, found.klasse.paren_eens) == (20, 10)
    assert found.minuten is not None
    assert found.verschil == 30


def test_a_few_are_hidden_also_as_what_is_left() -> None:
    nothing = first_agreement([judged("A", "A") for _ in range(9)])
    assert nothing.klasse is None
    found = first_agreement([judged("A", "A")] * 12 + [judged(None, "A")] * 3)
    assert (found.aantal, found.onbekend) == (None, None)
    assert found.klasse is not None
    timed = first_agreement([judged("A", "A", 60)] * 12 + [judged("A", "A")] * 3)
    assert timed.minuten is None
