"""The page for the client: what it says, that it is short, and that it is in plain words."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from engine import answer_text
from explaining.for_client.page import ANDERE, BEKEKEN, WAAROM, Explanation, client_page
from explaining.for_client.parts import MEER, MOST_WORDS
from explaining.for_client.time import duration_text
from normenkader import Library, Normenkader
from normenkader.file.tree import Tree
from normenkader.reading import build
from tests.conftest import contract_lines
from tests.explaining.for_client.client_texts import (
    Case,
    judged,
    longer,
    part,
    valid,
    whole,
    with_texts,
)
from tests.random_cases import random_case
from tests.random_norms import random_norm_data
from tests.strategies import random_zaak

# What only the system calls so, and what could hurt.
TERMS = (
    "%",
    "_",
    "{",
    "}",
    "normenkader",
    "leefgebied",
    "doelrichting",
    "bandbreedte",
    "normtijd",
    "behoudgericht",
    "ontwikkelgericht",
    "niveau",
    "clientfactor",
    "cliëntfactor",
    "factor",
    "score",
    "minuten_per_week",
    "percentage",
    "procent",
    "zelfredzaam",
    "indicatie",
    "uitkomst",
    "voorziening",
    "maatwerk",
    "telt mee",
    "valt af",
    "regieverlies",
    "zorgmijding",
    "leerbaarheid",
    "leerbaar",
    "gedragsproblematiek",
    "draagkracht",
    "beeldzorg",
    "acuut",
    "problematiek",
    "inwoner",
    "cliënt ",
    " je ",
    " jij ",
    " jouw ",
    "none",
    "true",
    "false",
)
RULE_OR_CODE = re.compile(
    r"\b[A-Z]{2,}-[A-Z]|\b(IBB|IBBI|IBO|IBOI|IB[0-3]|[BO][1-4])\b|[0-9]/[0-9]"
)


def page(case: Case) -> Explanation:
    return client_page(*case)


@pytest.fixture(scope="module")
def cases(bibliotheek: Library, demo: Normenkader, drechtsteden: Normenkader) -> list[Case]:
    """Thousands of cases, of every outcome, each with its answer."""
    rng = random.Random(2026)
    plain = [line["zaak"] for line in contract_lines("cases.jsonl")]
    for _ in range(800):
        plain += [random_zaak(rng), random_zaak(rng), random_case(rng, demo)]
        plain.append(random_case(rng, drechtsteden))
    return [judged(case, bibliotheek) for case in plain]


def test_page_of_a_case_in_full(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    uitleg = page(judged(zaak | {"indicatieduur_weken": 52}, bibliotheek))
    assert uitleg.titel == "Uitleg bij ons voorstel"
    assert uitleg.melding == "Dit is een voorbeeld met verzonnen tijden."
    assert [(o.kop, o.blokken) for o in uitleg.onderdelen] == [
        (
            "Wat stellen we voor?",
            (
                "Ons voorstel: Ontwikkelgerichte begeleiding. "
                "Een begeleider leert u dingen zelf te doen.",
            ),
        ),
        (
            "Hoeveel tijd is dat?",
            (
                "In het begin gemiddeld 2 uur en 30 minuten per week.",
                "Gemiddeld: de ene week is er meer tijd dan de andere.",
                "Dat zijn bijvoorbeeld 2 bezoeken van ongeveer 75 minuten per week. "
                "Afspraken maakt u met uw begeleider.",
                "Het voorstel is voor 52 weken: 1 juli 2026 tot en met 29 juni 2027. Later:",
                (
                    "Vanaf 30 december 2026: 1 uur en 55 minuten.",
                    "Vanaf 31 maart 2027: 1 uur en 15 minuten.",
                ),
                "Gemiddeld over alle weken: 2 uur en 3 minuten (afgerond).",
            ),
        ),
        (
            "Waarbij is hulp nodig?",
            (
                "We keken naar 10 onderwerpen.",
                ("Stabiel houden: wonen, meedoen in de buurt.", "Zelf leren doen: geld en post."),
            ),
        ),
        (
            "De andere onderwerpen",
            (
                (
                    "Geen hulp nodig: werk en dagritme, zorg voor uzelf.",
                    "Uw mantelzorger helpt: relaties thuis.",
                    "Dagbesteding helpt: psychische gezondheid.",
                    "Dit lukt u zelf: lichamelijke gezondheid.",
                    "Familie of vrienden helpen: contact met anderen.",
                    "Geen aparte hulp: politie en justitie.",
                    "Niet besproken: verslaving.",
                ),
            ),
        ),
        (
            "Waarom deze tijd?",
            (
                "Elk onderwerp heeft een vaste tijd.",
                "Meer tijd:",
                (
                    "Vertrouwen krijgen kost veel tijd.",
                    "Overzicht houden vraagt steun.",
                    "Extra geduld en kennis zijn nodig.",
                    "Weinig anderen kunnen helpen.",
                    "Niet elke week is hetzelfde.",
                ),
                "Niet elke reden telt helemaal mee.",
            ),
        ),
        (
            "Hoe gaat het verder?",
            (
                "Een computer berekende dit voorstel met vaste regels. "
                "Een consulent beslist en kan anders kiezen.",
                (
                    "Bent u het niet eens? Bel of mail uw consulent.",
                    "Het besluit krijgt u in een brief. Daarin staat hoe u bezwaar maakt.",
                    "Een onafhankelijke cliëntondersteuner kan u gratis helpen.",
                ),
            ),
        ),
    ]


def test_cases_show_every_outcome(cases: list[Case]) -> None:
    seen = {(nk.normenkader, antwoord["uitkomst"]) for nk, _, antwoord in cases}
    outcomes = ["product", "geen_maatwerk", "geen_toegang", "nader_onderzoek"]
    assert seen == {(n, u) for n in ("demo-ib", "drechtsteden-ib-2016") for u in outcomes} | {
        ("demo-ib", "ib0")
    }


def test_no_page_is_longer_than_300_words_and_nothing_is_left_out(cases: list[Case]) -> None:
    for case in cases:
        uitleg = page(case)
        assert uitleg.words == len(whole(uitleg).split()) <= MOST_WORDS < 300
        assert MEER not in whole(uitleg)


def test_the_longest_page_that_can_be_found_is_not_too_long(bibliotheek: Library) -> None:
    """A case is made longer step by step, from several beginnings."""
    rng = random.Random(7)
    longest = 0
    for _ in range(4):
        case = random_zaak(rng)
        words = page(judged(case, bibliotheek)).words
        for _ in range(350):
            other = longer(rng, case)
            if not valid(other, bibliotheek):
                continue
            uitleg = page(judged(other, bibliotheek))
            assert MEER not in whole(uitleg)
            if uitleg.words >= words:
                case, words = other, uitleg.words
        longest = max(longest, words)
    assert 280 < longest <= MOST_WORDS


def test_no_page_has_a_term_of_the_system(cases: list[Case]) -> None:
    for case in cases:
        text = whole(page(case))
        # The name of the product itself is that of the decision.
        for product in case[0].producten:
            text = text.replace(f"Ons voorstel: {product.naam}.", "Ons voorstel.")
        lower = f" {text.lower()} "
        assert [term for term in TERMS if term in lower] == [], text
        assert not RULE_OR_CODE.search(text), text


def test_every_page_says_that_a_consulent_decides_and_what_is_next(cases: list[Case]) -> None:
    for nk, zaak, antwoord in cases:
        uitleg = client_page(nk, zaak, antwoord)
        assert "Een consulent beslist" in part(uitleg, "Hoe gaat het verder?")[0]
        assert nk.client is not None
        assert {z.tekst for z in nk.client.vervolg} <= set(part(uitleg, "Hoe gaat het verder?"))
        assert uitleg.melding == nk.client.melding


def test_every_subject_is_said_once_and_in_its_place(cases: list[Case]) -> None:
    for nk, zaak, antwoord in cases:
        if antwoord["uitkomst"] == "geen_toegang":
            continue
        assert nk.client is not None
        uitleg = client_page(nk, zaak, antwoord)
        needed = part(uitleg, "Waarbij is hulp nodig?")
        others = part(uitleg, ANDERE) + part(uitleg, BEKEKEN)
        counting = {nk.client.leefgebieden[n] for n in antwoord["meetellend"]}
        assert sorted(_names(needed)) == sorted(counting)
        assert sorted(_names(others)) == sorted(set(nk.client.leefgebieden.values()) - counting)


def _names(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if ": " in line:
            yield from line.removesuffix(".").split(": ")[1].split(", ")


def test_what_nobody_asked_about_comes_last_and_does_not_count_as_looked_at(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    leefgebieden = {n: {"niveau": "niet_uitgevraagd"} for n in zaak["leefgebieden"]}
    leefgebieden["huisvesting"] = zaak["leefgebieden"]["huisvesting"]
    uitleg = page(judged(zaak | {"leefgebieden": leefgebieden}, bibliotheek))
    assert part(uitleg, "Waarbij is hulp nodig?")[0] == "We keken naar 1 onderwerp."
    (line,) = part(uitleg, ANDERE)
    assert line.startswith("Niet besproken: geld en post, werk en dagritme, relaties thuis")


def test_reasons_for_more_and_for_less_time_are_those_of_the_trail(cases: list[Case]) -> None:
    seen: set[str] = set()
    for nk, zaak, antwoord in cases:
        if antwoord["minuten_per_week"] is None or antwoord["uitkomst"] == "ib0":
            continue
        assert nk.client is not None
        lines = part(client_page(nk, zaak, antwoord), WAAROM)
        less = lines.index("Minder tijd:") if "Minder tijd:" in lines else len(lines)
        for stap in antwoord["spoor"]:
            minuten = Fraction(stap["effect"].get("minuten", 0))
            if stap["fase"] in ("factoren", "resultaatgebieden") and stap["regel"] != "CF-GRENS":
                place = lines.index(nk.client.regels[stap["regel"]])
                assert (place > less) == (minuten < 0)
                seen.add(stap["regel"])
        limited = any(s["regel"] == "CF-GRENS" for s in antwoord["spoor"])
        assert (nk.client.regels["CF-GRENS"] in lines) == limited
    assert len(seen) == 15


def test_every_reason_for_no_access_is_said_and_nothing_else(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    toegang = zaak["toegang"] | {"leeftijd": 17, "wlz_indicatie": True}
    uitleg = page(judged(zaak | {"toegang": toegang}, bibliotheek))
    assert [o.kop for o in uitleg.onderdelen] == [
        "Wat stellen we voor?",
        "Waarom?",
        "Hoe gaat het verder?",
    ]
    assert part(uitleg, "Waarom?") == [
        "U bent jonger dan 18 jaar. Dan geldt de Jeugdwet.",
        "U kunt hulp krijgen uit de Wet langdurige zorg.",
    ]


def test_changed_goal_is_explained_and_stands_at_the_goal_that_was_used(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    factoren = zaak["clientfactoren"] | {"leerbaarheid": "geen"}
    lines = part(
        page(judged(zaak | {"clientfactoren": factoren}, bibliotheek)), "Waarbij is hulp nodig?"
    )
    assert lines[1:] == [
        "Stabiel houden: geld en post, wonen, meedoen in de buurt.",
        "Iets nieuws leren vraagt nu te veel van u. Daarom kiezen we voor stabiel houden.",
    ]


def test_time_is_only_said_where_something_with_minutes_is_proposed(cases: list[Case]) -> None:
    for nk, zaak, antwoord in cases:
        lines = part(client_page(nk, zaak, antwoord), "Hoeveel tijd is dat?")
        minuten = antwoord["minuten_per_week"]
        given = antwoord["uitkomst"] == "product" and minuten is not None
        assert bool(lines) == given
        if given:
            assert lines[0].startswith(("Dat is gemiddeld ", "In het begin gemiddeld "))
            assert duration_text(minuten) in lines[0]


def test_lighter_help_explains_no_time(cases: list[Case]) -> None:
    lighter = [case for case in cases if case[2]["uitkomst"] == "ib0"]
    assert lighter
    for case in lighter:
        assert not {"Hoeveel tijd is dat?", WAAROM} & {o.kop for o in client_page(*case).onderdelen}


def test_time_of_lighter_help_and_of_more_research_is_in_the_proposal(cases: list[Case]) -> None:
    for nk, zaak, antwoord in cases:
        if antwoord["uitkomst"] in ("ib0", "nader_onderzoek") and nk.normenkader == "demo-ib":
            (text,) = part(client_page(nk, zaak, antwoord), "Wat stellen we voor?")
            assert f"gemiddeld {duration_text(antwoord['minuten_per_week'])} hulp per week" in text


def test_proposal_that_stays_the_same_says_for_how_long(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    uitleg = page(judged(zaak | {"indicatieduur_weken": 1}, bibliotheek))
    period = "Het voorstel is voor 1 week: 1 juli 2026 tot en met 7 juli 2026."
    assert part(uitleg, "Hoeveel tijd is dat?")[-1] == period


def test_a_duration_left_empty_or_filled_in_with_the_usual_one_gives_the_same_page(
    bibliotheek: Library, demo: Normenkader
) -> None:
    """What the client reads does not depend on an optional field."""
    changing = 0
    for line in contract_lines("cases.jsonl"):
        case = {k: v for k, v in line["zaak"].items() if k != "indicatieduur_weken"}
        filled = case | {"indicatieduur_weken": demo.besluit.duur_weken}
        uitleg = page(judged(case, bibliotheek))
        assert uitleg == page(judged(filled, bibliotheek))
        changing += "Gemiddeld over alle weken" in whole(uitleg)
    assert changing > 5


def test_answer_that_was_stored_gives_the_same_page(cases: list[Case]) -> None:
    for nk, zaak, antwoord in cases[:200]:
        stored = json.loads(answer_text(antwoord))
        assert client_page(nk, zaak, stored) == client_page(nk, zaak, antwoord)


def test_any_normenkader_with_texts_has_a_page_for_every_case() -> None:
    rng = random.Random(5)
    outcomes = set()
    for _ in range(60):
        normenkader = build(Tree("willekeurig.yaml", with_texts(random_norm_data(rng))))
        bibliotheek = Library([normenkader], normenkader.normenkader)
        for number in range(8):
            nk, zaak, antwoord = judged(random_case(rng, normenkader, number), bibliotheek)
            uitleg = client_page(nk, zaak, antwoord)
            outcomes.add(antwoord["uitkomst"])
            assert uitleg.words <= MOST_WORDS
            if antwoord["uitkomst"] != "geen_toegang":
                lines = part(uitleg, "Waarbij is hulp nodig?")
                assert sorted(_names(lines)) == sorted(antwoord["meetellend"])
    assert outcomes == {"product", "ib0", "geen_maatwerk", "geen_toegang", "nader_onderzoek"}
