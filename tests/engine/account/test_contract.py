"""An answer that does not fit the contract is not written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import answer_text, judge
from engine.partial import answer
from normenkader import Library
from normenkader.questions import ONBEKEND
from zaak.checking import check_partial, check_zaak


@pytest.fixture
def found(zaak: dict[str, Any], bibliotheek: Library) -> dict[str, Any]:
    """A complete answer."""
    checked, normenkader = check_zaak(zaak, bibliotheek)
    return judge(normenkader, checked)


def test_an_answer_keeps_its_keys_in_order(found: dict[str, Any]) -> None:
    text = answer_text(found)
    assert list(json.loads(text)) == list(found)
    assert json.loads(text) == found


def test_a_partial_answer_keeps_its_keys_in_order(
    zaak: dict[str, Any], bibliotheek: Library
) -> None:
    zaak["clientfactoren"]["zorgmijding"] = ONBEKEND
    checked, normenkader = check_partial(zaak, bibliotheek)
    found = answer(normenkader, checked)
    assert list(json.loads(answer_text(found))) == list(found)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("minuten_per_week", 12.0),
        ("minuten_per_week", "150"),
        ("meetellend", "financien"),
        ("product", {"code": "IBO"}),
        ("spoor", [{"regel": "X"}]),
        ("extra", 1),
    ],
)
def test_another_key_or_type_is_an_error(found: dict[str, Any], key: str, wrong: object) -> None:
    with pytest.raises(ValueError, match=key):
        answer_text({**found, key: wrong})


def test_a_key_that_is_lacking_is_an_error(found: dict[str, Any]) -> None:
    del found["fasering"]
    with pytest.raises(ValueError, match="fasering"):
        answer_text(found)
