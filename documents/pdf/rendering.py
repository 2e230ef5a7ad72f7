"""A document as PDF: tagged (PDF/UA-1), so that a screen reader can read it, and always equal."""

from __future__ import annotations

from typing import Any

from documents.content.paper import Paper
from documents.house_style.model import HouseStyle
from documents.pdf.html import paper_html


def pdf(paper: Paper, style: HouseStyle) -> bytes:
    """The document as PDF; the same document gives the same bytes. Nothing touches the disk."""
    made = _laid_out(paper, style)
    found: bytes = made.write_pdf(pdf_variant="pdf/ua-1")
    return found


def pages(paper: Paper, style: HouseStyle) -> int:
    """How many pages it has."""
    return len(_laid_out(paper, style).pages)


def _laid_out(paper: Paper, style: HouseStyle) -> Any:
    # Here, as reading it takes longer than anything else at the start of the screens.
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    # A logo is in the HTML itself; a document asks no other computer and reads no file.
    within = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    return HTML(string=paper_html(paper, style), url_fetcher=within).render()
