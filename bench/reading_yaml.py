"""Reading shipped normenkaders, by libyaml and PyYAML alone: `python -m bench.reading_yaml`."""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from unittest.mock import patch

import yaml

import rules
from bench.engine_case import write
from normenkader.file.nodes import quick_node
from normenkader.file.tree import Tree, read_yaml

ROUNDS = 10


def main() -> None:
    """Measure both in turn, the best of some rounds; the data and places must be equal."""
    for path in sorted(Path(rules.__file__).parent.glob("*/*.yaml")):
        text = path.read_text("utf-8")
        if quick_node(text) is None:
            sys.exit(f"{path.name} wordt niet door libyaml gelezen.")
        quick, both = _measured(text)
        with patch.object(yaml, "__with_libyaml__", new=False):
            alone, pure = _measured(text)
        if both != pure:
            sys.exit(f"{path.name} wordt verschillend gelezen.")
        write(f"{path.name}: {quick * 1e3:.1f} ms, zonder libyaml {alone * 1e3:.1f} ms")


def _measured(text: str) -> tuple[float, Tree]:
    best = float("inf")
    for _ in range(ROUNDS):
        begin = process_time()
        tree = read_yaml(text, "x")
        best = min(best, process_time() - begin)
    return best, tree


if __name__ == "__main__":
    main()
