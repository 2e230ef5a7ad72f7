"""The hashes of the chain: every field counts, and the salt hides the content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from register.record import BEGIN, Content, link, link_hash, piece

CONTENT = Content(b"zout", piece({"a": 1}), b"{}", b"[]")


def test_the_hash_of_a_link_is_that_of_its_canonical_json() -> None:
    """Written out, so that another program can check the chain."""
    found = link(1, "besluit", BEGIN, CONTENT)
    text = json.dumps(
        {
            "inhoud": found.inhoud_hash,
            "ketenformaat": 1,
            "nummer": 1,
            "soort": "besluit",
            "vorige": "0" * 64,
        },
        separators=(",", ":"),
    )
    assert found.hash == hashlib.sha256(text.encode()).hexdigest()


def test_the_hash_of_a_content_covers_the_salt_and_every_part() -> None:
    parts = {"zout": b"zout".hex()} | {
        name: hashlib.sha256(value).hexdigest()
        for name, value in (("stuk", b'{"a":1}'), ("zaak", b"{}"), ("antwoord", b"[]"))
    }
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    assert CONTENT.hash == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "changes",
    [{"zout": b"meer"}, {"stuk": b"{}"}, {"zaak": None}, {"antwoord": b"[] "}, {"zaak": b""}],
)
def test_any_other_content_has_another_hash(changes: dict[str, Any]) -> None:
    assert replace(CONTENT, **changes).hash != CONTENT.hash


@pytest.mark.parametrize(
    "changes",
    [{"nummer": 2}, {"soort": "normenkader"}, {"vorige": "1" * 64}, {"inhoud_hash": "1" * 64}],
)
def test_any_other_field_gives_another_link(changes: dict[str, object]) -> None:
    first = link(1, "besluit", BEGIN, CONTENT)
    assert first.computed == first.hash
    changed = replace(first, **changes)  # type: ignore[arg-type]
    assert changed.computed != first.hash
    assert changed.computed == link_hash(
        changed.nummer, changed.soort, changed.vorige, changed.inhoud_hash
    )
