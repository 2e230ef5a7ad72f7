"""A whole reassessment over two versions, from the first decision to the report, by hand.

Then, by the rules of then: ADL 40, Financiën 20, Sociaal netwerk 25 is 85; 20 % of it is 17; 102 is
rounded up by 3 to 105. The answers of then by the rules of now: ADL 30, Financiën 20, Sociaal
netwerk 25 is 75; 10 % of it is 7.5; 82.5 is rounded up by 2.5 to 85. So other rules do -20:
-10 for ADL, -9.5 for the avoidance of care, -0.5 for rounding. Now: ADL 30, Financiën 35 is 65;
10 % of it is 6.5; 71.5 is rounded up by 3.5 to 75. So other answers do -10: +15 for Financiën,
-25 for the network, -1 for the avoidance of care, +1 for rounding. Together -30: from 105 to 75.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from documents.house_style.model import PLAIN
from documents.making import content
from explaining.reassessment.words import sum_rows
from normenkader import Normenkader
from publishing.document.blocks import Table
from register.decisions.reading import Dossier, open_decision
from register.decisions.reassessing import account_of, lowered_lines
from register.decisions.writing import record
from register.errors import InvalidBesluitError
from register.herindicatie import Herindicatie
from register.store.opening import Register, open_register
from register.store.place import place
from tests.documents.deciding import GIVEN
from tests.explaining.reassessment.versions import both, now, then
from tests.register.deciding import AUDITOR, CONSULENT, MOMENT, follow

WAAROM = "De zus helpt nu met het netwerk, en dat is met de inwoner besproken."
Row = tuple[str, str, Fraction, Fraction, Fraction, Fraction, Fraction]
# Stage, what it is about, then, other rules, in between, other answers, now.
BY_HAND: list[tuple[str, str, str, str, str, str, str]] = [
    ("normtijden", "Financiën", "20", "0", "20", "15", "35"),
    ("normtijden", "Dagelijkse verrichtingen (ADL)", "40", "-10", "30", "0", "30"),
    ("normtijden", "Sociaal netwerk", "25", "0", "25", "-25", "0"),
    ("factoren", "Sterke zorgmijding", "17", "-19/2", "15/2", "-1", "13/2"),
    ("afronding", "Afronden", "3", "-1/2", "5/2", "1", "7/2"),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return open_register(place(str(tmp_path_factory.mktemp("herindicatie"))))


@pytest.fixture(scope="module")
def reassessed(register: Register, demo: Normenkader) -> Dossier:
    """The second decision; without a reason for less the register refuses it first."""
    library = both(demo)
    first = record(register, CONSULENT, library, follow(library, then(demo)), MOMENT)
    old = open_decision(register, AUDITOR, first.nummer)
    own = Herindicatie(old.nummer, old.hash, "", ("lg-financien",))
    order = replace(follow(library, now(demo)), herindicatie=own)
    with pytest.raises(InvalidBesluitError, match="RBMNE:2023:2752"):
        record(register, CONSULENT, library, order, MOMENT)
    asked = replace(order, herindicatie=replace(own, waarom=WAAROM))
    done = record(register, CONSULENT, library, asked, MOMENT)
    return open_decision(register, AUDITOR, done.nummer)


def test_every_part_is_what_was_computed_by_hand(reassessed: Dossier) -> None:
    found = account_of(reassessed).verdeling
    assert found is not None
    rows = [
        (r.fase, r.naam, r.before, r.rules, r.middle, r.antwoorden, r.after) for r in found.rows
    ]
    by_hand = [(fase, naam, *map(Fraction, parts)) for fase, naam, *parts in BY_HAND]
    assert rows == by_hand
    assert (found.before, found.middle, found.after) == (105, 85, 75)
    assert (found.rules, found.antwoorden, found.difference) == (-20, -10, -30)


def test_the_sum_begins_and_ends_at_what_was_decided(reassessed: Dossier) -> None:
    found = account_of(reassessed).verdeling
    assert found is not None
    assert [(row.naam, row.getal) for row in sum_rows(found)] == [
        ("Toen besloten", "105"),
        ("Andere regels", "−20"),
        ("Andere antwoorden", "−10"),
        ("Nu besloten", "75"),
    ]


def test_what_is_less_is_recorded_and_said_with_its_reason(reassessed: Dossier) -> None:
    own = reassessed.stuk["herindicatie"]
    assert own["verlaagt"] == ["minuten"]
    assert own["waarom"] == WAAROM
    assert lowered_lines(reassessed) == [
        "Het laagste wordt 75 minuten per week. Het laatste was 105 minuten per week."
    ]


@pytest.mark.parametrize("kind", ["verslag", "beschikking"])
def test_report_and_decision_name_the_reason_with_its_ground(
    kind: str, reassessed: Dossier
) -> None:
    paper = content("verslag" if kind == "verslag" else "beschikking", reassessed, GIVEN, PLAIN)
    text = repr(paper.blokken)
    for said in (WAAROM, "ECLI:NL:RBMNE:2023:2752", "Awb, artikel 3:46", "niet opnieuw besproken"):
        assert said in text
    tables = {b.titel: b.rijen for b in paper.blokken if isinstance(b, Table)}
    numbers = [row[2] for row in tables["Van de minuten van toen naar die van nu"]]
    assert numbers == ["105", "−20", "−10", "75"]


def test_the_levels_stand_beside_each_other(reassessed: Dossier) -> None:
    found = {a.leefgebied: a for a in account_of(reassessed).niveaus}
    assert found["financien"].zin == "1 stap zwaarder dan toen"
    assert found["sociaal_netwerk"].zin == "2 stappen lichter dan toen"
    assert found["adl"].zin == "gelijk gebleven"
    assert found["justitie"].zin == "gelijk gebleven"
    network = found["sociaal_netwerk"]
    assert network.before is not None
    assert network.after is not None
    assert (network.before.woorden, network.after.woorden) == (
        "2 niet zelfredzaam",
        "4 voldoende zelfredzaam",
    )
    assert (network.before.plaats, network.after.plaats, network.after.van) == (4, 2, 5)
