"""A normenkader that is called in order gives every client an answer, and everything told of it."""

from __future__ import annotations

import random

import pytest

from engine import judge
from engine.answer import not_fired
from engine.judging import course
from normenkader import Bibliotheek, OngeldigeInvoer
from tests.random_cases import random_case
from tests.varied_norms import varied_norm
from zaak.checking import check_zaak


def used(seeds: range, cases: int) -> int:
    """How many of these normenkaders are in order; each is used for some cases."""
    good = 0
    for seed in seeds:
        rng = random.Random(seed)
        try:
            normenkader = varied_norm(rng)
        except OngeldigeInvoer:
            continue
        good += 1
        bibliotheek = Bibliotheek([normenkader])
        for number in range(cases):
            zaak, _ = check_zaak(random_case(rng, normenkader, number), bibliotheek)
            judge(normenkader, zaak)
            not_fired(normenkader, zaak, course(normenkader, zaak))
    return good


def test_what_is_in_order_gives_every_client_an_answer() -> None:
    assert used(range(60), 6) > 20


@pytest.mark.nightly
def test_what_is_in_order_gives_very_many_clients_an_answer() -> None:
    assert used(range(1_000, 3_000), 20) > 700
