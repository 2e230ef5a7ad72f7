"""The worked example at the end of the readable document."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import judge
from engine.account.folding import folded, not_asked
from engine.schedule import proposed_schedule
from normenkader import Library
from publishing.html.page import Example, normenkader_html
from tests.conftest import RULES
from tests.publishing.html.read_page import Page, squeezed
from zaak.files import check_text, split_cases

EXAMPLES = sorted(RULES.glob("*/voorbeelden/*.yaml"))


@pytest.mark.parametrize("bestand", EXAMPLES, ids=lambda b: b.stem)
def test_example_has_its_trail_and_no_notes_of_people(bestand: Path, bibliotheek: Library) -> None:
    (gelezen,) = split_cases(bestand.read_bytes(), str(bestand))
    zaak, nk = check_text(gelezen, bibliotheek)
    antwoord = judge(nk, zaak)
    page = Page(normenkader_html(nk, Example("Een titel & meer", zaak, antwoord)))
    shown = page.below("voorbeeld")
    assert "Een titel & meer" in shown
    steps = [f"{squeezed(s['uitleg'])} {s['regel']}" for s in folded(nk, antwoord["spoor"])]
    assert [s for s in steps if s not in page.below("voorbeeld-stappen")] == []
    assert [s["tekst"] for s in antwoord["signalen"] if s["tekst"] not in shown] == []
    if antwoord["minuten_per_week"] is not None:
        verdeling = proposed_schedule(nk, zaak, antwoord)
        assert f"gemiddeld {antwoord['minuten_per_week']} minuten per week" in shown
        changes = verdeling is not None and verdeling.changes
        assert ("in het begin gemiddeld" in shown) == changes
    assert [t for t in zaak.teksten.values() if t in shown] == []
    skipped = not_asked(nk, zaak)
    asked = [answers for name, answers in zaak.leefgebieden.items() if name not in skipped]
    given = sum(map(len, (zaak.toegang, zaak.clientfactoren, *asked)))
    assert all(nk.leefgebied_names[name] in page.below("voorbeeld-antwoorden") for name in skipped)
    assert page.below("voorbeeld-antwoorden").count("?") >= given


def test_without_an_example_there_is_no_such_part(bibliotheek: Library) -> None:
    assert len(EXAMPLES) > 3
    assert "voorbeeld" not in Page(normenkader_html(bibliotheek.versies[0])).anchors
