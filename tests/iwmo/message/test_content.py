"""The list of what a message holds, held against the national schema; and the form made of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import etree

from iwmo.message import content
from iwmo.message.codes import LANDEN
from iwmo.message.judging.settings import SCHEMA
from iwmo.message.kinds import Coded, Digits, Letters, Text, Whole
from iwmo.message.making import SECTIONS, make
from iwmo.message.shape import Fixed, Group, Leaf
from iwmo.message.source import read_details
from iwmo.message.template import template
from normenkader import InvalidInputError
from tests.iwmo.message.given import DECIDED, FACTS, PRODUCT, TODAY, after
from tests.iwmo.message.test_allocations import decided

_FOLDER = os.environ.get(SCHEMA)
XS = "{http://www.w3.org/2001/XMLSchema}"


class Types:
    """The types of both schemas, by their names without prefix."""

    def __init__(self, folder: Path) -> None:
        self.named: dict[str, etree._Element] = {}
        for file in sorted(folder.glob("*.xsd")):
            for element in etree.parse(file).getroot():
                if name := element.get("name"):
                    self.named[name] = element

    def parts(self, name: str) -> list[tuple[str, str, bool]]:
        """The elements of a type in order: name, type and whether it has to be there."""
        sequence = self.named[name].find(f"{XS}sequence")
        assert sequence is not None
        return [
            (str(e.get("name")), str(e.get("type")).rpartition(":")[2], e.get("minOccurs") != "0")
            for e in sequence.findall(f"{XS}element")
        ]

    def facet(self, name: str, facet: str) -> list[str]:
        return [str(e.get("value")) for e in self.named[name].iter(f"{XS}{facet}")]


@pytest.fixture(scope="module")
def types() -> Types:
    if _FOLDER is None:
        pytest.skip(f"{SCHEMA} does not say where the national schema is")
    return Types(Path(_FOLDER))


def same(group: Group, type_name: str, types: Types) -> Iterator[str]:
    """What differs between a group and a type of the schema."""
    listed = {
        (part.around if isinstance(part, Group) and part.around else part.tag): part
        for part in group.parts
    }
    own = [tag.partition(":")[2] for tag in listed]
    there = types.parts(type_name)
    names = [name for name, _, _ in there if name != "ToegewezenProducten"]
    if own != names:
        yield f"{type_name}: {own} {names}"
        return
    for part, (name, of, needed) in zip(listed.values(), there, strict=False):
        if isinstance(part, Fixed):
            continue
        if part.needed != needed and name != "Product":
            yield f"{type_name}.{name}: needed {needed}"
        if isinstance(part, Leaf):
            yield from leaf_differs(part, of, types)
        else:
            inner = types.parts(of)[0][1] if part.around else of
            yield from same(part, inner, types)


def leaf_differs(leaf: Leaf, of: str, types: Types) -> Iterator[str]:
    facets = {
        name: types.facet(of, name)
        for name in ("maxLength", "minInclusive", "maxInclusive", "enumeration")
    }
    match leaf.kind:
        case Coded(codes):
            if sorted(codes) != [
                c for c in facets["enumeration"] if (of, c) != ("LDT_RedenWijziging", "01")
            ]:
                yield f"{leaf.key}: {facets['enumeration']}"
        case Whole(least, most):
            if most != int(facets["maxInclusive"][0]) or least < int(facets["minInclusive"][0]):
                yield f"{leaf.key}: {facets}"
        case Text(most) | Letters(most):
            if facets["maxLength"] != ([] if most == content.MOST_COMMENT else [str(most)]):
                yield f"{leaf.key}: {facets}"
        case Digits(_, most) if of != "LDT_Gemeente":
            if facets["maxLength"] != [str(most)]:
                yield f"{leaf.key}: {facets}"


def test_the_list_is_that_of_the_national_schema(types: Types) -> None:
    assert list(same(content.HEADER, "Header", types)) == []
    assert list(same(content.CLIENT, "Client", types)) == []
    assert list(same(content.PRODUCT, "ToegewezenProduct", types)) == []
    assert sorted(LANDEN) == sorted(types.facet("LDT_LandCode", "enumeration"))


def test_no_table_has_a_key_twice() -> None:
    def tables(group: Group) -> Iterator[list[str]]:
        yield [leaf.key for leaf in group.leaves] + [table.key for table in group.tables]
        for table in group.tables:
            yield from tables(table)

    for group in (content.HEADER, content.CLIENT, content.PRODUCT):
        for keys in tables(group):
            assert len(keys) == len(set(keys))


def test_the_form_names_every_value_and_reads_as_nothing_but_what_is_known() -> None:
    old = decided(9, (0, 9, 150), (10, 30, 100), product=PRODUCT)
    text = template(after(DECIDED, old), TODAY)
    assert set(yaml.safe_load(text)) == set(SECTIONS) - {"zonder_bericht", "overige_toewijzingen"}
    with pytest.raises(InvalidInputError) as caught:
        make(after(DECIDED, old), read_details(text.encode(), "g.yaml"), TODAY)
    assert all("ontbreekt" in p.melding or "TR0" in p.melding for p in caught.value.problemen)
    # With every # gone it is a form with everything.
    lines = [line.removeprefix("# ") for line in text.splitlines()[5:]]
    whole = yaml.safe_load("\n".join(x for x in lines if re.match(r" *(- )?[a-z_0-9\".]+:", x)))
    assert set(whole) == set(SECTIONS)
    assert {"relaties", "contact", "taal", "commentaar"} <= set(whole["client"])
    assert {"nummer", "budget", "frequentie"} <= set(whole["overige_toewijzingen"][0])


def test_the_form_says_what_happens_to_each_allocation() -> None:
    old = decided(9, (0, 9, 150), (10, 30, 100), product=PRODUCT)
    text = template(after(DECIDED, old), TODAY)
    told = re.findall(r"\n  # Begeleiding, ([^:]*): (.*)\n  \"(.*)\":", text)
    assert told == [
        ("150 minuten per week, 5 januari 2026 tot en met 31 mei 2026", "wordt langer", "9.1"),
        ("100 minuten per week, 16 maart 2026", "vervalt: het was nog niet begonnen", "9.2"),
        ("100 minuten per week, 1 juni 2026 tot en met 6 september 2026", "nieuw", "12.2"),
    ]
    assert 'reden: "04"' in text
    assert "# zonder_bericht: [9]" in text
    assert "zonder_bericht" not in template(FACTS, TODAY)
