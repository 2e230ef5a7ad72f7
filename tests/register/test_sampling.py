"""A sample is the same everywhere: these numbers may never change."""

from __future__ import annotations

import hashlib

from register.selection import sample


def test_the_same_seed_gives_the_same_decisions_on_every_machine() -> None:
    assert sample(range(1, 1001), 5, "2026") == [269, 403, 554, 658, 867]
    assert sample(range(1, 1001), 5, "accountant") == [53, 146, 794, 929, 999]


def test_the_rank_is_the_hash_that_the_guide_names() -> None:
    ranked = sorted(range(1, 51), key=lambda n: hashlib.sha256(f"z:{n}".encode()).hexdigest())
    assert sample(range(1, 51), 7, "z") == sorted(ranked[:7])


def test_the_order_of_the_numbers_and_doubles_do_not_matter() -> None:
    nummers = [7, 3, 19, 4, 11, 8]
    assert sample(nummers, 3, "a") == sample([*reversed(nummers), 3], 3, "a")


def test_a_larger_sample_contains_the_smaller_one() -> None:
    assert set(sample(range(200), 10, "a")) < set(sample(range(200), 20, "a"))


def test_a_sample_larger_than_what_there_is_takes_all_in_order() -> None:
    assert sample([5, 2, 9], 10, "a") == [2, 5, 9]
