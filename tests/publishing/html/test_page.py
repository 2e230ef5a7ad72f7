"""The readable document: complete, in step with the YAML, safe, and usable by everybody."""

from __future__ import annotations

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from normenkader import Library, Normenkader
from normenkader.conditions import Toets, named_answers
from normenkader.reading import from_content, read_normenkader
from normenkader.rules import all_rules
from normenkader.stages import Normtijden, Raster
from normenkader.texts import FIELD
from publishing.html.field_words import OTHER, field_words, used_fields
from publishing.html.page import normenkader_document, normenkader_html
from publishing.html.words import Naming
from tests.conftest import ROOT
from tests.publishing.dmn.known_keys import (
    KEYS,
    LEFT_OUT,
    changed,
    is_free_text,
    leaves,
    reachable_models,
)
from tests.publishing.html.read_page import Page, squeezed
from tests.random_norms import random_norm

HOSTILE = "<script>alert('&amp;\"')</script>"
SECTIONS = ("toegang", "leefgebieden", "clientfactoren")


KADERS = ["demo-ib@2026.1", "drechtsteden-ib-2016@2016.1", "awbz-bgi-2014@2014.1"]
OF_TESTS = {"ho-hbel-2021": "2021.1.yaml", "alles": "2026.1.yaml"}


@pytest.fixture(scope="module", params=[*KADERS, *OF_TESTS])
def kader(request: pytest.FixtureRequest, bibliotheek: Library) -> Normenkader:
    if request.param in OF_TESTS:
        return read_normenkader(ROOT / "tests" / "kaders" / request.param / OF_TESTS[request.param])
    return bibliotheek.version(*request.param.split("@"))


@pytest.fixture(scope="module")
def page(kader: Normenkader) -> Page:
    return Page(normenkader_html(kader))


def test_every_key_of_the_schema_is_decided_upon() -> None:
    assert {n: set(m.model_fields) for n, m in reachable_models().items()} == {
        n: set(keys.split()) for n, keys in KEYS.items()
    }


def as_read(tekst: str) -> str:
    """A text of the YAML as the document shows it."""
    return squeezed(FIELD.sub(lambda m: f"[{m[1].replace('_', ' ')}]", tekst))


def loose(inhoud: Any) -> Normenkader:
    """A normenkader that only fits the schema, without a hash."""
    nk = Normenkader.model_validate(inhoud)
    nk._inhoud = inhoud
    return nk


def test_every_text_stands_in_the_document(kader: Normenkader) -> None:
    inhoud = kader.content
    marks: list[tuple[str, tuple[str | int, ...]]] = []
    for key, pad, value in leaves(kader, kader.content):
        if is_free_text(key, value):
            marks.append((f"<i>&{len(marks)};</i>", pad))
            inhoud = changed(inhoud, pad, marks[-1][0])
    page = Page(normenkader_html(loose(inhoud)))
    assert len(marks) > 140
    assert [pad for mark, pad in marks if mark not in page.text] == []
    assert "i" not in {tag for tag, _ in page.tags}


def test_every_other_value_changes_the_document(kader: Normenkader) -> None:
    same, other_document, refused = set[str](), set[str](), set[str]()
    base = normenkader_document(loose(kader.content))
    for key, pad, other in other_values(kader):
        try:
            document = normenkader_document(loose(changed(kader.content, pad, other)))
        except ValueError:
            refused.add(key)
        except LookupError:
            # An id that something else in the document refers to.
            continue
        else:
            (same if document == base else other_document).add(key)
    assert same <= LEFT_OUT.keys()
    # What can't become just anything else; the next test reads the last four.
    assert refused - other_document <= {f"{kind}.fase" for kind in KEYS} | {
        "KeuzeVraag.soort",
        "JaNeeVraag.soort",
        "Waarde.waarde",
        "Bezoek.kortste",
        "Bezoek.langste",
        "Bezoek.veelvoud",
        "Doelrichting.voorrang_bij_gelijk",
        # Where all there is lies at the edge of what can be.
        "Band.tot_en_met",
        "Grens.minimum",
        "OutsideBands.uitkomst",
    }


def test_visits_priority_and_phases_are_there(demo: Normenkader) -> None:
    page = Page(normenkader_html(demo))
    assert "van 45 tot en met 90 minuten, afgerond op 5 minuten" in page.below("client")
    assert "Is de tijd gelijk, dan gaat behoud voor." in page.below("stap-doelrichting")
    assert page.tables["Ontwikkeling bouwt af: de delen"][1:] == [
        ["1", "50 %", "100 %"],
        ["2", "25 %", "75 %"],
        ["3", "de weken die over zijn", "50 %"],
    ]


