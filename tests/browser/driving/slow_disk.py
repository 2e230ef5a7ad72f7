"""A disk on which nothing can be stored for a while, and fields that are left meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Page, WebSocket

from register.store.place import place


@contextmanager
def slow_disk(folder: Path) -> Iterator[None]:
    """Nothing can be stored for as long as this lasts."""
    drafts = place(str(folder)).concepten.database
    assert drafts is not None
    with closing(sqlite3.connect(drafts, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def leave(page: Page, name: str, text: str, sockets: list[WebSocket]) -> None:
    """Fill a field and leave it; waits until that was sent, not until it is stored."""
    field = page.get_by_role("textbox", name=name)
    field.fill(text)
    with sockets[-1].expect_event("framesent"):
        field.blur()
