"""Where `normwijzer` begins: Ctrl+C ends in one sentence, also while the program is loading."""

from __future__ import annotations

import gc
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any

INTERRUPTED = 130
# Seconds until an interruption that Python lost is there again: by then it can be raised.
AGAIN = 0.001
# And where it came while that was still being arranged: on a busy machine a moment is too short.
LATER = 0.05
# So many objects before the next search for circles: a proof makes millions, and few are in one.
GC_THRESHOLD = 50_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(GC_THRESHOLD)
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


def _interrupt(_number: int, frame: FrameType | None) -> None:
    """Raise it, but not where Python would drop it once more."""
    if frame is not None and frame.f_code in (_keep_interruption.__code__, _interrupt.__code__):
        signal.setitimer(signal.ITIMER_REAL, LATER)
        return
    raise KeyboardInterrupt
