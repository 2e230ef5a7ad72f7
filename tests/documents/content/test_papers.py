"""What report, decision and letter say: all of what was recorded, in the order of the research."""

from __future__ import annotations

import copy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from documents.content.making import paper
from documents.content.paper import Heading, Paper, lines
from documents.content.source import NoDocumentError, Source
from documents.given import Given
from documents.house_style.model import PLAIN, HouseStyle
from documents.kinds import KINDS, Kind
from normenkader import Library
from publishing.document.blocks import Link, Table, plain_text
from register.decisions.reading import Dossier
from tests.documents.conftest import FIRST
from tests.documents.deciding import GIVEN, WAAROM, dossier, shipped_example


def made(kind: Kind, found: Dossier, given: Given = GIVEN) -> Paper:
    return paper(kind, Source(found, given, PLAIN))


def whole(found: Paper) -> str:
    return "\n".join(lines(found))


def test_the_report_follows_the_steps_of_the_research(examples: dict[str, Dossier]) -> None:
    for found in examples.values():
        heads = [b.tekst for b in made("verslag", found).blokken if isinstance(b, Heading)]
        numbered = [head for head in heads if head[0].isdigit()]
        assert [head[:2] for head in numbered] == [f"{n}." for n in range(1, 10)]
        words = ("hulpvraag", "aan de hand", "nodig", "anderen", "overblijft", "oordeel", "besluit")
        assert all(word in head for word, head in zip(words, numbered, strict=False))


def test_every_step_of_the_trail_and_every_text_of_the_record_is_in_the_report(
    examples: dict[str, Dossier],
) -> None:
    for found in examples.values():
        told, not_asked = whole(made("verslag", found)), "niet uitgevraagd"
        for step in found.antwoord["spoor"]:
            assert step["uitleg"] in told or not_asked in step["uitleg"]
        for name in ("oordeel", "toelichting", "voor_client"):
            assert all(line in told for line in found.stuk[name].splitlines() if line)
        for signal in found.antwoord["signalen"]:
            assert signal["tekst"] in told


def test_the_words_of_the_client_stand_at_their_leefgebied(first: Dossier) -> None:
    found = list(lines(made("verslag", first)))
    zaak = first.zaak
    assert found.index(zaak["hulpvraag"]) == found.index("1. Uw hulpvraag") + 1
    for name, title in (("financien", "Financiën"), ("dagbesteding", "Dagbesteding")):
        own = zaak["leefgebieden"][name]
        at = found.index(title)
        below = found[at : at + 20]
        assert below.index(own["eigen_doel"]) < below.index(own["gewenst_resultaat"])
        assert own["toelichting"] in below


def test_the_minutes_add_up_to_the_total_before_and_after_rounding(
    examples: dict[str, Dossier],
) -> None:
    tables = 0
    for found in examples.values():
        total = found.antwoord["minuten_per_week"]
        for kind in ("verslag", "beschikking"):
            blocks = made(kind, found).blokken
            sums = [b for b in blocks if isinstance(b, Table) and b.koppen[0] == "Waarvoor"]
            assert bool(sums) == (total is not None)
            for table in sums:
                tables += 1
                level = Fraction()
                for name, _, number in table.rijen:
                    if name in ("Samen", "Totaal"):
                        assert read(number) == level
                    else:
                        level += read(number)
                assert level == total
    assert tables > 10


def read(tekst: Any) -> Fraction:
    """A number as it stands in a table."""
    words = plain_text(tekst).replace("−", "-").replace(",", ".")
    sign, words = (-1, words[1:]) if words.startswith("-") else (1, words)
    return sign * sum((Fraction(part) for part in words.split()), Fraction())


def test_a_schedule_stands_there_with_its_dates(first: Dossier) -> None:
    for kind in ("verslag", "beschikking"):
        tables = [b for b in made(kind, first).blokken if isinstance(b, Table)]
        schedule = next(t for t in tables if t.koppen[0] == "Vanaf")
        assert schedule.rijen[0] == ("1 juli 2026", "29 december 2026", "225")
        assert schedule.rijen[-1] == ("31 maart 2027", "29 juni 2027", "115")


