"""Where a trainer is: by clicking, by the address, and back again."""

from __future__ import annotations

from screens.trainer.state import DEMONSTRATIE, OEFENZAKEN, TrainerState


def at(stap: int = 3) -> TrainerState:
    """A trainer in the demonstration, whose address was written."""
    stand = TrainerState(deel=DEMONSTRATIE, kader="demo-ib", zaak="OZ-01", stap=stap)
    stand.adres = stand.address()
    return stand


def test_address_brings_back_what_is_on_the_screen() -> None:
    stand, other = at(), TrainerState()
    assert stand.address()["stap"] == "4"
    other.follow(stand.address())
    assert other.address() == stand.address()


def test_step_is_no_part_of_the_address_of_another_part() -> None:
    stand = at()
    stand.go(OEFENZAKEN)
    assert "stap" not in stand.address()
    stand.go(DEMONSTRATIE)
    assert stand.stap == 3


def test_own_address_and_one_without_a_part_change_nothing() -> None:
    stand = at()
    before = (stand.address(), stand.sprong)
    stand.follow(stand.address())
    # Streamlit drops the address on the way to another page and back.
    stand.follow({})
    assert (stand.address(), stand.sprong) == before


def test_going_back_in_the_browser_shows_the_step_before_anew() -> None:
    stand = at()
    earlier = stand.address() | {"stap": "3"}
    stand.follow(earlier)
    assert stand.address() == earlier
    assert stand.sprong == stand.ronde == 1


def test_click_counts_although_the_browser_still_has_the_address_before() -> None:
    stand = at()
    stale = stand.address() | {"stap": "3"}
    stand.step(1)
    stand.follow(stale)
    assert stand.stap == 4
    # But the next address that is another one is somebody going back.
    stand.adres = stand.address()
    stand.follow(stale)
    assert stand.stap == 2


def test_steps_never_go_below_the_first() -> None:
    stand = at(0)
    stand.step(-1)
    assert stand.stap == 0


def test_address_with_nonsense_starts_at_the_first_step() -> None:
    for typed in ("0", "-3", "x", "²", "9" * 30, ""):
        stand = TrainerState()
        stand.follow({"deel": DEMONSTRATIE, "stap": typed})
        assert stand.stap == 0


def test_another_case_starts_at_its_first_step() -> None:
    stand = at()
    stand.choose("OZ-02")
    assert (stand.zaak, stand.stap) == ("OZ-02", 0)
    stand.choose_normenkader("anders")
    assert (stand.kader, stand.zaak) == ("anders", "")


def test_demonstrating_a_case_goes_to_that_part() -> None:
    stand = TrainerState(deel=OEFENZAKEN, zaak="OZ-01", stap=5)
    stand.demonstrate("OZ-01")
    assert (stand.deel, stand.zaak, stand.stap) == (DEMONSTRATIE, "OZ-01", 0)