def other_values(kader: Normenkader) -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """Another value for each that is not free text, where there is one of its kind."""
    values: dict[str, list[Any]] = {}
    found = [leaf for leaf in leaves(kader, kader.content) if not is_free_text(leaf[0], leaf[2])]
    for key, _, value in found:
        values.setdefault(key, []).append(value)
    for key, pad, value in found:
        others = [v for v in values[key] if v != value and type(v) is type(value)]
        if isinstance(value, (bool, int)):
            others = [not value if isinstance(value, bool) else value + 1]
        if others:
            yield key, pad, others[0]


def test_every_rule_is_there_with_all_it_says(kader: Normenkader, page: Page) -> None:
    for info in all_rules(kader):
        if info.uitleg_pad[:-1] != info.pad:
            # A row of a table; what it shares with the others stands in its stage.
            assert page.below(f"regel-{info.regel}") == info.regel
            shown = page.below(f"stap-{info.fase}")
        else:
            shown = page.below(f"regel-{info.regel}")
            assert shown.startswith(f"{info.titel} {info.regel} Wanneer ")
            assert (" Oordeel " in shown) == (info.oordeel is not None)
            assert (" Let op " in shown) == (info.signaal is not None)
        wanted = [info.uitleg.wel, info.uitleg.niet, kader.bron_tekst(info.bron)]
        wanted += [info.signaal.tekst, info.signaal.code] if info.signaal else []
        wanted += [getattr(info.model, "toelichting", None) or ""]
        assert [w for w in wanted if as_read(w) not in shown] == []


def test_every_condition_names_its_questions_and_answers(kader: Normenkader, page: Page) -> None:
    questions = {v.vraag: v for sectie in SECTIONS for v in kader.questions(sectie)}
    counts = {t.telling: t for t in kader.tellingen}
    seen = 0
    for info in all_rules(kader):
        shown = page.below(f"regel-{info.regel}")
        for naam, eis in info.als.items():
            seen += 1
            if naam in counts:
                assert f"‘{counts[naam].tekst}’" in shown
            if isinstance(eis, Toets) and eis.gelijk_aan is not None:
                assert f"gelijk is aan het antwoord op ‘{questions[eis.gelijk_aan].tekst}’" in shown
                continue
            if naam in questions:
                assert f"‘{questions[naam].tekst}’" in shown
                assert all(questions[naam].label(a) in shown for a in named_answers(eis))
            if isinstance(eis, Toets) and eis.niet is None:
                ((_, number),) = eis.model_dump(exclude_none=True).items()
                assert re.search(rf"\b{number}\b", shown)
    assert seen > 8


def test_tables_have_every_norm_time(demo: Normenkader) -> None:
    times = demo.stage(Normtijden)
    assert times is not None
    tables = Page(normenkader_html(demo)).tables
    levels = {"1 (acute problematiek)": "1", "2 (niet zelfredzaam)": "2"}
    levels["3 (beperkt zelfredzaam)"] = "3"
    found: dict[str, dict[str, dict[str, int]]] = {}
    for goal, name in (("behoud", "behoud"), ("ontwikkel", "ontwikkeling")):
        heads, *rows = tables[f"Normtijden bij het doel {name}, in minuten per week"]
        assert heads == ["Leefgebied", *levels]
        for title, *cells in rows:
            numbers = zip(levels.values(), cells, strict=True)
            own = {n: int(c) for n, c in numbers if c != "geen"}
            found.setdefault(title, {})[goal] = own
    names = demo.leefgebied_names
    assert found == {f"{names[r.leefgebied]} {r.regel}": r.minuten for r in times.tabel}


def test_tables_have_every_edge_of_every_band(demo: Normenkader) -> None:
    grid = demo.stage(Raster)
    assert grid is not None
    page = Page(normenkader_html(demo))
    rows = page.tables["Bandbreedtes en producten"][1:]
    assert rows[0] == ["B1 RA-B1", "behoud", "30 tot 90", "Behoudgerichte begeleiding IBB"]
    assert rows[7][2] == "360 tot en met 600"
    edges = [(b.vanaf, b.maximum) for b in grid.banden]
    assert [tuple(map(int, re.findall("[0-9]+", row[2]))) for row in rows] == edges
    pictured = re.findall(r"margin-left:calc\(100% \* ([0-9]+) / 600\)", normenkader_html(demo))
    assert [int(n) for n in pictured] == [low for low, _ in edges]
    assert "de tijd minder is dan 30 minuten" in page.below("regel-RA-IB0")
    assert "ontwikkeling is en de tijd meer is dan 600 minuten" in page.below("regel-RA-BOVEN")


