"""Every rule that a schema does not check: a planted fault is found, by its code and place.

The codes are those of the standard that a WMO301 can break without its schema noticing. Where the
national rule layer is pointed to, it has to say the same about each of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import pytest
from lxml import etree

from iwmo.message.content import NAMESPACES
from iwmo.message.elements import name_of, xpath_of
from iwmo.message.rules import all_rules, broken_rules
from iwmo.message.rules.client import passes_eleven
from iwmo.message.rules.registry import XSLT
from tests.iwmo.message.given import EVERYTHING, TODAY, message, rule_layer, schema

Change = Callable[[etree._Element], None]
# The table of rules of iWmo 3.2 that the schema leaves open, with two that go with them.
CODES = [
    *(
        "CD005",
        "CD007",
        "CD009",
        "CD025",
        "CD034",
        "CD041",
        "CD075",
        "CD076",
        "CD077",
        "CD078",
    ),
    *(
        "CD079",
        "CD080",
        "CS002",
        "CS003",
        "CS050",
        "CS089",
        "CS139",
        "CS318",
        "CS335",
        "CS336",
    ),
    *(
        "CS338",
        "TR002",
        "TR006",
        "TR056",
        "TR061",
        "TR101",
        "TR134",
        "TR135",
        "TR302",
        "TR332",
    ),
    *(
        "TR378",
        "TR379",
        "TR381",
        "TR385",
    ),
]
# One message can't tell these: what else would have to be looked at.
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
ELSEWHERE = {"TR056", "TR332", "TR378", "TR379", "TR381", "TR385"}
# What the national layer leaves to who knows the day, and what it says by another code.
NOT_NATIONAL = {"TR135", "CS318"}
CLIENT = "/Bericht/Client"
PRODUCTS = f"{CLIENT}/ToegewezenProducten/ToegewezenProduct"
CONTACTS = f"{CLIENT}/Contactgegevens/Contact"


def at(root: etree._Element, path: str) -> etree._Element:
    """The element at a path of names without prefix."""
    steps = []
    for step in path.strip("/").split("/")[1:]:
        name, _, number = step.partition("[")
        steps.append(f"*[local-name()='{name}']" + (f"[{number}" if number else ""))
    found = root.xpath("/".join(steps))
    assert isinstance(found, list)
    (element,) = found
    assert isinstance(element, etree._Element)
    return element


def says(path: str, text: str) -> Change:
    def change(root: etree._Element) -> None:
        at(root, path).text = text

    return change


def without(path: str) -> Change:
    def change(root: etree._Element) -> None:
        element = at(root, path)
        above = element.getparent()
        assert above is not None
        above.remove(element)

    return change


def with_after(path: str, name: str, text: str) -> Change:
    """Another element right after one, with the prefix of that."""

    def change(root: etree._Element) -> None:
        before = at(root, path)
        around = before.getparent()
        if around is not None and any(name_of(e) == name for e in around):
            raise ValueError(f"There is a {name} already.")
        new = deepcopy(before)
        for child in list(new):
            new.remove(child)
        new.tag, new.text = f"{str(before.tag).partition('}')[0]}}}{name}", text
        before.addnext(new)

    return change


def twice(path: str) -> Change:
    def change(root: etree._Element) -> None:
        element = at(root, path)
        element.addnext(deepcopy(element))

    return change


@dataclass(frozen=True)
class Fault:
    """A planted fault: the changes that make it, and where it has to be found."""

    code: str
    places: tuple[str, ...]
    changes: tuple[Change, ...]


def fault(code: str, places: tuple[str, ...], *changes: Change) -> Fault:
    return Fault(code, places, changes)


def below(around: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{around}/{name}" for name in names)


ADRES, OTHER = f"{CONTACTS}[1]/Adres", f"{CONTACTS}[2]/Adres"
BORN = f"{CLIENT}/Geboortedatum/Datum"
STAMP = "/Bericht/Header/BerichtIdentificatie/Dagtekening"
FIRST, SECOND, AID = f"{PRODUCTS}[1]", f"{PRODUCTS}[2]", f"{PRODUCTS}[4]"
BY_PROVIDER = f"{PRODUCTS}[3]"
FAULTS = [
    fault("CD005", below(OTHER, "Postcode"), without(f"{OTHER}/LandCode")),
    fault("CD005", below(OTHER, "LandCode"), without(f"{OTHER}/Postcode")),
    fault(
        "CD007",
        below(f"{CLIENT}/Communicatie", "Taal", "Vorm"),
        says(f"{CLIENT}/Communicatie/Vorm", "2"),
    ),
    fault("CD007", below(f"{CLIENT}/Communicatie", "Vorm"), without(f"{CLIENT}/Communicatie/Taal")),
    fault("CD009", below(f"{CONTACTS}[2]", "Periode", "Soort"), says(f"{CONTACTS}[2]/Soort", "02")),
    fault("CD025", below(ADRES, "LandCode"), without(f"{ADRES}/Huis")),
    fault(
        "CD034",
        below(f"{CONTACTS}[1]", "Soort"),
        without(f"{ADRES}/Postcode"),
        without(f"{ADRES}/LandCode"),
    ),
    fault("CD041", below(FIRST, "Product/Code"), without(f"{FIRST}/Omvang")),
    fault("CD075", below(AID, "Budget"), without(f"{AID}/Einddatum")),
    fault("CD076", below(FIRST, "Omvang/Frequentie"), without(f"{FIRST}/Einddatum")),
    fault(
        "CD077", below(FIRST, "Budget", "Omvang"), with_after(f"{FIRST}/Omvang", "Budget", "100")
    ),
    fault(
        "CD078", below(FIRST, "Omvang", "Budget"), with_after(f"{FIRST}/Omvang", "Budget", "100")
    ),
    fault("CD079", (FIRST,), without(f"{FIRST}/Product")),
    fault("CD080", below(FIRST, "Omvang", "Einddatum"), without(f"{FIRST}/Product/Code")),
    fault("CS002", (f"{CLIENT}/Bsn",), says(f"{CLIENT}/Bsn", "123456789")),
    fault(
        "CS003", below(FIRST, "Einddatum", "Ingangsdatum"), says(f"{FIRST}/Einddatum", "2026-03-08")
    ),
    fault(
        "CS003",
        below(f"{CONTACTS}[2]/Periode", "Einddatum", "Begindatum"),
        says(f"{CONTACTS}[2]/Periode/Einddatum", "2026-02-28"),
    ),
    fault("CS050", below(f"{CLIENT}/Naam", "NaamGebruik"), without(f"{CLIENT}/Naam/Partnernaam")),
    fault(
        "CS003",
        below(f"{CONTACTS}[2]/Periode", "Einddatum"),
        without(f"{CONTACTS}[2]/Periode/Begindatum"),
    ),
    fault(
        "CS050",
        below(f"{CLIENT}/Naam", "Partnernaam", "NaamGebruik"),
        says(f"{CLIENT}/Naam/NaamGebruik", "5"),
    ),
    fault("CS089", below(ADRES, "Postcode", "LandCode"), says(f"{ADRES}/Postcode", "3300 AA")),
    fault("CS089", below(ADRES, "Postcode", "LandCode"), says(f"{ADRES}/Postcode", "0300AA")),
    fault(
        "CS139",
        below(f"{CLIENT}/Geboortedatum", "Datum", "DatumGebruik"),
        with_after(BORN, "DatumGebruik", "1"),
    ),
    fault(
        "CS139",
        below(f"{CLIENT}/Geboortedatum", "Datum", "DatumGebruik"),
        with_after(BORN, "DatumGebruik", "2"),
        says(BORN, "1967-08-01"),
    ),
    fault(
        "CS139",
        below(f"{CLIENT}/Geboortedatum", "Datum", "DatumGebruik"),
        with_after(BORN, "DatumGebruik", "3"),
        says(BORN, "1967-01-01"),
    ),
    fault("CS318", below(f"{CLIENT}/Naam", "NaamGebruik"), says(f"{CLIENT}/Naam/NaamGebruik", "6")),
    fault(
        "CS335",
        below(BY_PROVIDER, "Ingangsdatum", "Einddatum"),
        says(f"{BY_PROVIDER}/RedenWijziging", "13"),
    ),
    fault(
        "CS336", below(BY_PROVIDER, "RedenWijziging"), says(f"{BY_PROVIDER}/RedenWijziging", "01")
    ),
    fault(
        "CS338",
        below(BY_PROVIDER, "Omvang/Eenheid", "Omvang/Frequentie", "Einddatum"),
        says(f"{BY_PROVIDER}/Omvang/Frequentie", "1"),
    ),
    fault("TR002", (STAMP, BORN), says(BORN, "1906-03-01")),
    fault("TR006", (f"{CONTACTS}[2]",), without(f"{OTHER}")),
    fault("TR061", (CONTACTS,), without(f"{CONTACTS}[1]")),
    fault("TR101", (FIRST, SECOND), says(f"{SECOND}/ToewijzingNummer", "101")),
    fault(
        "TR101",
        (f"{CONTACTS}[1]", f"{CONTACTS}[2]"),
        twice(f"{CONTACTS}[1]"),
        without(f"{CONTACTS}[3]"),
    ),
    fault(
        "TR101",
        (f"{CLIENT}/Relaties/Relatie[1]", f"{CLIENT}/Relaties/Relatie[2]"),
        twice(f"{CLIENT}/Relaties/Relatie"),
    ),
    fault("TR134", (BORN, STAMP), says(BORN, "2026-03-03")),
    fault(
        "TR134",
        (f"{FIRST}/Toewijzingsdatum", STAMP),
        says(f"{FIRST}/Toewijzingsdatum", "2026-03-03"),
    ),
    fault("TR135", (STAMP,), says(STAMP, "2026-03-03")),
    fault("TR302", (SECOND, FIRST), says(f"{SECOND}/Ingangsdatum", "2026-05-31")),
    fault("TR302", (SECOND, FIRST), without(f"{FIRST}/Einddatum")),
]


# What else is broken by the change that plants a fault.
ALSO = {
    "CD005": {"TR006"},
    "CD025": {"TR006"},
    "CD034": {"TR006"},
    "CD076": {"TR302"},
    "CD077": {"CD078"},
    "CD078": {"CD077"},
    "CD079": {"CD080", "TR302"},
    "CS318": {"CS050"},
    "TR302": {"CD076"},
}


def planted(fault: Fault) -> bytes:
    """The whole message with one fault."""
    root = etree.fromstring(message(EVERYTHING))
    for change in fault.changes:
        change(root)
    return etree.tostring(root, encoding="UTF-8")


def test_the_message_itself_breaks_no_rule() -> None:
    assert broken_rules(message(EVERYTHING), TODAY) == ()


def test_every_code_has_a_rule_and_every_rule_a_planted_fault_or_a_reason() -> None:
    rules = {rule.code: rule for rule in all_rules()}
    assert list(rules) == CODES
    for code, rule in rules.items():
        assert rule.melding.endswith("."), code
        assert (rule.check is None) == bool(rule.why_not) == (code in ELSEWHERE), code
        assert (rule.retourcode == XSLT) == (code not in ELSEWHERE | {"TR135"}), code
    assert {fault.code for fault in FAULTS} == set(CODES) - ELSEWHERE


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{FAULTS.index(f)}")
def test_a_planted_fault_is_found_with_its_code_and_place(fault: Fault) -> None:
    found = [(f.code, f.places) for f in broken_rules(planted(fault), TODAY)]
    assert (fault.code, fault.places) in found
    # Nothing else, but for what follows from the same change.
    assert {code for code, _ in found} - {fault.code} <= ALSO.get(fault.code, set())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{FAULTS.index(f)}")
def test_the_schema_does_not_see_it(fault: Fault) -> None:
    assert schema().findings(planted(fault)) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{FAULTS.index(f)}")
def test_the_national_layer_finds_the_same_in_the_same_places(fault: Fault) -> None:
    def of(findings: object) -> set[tuple[str, frozenset[str]]]:
        assert isinstance(findings, tuple)
        return {(f.code, frozenset(f.places)) for f in findings if f.code not in NOT_NATIONAL}

    written = planted(fault)
    assert of(broken_rules(written, TODAY)) == of(rule_layer().findings(written))


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2027, 1, 1)])
def test_the_day_of_the_message_is_not_in_the_future(day: date) -> None:
    found = broken_rules(message(EVERYTHING), date(2026, 3, 1))
    assert [f.code for f in found] == ["TR135"]
    assert broken_rules(message(EVERYTHING), day) == ()


@pytest.mark.parametrize("bsn", ["999900006", "999900018", "999996770", "999996782", "123456782"])
def test_a_bsn_passes_by_its_sum_and_by_no_other_digit(bsn: str) -> None:
    assert passes_eleven(bsn)
    for place in range(9):
        for digit in "0123456789":
            other = bsn[:place] + digit + bsn[place + 1 :]
            total = sum(
                w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), other, strict=True)
            )
            assert passes_eleven(other) == (total % 11 == 0)
    assert passes_eleven(bsn[:8]) is passes_eleven(bsn + "0") is passes_eleven("000000000") is False


def test_a_place_is_written_as_the_national_layer_writes_it() -> None:
    root = etree.fromstring(message(EVERYTHING))
    found = [xpath_of(e) for e in root.iter() if isinstance(e.tag, str)]
    assert len(found) == len(set(found))
    assert f"{PRODUCTS}[4]/Budget" in found
    assert f"{CLIENT}/Relaties/Relatie/Contact/Telefoon/Telefoon01/Landnummer" in found
    assert set(NAMESPACES) == {"iwmo", "wmo301"}
