"""What the records of a register file say, as plain data."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.register.faults.attacks import opened


def pieces(file: Path) -> dict[int, dict[str, Any]]:
    """The stuk of every record that still has one, by its number."""
    with closing(opened(file)) as connection:
        rows = connection.execute("SELECT nummer, stuk FROM inhouden ORDER BY nummer").fetchall()
    return {number: json.loads(stuk) for number, stuk in rows}
