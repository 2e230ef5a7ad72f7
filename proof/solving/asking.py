"""Asks z3, and stops it when the person at the keyboard does (Ctrl+C)."""

from __future__ import annotations

import threading
from typing import Any

import z3


def ask(solver: Any) -> Any:
    """What z3 says about the conditions of a solver; raises KeyboardInterrupt at once.

    z3 would take Ctrl+C for itself, and say only that it does not know. In the main thread, where
    Python gets it, z3 therefore works in a thread of its own while the main one waits.
    """
    solver.set("ctrl_c", False)
    if threading.current_thread() is not threading.main_thread():
        return solver.check()
    found: list[Any] = []
    asking = threading.Thread(target=lambda: found.append(_checked(solver)), daemon=True)
    asking.start()
    try:
        asking.join()
    except KeyboardInterrupt:
        solver.ctx.interrupt()
        asking.join()
        raise
    if isinstance(found[0], z3.Z3Exception):
        raise found[0]
    return found[0]


def _checked(solver: Any) -> Any:
    try:
        return solver.check()
    except z3.Z3Exception as error:
        return error
