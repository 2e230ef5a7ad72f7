"""Where `normwijzer` begins: Ctrl+C ends in one sentence, also while the program is loading."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

INTERRUPTED = 130
# Seconds until an interruption that Python lost is there again: by then it can be raised.
AGAIN = 0.001


def main() -> None:
    """Run the command line."""
    sys.unraisablehook = _keep_interruption
    signal.signal(signal.SIGALRM, _interrupt)
    try:
        import_module("cli.main").main()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(INTERRUPTED)


def _keep_interruption(lost: Any) -> None:
    """Python drops what is raised while it clears something away, Ctrl+C too: raise that again."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    else:
        sys.__unraisablehook__(lost)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
