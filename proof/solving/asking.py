"""Tells z3 conditions and asks it about them; Ctrl+C at the keyboard stops it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

import z3


def say(solver: Any, terms: Iterable[Any]) -> None:
    """Add conditions to a solver, of which it is known that they are: z3 would look at each."""
    ctx = solver.ctx.ref()
    for term in terms:
        z3.Z3_solver_assert(ctx, solver.solver, term.as_ast())


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
