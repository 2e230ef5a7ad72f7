"""All that the app imports, and nothing that looks at settings: the apps fork from here."""

import gc
from functools import cache
from importlib import import_module

from streamlit.components.v2 import manifest_scanner

for name in (
    "streamlit.web.cli",
    # Streamlit starts these by their names, once the settings are known.
    "uvicorn.lifespan.on",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
    # What `app.py` imports, and the pages.
    "screens.access.start_guard",
    "screens.pages",
    "screens.web.script_errors",
    "screens.web.shell",
    "screens.web.startup",
):
    import_module(name)

# What every installed package says of itself is the same for all apps, and takes long to read.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
manifest_scanner.scan_component_manifests()

# An app has no need to look through all that, or to have a copy of it: only what it made itself.
gc.collect()
gc.freeze()
