"""What is typed for a document: everything that is wrong at once, by the name of its field."""

from __future__ import annotations

from datetime import date

from documents.house_style.model import PLAIN, HouseStyle
from screens.intake.documents.typed import (
    AAN,
    BESLIST_DOOR,
    CONTACT,
    DATUM,
    GEMEENTE,
    LABELS,
    VERZONDEN,
    read,
    usual,
)

RIGHT = {
    GEMEENTE: "Gemeente Voorbeeld",
    DATUM: "16 juli 2026",
    VERZONDEN: "17-07-26",
    BESLIST_DOOR: " F. Jansen ",
    AAN: "De heer A. de Vries\n\n  Kade 1\n",
    CONTACT: "",
}


def test_what_is_typed_is_read_as_people_type_it() -> None:
    given = read(RIGHT, PLAIN).given
    assert given is not None
    assert (given.datum, given.verzonden) == (date(2026, 7, 16), date(2026, 7, 17))
    assert given.aan == ["De heer A. de Vries", "Kade 1"]
    assert given.beslist_door == "F. Jansen"
    assert given.contact == []


def test_everything_that_is_wrong_comes_at_once_and_repeats_nothing() -> None:
    typed = {**RIGHT, GEMEENTE: "", DATUM: "ooit", BESLIST_DOOR: "", AAN: "x" * 300 + "geheim"}
    told = read(typed, PLAIN)
    assert told.given is None
    for name in (GEMEENTE, DATUM, BESLIST_DOOR):
        assert any(line.startswith(LABELS[name]) for line in told.fouten)
    long = read({**RIGHT, AAN: "x" * 300 + "geheim"}, PLAIN)
    assert [line.startswith(LABELS[AAN]) for line in long.fouten] == [True]
    assert "geheim" not in "".join(long.fouten)
    assert "weg voor" in "".join(read({**RIGHT, VERZONDEN: "1-1-2026"}, PLAIN).fouten)


def test_the_house_style_can_have_the_municipality() -> None:
    own = {name: tekst for name, tekst in RIGHT.items() if name != GEMEENTE}
    assert read(own, HouseStyle(gemeente="Gemeente Elders")).given is not None


def test_only_the_date_begins_filled_in() -> None:
    day = date(2026, 7, 6)
    assert {name: usual(name, day) for name in RIGHT if usual(name, day)} == {DATUM: "06-07-2026"}
    sent = date(2026, 7, 3)
    # A document is never of after the day on which it was sent.
    assert (usual(VERZONDEN, day, sent), usual(DATUM, day, sent)) == ("03-07-2026", "03-07-2026")
