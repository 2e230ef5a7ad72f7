"""When there is no page for the client, and what it loses where it would be too long."""

from __future__ import annotations

from typing import Any

import pytest

from explaining.for_client.page import ANDERE, WAAROM, NoExplanationError, client_page
from explaining.for_client.parts import MEER, MOST_WORDS
from normenkader import Library, Normenkader
from normenkader.reading import from_content
from tests.explaining.for_client.client_texts import judged, part


def test_normenkader_without_texts_has_no_client_page(
    demo: Normenkader, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    content = {k: v for k, v in demo.content.items() if k != "client"}
    case = judged(zaak, Library([from_content(content)], "demo-ib"))
    with pytest.raises(NoExplanationError, match="geen teksten voor de cliënt"):
        client_page(*case)


def test_incomplete_answer_has_no_client_page(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    nk, checked, antwoord = judged(zaak, bibliotheek)
    with pytest.raises(NoExplanationError, match="alle vragen"):
        client_page(nk, checked, antwoord | {"uitkomst": "onvolledig"})


def test_too_long_a_page_loses_what_a_consulent_can_tell(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    client = dict(demo.content["client"])
    client["leefgebieden"] = {
        naam: f"een lange naam voor het onderwerp {i}"
        for i, naam in enumerate(client["leefgebieden"])
    }
    bibliotheek = Library([from_content(demo.content | {"client": client})], "demo-ib")
    uitleg = client_page(*judged(zaak | {"indicatieduur_weken": 52}, bibliotheek))
    assert part(uitleg, ANDERE) == [MEER]
    assert part(uitleg, WAAROM) != [MEER]
    assert uitleg.words <= MOST_WORDS


def test_page_that_stays_too_long_is_refused_with_what_to_do(
    demo: Normenkader, zaak: dict[str, Any]
) -> None:
    client = dict(demo.content["client"])
    client["uitkomsten"] = dict.fromkeys(client["uitkomsten"], " ".join(["woord"] * 40))
    client["producten"] = dict.fromkeys(client["producten"], " ".join(["woord"] * 40))
    client["melding"] = " ".join(["woord"] * 40)
    client["tijd"] = client["tijd"] | {"tekst": " ".join(["woord"] * 40)}
    client["vervolg"] = [{"tekst": " ".join(["woord"] * 30)}] * 2
    bibliotheek = Library([from_content(demo.content | {"client": client})], "demo-ib")
    with pytest.raises(NoExplanationError, match=r"zijn te lang voor één pagina: [0-9]+ woorden"):
        client_page(*judged(zaak | {"indicatieduur_weken": 52}, bibliotheek))
