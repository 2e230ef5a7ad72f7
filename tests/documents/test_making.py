"""Word and PDF say the very same, whatever is in them, and are the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from documents.content.paper import Paper, lines
from documents.house_style.model import PLAIN
from documents.kinds import KINDS, Kind
from documents.making import content, document, remark
from documents.word.reading import said
from normenkader import Library
from publishing.document.blocks import Table, plain_text
from register.decisions.reading import Dossier
from tests.conftest import ROOT
from tests.documents.conftest import FIRST
from tests.documents.deciding import (
    GIVEN,
    TRICKY,
    dossier,
    shipped_example,
    tricky_case,
    tricky_given,
)


def tight(tekst: str) -> str:
    """A text without its spaces and the signs of lists: a PDF says those where it likes."""
    return "".join(tekst.replace("•", "").split())


def pdf_sides(made: bytes) -> list[str]:
    return [tight(page.extract_text()) for page in PdfReader(io.BytesIO(made)).pages]


def says_all(paper: Paper, made: bytes) -> None:
    """The PDF has every text in order, and beside them only its feet and heads."""
    sides = pdf_sides(made)
    text, place, left = "".join(sides), 0, ""
    foot = tight(paper.voet)
    for side in range(len(sides), 0, -1):
        text = text.replace(f"Pagina{side}van{len(sides)}", "")
    assert text.count(foot) == len(sides)
    text = text.replace(foot, "")
    for line in map(tight, lines(paper)):
        found = text.find(line, place)
        assert found >= 0, line
        left += text[place:found]
        place = found + len(line)
    left += text[place:]
    for blok in paper.blokken:
        if isinstance(blok, Table):
            # A table that goes on has its heads again on the next page.
            left = left.replace(tight("".join(map(plain_text, blok.koppen))), "")
    assert left == ""


@pytest.mark.parametrize("kind", KINDS)
def test_word_and_pdf_say_what_the_content_says(kind: Kind, examples: dict[str, Dossier]) -> None:
    for number, found in enumerate(examples.values()):
        paper = content(kind, found, GIVEN, PLAIN)
        word = said(document(kind, "docx", found, GIVEN, PLAIN))
        assert Counter(word) == Counter([*filter(None, lines(paper)), paper.voet])
        if number % 5 == 0:
            says_all(paper, document(kind, "pdf", found, GIVEN, PLAIN))


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_somebody_wrote_comes_out_as_it_is_and_runs_nothing(
    kind: Kind, bibliotheek: Library, zaak: dict[str, Any]
) -> None:
    told = tricky_case(shipped_example(FIRST, bibliotheek))
    other = dossier(bibliotheek, told, oordeel=TRICKY, waarom=TRICKY, minuten_per_week=240)
    for found, given in ((other, GIVEN), (other, tricky_given())):
        paper = content(kind, found, given, PLAIN)
        word = document(kind, "docx", found, given, PLAIN)
        assert Counter(said(word)) == Counter([*filter(None, lines(paper)), paper.voet])
        says_all(paper, document(kind, "pdf", found, given, PLAIN))
    if kind == "verslag":
        whole = list(lines(paper))
        assert whole.count(TRICKY) >= 4
        assert sum(TRICKY in line for line in whole) > 20


def test_a_docx_opens_and_has_headings_tables_and_a_title(first: Dossier) -> None:
    made = Document(io.BytesIO(document("verslag", "docx", first, GIVEN, PLAIN)))
    styles = [p.style.name for p in made.paragraphs if p.style is not None]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 11
    assert len(made.tables) > 10
    assert made.core_properties.title == "Verslag van het onderzoek"
    assert made.core_properties.author == ""


def test_a_pdf_is_tagged_and_says_its_language_and_title(first: Dossier) -> None:
    reader = PdfReader(io.BytesIO(document("brief", "pdf", first, GIVEN, PLAIN)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert reader.metadata is not None
    assert reader.metadata.title == "Ons besluit over uw ondersteuning"


def test_a_letter_is_one_a4(examples: dict[str, Dossier]) -> None:
    for found in examples.values():
        assert remark("brief", found, GIVEN, PLAIN) == ""
    made = document("brief", "pdf", found, GIVEN, PLAIN)
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_a_letter_that_does_not_fit_says_so(first: Dossier) -> None:
    long = GIVEN.model_copy(update={"aan": [f"regel {n}" for n in range(40)]})
    assert "A4" in remark("brief", first, long, PLAIN)
    assert remark("verslag", first, long, PLAIN) == ""


SCRIPT = """
import hashlib, sys
from normenkader import read_library
from documents.house_style.model import PLAIN
from documents.making import document
from tests.documents.conftest import FIRST
from tests.documents.deciding import GIVEN, shipped_example
from tests.documents.test_making import stored

library = read_library(FIRST.parents[2]).with_setting("demo-ib")
found = stored(library, shipped_example(FIRST, library))
for form in ("docx", "pdf"):
    made = document("brief", form, found, GIVEN, PLAIN)
    print(form, hashlib.sha256(made).hexdigest())
"""


def stored(library: Library, zaak: dict[str, Any]) -> Dossier:
    """A decision with a salt that does not differ from time to time."""
    found = dossier(library, zaak)
    object.__setattr__(found, "hash", hashlib.sha256(found.inhoud.stuk).hexdigest())
    return found


def test_the_same_decision_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = tmp_path / "make.py"
    script.write_text(SCRIPT, "utf-8")
    started = []
    for seed, zone in (("1", "Europe/Amsterdam"), ("2", "Pacific/Auckland")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        env.pop("SOURCE_DATE_EPOCH", None)
        program = [sys.executable, str(script)]
        started.append(subprocess.Popen(program, env=env, cwd=ROOT, stdout=subprocess.PIPE))
    (output,) = {process.communicate()[0] for process in started}
    assert output.count(b"\n") == 2
