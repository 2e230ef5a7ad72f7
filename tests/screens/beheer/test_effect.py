"""Comparing on the page: the differences in words, and what changes for cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from comparison.conclusion import GELIJK
from comparison.differences import differences
from comparison.histogram import Bin, histogram, rounding_step
from comparison.questions import obstacles
from normenkader import Library
from register.decisions.selection import Selection, choose
from register.decisions.writing import record
from register.store.opening import open_register
from register.store.place import place
from rights import LOKAAL, NoRightError, Role, User
from screens.beheer.cases import own_cases, uploaded_cases
from screens.beheer.charts import flow_chart, histogram_chart
from screens.beheer.compare import differences_html, obstacles_html
from screens.beheer.documents import documents
from screens.beheer.effect import case_effects, register_effect
from screens.beheer.effect_view import (
    bin_table,
    changed_rows,
    flow_table,
    refused_rows,
    summary_lines,
)
from screens.beheer.file import shipped
from tests.register.deciding import CONSULENT, MOMENT, follow
from tests.screens.beheer.norms import MORE_TIME, NEXT, changed, own, sound

A, B = sound(own()), sound(changed(NEXT, MORE_TIME))


def name(nummer: int, zaak: str) -> str:
    return f"{nummer} {zaak}"


def drawn(chart: alt.LayerChart) -> list[dict[str, Any]]:
    """The rows that a picture is made of."""
    (rows,) = chart.to_dict()["datasets"].values()
    return list(rows)


def test_differences_are_in_words_with_their_rule_and_source() -> None:
    html = differences_html(differences(A, B))
    assert "niveau 3: van 20 naar 45 minuten per week" in html
    assert "NT-FINANCIEN; Demonstratienormenkader" in html
    assert "<details>" not in html
    assert GELIJK in differences_html(differences(A, A))


def test_other_words_are_escaped_and_folded_away() -> None:
    other = sound(changed(("titel: Demonstratie individuele", "titel: <b>Andere</b> individuele")))
    html = differences_html(differences(A, other))
    assert "&lt;b&gt;Andere" in html
    assert "<b>" not in html
    words = own().tekst.replace("De normtijd is {minuten} minuten", "Er zijn {minuten} minuten")
    html = differences_html(differences(A, sound(changed((own().tekst, words)))))
    assert "<summary>Alleen andere woorden of een andere volgorde (1)</summary>" in html


def test_cases_that_do_not_fit_are_said_only_where_there_are_any() -> None:
    norms = [sound(bestand) for bestand in shipped().values()]
    other = next(n for n in norms if n.normenkader != A.normenkader)
    html = obstacles_html(A, other, obstacles(A, other))
    assert "Geen enkele zaak van versie 2026.1 past bij versie" in html
    assert "<li>" in html
    assert "<li>" not in obstacles_html(A, B, obstacles(A, B))


def test_effect_on_own_cases_adds_up() -> None:
    gevallen = own_cases(A.normenkader)
    parts: list[float] = []
    effect = case_effects(gevallen, A, B, parts.append)
    assert effect.total.aantal == len(gevallen) == 35
    assert parts[-1] == 1
    rows = changed_rows(effect, name)
    assert len(rows) == effect.total.veranderd > 0
    gained = sum(int(m) for m in rows["Minuten"])
    assert gained == effect.total.erbij - effect.total.eraf
    assert f"samen +{gained}." in summary_lines(effect)[1]
    assert "Behoudgerichte begeleiding (IBB): blijft" in flow_table(effect, A, B)


def test_pictures_say_the_same_as_their_tables() -> None:
    effect = case_effects(own_cases(A.normenkader), A, B, lambda _: None)
    squares = drawn(flow_chart(effect.tabel))
    assert sum(int(s["aantal"]) for s in squares) == effect.total.aantal
    bakken = histogram(effect.verschillen, rounding_step(A, B))
    values = drawn(histogram_chart([(b.words, b.aantal) for b in bakken]))
    assert sum(v["aantal"] for v in values) == sum(b.aantal for b in bakken)
    table = bin_table(bakken)
    for bak in bakken:
        assert (f">{bak.words}<" in table) == bool(bak.aantal)
    assert [b.words for b in (Bin(0, 0, 1), Bin(5, 5, 1), Bin(-10, -5, 1))] == [
        "gelijk",
        "+5",
        "-10 tot en met -5",
    ]


def test_uploaded_cases_are_judged_and_bad_ones_are_listed() -> None:
    good = json.dumps(next(g.waarde for g in own_cases(A.normenkader) if g.naam.endswith("OZ-20")))
    gevallen = uploaded_cases("zaken.jsonl", f"{good}\n{{\n[]\n".encode())
    effect = case_effects(gevallen, A, B, lambda _: None)
    assert effect.total.veranderd == 1
    assert effect.aantal_ongeldig == 2
    refused = refused_rows(effect.ongeldig, name)
    assert list(refused["Zaak"]) == ["2 ", "3 "]
    assert "geldige JSON" in refused["Waarom"][0]
    assert gevallen[1].naam == "zaken.jsonl, regel 2"


def test_every_document_is_made_and_the_file_is_the_one_that_was_written() -> None:
    made = {d.bestand: d.make() for d in documents(own(), A)}
    assert list(made) == [
        "demo-ib-2026.1.html",
        "demo-ib-2026.1.yaml",
        "demo-ib-2026.1.dmn",
        "normenkader.schema.json",
    ]
    assert made["demo-ib-2026.1.yaml"] == own().tekst
    assert made["demo-ib-2026.1.html"].startswith("<!DOCTYPE html>")
    assert "<definitions" in made["demo-ib-2026.1.dmn"]
    assert json.loads(made["normenkader.schema.json"])["title"]


def test_decisions_in_the_register_are_for_who_may_replay_them(
    bibliotheek: Library, zaak: dict[str, Any], tmp_path: Path
) -> None:
    register = open_register(place(str(tmp_path / "register")))
    try:
        record(register, CONSULENT, bibliotheek, follow(bibliotheek, zaak), MOMENT)
        parts: list[float] = []
        gekozen = choose(register, LOKAAL, Selection())
        assert [gekozen.nummering.title(n, "Z") for n in gekozen.nummers] == [
            "Besluit 1 (record 2, zaak Z)"
        ]
        effect = register_effect(register, LOKAAL, gekozen, A, B, parts.append)
        assert effect.done == 1
        assert parts == [1]
        beheerder = User("u-test", frozenset({Role.BEHEERDER}))
        with pytest.raises(NoRightError):
            register_effect(register, beheerder, gekozen, A, B, parts.append)
    finally:
        register.close()