def test_a_deviation_says_in_what_for_which_reason_and_why(
    first: Dossier, bibliotheek: Library
) -> None:
    other = dossier(bibliotheek, shipped_example(FIRST, bibliotheek), minuten_per_week=240)
    for kind in ("verslag", "beschikking"):
        told = whole(made(kind, other))
        assert "andere minuten" in told
        assert WAAROM in told
        assert other.normenkader.besluit.afwijkredenen[0].naam in told
        assert "volgt het voorstel" not in told
        assert "volgt het voorstel" in whole(made(kind, first))
    assert "anders dan de berekening" in whole(made("brief", other))


def test_every_document_says_which_dagdelen_become_begeleiding(
    first: Dossier, bibliotheek: Library
) -> None:
    rules = first.normenkader.besluit.dagbesteding
    assert rules is not None
    table = {
        "dagdelen": 4,
        "zelfde_resultaat": False,
        "waarom": "In een groep leert hij dit niet.",
        "met_begeleiding": 1,
        "voorwaarden": [v.voorwaarde for v in rules.voorwaarden],
    }
    becomes = "1 dagdeel wordt 60 minuten begeleiding per week; 3 dagdelen blijven dagbesteding."
    own = dossier(bibliotheek, first.zaak | {"dagbesteding": table})
    for kind in KINDS:
        assert becomes in whole(made(kind, own))
    assert f"Dagbesteding: {becomes}" in lines(made("brief", own))
    none = {"dagdelen": 4, "zelfde_resultaat": False, "waarom": table["waarom"]}
    letter = made("brief", dossier(bibliotheek, first.zaak | {"dagbesteding": none}))
    assert "Dagbesteding:" not in whole(letter)


def test_a_source_that_can_be_read_is_a_link(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    content = copy.deepcopy(bibliotheek.version("demo-ib", "2026.1").content)
    ruling = next(b for b in content["bronnen"] if b["document"] == "crvb1402")
    ruling["ecli"] = "ECLI:NL:CRVB:2016:1402"
    found = dossier(bibliotheek, zaak)
    found = replace(found, normenkader=type(found.normenkader).model_validate(content))
    found.normenkader._inhoud = content
    found.normenkader._sha256 = "0" * 64
    links = [
        piece
        for blok in made("verslag", found).blokken
        for row in getattr(blok, "regels", ())
        for piece in (row if isinstance(row, tuple) else ())
        if isinstance(piece, Link)
    ]
    assert [link.naar for link in links] == [
        "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:CRVB:2016:1402"
    ]


def test_until_when_one_can_object_is_only_there_with_the_day_of_sending(first: Dossier) -> None:
    for kind in KINDS:
        assert "28 augustus 2026" in whole(made(kind, first))
        without = whole(made(kind, first, GIVEN.model_copy(update={"verzonden": None})))
        assert "augustus" not in without
        assert "zes weken" in without


def test_every_document_says_an_algorithm_was_used_and_of_which_record_it_is(
    first: Dossier,
) -> None:
    for kind in KINDS:
        found = made(kind, first)
        assert first.hash in found.voet
        assert "record 2" in found.voet
        assert "demonstratie" in found.melding
        assert "Normwijzer" in whole(found) or kind == "brief"
        assert "computer" in whole(found) or kind != "brief"
    assert first.normenkader.sha256 in whole(made("verslag", first))


def test_a_letter_says_the_very_words_that_were_recorded(examples: dict[str, Dossier]) -> None:
    for found in examples.values():
        assert found.stuk["voor_client"].split("\n\n")[0] in lines(made("brief", found))


def test_a_decision_that_was_replaced_says_so(first: Dossier) -> None:
    for kind in KINDS:
        assert "geldt niet meer" in made(kind, replace(first, vervangen_door=7)).melding


def test_what_is_not_what_was_recorded_gives_no_document(first: Dossier) -> None:
    with pytest.raises(NoDocumentError, match="keten"):
        made("brief", replace(first, inhoud_hash="0" * 64))


def test_without_a_municipality_there_is_no_document(first: Dossier) -> None:
    nameless = GIVEN.model_copy(update={"gemeente": None})
    with pytest.raises(NoDocumentError, match="gemeente"):
        made("brief", first, nameless)
    own = HouseStyle(gemeente="Gemeente Elders")
    assert paper("brief", Source(first, nameless, own)).afzender[0] == "Gemeente Elders"
