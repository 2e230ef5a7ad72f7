"""What a Word file says, as its paragraphs: to compare it with what it should say."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_TEXT, _TAB, _BREAK = qn("w:t"), qn("w:tab"), qn("w:br")
_OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _FIELD, _CODE = qn("w:p"), qn("w:fldSimple"), qn("w:instrText")


def said(content: bytes) -> list[str]:
    """Every paragraph with words: of the text and its tables, then of the heads and feet.

    What several heads or feet say, that of the first page or of even pages too, is there once. A
    paragraph with a field, such as the number of the page, says nothing of the document.
    """
    document = Document(io.BytesIO(content))
    around: Counter[str] = Counter()
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            around |= Counter(_paragraphs(relation.target_part._element))
    return [*_paragraphs(document.element.body), *around.elements()]


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(_PARAGRAPH):
        if any(True for _ in (*paragraph.iter(_FIELD, _CODE), *paragraph.iterancestors(_OLDER))):
            continue
        tekst = "".join(_words(paragraph))
        if tekst.strip():
            yield tekst


def _words(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(_TEXT, _TAB, _BREAK):
        # A text box stands in a paragraph and has its own; for older programs it is there twice.
        if next(node.iterancestors(_PARAGRAPH, _OLDER)) is not paragraph:
            continue
        if node.tag == _TEXT:
            yield node.text or ""
        elif node.tag == _BREAK:
            yield "\n"
        elif node.getparent().tag == qn("w:r"):
            yield "\t"
