"""What only a proof reads: told in words, with its rule and source, as changing no outcome."""

from __future__ import annotations

from typing import Any

import pytest

from comparison.differences import differences
from comparison.model import Difference
from normenkader import Normenkader
from normenkader.file.problems import DataPath
from tests.comparison.changing import GONE, changed, node, question_path, rule_path, stage_path

BEWIJS = "Bewijs (verandert geen uitkomst)"
DEMO = "Demonstratienormenkader demo-ib 2026.1"
BRON = {"document": "demo", "plaats": "stap 6"}
EXCEPTION = {"eigenschap": "robuust", "reden": "Taal werkt door.", "bron": BRON}
COMMUNICATIE = "Regel CF-COMMUNICATIE (Het contact kost extra tijd)"
ZORGMIJDING = "Vraag ‘Hoe sterk gaat de inwoner hulp uit de weg?’, welk antwoord zwaarder is"


def both_ways(a: Normenkader, changes: dict[DataPath, Any]) -> tuple[Difference, Difference]:
    """The one difference that these changes make, there and back."""
    b = changed(a, changes)
    (there,), (back,) = differences(a, b), differences(b, a)
    return there, back


def weight(sectie: str, vraag: str, demo: Normenkader) -> DataPath:
    return (*question_path(demo, sectie, vraag), "zwaarte")


@pytest.mark.parametrize(
    ("sectie", "vraag", "zwaarte", "zin"),
    [
        (
            "clientfactoren",
            "zorgmijding",
            "aflopend",
            f"{ZORGMIJDING}: van elk volgend antwoord naar elk vorig antwoord",
        ),
        (
            "leefgebieden",
            "overlast",
            "nee",
            "Vraag ‘Is er ernstige overlast?’, welk antwoord zwaarder is: van ja naar nee",
        ),
    ],
)
def test_another_answer_is_heavier(
    demo: Normenkader, sectie: str, vraag: str, zwaarte: str, zin: str
) -> None:
    verschil, _ = both_ways(demo, {weight(sectie, vraag, demo): zwaarte})
    assert (verschil.zin, verschil.deel, verschil.aard) == (zin, BEWIJS, "inhoud")
    assert verschil.bron


def test_a_weight_that_is_left_out_says_what_that_means(demo: Normenkader) -> None:
    gone, new = both_ways(demo, {weight("clientfactoren", "zorgmijding", demo): GONE})
    assert (gone.soort, gone.pad_naar, gone.bron) == ("vervallen", "", f"{DEMO}, stap 5")
    assert gone.zin == (
        f"{ZORGMIJDING}: van elk volgend antwoord naar niet gezegd. "
        "Het bewijs van ‘monotoon’ kijkt niet meer naar deze vraag."
    )
    assert new.zin == (
        f"{ZORGMIJDING}: van niet gezegd naar elk volgend antwoord. "
        "Het bewijs van ‘monotoon’ kijkt nu ook naar deze vraag."
    )


def test_of_a_number_a_higher_one_is_heavier(demo: Normenkader) -> None:
    pad = question_path(demo, "clientfactoren", "beeldzorg")[:2]
    number = {
        "vraag": "kinderen",
        "soort": "geheel_getal",
        "tekst": "Hoeveel kinderen zijn er thuis?",
        "minimum": 0,
        "maximum": 9,
        "eenheid": "kinderen",
        "verplicht": False,
        "bron": BRON,
    }
    questions = node(demo.content, pad)
    plain = changed(demo, {pad: [*questions, number]})
    verschil, _ = both_ways(plain, {(*pad, len(questions), "zwaarte"): "oplopend"})
    assert (verschil.van, verschil.naar) == ("niet gezegd", "een hoger getal")
    whole, _ = both_ways(demo, {pad: [*questions, {**number, "zwaarte": "aflopend"}]})
    assert "; welk antwoord zwaarder is: een lager getal" in whole.zin
    assert whole.deel == "Vragen over de cliënt"


def test_another_order_of_answers_makes_other_answers_heavier(demo: Normenkader) -> None:
    pad = (*question_path(demo, "clientfactoren", "zorgmijding"), "waarden")
    answers = node(demo.content, pad)
    verschil, _ = both_ways(demo, {pad: [*answers[1:], answers[0]]})
    assert (verschil.deel, verschil.aard) == (BEWIJS, "inhoud")
    assert verschil.opmerking == (
        "geen staat nu na sterk. Welk antwoord zwaarder is, verandert mee. "
        "De volgorde op het scherm ook."
    )


def test_without_a_weight_the_order_of_answers_is_only_read(demo: Normenkader) -> None:
    plain = changed(demo, {weight("clientfactoren", "zorgmijding", demo): GONE})
    pad = (*question_path(plain, "clientfactoren", "zorgmijding"), "waarden")
    answers = node(plain.content, pad)
    verschil, _ = both_ways(plain, {pad: [*answers[1:], answers[0]]})
    assert (verschil.deel, verschil.aard) == ("Vragen over de cliënt", "tekst")


@pytest.mark.parametrize(
    ("regel", "about"),
    [
        ("CF-COMMUNICATIE", COMMUNICATIE),
        ("NT-FINANCIEN", "Normtijd Financiën"),
        ("RA-B2", "Bandbreedte B2"),
        ("AF-VIJF", "Regel AF-VIJF (Afronden)"),
    ],
)
def test_an_exception_is_that_of_its_rule(demo: Normenkader, regel: str, about: str) -> None:
    new, gone = both_ways(demo, {(*rule_path(demo, regel), "bewust"): [EXCEPTION]})
    plaats = f"{about}, bewuste uitzondering op ‘robuust’"
    assert new.zin == f"{plaats}: nieuw (reden: Taal werkt door.)"
    assert gone.zin == f"{plaats}: vervalt (reden: Taal werkt door.)"
    for verschil in (new, gone):
        assert (verschil.regel, verschil.bron) == (regel, f"{DEMO}, stap 6")
        assert (verschil.deel, verschil.aard) == (BEWIJS, "inhoud")


