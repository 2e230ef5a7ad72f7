"""Files that are made at a click: each is there until its own page is drawn anew.

Streamlit refers to no file that was made at a click, and whenever any session has run it removes
what nobody refers to, at the second time. Where the pages of a group look by themselves that is at
once, and the browser that asks for its file finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def kept(make: Callable[[], str | bytes], file_name: str, mime: str) -> Callable[[], bytes]:
    """The same maker of a file; what it makes belongs to the session that draws now."""
    context = get_script_run_ctx()

    def made() -> bytes:
        found = make()
        content = found.encode() if isinstance(found, str) else found
        if context is not None and runtime.exists():
            # Equal bytes under one name are one file to Streamlit: this adds only who refers to it.
            referring = Thread(target=_refer, args=(content, file_name, mime))
            add_script_run_ctx(referring, context)
            referring.start()
            referring.join()
        return content

    return made


def _refer(content: bytes, file_name: str, mime: str) -> None:
    runtime.get_instance().media_file_mgr.add(
        content, mime, f"gate:{file_name}", file_name=file_name, is_for_static_download=True
    )
