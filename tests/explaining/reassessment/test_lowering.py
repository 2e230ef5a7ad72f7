"""Giving less: the last phase of then beside the lowest of now, products, weeks, and what else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explaining.reassessment.lowering import (
    Granted,
    Verlaging,
    lower_product,
    lowering_text,
    lowerings,
)
from normenkader import Normenkader


@pytest.fixture
def had(demo: Normenkader) -> Granted:
    """Phases of 200, 150 and 100 minutes over a year."""
    return Granted(demo, "IBO", (200, 150, 100), 52, ("M1",))


@pytest.mark.parametrize(
    ("product", "minutes", "weeks", "modules", "expected"),
    [
        ("IBO", (100,), 52, ("M1",), ()),
        ("IBO", (300, 99), 52, ("M1",), ("minuten",)),
        ("IBO", (99, 300), 52, ("M1", "M2"), ("minuten",)),
        ("IBO", (100,), 51, ("M1",), ("periode",)),
        ("IBO", (100,), 104, (), ("modules",)),
        (None, (), None, (), ("geen",)),
        ("IBOI", (100,), 52, ("M1",), ()),
        # Another direction has no order: the minutes decide.
        ("IBB", (100,), 52, ("M1",), ()),
        ("IBB", (90,), 12, (), ("modules", "minuten", "periode")),
        # Without minutes nothing says that it is not less.
        ("IBB", (), 52, ("M1",), ("onvergelijkbaar",)),
    ],
)
def test_each_way_of_giving_less_is_found(
    had: Granted,
    product: str | None,
    minutes: tuple[int, ...],
    weeks: int | None,
    modules: tuple[str, ...],
    expected: tuple[Verlaging, ...],
) -> None:
    gets = replace(had, product=product, minuten=minutes, weken=weeks, modules=modules)
    assert lowerings(had, gets) == expected


def test_begeleiding_in_the_place_of_dagdelen_is_something_one_had(had: Granted) -> None:
    instead = replace(had, naast=120)
    assert lowerings(instead, had) == ("dagbesteding",)
    assert lowerings(instead, replace(had, naast=60, weken=51)) == ("dagbesteding", "periode")
    assert lowerings(instead, instead) == lowerings(had, instead) == ()
    assert lowering_text("dagbesteding", instead, had) == (
        "In de plaats van dagdelen dagbesteding komt geen begeleiding. Eerst was dat 120 minuten "
        "per week."
    )
    assert "nog 60 minuten" in lowering_text("dagbesteding", instead, replace(had, naast=60))


def test_who_had_nothing_has_nothing_to_lose(had: Granted) -> None:
    nothing = replace(had, product=None, minuten=(), weken=None, modules=())
    assert lowerings(nothing, nothing) == ()
    assert lowerings(nothing, had) == ()


def test_the_order_of_products_is_that_of_the_bandwidths(had: Granted) -> None:
    more = replace(had, product="IBOI")
    assert lower_product(more, had) is True
    assert lower_product(had, more) is False
    assert lower_product(had, replace(had, product="IBB")) is None


def test_without_bandwidths_the_prices_give_the_order(drechtsteden: Normenkader) -> None:
    third = Granted(drechtsteden, "IB3", (), 52)
    first = replace(third, product="IB1")
    assert lowerings(third, first) == ("product",)
    assert lowerings(first, third) == ()


def test_products_of_two_normenkaders_have_no_order(
    demo: Normenkader, drechtsteden: Normenkader
) -> None:
    had = Granted(drechtsteden, "IB1", (), 52)
    assert lowerings(had, Granted(demo, "IBB", (90,), 52)) == ("onvergelijkbaar",)


def test_every_way_is_said_with_the_names_of_the_rules(had: Granted) -> None:
    gets = replace(had, product="IBB", minuten=(90,), weken=12, modules=())
    assert lowering_text("geen", had, replace(had, product=None)) == (
        "Eerst was er Ontwikkelgerichte begeleiding. Nu is er geen product."
    )
    assert "Behoudgerichte begeleiding is minder dan" in lowering_text("product", had, gets)
    assert lowering_text("modules", had, gets) == "Dit vervalt: M1."
    assert "90 minuten per week. Het laatste was 100" in lowering_text("minuten", had, gets)
    assert lowering_text("periode", had, gets) == "De periode is 12 weken. Die was 52 weken."
    assert "de regels zeggen niet" in lowering_text("onvergelijkbaar", had, gets)
