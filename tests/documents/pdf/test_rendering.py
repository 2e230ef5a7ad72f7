"""A PDF takes nothing from elsewhere, and shows its logo."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from documents.house_style.model import HouseStyle, Logo
from documents.making import content, document
from documents.pdf.rendering import pdf
from register.decisions.reading import Dossier
from tests.documents.deciding import GIVEN
from tests.documents.house_style.test_reading import DOT


def test_a_logo_is_in_the_pdf_and_tokens_color_it(first: Dossier) -> None:
    style = HouseStyle(logo=Logo(DOT, "png", 1, 1), tokens={"--utrecht-heading-color": "#ff0000"})
    made = document("brief", "pdf", first, GIVEN, style)
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert len(page.images) == 1
    contents = page.get_contents()
    assert contents is not None
    assert b"1 0 0 rg" in contents.get_data()


def test_what_leads_elsewhere_is_never_fetched(first: Dossier, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.css"
    secret.write_text("p { color: red }", "utf-8")
    paper = content("brief", first, GIVEN, HouseStyle())
    tokens = {"--x": f"1 }} p {{ background: url({secret.as_uri()})"}
    with pytest.raises(FatalURLFetchingError):
        pdf(replace(paper, melding="x"), HouseStyle(tokens=tokens))
