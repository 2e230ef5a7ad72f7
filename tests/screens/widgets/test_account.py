"""The account of a trail: what each step rests on, with where that can be read."""

from __future__ import annotations

import re

from engine import judge
from normenkader import Library
from screens.widgets.account import account_html
from tests.conftest import contract_lines
from tests.engine.account.test_foundation import judged
from zaak.checking import check_zaak

LAW = "https://wetten.overheid.nl/jci1.3:c:BWBR0034547&amp;z=2014-01-01&amp;g=2014-01-01"


def test_a_source_that_can_be_read_is_a_link_to_it(bibliotheek: Library) -> None:
    zaak, nk = check_zaak(contract_lines("cases-awbz.jsonl")[0]["zaak"], bibliotheek)
    spoor = judge(nk, zaak)["spoor"]
    html = account_html(nk, spoor)
    links = re.findall(
        r'Bron: <a href="([^"]+)" target="_blank" title="[^"]+">([^<]+)</a> \(', html
    )
    assert (LAW, "Beleidsregels indicatiestelling AWBZ 2014, bijlage 6 Begeleiding, §4.1") in links
    assert {text for _, text in links} <= {step["bron"] for step in spoor}
    assert html.count("<li") == len(spoor)


def test_a_source_without_an_address_is_only_told(bibliotheek: Library) -> None:
    zaak, nk = check_zaak(contract_lines("cases.jsonl")[0]["zaak"], bibliotheek)
    spoor = judge(nk, zaak)["spoor"]
    html = account_html(nk, spoor)
    assert "<a " not in html
    assert "Onderbouwing" not in html
    assert all(f"Bron: {step['bron']} (" in html for step in spoor)


def test_a_time_names_its_study_or_that_it_has_none() -> None:
    nk, _, answer = judged()
    html = account_html(nk, answer["spoor"])
    assert "Onderbouwing: Tijdmeting hulp thuis 2024, bureau Voorbeeld (412 waarnemingen" in html
    assert "Onderbouwing: geen onderbouwing" in html
    # What sets no time says nothing of a study.
    without = [step for step in answer["spoor"] if "onderbouwing" not in step]
    assert without
    assert "Onderbouwing" not in account_html(nk, without)
