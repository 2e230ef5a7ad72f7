"""Sources by number: their form is checked, and each leads to where it can be read."""

from __future__ import annotations

from typing import Any

import pytest

from normenkader import InvalidInputError, Normenkader
from normenkader.base import Bron, Document
from normenkader.file.tree import Tree
from normenkader.reading import build
from normenkader.sources import document_citation, place_citation
from tests.publishing.dmn.known_keys import changed

WMO = {"document": "wmo", "titel": "Wmo", "soort": "wet", "datum": "2026-01-01"}
JCI = "jci1.3:c:BWBR0035362&artikel=2.3.2&lid=4&z=2026-01-01&g=2026-01-01"


def messages(content: Any) -> list[str]:
    with pytest.raises(InvalidInputError) as error:
        build(Tree("x.yaml", content))
    return [f"{p.pad}: {p.melding}" for p in error.value.problemen]


def with_document(demo: Normenkader, **keys: Any) -> Any:
    return changed(demo.content, ("bronnen", 0), {**demo.content["bronnen"][0], **keys})


def with_source(demo: Normenkader, **keys: Any) -> Any:
    bron = demo.content["leefgebieden"][0]["bron"]
    return changed(demo.content, ("leefgebieden", 0, "bron"), {**bron, **keys})


@pytest.mark.parametrize(
    ("keys", "adres"),
    [
        (
            {"bwb": "BWBR0035362", "datum": "2026-01-01"},
            "https://wetten.overheid.nl/jci1.3:c:BWBR0035362&z=2026-01-01&g=2026-01-01",
        ),
        ({"cvdr": "CVDR756332"}, "https://lokaleregelgeving.overheid.nl/CVDR756332"),
        ({"cvdr": "CVDR756332/2"}, "https://lokaleregelgeving.overheid.nl/CVDR756332/2"),
        (
            {"ecli": "ECLI:NL:CRVB:2018:3835"},
            "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:CRVB:2018:3835",
        ),
        (
            {"ecli": "ECLI:EU:C:2023:957"},
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=ecli:ECLI:EU:C:2023:957",
        ),
        (
            {"ecli": "ECLI:CE:ECHR:2011:0101JUD001234505"},
            "https://e-justice.europa.eu/ecli/ECLI:CE:ECHR:2011:0101JUD001234505",
        ),
        ({"jci": JCI}, f"https://wetten.overheid.nl/{JCI}"),
        ({}, None),
    ],
)
def test_a_document_leads_to_where_it_can_be_read(
    keys: dict[str, Any], adres: str | None, demo: Normenkader
) -> None:
    nk = build(Tree("x.yaml", with_document(demo, **keys)))
    cited = document_citation(nk.bronnen[0])
    assert (None if cited is None else cited.adres) == adres


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"bwb": "BWB0035362", "datum": "2026-01-01"}, "BWBR en zeven cijfers"),
        ({"bwb": "BWBR0035362"}, "bij bwb hoort een datum"),
        ({"cvdr": "756332"}, "CVDR en cijfers"),
        ({"cvdr": "CVDR756332/0"}, "CVDR en cijfers"),
        ({"ecli": "NL:CRVB:2018:3835"}, "zoals ECLI:NL:CRVB:2018:3835"),
        ({"ecli": "ECLI:NL:CRVB:18:3835"}, "zoals ECLI:NL:CRVB:2018:3835"),
        ({"ecli": "ECLI:NL:CRVB:0018:3835"}, "noemt een jaar dat niet kan"),
        ({"jci": "BWBR0035362"}, "is geen jci"),
        ({"jci": "jci1.3:c:BWBR0035362&artikel=1"}, "noemt geen dag"),
        ({"jci": "jci1.3:c:BWBR0035362&g=2026-02-30"}, "g=2026-02-30 is geen datum"),
        ({"jci": "jci1.3:c:BWBR0035362&artikle=1&g=2026-01-01"}, "het deel artikle bestaat niet"),
        ({"ecli": "ECLI:NL:CRVB:2018:3835", "cvdr": "CVDR756332"}, "heeft hoogstens één van"),
    ],
)
def test_a_number_of_another_form_is_refused_in_words(
    keys: dict[str, Any], wrong: str, demo: Normenkader
) -> None:
    found = messages(with_document(demo, **keys))
    assert len(found) == 1
    assert "bronnen[0]" in found[0]
    assert wrong in found[0]


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"artikel": "2.3.2"}, "hoort bij een wet"),
        ({"lid": "4"}, "een lid hoort bij een artikel"),
        ({"datum": "2026-01-01"}, "hoort bij bwb"),
        ({"bwb": "BWBR0035362", "artikel": "2.3.2"}, "bij bwb hoort een datum"),
        (
            {"bwb": "BWBR0035362", "datum": "2026-01-01", "artikel": "artikel 2"},
            "Het nummer van een artikel".lower(),
        ),
        ({"ecli": "ECLI:NL:CRVB:2018:3835", "artikel": "3"}, "horen bij bwb"),
    ],
)
def test_a_place_that_does_not_fit_is_refused(
    keys: dict[str, Any], wrong: str, demo: Normenkader
) -> None:
    found = messages(with_source(demo, **keys))
    assert len(found) == 1
    assert wrong in found[0].lower() if wrong.islower() else wrong in found[0]


@pytest.mark.parametrize(
    ("own", "adres"),
    [
        ({}, None),
        (
            {"artikel": 6, "lid": 2},
            "jci1.3:c:BWBR0035362&artikel=6&lid=2&z=2026-01-01&g=2026-01-01",
        ),
        (
            {"artikel": "2.3.2", "datum": "2024-05-01"},
            "jci1.3:c:BWBR0035362&artikel=2.3.2&z=2024-05-01&g=2024-05-01",
        ),
        (
            {"bwb": "BWBR0005537", "artikel": "3:46", "datum": "2020-01-01"},
            "jci1.3:c:BWBR0005537&artikel=3:46&z=2020-01-01&g=2020-01-01",
        ),
        ({"jci": JCI}, JCI),
    ],
)
def test_a_place_takes_the_law_and_the_day_of_its_document(
    own: dict[str, Any], adres: str | None, demo: Normenkader
) -> None:
    content = with_document(demo, bwb="BWBR0035362", datum="2026-01-01")
    name = content["bronnen"][0]["document"]
    content = changed(
        content, ("leefgebieden", 0, "bron"), {"document": name, "plaats": "x", **own}
    )
    nk = build(Tree("x.yaml", content))
    cited = place_citation(nk, nk.leefgebieden[0].bron)
    assert (None if cited is None else cited.adres) == (
        None if adres is None else f"https://wetten.overheid.nl/{adres}"
    )


def test_a_source_without_a_number_is_as_before() -> None:
    assert Bron.model_validate({"document": "a", "plaats": "b"}).artikel is None
    assert Document.model_validate({**WMO, "datum": None}).bwb is None
