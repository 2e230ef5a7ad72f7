"""Makes the Word files that ship: `python -m scripts.word_template`.

Its places to fill in are those of `documents/word/filling.py`. A municipality that wants another
one opens this file in Word, changes how it looks, and puts it in the folder of its house style.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell

from documents.kinds import PAPER_KINDS, PaperKind
from documents.word.zipping import fixed

FOLDER = Path(__file__).parents[1] / "documents" / "word" / "templates"
FONT, BLUE, GREY = "Liberation Sans", RGBColor(0x15, 0x42, 0x73), RGBColor(0x4A, 0x55, 0x61)
INK = RGBColor(0x1A, 0x1A, 0x1A)
LINE, WARNING = "B6C3D1", "B45309"


class _Look(NamedTuple):
    """Sizes in points: of the text and the headings, and the room after and before them.

    `top` is the margin at the top, in millimetres.
    """

    text: float
    title: float
    heading: float
    after: float
    before: float
    top: int


LOOKS = {
    "verslag": _Look(10, 19, 13, 6, 14, 20),
    "beschikking": _Look(10, 19, 13, 6, 14, 20),
    "evaluatie": _Look(10, 19, 13, 4, 12, 18),
    # A letter is one A4.
    "brief": _Look(9.5, 15, 10.5, 2, 6, 13),
}


def made(kind: PaperKind) -> bytes:
    """The bytes of the Word file for a kind of document; always the same."""
    document = Document()
    for part in list(document.element.body)[:-1]:
        document.element.body.remove(part)
    _page(document, LOOKS[kind])
    _styles(document, LOOKS[kind])
    _head(document)
    _blocks(document)
    _end(document)
    _foot(document)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "{{ titel }}", ""
    properties.language = "nl-NL"
    properties.created = properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001
    properties.last_modified_by = ""
    file = io.BytesIO()
    document.save(file)
    return fixed(file.getvalue())


def _page(document: Any, look: _Look) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(look.top), Mm(look.top + 5)
    section.footer_distance = Mm(9)


def _styles(document: Any, look: _Look) -> None:
    styles = document.styles
    text, after = look.text, look.after
    _style(styles["Normal"], text, after=after, line=1.15)
    _style(styles["Title"], look.title, after=after, before=after, color=BLUE, bold=True)
    borders = styles["Title"].element.find(qn("w:pPr")).find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    heading, room = styles["Heading 1"], look.before
    _style(heading, look.heading, after=after / 2, before=room, color=BLUE, bold=True)
    _style(styles["Heading 2"], text + 0.5, after=3, before=room / 2 + 3, color=BLUE, bold=True)
    _style(styles["Caption"], text, after=3, before=6, bold=True, color=INK)
    _style(styles["List Bullet"], text, after=after / 3, line=1.15)
    styles["Caption"].paragraph_format.keep_with_next = True
    for name, size in (("Regel", text), ("Cel", text), ("Voet", 7.5), ("Ruimte", 4)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _style(style, size)
    styles["Cel"].paragraph_format.space_before = styles["Cel"].paragraph_format.space_after = Pt(2)
    styles["Voet"].font.color.rgb = GREY
    box = styles.add_style("Kader", WD_STYLE_TYPE.PARAGRAPH)
    box.base_style = styles["Normal"]
    _style(box, text, after=after)
    box.paragraph_format.left_indent = box.paragraph_format.right_indent = Mm(2)
    box.element.get_or_add_pPr().append(_borders("w:pBdr", WARNING, "top left bottom right", 6))


def _style(
    style: Any,
    size: float,
    *,
    after: float = 0,
    before: float = 0,
    line: float = 1.1,
    color: RGBColor | None = None,
    bold: bool | None = None,
) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    if color is not None:
        style.font.color.rgb = color
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line


def _head(document: Any) -> None:
    _tag(document, "{%p if logo %}")
    document.add_paragraph("{{ logo }}", "Normal")
    _tag(document, "{%p endif %}")
    table = _table(document, 2, (Mm(100), Mm(66)))
    for cell, name in zip(table.rows[0].cells, ("aan", "afzender"), strict=True):
        _repeated(cell, f"{{%p for regel in {name} %}}", "{{ regel }}", "Regel")
        cell.add_paragraph("", "Regel")
    facts = _table(document, 2, (Mm(26), Mm(140)), rows=3)
    facts.rows[0].cells[0].text = "{%tr for kenmerk in kenmerken %}"
    for cell, place in zip(facts.rows[1].cells, ("naam", "tekst"), strict=True):
        cell.paragraphs[0].style = "Regel"
        cell.paragraphs[0].add_run(f"{{{{ kenmerk.{place} }}}}")
    facts.rows[2].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{{ titel }}", "Title")
    _tag(document, "{%p if melding %}")
    document.add_paragraph("{{ melding }}", "Kader")
    _tag(document, "{%p endif %}")


def _blocks(document: Any) -> None:
    _tag(document, "{%p for blok in blokken %}")
    for word, style in (("kop1", "Heading 1"), ("kop2", "Heading 2")):
        _tag(document, f"{{%p if blok.soort == '{word}' %}}")
        document.add_paragraph("{{ blok.tekst }}", style)
        _tag(document, "{%p endif %}")
    _tag(document, "{%p if blok.soort == 'alinea' %}")
    document.add_paragraph("{{r blok.tekst }}", "Normal")
    _tag(document, "{%p endif %}")
    _tag(document, "{%p if blok.soort == 'lijst' %}")
    _tag(document, "{%p for regel in blok.regels %}")
    document.add_paragraph("{{r regel }}", "List Bullet")
    _tag(document, "{%p endfor %}")
    _tag(document, "{%p endif %}")
    _terms(document)
    _rows(document)
    _tag(document, "{%p endfor %}")


def _terms(document: Any) -> None:
    _tag(document, "{%p if blok.soort == 'feiten' %}")
    table = _table(document, 2, (Mm(52), Mm(114)), rows=3, lines=True)
    table.rows[0].cells[0].text = "{%tr for rij in blok.rijen %}"
    left, right = table.rows[1].cells
    left.paragraphs[0].style = "Cel"
    left.paragraphs[0].add_run("{{r rij.naam }}")
    _repeated(right, "{%p for tekst in rij.teksten %}", "{{r tekst }}", "Cel")
    table.rows[2].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("", "Ruimte")
    _tag(document, "{%p endif %}")


def _rows(document: Any) -> None:
    _tag(document, "{%p if blok.soort == 'tabel' %}")
    document.add_paragraph("{{ blok.tekst }}", "Caption")
    table = _table(document, 3, (Mm(44), Mm(90), Mm(32)), rows=4, lines=True)
    head = table.rows[0]
    repeat: Any = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeat)
    for i, cell in enumerate(head.cells):
        cell.paragraphs[0].style = "Cel"
        cell.paragraphs[0].add_run(f"{{{{ blok.koppen[{i}] }}}}").bold = True
    table.rows[1].cells[0].text = "{%tr for rij in blok.rijen %}"
    for i, cell in enumerate(table.rows[2].cells):
        cell.paragraphs[0].style = "Cel"
        cell.paragraphs[0].add_run(f"{{{{r rij[{i}] }}}}")
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for row in (head, table.rows[2]):
        row.cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("", "Ruimte")
    _tag(document, "{%p endif %}")


def _end(document: Any) -> None:
    document.add_paragraph("", "Ruimte")
    _tag(document, "{%p for regel in ondertekening %}")
    document.add_paragraph("{{ regel }}", "Regel")
    _tag(document, "{%p endfor %}")


def _foot(document: Any) -> None:
    footer = document.sections[0].footer
    first = footer.paragraphs[0]
    first.style = "Voet"
    first.add_run("{{ voet }}")
    page = footer.add_paragraph("Pagina ", "Voet")
    page.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _field(page, "PAGE")
    page.add_run(" van ")
    _field(page, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _tag(document: Any, tag: str) -> None:
    document.add_paragraph(tag, "Ruimte")


def _repeated(cell: _Cell, loop: str, place: str, style: str) -> None:
    cell.paragraphs[0].add_run(loop)
    cell.add_paragraph(place, style)
    cell.add_paragraph("{%p endfor %}")


def _table(
    document: Any, columns: int, widths: tuple[Any, ...], *, rows: int = 1, lines: bool = False
) -> Table:
    table: Table = document.add_table(rows, columns)
    table.autofit = False
    if lines:
        table._tbl.tblPr.append(_borders("w:tblBorders", LINE, "bottom insideH", 4))
    for row in table.rows:
        cut: Any = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(cut)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _borders(name: str, color: str, sides: str, size: int) -> Any:
    found = OxmlElement(name)
    for side in sides.split():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(size)), ("space", "4"), ("color", color)):
            line.set(qn(f"w:{key}"), value)
        found.append(line)
    return found


if __name__ == "__main__":
    for kind in PAPER_KINDS:
        (FOLDER / f"{kind}.docx").write_bytes(made(kind))
