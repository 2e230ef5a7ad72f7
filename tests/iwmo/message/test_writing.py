"""The bytes of a message, and what is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from iwmo.message import content
from iwmo.message.making import make
from tests.iwmo.message import given
from tests.iwmo.message.given import (
    DECIDED,
    DETAILS,
    EVERYTHING,
    FACTS,
    NAAM,
    TODAY,
    message,
    rule_layer,
    schema,
    tree,
)

IWMO, WMO301 = (f"{{{content.NAMESPACES[name]}}}" for name in ("iwmo", "wmo301"))


def elements(written: bytes) -> list[tuple[str, str]]:
    """Every element with its own name and its text, read by another library."""
    root = ET.fromstring(written)  # noqa: S314 - written here
    return [(e.tag, (e.text or "").strip()) for e in root.iter()]


def test_the_bytes_are_as_the_standard_asks() -> None:
    written = message(EVERYTHING)
    assert written.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n<wmo301:Bericht ')
    assert written.endswith(b"</wmo301:Bericht>\r\n")
    # A line end after every element, and no other line end.
    assert written.count(b"\n") == written.count(b"\r\n") == written.count(b"\r")
    assert not re.search(rb"</[^>]*>(?!\r\n)", written)
    assert "Łukasiewicz".encode() in written
    assert b"Zonnebloem &amp; Zoon" in written
    assert b"&lt;aan&gt; &amp; wacht" in written


def test_the_same_gives_the_same_bytes() -> None:
    assert message(EVERYTHING) == message(EVERYTHING)


def test_the_message_says_what_was_decided_and_what_was_given() -> None:
    found = dict(elements(message()))
    assert found[f"{WMO301}Afzender"] == "0505"
    assert found[f"{IWMO}Achternaam"] == NAAM
    of_products = [
        text
        for tag, text in elements(message())
        if tag.endswith(("Nummer", "Ingangsdatum", "Einddatum", "Volume", "Eenheid", "Frequentie"))
    ]
    assert of_products == [
        *("101", "2026-03-09", "2026-05-31", "150", "01", "2"),
        *("102", "2026-06-01", "2026-09-06", "100", "01", "2"),
    ]
    assert (f"{IWMO}Code", "02X01") in elements(message())
    assert (f"{WMO301}RedenWijziging", "") not in elements(message())


def test_everything_that_can_be_given_is_in_the_message() -> None:
    written = elements(message(EVERYTHING))
    texts = [text for _, text in written]

    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for v in value.values() for text in leaves(v)]
        return [t for v in value for t in leaves(v)] if isinstance(value, list) else [str(value)]

    assert [text for text in leaves(EVERYTHING) if text not in texts] == []


def test_a_product_that_the_normenkader_gives_no_code_gets_the_one_that_is_given() -> None:
    product = replace(given.PRODUCT, code=None)
    facts = replace(FACTS, decisions=(replace(DECIDED, product=product),))
    details = given.changed("toewijzing", productcode="02Y09")
    assert make(facts, tree(details), TODAY).content.count(b"<iwmo:Code>02Y09<") == 2


def test_what_comes_beside_the_product_is_said_and_not_guessed() -> None:
    made = make(replace(FACTS, beside=("Vervoer",)), tree(DETAILS), TODAY)
    assert made.content == message()
    assert "‘Vervoer’" in made.notes[0]


def test_the_national_schema_and_rules_find_it_in_order() -> None:
    for details in (DETAILS, EVERYTHING):
        assert schema().findings(message(details)) == ()
        assert rule_layer().findings(message(details)) == ()
