"""What a Word file says, as its paragraphs: to compare it with what it should say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_TEXT, _TAB, _BREAK = qn("w:t"), qn("w:tab"), qn("w:br")
_PARAGRAPH, _FIELD, _CODE = qn("w:p"), qn("w:fldSimple"), qn("w:instrText")


def said(content: bytes) -> list[str]:
    """Every paragraph with words: of the text and its tables, then of the heads and feet.

    A paragraph with a field, such as the number of the page, says nothing of the document.
    """
    document = Document(io.BytesIO(content))
    found = list(_paragraphs(document.element.body))
    for section in document.sections:
        for part in (section.header, section.footer):
            found += _paragraphs(part._element)
    return found


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(_PARAGRAPH):
        if any(True for _ in paragraph.iter(_FIELD, _CODE)):
            continue
        tekst = "".join(_words(paragraph))
        if tekst.strip():
            yield tekst


def _words(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(_TEXT, _TAB, _BREAK):
        if node.tag == _TEXT:
            yield node.text or ""
        elif node.tag == _BREAK:
            yield "\n"
        elif node.getparent().tag == qn("w:r"):
            yield "\t"
