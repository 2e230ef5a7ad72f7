"""Guessing at codes and taking places is limited for a browser and for an address."""

from __future__ import annotations

import logging

import pytest

from screens.participant import door as practice_door
from screens.participant.door import GUESSES, JOINS, Door, TooOftenError, Visitor, network, when

BROWSER, ADDRESS = (grens.keer for grens in GUESSES)
OWN_PLACES, CLASS_PLACES = (grens.keer for grens in JOINS)
HERE = "192.0.2.7"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def deur(clock: Clock) -> Door:
    return Door(clock)


def guess(deur: Door, times: int, browser: str = "a", adres: str = HERE) -> None:
    for _ in range(times):
        deur.knock(Visitor(browser, adres))


def join(deur: Door, browser: str, adres: str = HERE) -> None:
    deur.knock(Visitor(browser, adres))
    deur.came_in(Visitor(browser, adres))


def test_a_browser_guesses_so_often_and_may_try_again_later(deur: Door, clock: Clock) -> None:
    guess(deur, BROWSER)
    with pytest.raises(
        TooOftenError, match=r"code geprobeerd die niet klopt\. .* over een minuut opnieuw"
    ):
        guess(deur, 1)
    # Another browser behind the same address is not kept out.
    guess(deur, 1, "b")
    clock.now = GUESSES[0].seconden
    guess(deur, BROWSER)


def test_refused_attempts_do_not_make_the_wait_longer(deur: Door, clock: Clock) -> None:
    guess(deur, BROWSER)
    clock.now = GUESSES[0].seconden - 1
    with pytest.raises(TooOftenError):
        guess(deur, 1)
    clock.now = GUESSES[0].seconden
    guess(deur, 1)


def test_new_browsers_do_not_get_round_the_limit_of_an_address(deur: Door) -> None:
    for n in range(ADDRESS):
        guess(deur, 1, f"browser-{n}")
    with pytest.raises(TooOftenError, match="over 10 minuten"):
        guess(deur, 1, "nieuw")
    guess(deur, 1, "nieuw", "192.0.2.8")


def test_a_whole_class_behind_one_address_comes_in_after_mistyping(deur: Door) -> None:
    for n in range(60):
        guess(deur, 2, f"browser-{n}")
        join(deur, f"browser-{n}")


def test_one_browser_does_not_take_all_places(deur: Door, clock: Clock) -> None:
    for _ in range(OWN_PLACES):
        join(deur, "a")
    with pytest.raises(TooOftenError, match=r"te veel plaatsen .* over 60 minuten"):
        join(deur, "a")
    join(deur, "b")
    clock.now = JOINS[0].seconden
    join(deur, "a")


def test_one_address_takes_no_more_places_than_its_classes_need(deur: Door) -> None:
    for n in range(CLASS_PLACES):
        join(deur, f"browser-{n}")
    with pytest.raises(TooOftenError, match="te veel plaatsen"):
        join(deur, "nog een")
    assert CLASS_PLACES >= 2 * 60


def test_a_right_code_is_no_guess(deur: Door) -> None:
    guess(deur, BROWSER - 1)
    join(deur, "a")
    guess(deur, 1)


def test_memory_is_bounded_and_a_flood_is_one_visitor(
    deur: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_door, "MOST_KEYS", 10)
    for n in range(10 + BROWSER):
        guess(deur, 1, f"browser-{n}", f"192.0.2.{n}")
    with pytest.raises(TooOftenError):
        guess(deur, 1, "nog een", "198.51.100.1")
    assert all(len(teller.keys) <= 11 for teller in (*deur._guesses, *deur._joins))


def test_attempts_are_logged_without_who_it_was(
    deur: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="normwijzer.meedoen")
    guess(deur, BROWSER, "browser-geheim")
    with pytest.raises(TooOftenError):
        guess(deur, 1, "browser-geheim")
    assert [r.levelname for r in caplog.records] == ["INFO"] * BROWSER + ["WARNING"]
    assert "geheim" not in caplog.text
    assert HERE not in caplog.text


def test_addresses_of_one_house_are_one() -> None:
    assert network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9")
    assert network("2001:db8:1:2::1") != network("2001:db8:1:3::1")
    assert network("192.0.2.7") == "192.0.2.7"
    # A server that listens to both kinds: all of IPv4 is not one house.
    assert network("::ffff:192.0.2.7") == "192.0.2.7"
    assert network("") == ""


def test_when_to_try_again_is_said_in_whole_minutes() -> None:
    assert [when(s) for s in (0.5, 60, 61)] == [
        "over een minuut",
        "over een minuut",
        "over 2 minuten",
    ]
