"""Forged records whose hashes all fit: every field of every kind of record is held to its meaning.

Whoever can write the register can make any hash. What a record says must then still be possible.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.writing import record
from register.integrity.anchor import Anchor
from register.moments import read_moment
from register.record import BEGIN
from register.store.opening import open_register
from register.store.place import place
from tests.register.deciding import CONSULENT, MOMENT, follow, record_all
from tests.register.faults.attacks import checked, copied, destroyed, opened, reforged
from tests.register.faults.forged_fields import WRONG, Pad, at, fields, same, setting, without
from tests.register.filled import LATER
from tests.register.stored_pieces import pieces

# The one who checks does so a day after the last record.
NU = LATER + timedelta(days=1)
NO_MOMENTS = (
    "2026-13-45T99:99:99Z",
    "2026-02-29T09:30:00Z",
    "2026-07-15T24:00:00Z",
    "2026-07-15T09:30:60Z",
    "2026-07-15",
    "2026-07-15T09:30:00",
    "2026-07-15T09:30:00+02:00",
    "2026-07-15 09:30:00Z",
    "2026-07-15t09:30:00z",
    "2026-07-15T09:30:00Z\n",
    "２０２６-07-15T09:30:00Z",
    "0000-01-01T00:00:00Z",
)
IMPOSSIBLE = (
    "2061-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "2014-12-31T23:59:59Z",
)


def one_of_each(base: Path) -> dict[str, tuple[int, dict[str, Any]]]:
    """A record of each kind; the decision is the correction, which holds most."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for number, stuk in pieces(base).items():
        if stuk["soort"] != "besluit" or stuk["vervangt"]:
            found.setdefault(stuk["soort"], (number, stuk))
    return found


@pytest.mark.parametrize("soort", ["besluit", "normenkader", "verwijdering"])
def test_every_field_with_a_value_that_cannot_be_is_found_at_its_record(
    base: Path, tmp_path: Path, soort: str
) -> None:
    number, stuk = one_of_each(base)[soort]
    escaped = []
    for pad in fields(stuk):
        own = at(stuk, pad)
        changes = [(w, setting(pad, w)) for w in WRONG if not same(w, own) and not fine(pad, w)]
        for what, change in [*changes, ("weg", without(pad))]:
            file = copied(base, tmp_path / "aanval")
            reforged(file, number, change)
            found = checked(file, nu=NU)
            if number not in {b.nummer for b in found.bevindingen}:
                escaped.append((pad, what, found.bevindingen))
    assert escaped == []


def fine(pad: Pad, waarde: Any) -> bool:
    """Say whether this could be right there: no phases, only long terms, or a text of any kind."""
    return (pad in (("fasering",), ("zonder_voorziening",)) and waarde == []) or (
        waarde == "\0" and pad[-1] in ("opdracht", "programma", "durable_rules", *OWN_WORDS)
    )


OWN_WORDS = ("toelichting", "oordeel", "voor_client", "gebruiker")


@pytest.mark.parametrize("soort", ["besluit", "normenkader", "verwijdering"])
def test_a_field_too_many_is_found(base: Path, tmp_path: Path, soort: str) -> None:
    number, stuk = one_of_each(base)[soort]
    tables = [(), *(pad for pad in fields(stuk) if isinstance(at(stuk, pad), dict))]
    for pad in tables:
        file = copied(base, tmp_path / "aanval")
        reforged(file, number, setting((*pad, "extra"), "x"))
        assert checked(file, nu=NU).first == number


@pytest.mark.parametrize("tekst", [*NO_MOMENTS, *IMPOSSIBLE])
@pytest.mark.parametrize("soort", ["besluit", "verwijdering"])
def test_a_moment_that_is_none_or_cannot_be_is_found_at_its_record(
    base: Path, tmp_path: Path, soort: str, tekst: str
) -> None:
    number, _ = one_of_each(base)[soort]
    file = copied(base, tmp_path / "aanval")
    reforged(file, number, setting(("tijdstip",), tekst))
    assert number in {b.nummer for b in checked(file, nu=NU).bevindingen}


def test_every_moment_before_the_record_before_it_or_after_now_is_found(
    base: Path, tmp_path: Path
) -> None:
    said = {n: read_moment(s["tijdstip"]) for n, s in pieces(base).items() if "tijdstip" in s}
    tried = 0
    for earlier, number in pairwise(sorted(said)):
        moment = said[earlier] - timedelta(hours=2)
        file = copied(base, tmp_path / "aanval")
        reforged(file, number, setting(("tijdstip",), f"{moment:%Y-%m-%dT%H:%M:%SZ}"))
        found = [b for b in checked(file, nu=NU).bevindingen if b.nummer == number]
        # A removal of before its own limit is wrong in itself.
        assert [b.soort for b in found] == [("tijd" if number != 11 else "inhoud")]
        tried += 1
    assert tried == len(said) - 1
    file = copied(base, tmp_path / "aanval")
    verslag = checked(file, nu=MOMENT + timedelta(minutes=1))
    assert {b.nummer for b in verslag.bevindingen if b.soort == "tijd"} == {11, 12}
    assert "klok van deze computer" in verslag.bevindingen[0].melding


