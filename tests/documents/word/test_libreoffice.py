"""What we write as Word, another program opens, lays out and says the same of."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

from pypdf import PdfReader

from documents.content.paper import lines
from documents.house_style.model import PLAIN
from documents.kinds import KINDS
from documents.making import content, document
from register.decisions.reading import Dossier
from tests.documents.deciding import GIVEN


def test_libreoffice_opens_every_kind_and_reads_all_of_it(first: Dossier, tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.docx").write_bytes(document(kind, "docx", first, GIVEN, PLAIN))
    home = {**os.environ, "HOME": str(tmp_path)}
    files = [f"{kind}.docx" for kind in KINDS]
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    subprocess.run(
        [*command, "--convert-to", "pdf", *files], cwd=tmp_path, env=home, check=True, timeout=300
    )
    for kind in KINDS:
        reader = PdfReader(io.BytesIO((tmp_path / f"{kind}.pdf").read_bytes()))
        text = tight("".join(page.extract_text() for page in reader.pages))
        for line in lines(content(kind, first, GIVEN, PLAIN)):
            # A line can be cut by the foot of a page: then its beginning is there.
            assert tight(line)[:30] in text, line
        if kind == "brief":
            assert len(reader.pages) == 1


def tight(tekst: str) -> str:
    return "".join(tekst.split())
