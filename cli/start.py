"""Where `normwijzer` begins: Ctrl+C ends in one sentence, also while the program is loading."""

from __future__ import annotations

import sys
from importlib import import_module

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        import_module("cli.main").main()
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken.\n")
        sys.exit(INTERRUPTED)