def test_every_source_price_and_date_is_there(kader: Normenkader, page: Page) -> None:
    for document in kader.bronnen:
        assert page.below(f"bron-{document.document}") == document.titel
    assert all(f"({d.soort}" in page.below("bronnen") for d in kader.bronnen)
    for product in kader.producten:
        shown = page.below(f"product-{product.product}")
        for price in filter(None, (product.prijs, product.opslag)):
            euro, cent = divmod(price.cent, 100)
            amount = f"€ {euro:,},{cent:02d}".replace(",", ".", euro >= 1_000)
            weeks = "week" if price.per_weken == 1 else f"{price.per_weken} weken"
            assert f"{amount} per {weeks}" in shown
    assert f" {kader.geldig.van.year}" in page.below("wat-is-dit")
    assert kader.sha256 in page.below("controle")


def test_steps_and_fields_are_all_explained(kader: Normenkader, page: Page) -> None:
    woorden = Naming(kader)
    told = {naam: field_words(woorden, naam) for naam in used_fields(kader.content)}
    assert OTHER not in told.values()
    assert all(f"{as_read(f'{{{n}}}')} {w}" in page.below("invulwoorden") for n, w in told.items())


def test_any_valid_normenkader_has_a_document() -> None:
    rng = random.Random(8)
    for _ in range(25):
        nk = random_norm(rng)
        page = Page(normenkader_html(nk))
        assert all(f"regel-{info.regel}" in page.anchors for info in all_rules(nk))
        check_structure(page)


def check_structure(page: Page) -> None:
    """Headings in order, anchors that exist and are unique, tables that can be read aloud."""
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.anchors) == len(set(page.anchors))
    links = [a["href"] or "" for tag, a in page.tags if tag == "a"]
    assert {h[1:] for h in links if h.startswith("#")} <= set(page.anchors)
    names = [tag for tag, _ in page.tags]
    assert names.count("table") == names.count("caption") == len(page.tables)
    assert all(a.get("scope") in ("col", "row") for tag, a in page.tags if tag == "th")


def test_structure_and_language(page: Page) -> None:
    check_structure(page)
    assert ("html", {"lang": "nl"}) in page.tags
    assert page.tags[[t for t, _ in page.tags].index("a")][1] == {
        "class": "spring",
        "href": "#inhoud",
    }


def test_warning_comes_first(page: Page, kader: Normenkader) -> None:
    assert kader.melding is not None
    before, _, after = page.text.partition(squeezed(kader.melding))
    assert len(before) < 250
    assert after.startswith(" Inhoud")


@pytest.mark.parametrize("status", ["demonstratie", "concept", "vastgesteld"])
def test_what_is_not_adopted_says_so_without_a_notice(status: str, demo: Normenkader) -> None:
    inhoud = {k: v for k, v in demo.content.items() if k not in ("melding", "client")}
    document = normenkader_document(from_content({**inhoud, "status": status}))
    assert ("niet vastgesteld" in document.melding) == (status != "vastgesteld")


def test_page_needs_nothing_else(kader: Normenkader) -> None:
    html = normenkader_html(kader)
    # A link leads elsewhere only for who follows it.
    source = re.sub(r'<a href="https://[^"]*">', "", html)
    for remote in ("http:", "https:", "url(", "@import", "<script", "<link", "<img", "src="):
        assert remote not in source
    assert "default-src 'none'; style-src 'unsafe-inline'" in source
    assert html == normenkader_html(kader)


@pytest.mark.parametrize(
    ("vindplaats", "link"),
    [("https://wetten.overheid.nl/x", True), ("javascript:alert(1)", False), ("de kast", False)],
)
def test_only_a_web_address_becomes_a_link(vindplaats: str, link: bool, demo: Normenkader) -> None:
    nk = loose(
        changed(
            {**demo.content},
            ("bronnen", 0),
            {
                **demo.content["bronnen"][0],
                "vindplaats": vindplaats,
            },
        )
    )
    page = Page(normenkader_html(nk))
    assert f"Te vinden: {vindplaats}" in page.text
    assert (vindplaats in [a.get("href") for _, a in page.tags]) == link


def test_fingerprint_is_what_the_document_says_to_compute(kader: Normenkader, page: Page) -> None:
    json_text = json.dumps(kader.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    found = hashlib.sha256(unicodedata.normalize("NFC", json_text).encode()).hexdigest()
    assert f"Vingerafdruk {found} " in page.below("controle")


def test_hostile_text_stays_text(demo: Normenkader) -> None:
    nk = loose(changed(demo.content, ("titel",), HOSTILE))
    page = Page(normenkader_html(nk))
    assert page.text.count(HOSTILE) == 2
    assert "script" not in {tag for tag, _ in page.tags}
