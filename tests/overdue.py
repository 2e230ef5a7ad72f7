"""The shipped rules, with a review of demo-ib that was due long ago."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import RULES

SHORT = "Demonstratie individuele begeleiding 2026.1 had vóór 1 februari 2026 opnieuw bekeken"


def overdue_rules(folder: Path) -> Path:
    """A copy of the rules in a folder, with demo-ib to be reviewed before 1 February 2026."""
    shutil.copytree(RULES / "demo-ib", folder / "demo-ib")
    file = folder / "demo-ib" / "2026.1.yaml"
    text = file.read_text("utf-8")
    assert "herzien_voor: 2027-01-01" in text
    file.write_text(text.replace("herzien_voor: 2027-01-01", "herzien_voor: 2026-02-01"), "utf-8")
    return folder
