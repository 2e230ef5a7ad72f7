"""A normenkader that is called in order gives every client an answer, and everything told of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from cli.proposal.next_question import readable_next
from cli.proposal.why_not import readable_why_not
from cli.readable import readable_answer
from cli.shared import json_line
from engine import judge
from engine.account.answer import not_fired
from engine.judging import course
from engine.partial import answer, next_questions
from explaining.for_client.page import client_page
from explaining.why_not.margin import margin
from explaining.why_not.plain import plain_why_not
from explaining.why_not.search import why_not
from normenkader import InvalidInputError, Library, Normenkader
from publishing.client import client_html, client_text
from tests.partial_cases import random_partial
from tests.random_cases import random_case
from tests.varied_norms import varied_client_norm, varied_norm
from zaak.checking import check_partial, check_zaak


def in_order(
    make: Callable[[random.Random], Normenkader], seeds: range
) -> Iterator[tuple[random.Random, Normenkader]]:
    """The normenkaders that are in order, each with what it was made with."""
    for seed in seeds:
        rng = random.Random(seed)
        try:
            normenkader = make(rng)
        except InvalidInputError:
            continue
        yield rng, normenkader


def used(seeds: range, cases: int) -> int:
    """How many of these normenkaders are in order; each is used for some cases."""
    good = 0
    for rng, normenkader in in_order(varied_norm, seeds):
        good += 1
        bibliotheek = Library([normenkader], normenkader.normenkader)
        for number in range(cases):
            zaak, _ = check_zaak(random_case(rng, normenkader, number), bibliotheek)
            judge(normenkader, zaak)
            not_fired(normenkader, zaak, course(normenkader, zaak))
    return good


def told(seeds: range, cases: int) -> tuple[int, int]:
    """How many of these have texts for the client, and how many partial intakes were answered."""
    good = partial = 0
    for rng, normenkader in in_order(varied_client_norm, seeds):
        good += 1
        for number in range(cases):
            everything_about(rng, normenkader, number)
            partial += everything_still_open(rng, normenkader, number)
    return good, partial


def everything_about(rng: random.Random, normenkader: Normenkader, number: int) -> None:
    """The page for the client, and why not another product, in each of their forms."""
    zaak, _ = check_zaak(
        random_case(rng, normenkader, number), Library([normenkader], normenkader.normenkader)
    )
    antwoord = judge(normenkader, zaak)
    uitleg = client_page(normenkader, zaak, antwoord)
    assert client_text(uitleg)
    assert client_html(uitleg, zaak.zaak).startswith("<!DOCTYPE html>")
    assert "{" not in "".join(uitleg.texts())
    waarom = why_not(normenkader, zaak, None)
    marge = margin(normenkader, zaak, antwoord)
    assert json_line(plain_why_not(waarom, marge))
    assert "".join(readable_why_not(normenkader, waarom, marge))
    assert readable_answer(antwoord, normenkader, zaak)


def everything_still_open(rng: random.Random, normenkader: Normenkader, number: int) -> int:
    """What a partial intake can become, and the next question."""
    case = random_partial(rng, normenkader, 5, number)
    zaak, _ = check_partial(case, Library([normenkader], normenkader.normenkader))
    assert readable_answer(answer(normenkader, zaak), normenkader, zaak)
    found = next_questions(normenkader, zaak)
    assert "".join(readable_next(normenkader, zaak, found))
    return bool(zaak.open)


def test_what_is_in_order_gives_every_client_an_answer() -> None:
    assert used(range(60), 6) > 20


def test_what_is_in_order_tells_every_client_and_every_partial_intake() -> None:
    good, partial = told(range(25), 2)
    assert good > 10
    assert partial > 15


@pytest.mark.nightly
def test_what_is_in_order_tells_very_many_clients() -> None:
    assert told(range(5_000, 5_400), 4)[0] > 150


@pytest.mark.nightly
def test_what_is_in_order_gives_very_many_clients_an_answer() -> None:
    assert used(range(1_000, 3_000), 20) > 700
