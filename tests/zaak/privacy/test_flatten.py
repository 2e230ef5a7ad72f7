"""Plain characters: a search meets every digit, whatever the writing."""

from __future__ import annotations

import sys

from zaak.privacy.flatten import flatten
from zaak.privacy.scan import _MOGELIJK, find_personal_data

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_text_without_a_possible_character_holds_no_digit_and_no_at() -> None:
    left_out = "".join(c for c in EVERY if not _MOGELIJK.search(c))
    plat, _ = flatten(left_out)
    assert len(left_out) > 200
    assert not [c for c in plat if c == "@" or c.isdecimal()]


def test_plain_ascii_stays_as_it_is() -> None:
    text = "".join(chr(code) for code in range(32, 127))
    assert flatten(text) == (text, range(len(text)))


def test_every_plain_character_knows_where_it_came_from() -> None:
    plat, origin = flatten("a\u200b½\tb\r")
    assert plat == "a1\u20442 b\n"
    assert list(origin) == [0, 2, 2, 2, 3, 4, 5]


def test_eight_digits_are_found_in_one_number_and_in_pieces() -> None:
    # 12345672 passes the test of eleven with a leading zero.
    for text in ("BSN 12345672", "bsn 12.345.672", "BSN １２３４５６７２"):
        assert [v.soort for v in find_personal_data(text)] == ["bsn"], text
    assert find_personal_data("BSN 1234567") == []
