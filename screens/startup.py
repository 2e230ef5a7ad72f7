"""What happens once, before the first visitor."""

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any


@asynccontextmanager
async def frozen_imports(_app: object) -> AsyncGenerator[dict[str, Any]]:
    """Import the heavy libraries and keep them out of the garbage collector.

    Streamlit collects all generations after every run of a script; frozen objects are skipped.
    """
    for name in ("altair", "pandas", "pyarrow"):
        import_module(name)
    gc.collect()
    gc.freeze()
    yield {}
