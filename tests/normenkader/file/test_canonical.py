"""The canonical form: one meaning, one sequence of bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.file.canonical import canonical_bytes, sha256_of

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: turned(v) for k, v in reversed(value.items())}
    return [turned(v) for v in value] if isinstance(value, list) else value


@given(plain)
def test_order_of_keys_does_not_matter(value: Any) -> None:
    assert sha256_of(value) == sha256_of(turned(value))


def test_known_bytes() -> None:
    assert (
        canonical_bytes({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'.encode()
    )


def test_composed_and_decomposed_text_are_the_same() -> None:
    assert sha256_of("e\u0301") == sha256_of("é")


@pytest.mark.parametrize("value", [1.0, b"x", {1, 2}, {"a": 0.5}])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(value)


def test_numbers_text_and_truth_differ() -> None:
    assert len({sha256_of(v) for v in (1, "1", True, None, "true", "null")}) == 6
