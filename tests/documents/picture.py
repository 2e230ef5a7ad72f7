"""Makes the picture of the documents in docs/tour.md, from their PDF.

Run from the project's folder: `python -m tests.documents.picture`. Needs `pdftoppm` (Debian:
poppler-utils).
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from PIL import Image

from documents.house_style.model import HouseStyle
from documents.kinds import KINDS
from documents.making import document
from normenkader import read_library
from tests.conftest import ROOT, RULES
from tests.documents.conftest import FIRST
from tests.documents.deciding import GIVEN, dossier, shipped_example

DPI, BETWEEN, AROUND = "80", 24, (0xD9, 0xDF, 0xE6)


def make(target: Path) -> None:
    """Write the first pages of report, decision and letter beside each other, as PNG."""
    library = read_library(RULES).with_setting("demo-ib")
    found = dossier(library, shipped_example(FIRST, library))
    pages = []
    for kind in KINDS:
        made = document(kind, "pdf", found, GIVEN, HouseStyle())
        command = ["pdftoppm", "-r", DPI, "-f", "1", "-l", "1", "-png", "-"]
        drawn = subprocess.run(command, input=made, capture_output=True, check=True)
        pages.append(Image.open(io.BytesIO(drawn.stdout)))
    wide = sum(page.width + BETWEEN for page in pages) + BETWEEN
    sheet = Image.new("RGB", (wide, pages[0].height + 2 * BETWEEN), AROUND)
    left = BETWEEN
    for page in pages:
        sheet.paste(page, (left, BETWEEN))
        left += page.width + BETWEEN
    sheet.quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "beeld" / "stukken.png")
