"""What is said while there is nothing to explain yet."""

from __future__ import annotations

from typing import Any

import pytest

from engine import EngineError
from normenkader import Library
from screens.intake.case.standing import standing
from screens.intake.explain.views import not_yet_sentence


def test_what_is_open_is_named_with_how_much(bibliotheek: Library, zaak: dict[str, Any]) -> None:
    del zaak["leefgebieden"]["financien"]["doel"]
    del zaak["leefgebieden"]["huisvesting"]
    text = not_yet_sentence(standing(zaak, bibliotheek))
    assert text == (
        "Dit kan pas als alles beantwoord is. Nog open: Financiën (1 vraag) en "
        "Huisvesting (1 vraag)."
    )


@pytest.mark.parametrize(("gone", "words"), [(4, "en nog 1 onderdeel."), (5, "nog 2 onderdelen.")])
def test_of_many_the_first_are_named(
    bibliotheek: Library, zaak: dict[str, Any], gone: int, words: str
) -> None:
    for naam in list(zaak["leefgebieden"])[:gone]:
        del zaak["leefgebieden"][naam]
    text = not_yet_sentence(standing(zaak, bibliotheek))
    assert text.endswith(words)
    assert text.count("(1 vraag)") == 3


def test_with_a_reason_for_no_access_only_access_is_named(
    bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    zaak["toegang"] = {"wlz_indicatie": True}
    del zaak["leefgebieden"]["adl"]
    text = not_yet_sentence(standing(zaak, bibliotheek))
    assert text.endswith("Nog open: Toegang (4 vragen).")


def test_nothing_asked_and_a_failing_engine_are_said(
    bibliotheek: Library, zaak: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise EngineError("stuk")

    monkeypatch.setattr("screens.intake.case.standing.course", fails)
    assert "De berekening is niet gelukt." in not_yet_sentence(standing(zaak, bibliotheek))
    monkeypatch.undo()
    zaak["leefgebieden"] = {n: {"niveau": "niet_uitgevraagd"} for n in zaak["leefgebieden"]}
    assert "minstens één leefgebied" in not_yet_sentence(standing(zaak, bibliotheek))
