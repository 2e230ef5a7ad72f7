"""The texts for the client: optional, complete where they are there, short and in plain words."""

from __future__ import annotations

import pytest

from normenkader import InvalidInputError, Normenkader, parse_normenkader
from tests.normenkader.test_reading import DEMO, DRECHTSTEDEN, changed, problems

BLOCK = DEMO[DEMO.index("\nclient:\n") + 1 : DEMO.index("\noordeel_professional:") + 1]
BEZOEK = BLOCK[BLOCK.index("  bezoek:\n") : BLOCK.index("  vervolg:\n")]
TIJD = BLOCK[BLOCK.index("  tijd:\n") : BLOCK.index("  bezoek:\n")]
WORDS_41 = " ".join(["woord"] * 41)

FAULTS = {
    "unknown key": ("  bezoek:\n", "  bezoeken:\n", "client.bezoeken", "Bedoel je 'bezoek'"),
    "leefgebied without a name": (
        "    huisvesting: wonen\n",
        "",
        "client.leefgebieden",
        "de tekst voor huisvesting ontbreekt",
    ),
    "unknown leefgebied": (
        "    huisvesting: wonen\n",
        "    huisvesting: wonen\n    huisvestng: wonen\n",
        "client.leefgebieden.huisvestng",
        "leefgebied 'huisvestng' bestaat niet. Bedoel je 'huisvesting'",
    ),
    "outcome without a text": (
        '    product: "Ons voorstel',
        '    produkt: "Ons voorstel',
        "client.uitkomsten",
        "de tekst voor product ontbreekt",
    ),
    "product without a text": (
        '    IBBI: "Een',
        '    IBBO: "Een',
        "client.producten",
        "de tekst voor IBBI ontbreekt",
    ),
    "factor without a text": (
        '    CF-BEELDZORG: "Beeldbellen kan ook."\n',
        "",
        "client.regels",
        "de tekst voor CF-BEELDZORG ontbreekt",
    ),
    "text for a rule that the client does not read about": (
        "    CF-BEELDZORG: ",
        '    TG-DOORGANG: "Hallo."\n    CF-BEELDZORG: ',
        "client.regels.TG-DOORGANG",
        "bestaat niet",
    ),
    "goal without a name": (
        "      behoud: stabiel houden\n",
        "",
        "client.antwoorden.doel",
        "behoud ontbreekt",
    ),
    "answer that a text names without words": (
        "      mantelzorg: uw mantelzorger helpt\n",
        "",
        "client.antwoorden.opgelost_door",
        "de tekst voor mantelzorg ontbreekt",
    ),
    "answer that can't come out": (
        "      mantelzorg: uw",
        "      geen: niets\n      mantelzorg: uw",
        "client.antwoorden.opgelost_door.geen",
        "bestaat niet",
    ),
    "question that no text names": (
        "    opgelost_door:\n",
        "    overlast: {}\n    opgelost_door:\n",
        "client.antwoorden.overlast",
        "bestaat niet",
    ),
    "unknown field": ("{tijd} hulp", "{tijdje} hulp", "client.uitkomsten.ib0", "Bedoel je 'tijd'"),
    "field of another outcome": (
        "We stellen nu geen begeleiding voor.",
        "We stellen nu {tijd} begeleiding voor.",
        "client.uitkomsten.geen_maatwerk",
        "het invulveld 'tijd' bestaat niet",
    ),
    "answer that the rule does not compare": (
        "LG-ACUUT: andere hulp",
        'LG-ACUUT: "{opgelost_door}" #',
        "client.regels.LG-ACUUT",
        "Kies uit: niveau",
    ),
    "field in a factor": (
        "Beeldbellen kan ook.",
        "Beeldbellen: {procent}.",
        "client.regels.CF-BEELDZORG",
        "het invulveld 'procent' bestaat niet",
    ),
    "stray brace": (
        "Beeldbellen kan",
        "Beeldbellen} kan",
        "client.regels.CF-BEELDZORG",
        "accolade",
    ),
    "percentage": (
        "Beeldbellen kan ook.",
        "Beeldbellen: 10 % minder.",
        "client.regels.CF-BEELDZORG",
        "'%' is een woord van het systeem",
    ),
    "system term": (
        "Dit is een voorbeeld",
        "Dit Normenkader is een voorbeeld",
        "client.melding",
        "'Normenkader' is een woord van het systeem",
    ),
    "name with an underscore": (
        "financien: geld en post",
        "financien: geld_en_post",
        "client.leefgebieden.financien",
        "'geld_en_post' is een woord van het systeem",
    ),
    "code of a rule": (
        "Beeldbellen kan ook.",
        "Beeldbellen kan (CF-BEELDZORG).",
        "client.regels.CF-BEELDZORG",
        "'CF-BEELDZORG' is een woord van het systeem",
    ),
    "code of a product": (
        "Ons voorstel:",
        "Ons voorstel is IBO:",
        "client.uitkomsten.product",
        "'IBO' is een woord",
    ),
    "code of a bandwidth": (
        "Ons voorstel:",
        "Ons voorstel is O2:",
        "client.uitkomsten.product",
        "'O2' is een woord",
    ),
    "text that is too long": (
        "Beeldbellen kan ook.",
        WORDS_41,
        "client.regels.CF-BEELDZORG",
        "41 woorden, hoogstens 40",
    ),
    "name that is too long": (
        "huisvesting: wonen",
        "huisvesting: a b c d e f g h i",
        "client.leefgebieden.huisvesting",
        "9 woorden, hoogstens 8",
    ),
    "what comes next is too long": (
        "    - tekst: ",
        f"    - tekst: {WORDS_41[6:]}\n    - tekst: ",
        "client.vervolg",
        "hoogstens 60",
    ),
    "nothing that comes next": (
        BLOCK[BLOCK.index("  vervolg:\n") :],
        "  vervolg: []\n",
        "client.vervolg",
        "te weinig",
    ),
    "source that is not there": (
        "{document: wmo, plaats: artikel 2.3.2}\n",
        "{document: wno, plaats: artikel 2.3.2}\n",
        "client.vervolg[2].bron.document",
        "Bedoel je 'wmo'",
    ),
    "visits without a source": (
        BEZOEK,
        BEZOEK[: BEZOEK.index("    bron")],
        "client.bezoek.bron",
        "ontbreekt",
    ),
    "rule about an average without a source": (
        TIJD,
        TIJD[: TIJD.index("    bron")],
        "client.tijd.bron",
        "ontbreekt",
    ),
    "visits that can't be divided": (
        "    langste: 90\n",
        "    langste: 85\n",
        "client.bezoek",
        "90 of meer",
    ),
    "visit that is no multiple": (
        "    kortste: 45\n",
        "    kortste: 44\n",
        "client.bezoek",
        "een veelvoud van 5",
    ),
    "no word about an average": (
        BLOCK[BLOCK.index("  tijd:\n") : BLOCK.index("  bezoek:\n")],
        "",
        "client",
        "tijd ontbreekt",
    ),
    "notice that is kept from the client": (
        '  melding: "Dit is een voorbeeld met verzonnen tijden."\n',
        "",
        "client",
        "melding hoort hier",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_fault_is_found_at_its_place(fault: tuple[str, str, str, str]) -> None:
    old, new, pad, melding = fault
    found = problems(DEMO.replace(BLOCK, changed(old, new, BLOCK)))
    assert pad in found, found
    assert melding in found[pad]


def test_line_is_that_of_the_text() -> None:
    tekst = DEMO.replace("Beeldbellen kan ook.", "Beeldbellen: 10 % minder.")
    line = 1 + tekst[: tekst.index("Beeldbellen: 10")].count("\n")
    with pytest.raises(InvalidInputError) as caught:
        parse_normenkader(tekst, "map/x.yaml")
    (problem,) = caught.value.problemen
    assert str(problem).startswith(f"map/x.yaml:{line}: client, regels, CF-BEELDZORG: ")


def test_time_has_no_place_where_there_are_no_minutes() -> None:
    tijd = BLOCK[BLOCK.index("  tijd:\n") : BLOCK.index("  vervolg:\n")]
    found = problems(
        changed(
            "  vervolg:\n",
            tijd.replace("document: demo", "document: wmo") + "  vervolg:\n",
            DRECHTSTEDEN,
        )
    )
    assert "laat dit weg" in found["client.tijd"]
    assert "laat dit weg" in found["client.bezoek"]
    found = problems(changed('product: "Ons', 'product: "In {tijd} ons', DRECHTSTEDEN))
    assert "het invulveld 'tijd'" in found["client.uitkomsten.product"]


def test_texts_may_be_left_out() -> None:
    without = parse_normenkader(DEMO.replace(BLOCK, ""), "x.yaml")
    assert without.client is None
    assert "client" not in without.content


def test_texts_are_part_of_the_fingerprint(demo: Normenkader) -> None:
    other = parse_normenkader(DEMO.replace("Beeldbellen kan ook.", "Beeldbellen mag."), "x.yaml")
    assert other.sha256 != demo.sha256
