"""Minutes as a client knows time: hours and visits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from explaining.for_client.time import duration_text, visits, visits_text
from normenkader.client import Bezoek

BRON = {"document": "demo", "plaats": "x"}


@pytest.mark.parametrize(
    ("minuten", "text"),
    [
        (0, "0 minuten"),
        (1, "1 minuut"),
        (59, "59 minuten"),
        (60, "1 uur"),
        (61, "1 uur en 1 minuut"),
        (150, "2 uur en 30 minuten"),
        (600, "10 uur"),
    ],
)
def test_time_in_words(minuten: int, text: str) -> None:
    assert duration_text(minuten) == text


USUAL = Bezoek.model_validate({"kortste": 45, "langste": 90, "veelvoud": 5, "bron": BRON})


@pytest.mark.parametrize(
    ("minuten", "text"),
    [
        (120, "2 bezoeken van ongeveer 60 minuten per week"),
        (150, "2 bezoeken van ongeveer 75 minuten per week"),
        (90, "1 bezoek van ongeveer 90 minuten per week"),
        (45, "1 bezoek van ongeveer 45 minuten per week"),
        (30, "1 bezoek van ongeveer 60 minuten in de 2 weken"),
        (15, "1 bezoek van ongeveer 45 minuten in de 3 weken"),
        (200, "3 bezoeken van ongeveer 65 minuten (afgerond) per week"),
        (600, "7 bezoeken van ongeveer 85 minuten (afgerond) per week"),
    ],
)
def test_time_as_an_example_of_visits(minuten: int, text: str) -> None:
    assert visits_text(USUAL, minuten) == (
        f"Dat zijn bijvoorbeeld {text}. Afspraken maakt u met uw begeleider."
    )


def test_visits_are_usual_ones_and_as_few_as_can_be() -> None:
    for kortste, langste, veelvoud in ((45, 90, 5), (60, 120, 15), (1, 2, 1), (30, 240, 10)):
        bezoek = Bezoek.model_validate(
            {"kortste": kortste, "langste": langste, "veelvoud": veelvoud, "bron": BRON}
        )
        for minuten in range(1, 1_500):
            found = visits(bezoek, minuten)
            total = minuten * found.weken
            assert kortste <= found.minuten <= langste
            assert found.minuten % veelvoud == 0
            assert abs(Fraction(total, found.aantal) - found.minuten) <= Fraction(veelvoud, 2)
            assert found.afgerond == (found.aantal * found.minuten != total)
            assert found.aantal == 1 or found.weken == 1
            # One visit less would be too long; one week less too short.
            assert found.aantal == 1 or total > langste * (found.aantal - 1)
            assert found.weken == 1 or minuten * (found.weken - 1) < kortste
