"""What happens once, before the first visitor."""

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

from screens.sources.rules import load


@asynccontextmanager
async def frozen_imports(_app: object) -> AsyncGenerator[dict[str, Any]]:
    """Import and read what every run needs, and keep it out of the garbage collector.

    Streamlit collects all generations after every run of a script; frozen objects are skipped.
    """
    for name in ("altair", "pandas", "pyarrow", "screens.pages"):
        import_module(name)
    load()
    gc.collect()
    gc.freeze()
    yield {}