@pytest.fixture
def anchored(tmp_path: Path, bibliotheek: Library, zaak: dict[str, Any]) -> Path:
    """A register of today on one normenkader, with records 2 to 4."""
    plek = place(str(tmp_path / "verankerd"))
    register = open_register(plek)
    record_all(register, bibliotheek, [{**zaak, "zaak": f"T-{n}"} for n in range(3)])
    register.close()
    return plek.file


def anchor_of(file: Path, moment: datetime = MOMENT) -> Anchor:
    with closing(opened(file)) as connection:
        query = "SELECT nummer, hash FROM keten ORDER BY nummer DESC LIMIT 1"
        number, hash_ = connection.execute(query).fetchone()
    return Anchor(number, hash_, f"{moment:%Y-%m-%dT%H:%M:%SZ}")


@pytest.mark.parametrize("number", [2, 3, 4])
@pytest.mark.parametrize(
    "event",
    [
        {"tijdstip": "2061-01-01T00:00:00Z", "grens": "2046-01-01"},
        {"tijdstip": "9999-12-31T00:00:00Z", "grens": "8999-12-31"},
        {"tijdstip": "2026-07-16T09:30:00Z", "grens": "2011-07-16"},
        {"tijdstip": "2026-07-16T09:30:00Z", "grens": "2046-07-16"},
        {"tijdstip": "2026-07-16T09:30:00Z", "grens": "2025-07-16", "jaren": 1},
        {"tijdstip": "2026-07-16T09:30:00Z", "grens": "2028-01-01", "jaren": -1},
        {"tijdstip": "2026-99-16T09:30:00Z", "grens": "2011-07-16"},
        {"tijdstip": "2026-07-14T00:00:00Z", "grens": "2011-07-14"},
        # Of the first decision only its normenkader says how early it can have ended.
        {"tijdstip": "2040-12-31T00:00:00Z", "grens": "2025-12-31"},
    ],
)
def test_no_decision_is_destroyed_unseen_by_a_removal_with_a_date_of_ones_own(
    anchored: Path, number: int, event: dict[str, Any]
) -> None:
    anker = anchor_of(anchored)
    destroyed(anchored, number, **event)
    year = 2050 if event["tijdstip"].startswith("2040") else 2026
    verslag = checked(anchored, anker, nu=datetime(year, 8, 1, tzinfo=UTC))
    assert {b.nummer for b in verslag.bevindingen} & {number, 5}
    assert not verslag.all_right
    if "99-" not in event["tijdstip"] and event.get("jaren", 15) == 15:
        assert [v.nummers for v in verslag.verwijderingen] in ([(number,)], [])


@pytest.mark.parametrize("number", [3, 4])
def test_no_decision_is_destroyed_unseen_within_its_term_after_it_was_made(
    anchored: Path, number: int
) -> None:
    destroyed(anchored, number, tijdstip="2041-07-15T09:00:00Z", grens="2026-07-15")
    found = checked(anchored, nu=datetime(2042, 1, 1, tzinfo=UTC)).bevindingen
    assert [(b.nummer, b.soort) for b in found] == [(number, "verwijdering")]
    assert "15 juli 2026" in found[0].melding


def test_the_report_says_how_far_the_anchors_reach_and_what_was_removed_after(
    base: Path, bibliotheek: Library
) -> None:
    with closing(opened(base)) as connection:
        hashes = dict(connection.execute("SELECT nummer, hash FROM keten").fetchall())
    when = f"{LATER:%Y-%m-%dT%H:%M:%SZ}"
    early, late = (Anchor(n, hashes[n], when) for n in (8, 12))
    empty = Anchor(0, BEGIN, when)
    found = checked(base, early, empty, nu=NU)
    assert (found.all_right, found.ankers, found.verankerd_tot) == (True, 1, 8)
    assert [(v.nummer, v.nummers) for v in found.verwijderingen] == [(11, (9, 10))]
    found = checked(base, early, late, nu=NU)
    assert (found.ankers, found.verankerd_tot, found.verwijderingen) == (2, 12, ())
    found = checked(base, empty, nu=NU)
    assert (found.ankers, found.verankerd_tot, len(found.verwijderingen)) == (0, 0, 1)
    wrong = Anchor(12, hashes[8], when)
    found = checked(base, early, wrong, nu=NU)
    assert (found.all_right, found.verankerd_tot) == (False, 8)


@pytest.mark.parametrize("when", ["2026-07-15T00:00:00Z", "2061-01-01T00:00:00Z"])
def test_an_anchor_of_a_moment_that_cannot_be_is_found(base: Path, when: str) -> None:
    with closing(opened(base)) as connection:
        hashes = dict(connection.execute("SELECT nummer, hash FROM keten").fetchall())
    found = checked(base, Anchor(12, hashes[12], when), nu=NU)
    assert [b.soort for b in found.bevindingen] == ["tijd"]
    assert found.verankerd_tot == 0


def test_a_record_of_a_little_before_the_one_before_it_is_right(
    anchored: Path, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    """Two servers that write at the same time never have quite the same clock."""
    register = open_register(place(str(anchored)))
    order = follow(bibliotheek, {**zaak, "zaak": "T-9"})
    record(register, CONSULENT, bibliotheek, order, MOMENT - timedelta(minutes=5))
    register.close()
    assert checked(anchored, nu=MOMENT - timedelta(minutes=10)).all_right
