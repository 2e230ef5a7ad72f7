"""A wrong normenkader is refused with every problem, each with its line, path and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normenkader import InvalidInputError, parse_normenkader, read_normenkader
from tests.conftest import RULES

DEMO = (RULES / "demo-ib" / "2026.1.yaml").read_text("utf-8")
DRECHTSTEDEN = (RULES / "drechtsteden-ib-2016" / "2016.1.yaml").read_text("utf-8")


def problems(tekst: str) -> dict[str, str]:
    """The messages by path."""
    with pytest.raises(InvalidInputError) as caught:
        parse_normenkader(tekst, "x.yaml")
    found: dict[str, str] = {}
    for p in caught.value.problemen:
        found[p.pad] = f"{found.get(p.pad, '')} {p.melding}"
    return found


def changed(old: str, new: str, tekst: str = DEMO) -> str:
    assert old in tekst, old
    return tekst.replace(old, new, 1)


FAULTS = {
    "key that belongs elsewhere": (
        "status: demo",
        "bewust: []\nstatus: demo",
        "bewust",
        "Die hoort op een andere plek",
    ),
    "unknown key": ("status: demo", "stats: 1\nstatus: demo", "stats", "Bedoel je 'status'"),
    "double key": ("status: dem", "versie: 2026.2\nstatus: dem", "versie", "Dubbele sleutel"),
    "missing unit": ("      eenheid: jaar\n", "", "vragen.toegang[0].eenheid", "ontbreekt"),
    "missing unit of a table": (
        "    titel: Normtijden\n    eenheid: minuten_per_week\n",
        "    titel: Normtijden\n",
        "fasen[3].eenheid",
        "ontbreekt",
    ),
    "empty source": (
        "bron: {document: demo, plaats: stap 1}",
        'bron: {document: demo, plaats: ""}',
        "vragen.toegang[0].bron.plaats",
        "mag niet leeg zijn",
    ),
    "absent source": (
        "dan: geen_toegang\n        bron: {document: demo, plaats: stap 1}\n",
        "dan: geen_toegang\n",
        "fasen[0].regels[0].bron",
        "ontbreekt",
    ),
    "unknown document": (
        "{document: crvb1402,",
        "{document: crvb,",
        "fasen[7].bron.document",
        "Bedoel je 'crvb1402'",
    ),
    "unknown question": (
        "als: {zorgmijding: licht}",
        "als: {zorgmijdng: licht}",
        "fasen[6].regels[1].als.zorgmijdng",
        "Bedoel je 'zorgmijding'",
    ),
    "unknown answer": (
        "als: {zorgmijding: licht}",
        "als: {zorgmijding: lcht}",
        "fasen[6].regels[1].als.zorgmijding",
        "Bedoel je 'licht'",
    ),
    "number for a word": (
        "als: {zorgmijding: licht}",
        "als: {zorgmijding: 1}",
        "fasen[6].regels[1].als.zorgmijding",
        "het antwoord 1 bestaat niet",
    ),
    "condition that can never hold": (
        "{leeftijd: {kleiner_dan: 18}}",
        "{leeftijd: {kleiner_dan: 0}}",
        "fasen[0].regels[0].als.leeftijd",
        "kan nooit gelden",
    ),
    "condition that always holds": (
        "{leeftijd: {kleiner_dan: 18}}",
        "{leeftijd: {minstens: 0}}",
        "fasen[0].regels[0].als.leeftijd",
        "elk antwoord past",
    ),
    "two tests in one line": (
        "{leeftijd: {kleiner_dan: 18}}",
        "{leeftijd: {kleiner_dan: 18, minstens: 2}}",
        "fasen[0].regels[0].als.leeftijd",
        "precies één van",
    ),
    "rule behind another": (
        "als: {niveau: 1}\n        dan: valt_af",
        "als: {niveau: 4}\n        dan: valt_af",
        "fasen[1].regels[5]",
        "beslist nooit",
    ),
    "answers that no rule decides": (
        "als: {niveau: [2, 3], opgelost",
        "als: {niveau: 2, opgelost",
        "fasen[1].regels",
        "geen regel beslist over financien bij niveau: 3",
    ),
    "norm time missing": (
        "{behoud: {3: 20, 2: 35}, ontwikkel: {3: 30, 2: 50}}",
        "{behoud: {3: 20, 2: 35}, ontwikkel: {3: 30}}",
        "fasen[3].tabel[0].minuten",
        "doel ontwikkel, niveau 2 ontbreekt",
    ),
    "norm time that can't be used": (
        "{behoud: {3: 20, 2: 35}, ontwikkel: {3: 30, 2: 50}}",
        "{behoud: {3: 20, 2: 35, 1: 50}, ontwikkel: {3: 30, 2: 50}}",
        "fasen[3].tabel[0].minuten.behoud.1",
        "kan nooit gelden",
    ),
    "norm time as text": (
        "{behoud: {3: 20, 2: 35}",
        "{behoud: {3: 20.5, 2: 35}",
        "fasen[3].tabel[0].minuten.behoud.3",
        "moet een geheel getal zijn",
    ),
    "leefgebied without a row": (
        "      - regel: NT-JUSTITIE\n        leefgebied: justitie\n"
        "        minuten: {behoud: {3: 15, 2: 25}, ontwikkel: {3: 20, 2: 30}}\n",
        "",
        "fasen[3].tabel",
        "het leefgebied justitie heeft geen rij",
    ),
    "leefgebied in two areas": (
        "leefgebieden: [lichamelijke_gezondheid, adl]",
        "leefgebieden: [lichamelijke_gezondheid, verslaving]",
        "fasen[4].regels[1].leefgebieden[1]",
        "staat al bij een resultaatgebied",
    ),
    "bands with a gap": (
        "vanaf: 90, tot: 180, product: IBB}",
        "vanaf: 95, tot: 180, product: IBB}",
        "fasen[8].banden[1].vanaf",
        "zit een gat: 90 tot en met 94",
    ),
    "bands that overlap": (
        "vanaf: 90, tot: 180, product: IBB}",
        "vanaf: 85, tot: 180, product: IBB}",
        "fasen[8].banden[1].vanaf",
        "overlapt met B1: 85 tot en met 89",
    ),
    "band without an end": (
        "tot_en_met: 480, ",
        "",
        "fasen[8].banden[3]",
        "precies één van: tot, tot_en_met",
    ),
    "band that rounding never reaches": (
        "vanaf: 300, tot_en_met: 480, product: IBBI}",
        "vanaf: 300, tot: 301, product: IBBI}\n"
        "      - {regel: RA-B5, band: B5, doelrichting: behoud, vanaf: 301, tot: 304, "
        "product: IBBI}",
        "fasen[8].banden[4]",
        "geen veelvoud van 5",
    ),
    "unknown product": (
        "tot: 90, product: IBB}",
        "tot: 90, product: IBX}",
        "fasen[8].banden[0].product",
        "Bedoel je",
    ),
    "id used twice": (
        "regel: CF-BEELDZORG",
        "regel: CF-GRENS",
        "fasen[6].grens.regel",
        "staat al op regel",
    ),
    "unknown field in a sentence": (
        "De normtijd is {minuten}",
        "De normtijd is {minuutjes}",
        "fasen[3].uitleg.wel",
        "Bedoel je 'minuten'",
    ),
    "stray brace": (
        "De normtijd is {minuten}",
        "De normtijd is {minuten",
        "fasen[3].uitleg.wel",
        "accolade",
    ),
    "stage missing": ("  - fase: afronding", "  - fase: afrondin", "fasen[7]", "onbekende soort"),
    "outcome without a text": (
        "  - uitkomst: ib0\n    naam: Lichte hulp in de buurt (IB0)\n"
        "    tekst: Er is zo weinig tijd nodig dat lichte hulp in de buurt genoeg is.\n"
        '    voor_client: "U krijgt geen begeleiding uit de Wmo. Lichte hulp in de buurt is '
        'genoeg."\n',
        "",
        "uitkomsten",
        "ib0 heeft geen naam",
    ),
    "client's text of an outcome without a product": (
        "begeleiding uit de Wmo. Lichte",
        "{product}. Lichte",
        "uitkomsten[1].voor_client",
        "het invulveld",
    ),
    "reason to deviate twice": (
        "reden: AFW-MANTELZORG",
        "reden: AFW-NETWERK",
        "besluit.afwijkredenen[1].reden",
        "elke naam mag maar één keer",
    ),
    "no reason to deviate": ("duur_weken: 52", "duur_weken: 0", "besluit.duur_weken", "minstens 1"),
    "date that is none": ("van: 2026-01-01,", "van: 2026-1-1,", "geldig.van", "is geen datum"),
    "end before the beginning": (
        "van: 2026-01-01,",
        "van: 2026-01-01, tot_en_met: 2025-01-01,",
        "geldig.tot_en_met",
        "ligt voor het begin",
    ),
    "wrong status": ("status: demonstratie", "status: af", "status", "moet een van deze zijn"),
    "yes as boolean": (
        "als: {wlz_indicatie: true}",
        "als: {wlz_indicatie: yes}",
        "fasen[0].regels[2].als.wlz_indicatie",
        "het antwoord 'yes' bestaat niet",
    ),
    "phases over 100 percent": (
        "weken_procent: 50,",
        "weken_procent: 80,",
        "fasen[9].regels[1].delen",
        "meer dan 100",
    ),
    "goal without a rule": (
        "voorrang_bij_gelijk: [behoud, ontwikkel]",
        "voorrang_bij_gelijk: [behoud]",
        "fasen[5].voorrang_bij_gelijk",
        "noem elk doel precies één keer",
    ),
    "question name that is taken": (
        "- vraag: beeldzorg\n",
        "- vraag: som\n",
        "vragen.clientfactoren[7].vraag",
        "vaste betekenis",
    ),
    "alias of nothing": ("titel: Normtijden\n", "titel: *x\n", "", "geldige YAML"),
    "alias": (
        "titel: Normtijden\n",
        "titel: &x Normtijden\n    eenheid: *x\n",
        "fasen[3].eenheid",
        "schrijf de waarde voluit",
    ),
    "type of the writer's own": (
        "titel: Normtijden\n",
        "titel: !!float 2\n",
        "fasen[3].titel",
        "label",
    ),
    "explicit type": (
        "titel: Normtijden\n",
        "titel: !!python/name:os.system x\n",
        "fasen[3].titel",
        "label",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_fault_is_found_at_its_place(fault: tuple[str, str, str, str]) -> None:
    old, new, pad, melding = fault
    found = problems(changed(old, new))
    assert pad in found, found
    assert melding in found[pad]


def test_line_is_that_of_the_fault() -> None:
    tekst = changed("als: {zorgmijding: licht}", "als: {zorgmijdng: licht}")
    expected = 1 + tekst[: tekst.index("zorgmijdng")].count("\n")
    with pytest.raises(InvalidInputError) as caught:
        parse_normenkader(tekst, "map/x.yaml")
    assert str(caught.value.problemen[0]).startswith(
        f"map/x.yaml:{expected}: fase factoren, regel CF-ZORGMIJDING-LICHT, als, zorgmijdng: "
    )


def test_all_faults_of_one_kind_come_at_once() -> None:
    tekst = changed("als: {zorgmijding: licht}", "als: {zorgmijdng: licht}")
    tekst = changed("{document: crvb1402,", "{document: crvb,", tekst)
    tekst = changed("De normtijd is {minuten}", "De normtijd is {minuutjes}", tekst)
    assert len(problems(tekst)) == 3


def test_prices_are_needed_for_a_supplement() -> None:
    old = "    opslag: {cent: 11045, per_weken: 4}\n"
    assert "opslag nodig" in problems(changed(old, "", DRECHTSTEDEN))["producten[0]"]


def test_leefgebied_that_counts_must_have_its_kind_of_work() -> None:
    old = "        - {niveau: [2, 3], opgelost_door: geen}\n"
    tekst = changed(old, old.replace("[2, 3]", "2"), DRECHTSTEDEN)
    assert "zonder antwoord op soort_werk" in problems(tekst)["fasen[3].vraag"]
    without = changed(
        "        - {niveau: 1, opgelost_door: geen, gevaar: true}\n", "", DRECHTSTEDEN
    )
    assert "zonder antwoord op soort_werk (niveau: 1" in problems(without)["fasen[3].vraag"]


def test_what_answers_mean_is_said_of_every_answer_and_of_no_other() -> None:
    line = "        2: Wassen, aankleden, koken of boodschappen blijven de meeste dagen liggen.\n"
    pad = "leefgebieden[7].antwoorden.niveau"
    assert "ontbreekt de tekst: 2" in problems(changed(line, ""))[pad]
    assert f"{pad}.6" in problems(changed(line, line + line.replace("2:", "6:")))
    head = "    antwoorden:\n      niveau:\n        1: De inwoner eet, drinkt"
    other = problems(changed(head, head.replace("niveau", "nivo")))
    assert "Bedoel je 'niveau'?" in other["leefgebieden[7].antwoorden.nivo"]


def test_every_condition_of_a_list_is_checked_at_its_own_place() -> None:
    old = "        - {niveau: 1, opgelost_door: geen, overlast: true}\n"
    assert (
        "Bedoel je 'overlast'?"
        in problems(changed(old, old.replace("overlast", "overlst")))[
            "vragen.leefgebieden[4].verplicht_als[1].overlst"
        ]
    )
    later = problems(changed(old, old.replace("overlast: true", "doel: behoud")))
    assert set(later) == {"vragen.leefgebieden[4].verplicht_als[1].doel"}
    empty = problems(changed("verplicht_als: {niveau: 1}\n", "verplicht_als: []\n"))
    assert list(empty) == ["vragen.leefgebieden[2].verplicht_als"]
    assert "te weinig onderdelen" in empty["vragen.leefgebieden[2].verplicht_als"]
    wrong = problems(changed(old, "        - 7\n"))
    assert list(wrong) == ["vragen.leefgebieden[4].verplicht_als[1]"]


def test_hash_is_of_the_meaning_only(tmp_path: Path) -> None:
    before = parse_normenkader(DEMO, "x.yaml").sha256
    without_comments = re.sub(r"(?m)^#.*\n", "", DEMO)
    reordered = changed(
        "status: demonstratie\n", "", changed("producten:\n", "status: demonstratie\nproducten:\n")
    )
    wider = DEMO.replace("{3: 20, 2: 35}", "{2: +35,   3: 20}")
    for tekst in (without_comments, reordered, wider, DEMO.replace("\n", "\r\n")):
        assert parse_normenkader(tekst, "x.yaml").sha256 == before
    other = parse_normenkader(changed("{3: 20, 2: 35}", "{3: 20, 2: 40}"), "x.yaml")
    assert other.sha256 != before


def test_order_of_a_list_is_part_of_the_meaning() -> None:
    band = "      - {{regel: RA-B{}, band: B{}, doelrichting: behoud, {}, product: IBB}}\n"
    one, two = band.format(1, 1, "vanaf: 30, tot: 90"), band.format(2, 2, "vanaf: 90, tot: 180")
    swapped = parse_normenkader(changed(one + two, two + one), "x.yaml")
    assert swapped.sha256 != parse_normenkader(DEMO, "x.yaml").sha256


def test_unreadable_file_is_a_problem_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidInputError, match="UTF-8"):
        read_normenkader(file)
    with pytest.raises(InvalidInputError, match="niet te lezen"):
        read_normenkader(tmp_path / "b.yaml")


BAND2 = "vanaf: 90, tot: 180, product: IBB}"


@pytest.mark.parametrize(
    ("begin", "gat", "overlap"),
    [
        (90, "", ""),
        # Time is a multiple of 5: 86 is no time of anybody, 90 and 85 are.
        (91, "90 minuten valt nergens in", ""),
        (89, "", "waarschuwing: 89 minuten"),
        (86, "", "waarschuwing: 86 tot en met 89"),
        (85, "", "85 tot en met 89"),
    ],
)
def test_a_gap_or_overlap_is_an_error_exactly_where_a_client_can_be(
    begin: int, gat: str, overlap: str
) -> None:
    text = changed(BAND2, BAND2.replace("vanaf: 90", f"vanaf: {begin}"))
    warned = overlap.startswith("waarschuwing: ")
    wanted = gat or overlap.removeprefix("waarschuwing: ")
    if warned or not wanted:
        found = [f"{p.pad} {p.melding}" for p in parse_normenkader(text, "x.yaml").warnings]
    else:
        found = list(problems(text).values())
    assert len(found) == bool(wanted)
    assert all(wanted in melding for melding in found)


def test_a_gap_between_multiples_of_the_rounding_is_a_warning() -> None:
    edge = "vanaf: 30, tot: 90, product: IBB}"
    for tot, in_order in ((86, True), (85, False)):
        text = changed(edge, edge.replace("tot: 90", f"tot: {tot}"))
        if in_order:
            (warned,) = parse_normenkader(text, "x.yaml").warnings
            assert f"{tot} tot en met 89 minuten valt nergens in. Dat kan" in warned.melding
            assert warned.regel == text[: text.index(BAND2)].count("\n") + 1
        else:
            assert "85 tot en met 89" in problems(text)["fasen[8].banden[1].vanaf"]
