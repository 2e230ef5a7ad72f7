"""The lower bound instead of the minutes: nowhere in what the client reads is the number itself."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from documents.content.making import paper
from documents.content.paper import lines
from documents.content.source import Source
from documents.house_style.model import PLAIN
from engine import judge
from explaining.for_client.page import client_page
from explaining.for_client.told import Told, lower_bound_warning, told_minutes
from normenkader import Library, Normenkader, read_library
from normenkader.file.canonical import canonical_bytes
from normenkader.file.tree import Tree
from normenkader.reading import build
from publishing.html.page import normenkader_html
from tests.conftest import contract_lines
from tests.documents.deciding import GIVEN, dossier
from zaak.checking import check_zaak


def with_setting(demo: Normenkader, value: str) -> dict[str, Any]:
    content: dict[str, Any] = copy.deepcopy(demo.content)
    content["besluit"]["minuten_voor_client"] = value
    return content


@pytest.fixture(scope="module")
def lower(demo: Normenkader) -> Normenkader:
    return build(Tree("x.yaml", with_setting(demo, "ondergrens")))


@pytest.fixture(scope="module")
def library(demo: Normenkader, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("regels") / "demo-ib"
    folder.mkdir()
    content = canonical_bytes(with_setting(demo, "ondergrens"))
    (folder / "2026.1.yaml").write_bytes(content)
    return read_library(folder.parent).with_setting("demo-ib")


def test_minutes_are_told_as_the_bottom_of_their_own_bandwidth(
    demo: Normenkader, lower: Normenkader
) -> None:
    assert told_minutes(demo, "IBO", 225) == Told(225)
    assert told_minutes(lower, "IBO", 225) == Told(120, ondergrens=True)
    assert told_minutes(lower, "IBO", 120) == Told(120, ondergrens=True)
    # No bandwidth of the product: a bottom would be of something else.
    assert told_minutes(lower, "IBO", 100_000) == Told(100_000)
    assert told_minutes(lower, "niets", 225) == Told(225)


def numbers(tekst: str) -> set[int]:
    return set(map(int, re.findall(r"[0-9]+", tekst)))


def test_nothing_for_the_client_gives_the_minutes_away(library: Library) -> None:
    told = 0
    for line in contract_lines("cases.jsonl"):
        if line["zaak"].get("normenkader", "demo-ib") != "demo-ib":
            continue
        checked, norm = check_zaak(line["zaak"], library)
        answer = judge(norm, checked)
        if answer["uitkomst"] != "product":
            continue
        found = dossier(library, line["zaak"])
        code, phases = answer["product"]["code"], found.stuk["fasering"]
        parts = {m: told_minutes(norm, code, m) for m in (f["minuten_per_week"] for f in phases)}
        # A day of a month may be such a number too.
        hidden = {m for m, t in parts.items() if t.ondergrens and m > 31}
        hidden -= {t.minuten for t in parts.values()}
        letter = "\n".join(lines(paper("brief", Source(found, GIVEN, PLAIN))))
        page = "\n".join(client_page(norm, checked, answer).texts())
        for tekst in (found.stuk["voor_client"], letter, page):
            assert not hidden & numbers(tekst)
            assert "minstens" in tekst
        decision = "\n".join(lines(paper("beschikking", Source(found, GIVEN, PLAIN))))
        assert f"gemiddeld {answer['minuten_per_week']} minu" in decision.lower()
        told += bool(hidden)
    assert told > 3


def test_without_the_setting_every_text_is_as_it_was(
    demo: Normenkader, zaak: dict[str, Any], bibliotheek: Library
) -> None:
    same = build(Tree("x.yaml", with_setting(demo, "precies")))
    checked, norm = check_zaak(zaak, bibliotheek)
    answer = judge(norm, checked)
    assert client_page(same, checked, answer) == client_page(norm, checked, answer)


def test_the_risk_is_said_to_who_makes_the_rules_and_to_who_decides(
    demo: Normenkader, lower: Normenkader
) -> None:
    assert lower_bound_warning(demo) == ""
    assert "juridisch risico" in lower_bound_warning(lower)
    assert [w.pad for w in lower.warnings if "ondergrens" in w.melding] == [
        "besluit.minuten_voor_client"
    ]
    assert "juridisch risico" in normenkader_html(lower)
    assert "juridisch risico" not in normenkader_html(demo)


def test_without_bandwidths_there_is_no_lower_bound(drechtsteden: Normenkader) -> None:
    content = with_setting(drechtsteden, "ondergrens")
    with pytest.raises(Exception, match="geen bandbreedtes"):
        build(Tree("x.yaml", content))
