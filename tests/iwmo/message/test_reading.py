"""Everything that is wrong with what is given is said at once, with its place, and not repeated."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from iwmo.message import content
from iwmo.message.making import make
from iwmo.message.shape import Group, Leaf
from iwmo.message.source import read_details
from normenkader import InvalidInputError
from tests.iwmo.message.given import (
    BSN,
    DECIDED,
    DETAILS,
    EVERYTHING,
    FACTS,
    NAAM,
    PRODUCT,
    TODAY,
    after,
    changed,
    tree,
)
from tests.iwmo.message.test_allocations import decided

TOO_LONG = "x" * 1_001


def problems(details: object, facts: Any = FACTS) -> dict[str, str]:
    """What is wrong, by its path."""
    with pytest.raises(InvalidInputError) as caught:
        make(facts, tree(details), TODAY)
    return {p.pad: p.melding for p in caught.value.problemen}


def with_contact(**values: object) -> dict[str, Any]:
    return changed("client", contact=[{**DETAILS["client"]["contact"][0], **values}])


def leaves(group: Group, pad: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Leaf]]:
    found: list[tuple[tuple[str | int, ...], Leaf]] = [((*pad, x.key), x) for x in group.leaves]
    for table in group.tables:
        place = (*pad, table.key, 0) if table.many else (*pad, table.key)
        found += leaves(table, place)
    return found


ALL_LEAVES = [
    *leaves(content.HEADER, ("bericht",)),
    *leaves(content.CLIENT, ("client",)),
    *leaves(content.PRODUCT, ("overige_toewijzingen", 0)),
]


def put(details: Any, pad: tuple[str | int, ...], waarde: object) -> Any:
    """The details with another value at a path."""
    found = deepcopy(details)
    at = found
    for step in pad[:-1]:
        at = at[step]
    at[pad[-1]] = waarde
    return found


@pytest.mark.parametrize(("pad", "leaf"), ALL_LEAVES, ids=lambda v: str(v)[:60])
def test_every_value_is_refused_where_it_is_wrong(pad: tuple[str | int, ...], leaf: Leaf) -> None:
    text = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in pad)[1:]
    for wrong in (True, ["x"], " 1 ", TOO_LONG, "twee\nregels", ""):
        found = problems(put(EVERYTHING, pad, wrong))
        assert leaf.kind.form in found[text] or "teken" in found[text], wrong


def test_all_that_is_missing_is_said_at_once() -> None:
    found = problems({})
    assert {
        "bericht.gemeentecode",
        "bericht.agb",
        "bericht.identificatie",
        "bericht.dagtekening",
        "client.bsn",
        "client.geboortedatum",
        "client.geslacht",
        "client.achternaam",
        "client.naamgebruik",
        "client.contact",
        "toewijzing.toewijzingsdatum",
        "toewijzing.toewijzingstijd",
        "toewijzingen.12.1.nummer",
        "toewijzingen.12.2.nummer",
    } == set(found)


@pytest.mark.parametrize(
    ("details", "pad", "code"),
    [
        (changed("client", bsn="123456789"), "client.bsn", "CS002"),
        (changed("client", bsn="000000000"), "client.bsn", "CS002"),
        (with_contact(postcode="3300 AA"), "client.contact[0].postcode", "CS089"),
        (with_contact(postcode="0300AA"), "client.contact[0].postcode", "CS089"),
        (with_contact(postcode=None), "client.contact[0].land", "CD005"),
        (with_contact(huisnummer=None), "client.contact[0].land", "CD025"),
        (with_contact(soort="04"), "client.contact[0]", "TR061"),
        (
            changed("client", contact=[{"soort": "02", "email": "a@b.nl"}]),
            "client.contact[0]",
            "TR006",
        ),
        (changed("client", partnernaam="Ander", naamgebruik="6"), "client.naamgebruik", "CS318"),
        (changed("client", geboortedatum="1800-01-01"), "bericht.dagtekening", "TR002"),
        (changed("client", geboortedatum="2027-01-01"), "client.geboortedatum", "TR134"),
        (changed("bericht", dagtekening="2026-03-03"), "bericht.dagtekening", "TR135"),
        (changed("toewijzingen", **{"12.2": {"nummer": "101"}}), "toewijzingen.12.1", "TR101"),
    ],
)
def test_a_broken_rule_is_said_where_it_was_given(
    details: dict[str, Any], pad: str, code: str
) -> None:
    found = problems(details)
    assert any(code in melding for p, melding in found.items() if p == pad), found


def test_wrong_values_and_broken_rules_come_together() -> None:
    details = put(EVERYTHING, ("client", "bsn"), "123456789")
    details = put(details, ("client", "contact", 1, "huisnummer"), "twaalf")
    details = put(details, ("bericht", "agb"), "123")
    details = put(details, ("toewijzingen", "12.2"), None)
    assert set(problems(details)) == {
        "client.bsn",
        "client.contact[1].huisnummer",
        "bericht.agb",
        "toewijzingen.12.2.nummer",
    }


def test_an_unknown_name_is_refused_without_being_repeated() -> None:
    found = problems(changed("client", geboortedatm="1967-08-13"))
    assert "Bedoel je geboortedatum?" in found["client"]
    assert "Jansen" not in str(problems(changed("client", **{"Jan Jansen": "x"})))


def test_no_problem_repeats_what_was_given() -> None:
    typed = "Geheimzinnig\n"
    for pad, _ in ALL_LEAVES:
        assert typed.strip() not in str(problems(put(EVERYTHING, pad, typed)))


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_file_gives_the_line_of_each_problem(ending: str) -> None:
    lines = ["client:", "  bsn: 12345678", "  bsnn: x"]
    text = "\n".join(lines) if ending == "yaml" else json.dumps({"client": {"bsn": 1}}, indent=1)
    with pytest.raises(InvalidInputError) as caught:
        make(FACTS, read_details(text.encode(), f"g.{ending}"), TODAY)
    found = {p.pad: p.regel for p in caught.value.problemen}
    assert found["client.bsn"] == (2 if ending == "yaml" else 3)
    if ending == "yaml":
        assert found["client"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "client:\n  achternaam: !Geheim x",
        "client:\n  achternaam: *Geheim",
        "client:\n  Geheim: 1\n  Geheim: 2",
        '{"client": {"Geheim": 1, "Geheim": 2}}',
        '{"client": {"achternaam": "Geheim" x}}',
        "client: {achternaam: 'Geheim",
        "toewijzingen:\n  Geheim: x",
        "zonder_bericht: [Geheim]",
        "- Geheim",
        "client:\n  Geheim: !x y",
        "client:\n  Geheim\u202e: x",
        "client:\n  achternaam: {Geheim: !x y}",
        "client:\n  Geheim: *x",
        '{"client": {"Geheim\\u202e": 1}}',
    ],
)
def test_a_mistake_of_form_does_not_repeat_what_was_written_either(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        make(FACTS, read_details(text.encode(), "g"), TODAY)
    assert "Geheim" not in str(caught.value)


def test_digits_without_quotes_are_digits() -> None:
    details = put(EVERYTHING, ("client", "bsn"), int(BSN))
    details = put(details, ("bericht", "agb"), 42420001)
    assert make(FACTS, tree(details), TODAY) == make(FACTS, tree(EVERYTHING), TODAY)


@pytest.mark.parametrize(
    ("content", "melding"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"  ", "geen gegevens"),
        (b"x" * 1_000_001, "te groot"),
        (b"a: [", "geldige YAML"),
        (b"{", "geldige JSON"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, melding: str) -> None:
    with pytest.raises(InvalidInputError, match=melding):
        read_details(content, "g")


def test_a_change_needs_its_reason_and_nothing_else_has_one() -> None:
    old = decided(9, (0, 3, 150), (4, 20, 100), product=PRODUCT)
    facts = after(DECIDED, old)
    details = changed(
        "toewijzingen",
        **{"9.2": {"nummer": "99"}, "12.1": {"nummer": "101", "reden": "05"}},
    )
    found = problems(details, facts)
    assert "schrijf waarom" in found["toewijzingen.9.2.reden"]
    assert "IV099" in found["toewijzingen.12.1.reden"]
    details["toewijzingen"] |= {"9.2": {"nummer": "99", "reden": "05"}, "12.1": {"nummer": "101"}}
    text = make(facts, tree(details), TODAY).content.decode()
    assert "<wmo301:Einddatum>2026-03-08</wmo301:Einddatum>" in text
    assert text.count("RedenWijziging>05<") == 1


def test_what_was_never_sent_is_left_out() -> None:
    old = decided(9, (0, 20, 100), product=PRODUCT)
    details = {**DETAILS, "zonder_bericht": [9]}
    assert (
        make(after(DECIDED, old), tree(details), TODAY).content
        == make(FACTS, tree(DETAILS), TODAY).content
    )
    wrong = {**DETAILS, "zonder_bericht": [12, "9", 8]}
    assert {p for p in problems(wrong, after(DECIDED, old)) if p.startswith("zonder")} == {
        f"zonder_bericht[{i}]" for i in range(3)
    }


def test_another_allocation_has_no_more_minutes_than_a_week() -> None:
    pad = ("overige_toewijzingen", 0)
    details = put(EVERYTHING, (*pad, "eenheid"), "01")
    assert make(FACTS, tree(put(details, (*pad, "volume"), "10080")), TODAY).content
    found = problems(put(details, (*pad, "volume"), "10081"))
    assert list(found) == ["overige_toewijzingen[0].volume"]


def test_a_code_that_the_normenkader_gives_is_not_given_otherwise() -> None:
    found = problems(changed("toewijzing", productcode="02Z99"))
    assert "02X01" in found["toewijzing.productcode"]


def test_a_name_stays_as_it_was_written() -> None:
    assert NAAM.encode().replace(b"&", b"&amp;") in make(FACTS, tree(DETAILS), TODAY).content