def test_an_exception_to_another_property_is_another_exception(demo: Normenkader) -> None:
    pad = (*rule_path(demo, "LG-ACUUT"), "bewust", 0, "eigenschap")
    gone, new = differences(demo, changed(demo, {pad: "bereikbaar"}))
    assert (gone.soort, gone.wat) == ("vervallen", "bewuste uitzondering op ‘monotoon’")
    assert (new.soort, new.wat) == ("nieuw", "bewuste uitzondering op ‘bereikbaar’")


def test_another_reason_for_an_exception_is_only_other_words(demo: Normenkader) -> None:
    pad = (*rule_path(demo, "DO-NIET-LEERBAAR"), "bewust", 1, "reden")
    verschil, _ = both_ways(demo, {pad: "Alle doelen veranderen."})
    assert (verschil.aard, verschil.regel) == ("tekst", "DO-NIET-LEERBAAR")
    assert verschil.zin == (
        "Regel DO-NIET-LEERBAAR (Niet leerbaar, dus behoud), bewuste uitzondering op ‘robuust’, "
        "reden: van ‘Eén antwoord verandert hier alle doelen tegelijk.’ "
        "naar ‘Alle doelen veranderen.’"
    )


def test_another_source_of_an_exception_is_a_source(demo: Normenkader) -> None:
    pad = (*rule_path(demo, "LG-ACUUT"), "bewust", 0, "bron")
    verschil, _ = both_ways(demo, {pad: BRON})
    assert (verschil.aard, verschil.naar) == ("bron", f"{DEMO}, stap 6")
    assert verschil.wat == "bewuste uitzondering op ‘monotoon’, bron"


def test_the_order_of_exceptions_is_only_read(demo: Normenkader) -> None:
    # Here the order of the rules decides: that of what stands within one does not.
    pad = (*rule_path(demo, "LG-ACUUT"), "bewust")
    two = changed(demo, {pad: [*node(demo.content, pad), EXCEPTION]})
    verschil, _ = both_ways(two, {pad: node(two.content, pad)[::-1]})
    assert (verschil.soort, verschil.aard) == ("volgorde", "tekst")
    assert verschil.wat == "bewuste uitzonderingen"


def test_a_new_rule_is_said_with_its_exceptions(demo: Normenkader) -> None:
    pad = (*stage_path(demo, "factoren"), "regels")
    rule = {
        "regel": "CF-GEDUURD",
        "titel": "Duurt lang",
        "als": {"regieverlies": "deels"},
        "dan": {"procent": 5},
        "bewust": [EXCEPTION],
        "bron": BRON,
        "uitleg": {"wel": "Wel.", "niet": "Niet."},
    }
    changes: dict[DataPath, Any] = {
        pad: [*node(demo.content, pad), rule],
        ("client", "regels", "CF-GEDUURD"): "Het duurt lang.",
    }
    verschil = differences(demo, changed(demo, changes))[0]
    assert "bewuste uitzonderingen: op ‘robuust’ (Taal werkt door.)" in verschil.zin
    assert verschil.deel == "Cliëntfactoren"


def test_how_much_one_other_answer_may_change(demo: Normenkader) -> None:
    verschil, _ = both_ways(demo, {("bewijs", "hoogstens_per_antwoord"): 150})
    assert verschil.zin == (
        "Bewijs, één ander antwoord mag hoogstens schelen: van 180 naar 150 minuten per week"
    )
    assert (verschil.deel, verschil.aard) == (BEWIJS, "inhoud")
    assert verschil.bron == f"{DEMO}, uitgangspunt van deze uitwerking"


def test_a_bound_that_is_left_out_says_what_that_means(demo: Normenkader) -> None:
    gone, new = both_ways(demo, {("bewijs",): GONE})
    most = "één ander antwoord mag hoogstens schelen: 180 minuten per week"
    assert gone.zin == (
        f"Bewijs: vervalt ({most}). Zonder deze grens is ‘robuust’ niet te bewijzen."
    )
    assert new.zin == f"Bewijs: nieuw ({most})"
    assert gone.deel == new.deel == BEWIJS


def test_all_that_only_a_proof_reads_stands_together(demo: Normenkader) -> None:
    """In the order of the form and the stages, after all that changes an outcome."""
    changes: dict[DataPath, Any] = {
        ("bewijs", "hoogstens_per_antwoord"): 150,
        (*rule_path(demo, "LG-ACUUT"), "bewust"): GONE,
        weight("clientfactoren", "zorgmijding", demo): "aflopend",
        weight("leefgebieden", "overlast", demo): "nee",
        ("besluit", "duur_weken"): 26,
        (*rule_path(demo, "CF-COMMUNICATIE"), "dan", "procent"): 15,
    }
    found = differences(demo, changed(demo, changes))
    assert [(v.deel, v.pad_van.partition(".")[0].partition("[")[0]) for v in found] == [
        ("Cliëntfactoren", "fasen"),
        ("Het besluit", "besluit"),
        (BEWIJS, "vragen"),
        (BEWIJS, "vragen"),
        (BEWIJS, "fasen"),
        (BEWIJS, "bewijs"),
    ]
    assert [v.naar for v in found[2:4]] == ["nee", "elk vorig antwoord"]
