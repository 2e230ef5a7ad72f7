"""What `find_personal_data` recognises, what it leaves alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zaak.privacy.scan import find_personal_data, passes_eleven_test

PEILDATUM = date(2026, 7, 1)


def _found(tekst: str, peildatum: date | None = PEILDATUM) -> list[str]:
    return [vondst.soort for vondst in find_personal_data(tekst, peildatum)]


def _bsns() -> st.SearchStrategy[str]:
    """Nine digits that pass the test: the last one is the remainder, where that is one digit."""
    return (
        st.text("0123456789", min_size=8, max_size=8)
        .map(lambda acht: (acht, sum(int(c) * (9 - i) for i, c in enumerate(acht)) % 11))
        .filter(lambda paar: paar[1] < 10 and any(c != "0" for c in paar[0]))
        .map(lambda paar: f"{paar[0]}{paar[1]}")
    )


BSN = [
    "999996782",
    "Cliënt 999900006 komt langs.",
    "(999900018)",
    "bsn:999996770",
    "BSN999996782",
    "99999678\u200b2",
    "９９９９９６７８２",
    "999 996 782",
    "999\u00a0996\u00a0782",
    "999.996.782",
    "999-996-782",
    "9999.96.782",
    "9999 - 96 - 782",
    "9 9 9 9 9 6 7 8 2",
    "12 of 999996782",
    "kamer 12 999996782",
    "dossier 2024-999996782",
    "zie 1 9999 96 782",
    "12345672",  # 012345672 without its zero
    "012345672 3 kinderen",
    "BSN 12 34 56 72",
    "burgerservicenummer van de cliënt: 999-996.782",
    "٩٩٩٩٩٦٧٨٢",
]


@pytest.mark.parametrize("tekst", BSN)
def test_a_bsn_is_found(tekst: str) -> None:
    assert _found(tekst) == ["bsn"]


@given(_bsns(), st.sampled_from(["", " ", "Cliënt ", "nummer:\n", "(", "bsn "]))
@settings(max_examples=100, deadline=None)
def test_every_valid_bsn_is_found(bsn: str, ervoor: str) -> None:
    assert passes_eleven_test(bsn)
    assert _found(f"{ervoor}{bsn}. Verder niets.") == ["bsn"]


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda t: not passes_eleven_test(t)))
@settings(max_examples=100, deadline=None)
def test_nine_digits_that_fail_the_test_are_no_bsn(cijfers: str) -> None:
    assert _found(f"nummer {cijfers} hier") == []


@pytest.mark.parametrize(
    "tekst",
    [
        "999996783",
        "000000000",
        "00000000",
        "bsn 000 000 000",
        "9999967820",
        "1999996782",
        "A999996782",
        "999996782b",
        "zaak-999996782x",
        "12-03-2024",
        "bsn onbekend, opname 12-03-2024",
        "20240312",
        "12 03 2024",
        "2019-2023",
        "120 240 360 600",
        "3 2 2 3 4 5 1 2 3",
        "999,996,782",
        "999\n996\n782",
    ],
)
def test_other_numbers_are_no_bsn(tekst: str) -> None:
    assert _found(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "jan.jansen@example.nl",
        "Mail naar J_Jansen+wmo@mail.example.co.uk.",
        "<info@gemeente-x.nl>",
        "999996782@example.nl",
        "jan＠example．nl",
        "jan@exam\u200bple.nl",
        "josé@voorbeeld.nl",
        "x" * 200 + "@example.nl",
    ],
)
def test_an_email_address_is_found(tekst: str) -> None:
    assert _found(tekst) == ["e-mailadres"]


@pytest.mark.parametrize("tekst", ["@wmo", "jan@", "jan @ example", "2 @ 3", "a@b", "a@.nl", "@@@"])
def test_an_at_sign_alone_is_no_email_address(tekst: str) -> None:
    assert _found(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06 - 12 34 56 78",
        "06.12.34.56.78",
        "0６-12345678",
        "06\u201112345678",
        "06\u00a012\u00a034\u00a056\u00a078",
        "tel0612345678",
        "bel 061234 5678 terug",
        "0182-123456",
        "(0182) 123456",
        "0182/12 34 56",
        "020-1234567",
        "010 123 45 67",
        "0201234567",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "(+31) 6-12345678",
        "0031 6 12345678",
        "0031-20-1234567",
        "+31(0)20 123 45 67",
        "12 0612345678",
        "bsn onbekend, tel 06 12 34 56 78",
    ],
)
def test_a_dutch_telephone_number_is_found(tekst: str) -> None:
    assert _found(tekst) == ["telefoonnummer"]


@pytest.mark.parametrize(
    "tekst",
    [
        "1612345678",
        "6123456789",
        "061234567",
        "06123456789",
        "1061234567 8",
        "0012345678",
        "01-02-2024 15 uur",
        "06-02-2024 15.30",
        "06-12-24 12.30",
        "0.123456789",
        "ref0612345678",
        "bel 112 of 0800-1234",
        "van 09.00 tot 17.00, 3 keer",
        "niveau 0 1 2 3 4 5 4 3 2 1",
    ],
)
def test_other_numbers_are_no_telephone_number(tekst: str) -> None:
    assert _found(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "1234 AB 12",
        "1234AB 12",
        "1234ab 12a",
        "1234 ab, 12",
        "1234 Ab nr. 12-3",
        "1234AB12",
        "1234 AB-12",
        "Kerkstraat 12, 1234 AB",
        "Kerkstraat 12a 1234 AB Gouda",
        "Kerkstraat 12 1234AB",
        "Kerkstraat 12-bis, 1234 AB",
        "1234 AB Alphen aan den Rijn, Spui 7",
        "1234\u00a0AB\u00a012",
        "１２３４ ＡＢ １２",
        "1234 EN 12",
        "2024 AB 12",
        "kamer 3 in 3311 GX",
    ],
)
def test_a_postcode_with_a_house_number_is_found(tekst: str) -> None:
    assert _found(tekst) == ["adres"]


@pytest.mark.parametrize(
    "tekst",
    [
        "1234 AB",
        "In 3311 GX wonen veel ouderen.",
        "1234 AB" + " woont" * 8 + " 12",
        "1234 AB\n12 keer",
        "12 keer\n1234 AB",
        "1234 SA 12",
        "1234 SD 12",
        "1234ss 12",
        "0234 AB 12",
        "11234 AB 12",
        "1234 ABC 12",
        "In 2024 en 3 keer in 2025",
        "Sinds 2023 is hij 2 keer opgenomen",
        "1200 km in 3 weken",
        "1500 pw, 2 keer",
        "Vanaf 2024 De 3 zorgverleners",
        "1234 AB sinds 2024",
        "1234 AB sinds 12-03-2024",
    ],
)
def test_other_text_is_no_address(tekst: str) -> None:
    assert _found(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "fragment"),
    [
        ("Zie 999996782.", "999996782"),
        ("Zie 9\u200b9999\u00ad678２!", "9\u200b9999\u00ad678２"),
        ("Één plek: e\u0301e\u0301n 0612345678", "0612345678"),
        ("½ uur, 0612345678", "0612345678"),
        ("Woont Kerkstraat 12, 1234 AB", "12, 1234 AB"),
        ("1234 AB Alphen aan den Rijn, Spui 7", "1234 AB"),
    ],
)
def test_the_place_is_that_in_the_given_text(tekst: str, fragment: str) -> None:
    (vondst,) = find_personal_data(tekst, PEILDATUM)
    assert tekst[vondst.fragment_start : vondst.fragment_eind] == fragment


def test_all_kinds_come_in_the_order_of_the_text() -> None:
    tekst = "Geb. 3-4-1975, Kerkstraat 12, 1234 AB. T 06-12345678, a@b.nl, bsn 999996782."
    expected = ["geboortedatum", "adres", "telefoonnummer", "e-mailadres", "bsn"]
    assert _found(tekst) == expected


@pytest.mark.parametrize("tekst", ["999996782", "a@b.nl", "0612345678", "3-4-1975", "1234 AB 12"])
def test_a_message_never_repeats_what_was_found(tekst: str) -> None:
    (vondst,) = find_personal_data(tekst, PEILDATUM)
    assert tekst not in vondst.melding
    assert not any(teken.isdigit() for teken in vondst.melding)
    assert "Haal het weg" in vondst.melding


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Mevrouw heeft hulp nodig bij de post en de administratie, 2 uur per week.",
        "Moeder (75) komt 3 keer per week; de indicatie loopt van 01-07-2026 tot 30-06-2027.",
        "Norm: 35 + 30 + 12½ = 77,5; naar 80 minuten (band 30-90).",
        "Zaak T-00001, ECLI:NL:CRVB:2016:1402, week 12-2026 t/m 23-2026.",
        "Schuld € 12.500,00 in 2024 en € 3.000 in 2025; 24 x € 150.",
        "De heer Jansen woont bij zijn zus.",  # names are not recognised
    ],
)
def test_plain_text_is_left_alone(tekst: str) -> None:
    assert _found(tekst) == []


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("0123456789 .-/()@abAB+\n'", max_size=60))
def test_any_text_gives_places_within_it_and_the_same_answer_again(tekst: str) -> None:
    vondsten = find_personal_data(tekst, PEILDATUM)
    assert vondsten == find_personal_data(tekst, PEILDATUM)
    for vondst in vondsten:
        assert 0 <= vondst.fragment_start < vondst.fragment_eind <= len(tekst)


@pytest.mark.parametrize(
    "stuk",
    [
        "a",
        "1",
        "0",
        " ",
        "@",
        "a@",
        "a.",
        "1 ",
        "1-",
        "1.",
        "0 ",
        "0(",
        "9-9 ",
        "06 ",
        "+31 ",
        "1234 AB ",
        "1234AB",
        "1234 AB 1",
        "1-1-",
        "01-01-75 ",
        "3 apr ",
        "geb ",
        "bsn ",
        "bsn 1 ",
        "\u0301",
        "\u200b",
        "ﷺ",
        "1\u200b",
        "x@a.",
        "a-a.",
        "(0",
        "01-01-1975",
    ],
)
@pytest.mark.parametrize("slot", ["", "!", "@a.nl", "999996782"])
def test_hostile_text_of_full_length_is_answered(stuk: str, slot: str) -> None:
    # How long it takes is in bench/privacy_scan.py.
    tekst = (stuk * 4000)[: 4000 - len(slot)] + slot
    places = [(v.fragment_start, v.fragment_eind) for v in find_personal_data(tekst, PEILDATUM)]
    assert places == sorted(places)
    assert all(0 <= begin < eind <= len(tekst) for begin, eind in places)


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Spui 5\r\n3311 AB Dordrecht", "adres"),
        ("Kerkstraat\r\n12", "adres"),
        ("BSN is 123/456/782", "bsn"),
        ("bsn: 123|456|782", "bsn"),
        ("BSN nummer 123;456;782", "bsn"),
        ("jan (at) voorbeeld.nl", "e-mailadres"),
        ("jan[AT]voorbeeld.nl", "e-mailadres"),
    ],
)
def test_other_signs_and_line_ends_hide_nothing(tekst: str, soort: str) -> None:
    assert _found(tekst) == [soort]


def test_units_written_as_units_are_no_postcode() -> None:
    assert _found("2400 kJ bij 3 maaltijden, 1600 Hz op 2 oren") == []
