"""Runs what is asynchronous and waits for nothing, without an event loop."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable

import pytest


def finish(work: Awaitable[None]) -> None:
    """Do the work; no asyncio.run, as Playwright's loop may be running in this thread."""
    with contextlib.suppress(StopIteration):
        work.__await__().__next__()
        pytest.fail("the application waits for something")
