"""What follows a decision leaves the register with it, moves with it, and counts apart."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from normenkader import Library
from register.decisions.reading import open_decision
from register.decisions.retention import past_term, remove
from register.decisions.selection import Selection, choose
from register.errors import InvalidFileError, NoBesluitError
from register.follow_ups.reading import evaluations_of
from register.integrity.control import check_register
from register.moving.backup import backup, restore
from register.moving.exporting import Soort
from register.moving.exporting import export as export_decisions
from register.moving.transfer import export, import_file
from register.moving.transfer_format import ContentPart, stored_content
from register.record import link
from register.replaying.replay import replay
from register.store.opening import Register, open_register
from register.store.place import place
from tests.register.conftest import Opslag
from tests.register.deciding import AUDITOR, BEHEERDER, CHECKED, CONSULENT, record_all
from tests.register.evaluations import evaluate
from tests.register.stored_rows import assert_whole, stored_rows

# Fifteen years after the decisions ended and the first was evaluated, not the second.
LATER = datetime(2042, 7, 2, tzinfo=UTC)
LAST = datetime(2027, 6, 1, tzinfo=UTC)


@pytest.fixture
def evaluated(register: Register, bibliotheek: Library, zaak: dict[str, Any]) -> Register:
    """Two decisions (2 and 3), each evaluated (4 and 5)."""
    record_all(register, bibliotheek, [{**zaak, "zaak": f"T-{n}"} for n in (1, 2)])
    evaluate(register, 2)
    evaluate(register, 3, nu=LAST, uitkomst="nieuwe_intake")
    return register


def test_an_evaluation_leaves_with_its_decision(evaluated: Register, opslag: Opslag) -> None:
    gone = past_term(evaluated, BEHEERDER, LATER.date())
    assert [one.nummer for one in gone] == [2, 3]
    done = remove(opslag.beheer, BEHEERDER, 2, LATER)
    assert done.nummers == (2, 3)
    report = check_register(opslag.plek, CHECKED)
    assert (report.bevindingen, report.verwijderd) == ((), 4)
    assert [v.nummers for v in report.verwijderingen] == [(2, 3, 4, 5)]
    assert assert_whole(evaluated.engine) == 6
    with pytest.raises(NoBesluitError):
        open_decision(evaluated, AUDITOR, 4)


def test_a_decision_stays_until_what_followed_it_is_as_old_as_its_term(
    evaluated: Register, opslag: Opslag
) -> None:
    # The first decision ended in September 2026, and was evaluated that month.
    day = datetime(2041, 10, 1, tzinfo=UTC)
    assert [one.nummer for one in past_term(evaluated, BEHEERDER, day.date())] == [2]
    evaluate(evaluated, 2, nu=LAST, uitkomst="nieuwe_intake")
    assert past_term(evaluated, BEHEERDER, day.date()) == []
    assert [one.nummer for one in past_term(evaluated, BEHEERDER, LATER.date())] == [2, 3]


def test_a_removal_without_what_follows_is_as_it_always_was(
    register: Register, opslag: Opslag, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    record_all(register, bibliotheek, [zaak])
    remove(opslag.beheer, BEHEERDER, 1, LATER)
    (last,) = [json.loads(r[2]) for r in stored_rows(register.engine)["inhouden"] if r[0] == 3]
    assert "vervolgstukken" not in last


def test_it_moves_with_the_register_byte_for_byte(evaluated: Register, tmp_path: Path) -> None:
    export(evaluated, AUDITOR, tmp_path / "alles.gz")
    backup(evaluated, AUDITOR, tmp_path / "kopie.sqlite")
    before = stored_rows(evaluated.engine)
    for name, fill in (("alles.gz", import_file), ("kopie.sqlite", restore)):
        target = open_register(place(str(tmp_path / f"uit-{name}" / "register")))
        fill(target, tmp_path / name)
        assert stored_rows(target.engine) == before
        target.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [('\\"record\\":2', '\\"record\\":9'), ('"soort\\":\\"evaluatie', '"soort\\":\\"besluit')],
)
def test_a_file_in_which_it_was_changed_is_refused(
    evaluated: Register, tmp_path: Path, old: str, new: str
) -> None:
    export(evaluated, AUDITOR, tmp_path / "alles.jsonl")
    tekst = (tmp_path / "alles.jsonl").read_text("utf-8")
    assert old in tekst
    (tmp_path / "alles.jsonl").write_text(tekst.replace(old, new), "utf-8")
    target = open_register(place(str(tmp_path / "nieuw")))
    with pytest.raises(InvalidFileError):
        import_file(target, tmp_path / "alles.jsonl")
    target.close()


def test_it_leaves_beside_its_decision(evaluated: Register) -> None:
    def exported(soort: Soort) -> list[str]:
        file = io.BytesIO()
        export_decisions(evaluated, AUDITOR, [2, 3], soort, file)
        return file.getvalue().decode("utf-8-sig").splitlines()

    found = [json.loads(line) for line in exported("jsonl")]
    assert [one["vervolgstukken"][0]["uitkomst"] for one in found] == [
        "loopt_door",
        "nieuwe_intake",
    ]
    flat = list(csv.DictReader(exported("csv"), delimiter=";"))
    assert [(one["evaluaties"], one["evaluatie_uitkomst"]) for one in flat] == [
        ("1", "loopt_door"),
        ("1", "nieuwe_intake"),
    ]


@pytest.mark.parametrize("opslag", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("column", "put"),
    [
        ("besluit", 2.0),
        ("besluit", 2.5),
        ("besluit", True),
        ("zaak", 5),
        ("zaak", None),
        ("zaak", {}),
        *((name, []) for name in ("datum", "uitkomst", "moment", "rol", "tijdstip")),
    ],
)
def test_a_value_that_no_column_can_hold_is_said_with_its_line(
    evaluated: Register, tmp_path: Path, column: str, put: object
) -> None:
    export(evaluated, AUDITOR, tmp_path / "alles.jsonl")
    lines = (tmp_path / "alles.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    last = json.loads(lines[-2])
    stuk = json.loads(last["inhoud"]["stuk"])
    if column == "besluit":
        stuk["over"]["record"] = put
    else:
        stuk[column] = put
    last["inhoud"]["stuk"] = json.dumps(stuk)
    content = stored_content(ContentPart.model_validate(last["inhoud"]))
    made = link(last["nummer"], "evaluatie", last["vorige"], content)
    last |= {"inhoud_hash": made.inhoud_hash, "hash": made.hash}
    lines[-2] = json.dumps(last)
    (tmp_path / "alles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    target = open_register(place(str(tmp_path / "nieuw")))
    with pytest.raises(InvalidFileError) as refused:
        import_file(target, tmp_path / "alles.jsonl")
    target.close()
    told = f"Record 5: Dit is van een ander soort waarde dan het hoort: {column}."
    assert f"Regel {len(lines) - 1}: {told}" in refused.value.problemen


def test_it_is_not_replayed_nor_chosen(evaluated: Register) -> None:
    chosen = choose(evaluated, AUDITOR, Selection())
    assert chosen.nummers == [2, 3]
    report = replay(evaluated, AUDITOR, chosen.nummers)
    assert (report.gelijk, report.done) == (2, 2)


def test_the_numbers_of_later_decisions_count_decisions_only(
    evaluated: Register, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    (done,) = record_all(evaluated, bibliotheek, [{**zaak, "zaak": "T-3"}])
    assert done.nummer == 6
    assert open_decision(evaluated, AUDITOR, 6).besluitnummer == 3


def test_the_evaluations_of_a_decision_are_read_as_they_were_filled_in(
    evaluated: Register,
) -> None:
    dossier = open_decision(evaluated, AUDITOR, 3)
    (one,) = evaluations_of(evaluated, CONSULENT, dossier)
    assert (one.nummer, one.stuk["uitkomst"], one.stuk["over"]["record"]) == (
        5,
        "nieuwe_intake",
        3,
    )
    assert one.ingevuld["punten"]["doelen"]["nieuwe_beschikking"] == "ja"
