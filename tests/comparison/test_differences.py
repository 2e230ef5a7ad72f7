"""What differs, in words of the domain, with its rule and its source."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comparison.differences import differences
from comparison.model import Difference
from normenkader import Normenkader
from normenkader.file.problems import DataPath
from normenkader.reading import from_content
from tests.comparison.changing import GONE, changed, node, question_path, rule_path, stage_path

DEMO = "Demonstratienormenkader demo-ib 2026.1"
BRON = {"document": "demo", "plaats": "stap 5"}
UITLEG = {"wel": "Wel.", "niet": "Niet."}


def only(a: Normenkader, changes: dict[DataPath, Any]) -> Difference:
    """The one difference that these changes make."""
    found = differences(a, changed(a, changes))
    assert len(found) == 1, [v.zin for v in found]
    return found[0]


def test_a_norm_time(demo: Normenkader) -> None:
    pad = (*rule_path(demo, "NT-FINANCIEN"), "minuten", "behoud", "3")
    verschil = only(demo, {pad: 25})
    assert verschil == Difference(
        deel="Normtijden",
        soort="anders",
        aard="inhoud",
        regel="NT-FINANCIEN",
        onderwerp="Normtijd Financiën",
        wat="behoud, niveau 3",
        van="20",
        naar="25",
        eenheid="minuten per week",
        bron=f"{DEMO}, stap 2, tabel normtijden (verzonnen)",
        bron_van="",
        opmerking="",
        pad_van="fasen[3].tabel[0].minuten.behoud.3",
        pad_naar="fasen[3].tabel[0].minuten.behoud.3",
    )
    assert verschil.zin == "Normtijd Financiën, behoud, niveau 3: van 20 naar 25 minuten per week"


def test_the_bounds_of_a_bandwidth(demo: Normenkader) -> None:
    b2, b3 = rule_path(demo, "RA-B2"), rule_path(demo, "RA-B3")
    found = differences(demo, changed(demo, {(*b2, "tot"): 200, (*b3, "vanaf"): 200}))
    assert [(v.regel, v.zin) for v in found] == [
        ("RA-B2", "Bandbreedte B2: van 90 tot 180 naar 90 tot 200 minuten"),
        ("RA-B3", "Bandbreedte B3: van 180 tot 300 naar 200 tot 300 minuten"),
    ]


def test_the_end_of_a_bandwidth_that_is_included(demo: Normenkader) -> None:
    b4 = rule_path(demo, "RA-B4")
    zin = only(demo, {(*b4, "tot_en_met"): GONE, (*b4, "tot"): 500}).zin
    assert zin == "Bandbreedte B4: van 300 tot en met 480 naar 300 tot 500 minuten"


@pytest.mark.parametrize(
    ("regel", "changes", "zin"),
    [
        (
            "CF-COMMUNICATIE",
            {("dan", "procent"): 15},
            "Regel CF-COMMUNICATIE (Het contact kost extra tijd): van +10 % naar +15 %",
        ),
        (
            "CF-VERLOOP-WISSELEND",
            {("dan",): {"procent": 15}},
            "Regel CF-VERLOOP-WISSELEND (Wisselend verloop): van +15 minuten per week naar +15 %",
        ),
        (
            "CF-VERLOOP-WISSELEND",
            {("dan", "minuten"): 20},
            "Regel CF-VERLOOP-WISSELEND (Wisselend verloop): van +15 naar +20 minuten per week",
        ),
        (
            "CF-GRENS",
            {("maximum",): 60},
            "Regel CF-GRENS (Grens aan de percentages): "
            "van -20 % tot en met +50 % naar -20 % tot en met +60 %",
        ),
        (
            "AF-VIJF",
            {("veelvoud",): 1},
            "Regel AF-VIJF (Afronden), veelvoud: van 5 naar 1 minuten",
        ),
        (
            "RA-B2",
            {("product",): "IBBI"},
            "Bandbreedte B2, product: "
            "van Behoudgerichte begeleiding (IBB) naar Behoudgerichte begeleiding intensief (IBBI)",
        ),
        (
            "RG-PSYCHISCH",
            {("overige_procent",): 40},
            "Regel RG-PSYCHISCH (Geestelijke gezondheid en verslaving horen bij elkaar), "
            "overige procent: van 50 % naar 40 %",
        ),
        (
            "FA-ONTWIKKEL",
            {("delen", 1, "minuten_procent"): 80},
            "Regel FA-ONTWIKKEL (Ontwikkeling bouwt af), delen: "
            "van 50 % van de weken 100 % van de minuten, dan 25 % van de weken 75 % van de "
            "minuten, dan de rest van de weken 50 % van de minuten "
            "naar 50 % van de weken 100 % van de minuten, dan 25 % van de weken 80 % van de "
            "minuten, dan de rest van de weken 50 % van de minuten",
        ),
        (
            "LG-JUSTITIE",
            {("telt_alleen_met",): ["verslaving"]},
            "Regel LG-JUSTITIE (Justitie telt niet alleen), telt alleen mee met: "
            "van Geestelijke gezondheid, Verslaving naar Verslaving",
        ),
        (
            "LG-GEVAAR",
            {("oordeel",): GONE},
            "Regel LG-GEVAAR (Acuut met gevaar), oordeel: vervalt (professional)",
        ),
    ],
)
def test_what_a_rule_does(
    demo: Normenkader, regel: str, changes: dict[DataPath, Any], zin: str
) -> None:
    base = rule_path(demo, regel)
    verschil = only(demo, {(*base, *rest): waarde for rest, waarde in changes.items()})
    assert (verschil.zin, verschil.regel, verschil.aard) == (zin, regel, "inhoud")


@pytest.mark.parametrize(
    ("regel", "als", "words"),
    [
        (
            "CF-ZORGMIJDING-LICHT",
            {"zorgmijding": ["licht", "sterk"]},
            "van ‘Hoe sterk gaat de inwoner hulp uit de weg?’ is licht "
            "naar ‘Hoe sterk gaat de inwoner hulp uit de weg?’ is licht of sterk",
        ),
        (
            "TG-JEUGD",
            {"leeftijd": {"hoogstens": 20}, "woont_in_gemeente": True},
            "van ‘Hoe oud is de inwoner?’ is minder dan 18 jaar "
            "naar ‘Hoe oud is de inwoner?’ is hoogstens 20 jaar "
            "en ‘Woont de inwoner in de gemeente?’ is ja",
        ),
        (
            "CF-ZES-LEEFGEBIEDEN",
            {"aantal_meetellend": {"minstens": 5}},
            "van het aantal leefgebieden dat meetelt is minstens 6 "
            "naar het aantal leefgebieden dat meetelt is minstens 5",
        ),
        (
            "CF-ZORGMIJDING-STERK",
            {"zorgmijding": {"niet": ["geen", "licht"]}},
            "van ‘Hoe sterk gaat de inwoner hulp uit de weg?’ is sterk "
            "naar ‘Hoe sterk gaat de inwoner hulp uit de weg?’ is alles behalve "
            "geen zorgmijding of licht",
        ),
    ],
)
def test_a_condition_in_the_words_of_its_questions(
    demo: Normenkader, regel: str, als: dict[str, Any], words: str
) -> None:
    verschil = only(demo, {(*rule_path(demo, regel), "als"): als})
    assert verschil.wat == "voorwaarde"
    assert verschil.zin.endswith(f": {words}")


def test_a_condition_that_is_written_otherwise_shows_the_file(demo: Normenkader) -> None:
    verschil = only(demo, {(*rule_path(demo, "CF-BEELDZORG"), "als"): {"beeldzorg": ["mogelijk"]}})
    assert (verschil.van, verschil.naar) == (
        '{"beeldzorg": "mogelijk"}',
        '{"beeldzorg": ["mogelijk"]}',
    )
    assert verschil.opmerking == "In woorden is het gelijk, in het bestand niet."


def test_the_source_of_then_is_said_with_a_change(demo: Normenkader) -> None:
    pad = rule_path(demo, "CF-BEELDZORG")
    bron = {"document": "wmo", "plaats": "artikel 2.3.5"}
    found = differences(demo, changed(demo, {(*pad, "dan"): {"procent": -5}, (*pad, "bron"): bron}))
    source, effect = sorted(found, key=lambda v: v.aard)
    assert (source.aard, source.naar) == (
        "bron",
        "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5",
    )
    assert (effect.bron, effect.bron_van) == (source.naar, f"{DEMO}, stap 5")


def test_other_words_are_told_apart_from_other_rules(demo: Normenkader) -> None:
    pad = (*rule_path(demo, "CF-BEELDZORG"), "uitleg", "niet")
    verschil = only(demo, {pad: "Geen beeldzorg."})
    assert (verschil.aard, verschil.regel) == ("tekst", "CF-BEELDZORG")
    assert verschil.zin.endswith(
        "uitleg, als de regel niet geldt: "
        "van ‘Beeldzorg is {beeldzorg}: geen tijd eraf.’ naar ‘Geen beeldzorg.’"
    )


@pytest.mark.parametrize(
    ("pad", "waarde", "aard"),
    [
        (("client", "regels", "TG-WLZ"), "U hebt recht op andere hulp.", "tekst"),
        (("client", "bezoek", "langste"), 100, "inhoud"),
        (("besluit", "duur_weken"), 26, "inhoud"),
        (("producten", 0, "omschrijving"), "Anders.", "tekst"),
        (("producten", 0, "gemeentelijke_code"), "02B09", "inhoud"),
        (("bronnen", 2, "vindplaats"), "bladzijde 3", "bron"),
        (("aannames", 0, "tekst"), "Alles is verzonnen.", "tekst"),
        (("status",), "concept", "uitgave"),
    ],
)
def test_what_a_difference_touches(
    demo: Normenkader, pad: DataPath, waarde: Any, aard: str
) -> None:
    assert only(demo, {pad: waarde}).aard == aard


def test_a_text_for_the_client_is_that_of_its_rule(demo: Normenkader) -> None:
    verschil = only(demo, {("client", "regels", "TG-WLZ"): "U hebt recht op andere hulp."})
    assert (verschil.regel, verschil.bron) == ("TG-WLZ", f"{DEMO}, stap 1")
    assert (
        verschil.plaats == "Regel TG-WLZ (De Wet langdurige zorg gaat voor), tekst voor de cliënt"
    )


def test_a_new_rule_is_said_whole(demo: Normenkader) -> None:
    rule = {
        "regel": "CF-GEDUURD",
        "titel": "Duurt lang",
        "als": {"regieverlies": ["deels"]},
        "dan": {"procent": 5},
        "bron": BRON,
        "uitleg": UITLEG,
    }
    pad = (*stage_path(demo, "factoren"), "regels")
    changes: dict[DataPath, Any] = {
        pad: [*node(demo.content, pad), rule],
        ("client", "regels", "CF-GEDUURD"): "Het duurt lang.",
    }
    verschil, _ = differences(demo, changed(demo, changes))
    assert (verschil.soort, verschil.regel, verschil.pad_van) == ("nieuw", "CF-GEDUURD", "")
    assert verschil.zin == (
        "Regel CF-GEDUURD (Duurt lang): nieuw (voorwaarde: ‘Hoeveel regie over het eigen "
        "leven is de inwoner kwijt?’ is deels; gevolg: +5 %)"
    )
    assert verschil.bron == f"{DEMO}, stap 5"


def test_a_rule_that_is_gone_is_said_whole(demo: Normenkader) -> None:
    pad = rule_path(demo, "CF-COMMUNICATIE")
    found = differences(
        demo, changed(demo, {pad: GONE, ("client", "regels", "CF-COMMUNICATIE"): GONE})
    )
    assert [(v.soort, v.regel, v.pad_naar) for v in found] == [
        ("vervallen", "CF-COMMUNICATIE", ""),
        ("vervallen", "CF-COMMUNICATIE", ""),
    ]
    assert found[0].van.endswith("door taal of gehoor?’ is belemmerd; gevolg: +10 %")


def test_a_stage_that_is_gone_is_said_rule_by_rule(demo: Normenkader) -> None:
    found = differences(demo, changed(demo, {stage_path(demo, "fasering"): GONE}))
    assert [(v.onderwerp, v.regel, v.soort) for v in found] == [
        ("Fase ‘Verdeling over de weken’", "", "vervallen"),
        ("Regel FA-BEHOUD (Behoud blijft gelijk)", "FA-BEHOUD", "vervallen"),
        ("Regel FA-ONTWIKKEL (Ontwikkeling bouwt af)", "FA-ONTWIKKEL", "vervallen"),
    ]


def test_where_the_first_rule_decides_the_order_is_named(demo: Normenkader) -> None:
    pad = (*stage_path(demo, "meetellen"), "regels")
    rules = node(demo.content, pad)
    names = [rule["regel"] for rule in rules]
    first, second = names.index("LG-ZELFREDZAAM"), names.index("LG-OPGELOST")
    turned = list(rules)
    turned[first], turned[second] = rules[second], rules[first]
    verschil = only(demo, {pad: turned})
    assert (verschil.soort, verschil.aard) == ("volgorde", "inhoud")
    assert verschil.zin == (
        "Fase ‘Welke leefgebieden tellen mee’, regels: de volgorde is anders. LG-OPGELOST staat nu "
        "na LG-NIET-UITGEVRAAGD. De eerste regel die past, beslist. Dit kan de uitkomst veranderen."
    )


def test_a_new_rule_there_is_said_with_its_place(demo: Normenkader) -> None:
    pad = (*stage_path(demo, "meetellen"), "regels")
    rules = node(demo.content, pad)
    rule = {
        "regel": "LG-MANTELZORG",
        "titel": "Mantelzorg",
        "als": {"opgelost_door": "mantelzorg"},
        "dan": "valt_af",
        "bron": BRON,
        "uitleg": UITLEG,
    }
    changes: dict[DataPath, Any] = {
        pad: [*rules[:2], rule, *rules[2:]],
        ("client", "regels", "LG-MANTELZORG"): "uw mantelzorger helpt",
    }
    found = differences(demo, changed(demo, changes))
    assert found[0].opmerking == (
        "Deze regel staat na LG-ZELFREDZAAM en voor LG-OPGELOST. "
        "De eerste regel die past, beslist. Dit kan de uitkomst veranderen."
    )


def test_elsewhere_the_order_is_only_read(demo: Normenkader) -> None:
    pad = (*stage_path(demo, "factoren"), "regels")
    rules = node(demo.content, pad)
    verschil = only(demo, {pad: [*rules[1:], rules[0]]})
    assert (verschil.soort, verschil.aard) == ("volgorde", "tekst")
    assert "Alleen de volgorde op het scherm en in de uitleg verandert." in verschil.zin


def test_which_goal_goes_first_where_equal(demo: Normenkader) -> None:
    pad = (*stage_path(demo, "doelrichting"), "voorrang_bij_gelijk")
    verschil = only(demo, {pad: ["ontwikkel", "behoud"]})
    assert (verschil.aard, verschil.van, verschil.naar) == (
        "inhoud",
        "behoud, dan ontwikkeling",
        "ontwikkeling, dan behoud",
    )


def test_a_question_and_its_answers(demo: Normenkader) -> None:
    pad = question_path(demo, "clientfactoren", "beeldzorg")
    answer = {"waarde": "soms", "naam": "soms"}
    found = differences(
        demo,
        changed(
            demo,
            {
                (*pad, "waarden"): [*node(demo.content, pad)["waarden"], answer],
                (*pad, "verplicht"): False,
            },
        ),
    )
    vraag = "Vraag ‘Is beeldbellen mogelijk voor een deel van de begeleiding?’"
    assert sorted(v.zin for v in found) == [
        f"{vraag}, antwoord soms: nieuw",
        f"{vraag}, verplicht: nieuw (nee)",
    ]
    assert {v.deel for v in found} == {"Vragen over de cliënt"}


def test_a_price(drechtsteden: Normenkader) -> None:
    verschil = only(drechtsteden, {("producten", 0, "prijs", "cent"): 34_000})
    assert verschil.zin == (
        "Product Begeleiding 1, toezicht en stimuleren (IB1), prijs: "
        "van € 337,66 per 4 weken naar € 340,00 per 4 weken"
    )


def test_dates_are_in_words(demo: Normenkader) -> None:
    verschil = only(demo, {("geldig", "van"): "2026-02-01"})
    assert verschil.zin == "Geldig, vanaf: van 1 januari 2026 naar 1 februari 2026"


def test_the_order_is_that_of_the_form_and_the_stages(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    parts = list(dict.fromkeys(v.deel for v in differences(demo, drechtsteden)))
    assert parts[:7] == [
        "Uitgave",
        "Bronnen",
        "Leefgebieden",
        "Vragen over toegang",
        "Vragen over elk leefgebied",
        "Vragen over de cliënt",
        "Vragen over de zaak",
    ]
    assert parts[7:10] == [
        "Toegang",
        "Welke leefgebieden tellen mee",
        "Doelen die niet haalbaar zijn",
    ]
    assert parts[-5:] == [
        "Teksten voor de cliënt",
        "Bewijs (verandert geen uitkomst)",
        "Oordeel van de professional",
        "Aannames",
        "Open punten",
    ]


def test_from_one_to_the_other_and_back_is_mirrored(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    there, back = differences(demo, drechtsteden), differences(drechtsteden, demo)
    other = {"nieuw": "vervallen", "vervallen": "nieuw"}
    assert sorted((v.pad_van, v.pad_naar, v.soort, v.aard) for v in there) == sorted(
        (v.pad_naar, v.pad_van, other.get(v.soort, v.soort), v.aard) for v in back
    )


def test_what_a_question_needs_and_what_a_level_means_are_said_in_words(demo: Normenkader) -> None:
    i = next(i for i, v in enumerate(demo.vragen.leefgebieden) if v.vraag == "doel")
    pad: DataPath = ("vragen", "leefgebieden", i, "verplicht_als")
    als = [{"niveau": [2, 3]}, {"niveau": 1}]
    zin = only(demo, {pad: als}).zin
    assert "is niet zelfredzaam (2) of beperkt zelfredzaam (3), of ‘Hoe zelfredzaam" in zin
    level: DataPath = ("leefgebieden", 7, "antwoorden", "niveau", "2")
    zin = only(demo, {level: "Wassen lukt niet."}).zin
    assert "Dagelijkse verrichtingen (ADL)" in zin
    assert zin.endswith("naar Wassen lukt niet.")


@pytest.mark.parametrize(
    "naam", ["uitkomst", "vraag", "fase", "document", "reden", "regel", "bron", "onderwerp"]
)
def test_a_question_may_have_the_name_of_a_part(demo: Normenkader, naam: str) -> None:
    renamed = json.loads(json.dumps(demo.content).replace("zorgmijding", naam))
    a = from_content(renamed)
    als = (*rule_path(a, "CF-ZORGMIJDING-STERK"), "als")
    verschil = only(a, {als: {naam: ["sterk", "licht"]}})
    assert verschil.regel == "CF-ZORGMIJDING-STERK"
    assert verschil.onderwerp == f"Regel CF-ZORGMIJDING-STERK (Sterke {naam})"
    assert verschil.bron.startswith(f"{DEMO}, stap 5")
