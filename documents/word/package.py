"""What is in a Word file, looked at before any other program opens it.

A .docx is a zip of parts that name each other. What runs, reaches outside the file, hides a text or
grows without end has no place in a document that goes to a client.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from normenkader.file.text import short

# Unpacked; the files that ship have less than one.
MOST_BYTES, MOST_PARTS = 50_000_000, 500
# Of the parts in which places are looked for; those of the files that ship have 10,000.
MOST_TEXT = 2_000_000
# What Word packs; another way of packing can unpack to any size at once.
PACKED = (ZIP_STORED, ZIP_DEFLATED)
XML = (".xml", ".rels")
# Pictures and fonts: with XML all that a document needs.
BESIDE_XML = (
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg"),
    *(".odttf", ".ttf", ".otf", "/"),
)
# Kinds of relation (the end of their address), and how people know them.
REFUSED = {
    "vbaProject": "een macro",
    "attachedTemplate": "een ander sjabloon (Ontwikkelaars, Documentsjabloon: kies Normal)",
    "aFChunk": "een ingevoegd bestand",
    "subDocument": "een ingevoegd bestand",
    "oleObject": "een ingesloten object",
    "package": "een ingesloten object",
    "control": "een besturingselement (ActiveX)",
    "frame": "een frame",
    "mailMergeSource": "een lijst om mee samen te voegen",
    "mailMergeHeaderSource": "een lijst om mee samen te voegen",
    "recipientData": "een lijst om mee samen te voegen",
}
# Parts of which the words are neither in the text nor in a head or foot.
BESIDE = {
    qn("w:comments"): "een opmerking",
    qn("w:footnotes"): "een voetnoot",
    qn("w:endnotes"): "een eindnoot",
}
FILLED_IN = (qn("w:document"), qn("w:hdr"), qn("w:ftr"), qn("w:footnotes"))
# Words that stand in no paragraph of Word: of a drawing or a diagram, a formula, a watermark.
DRAWN = (qn("a:t"), qn("m:t"), "{urn:schemas-microsoft-com:vml}textpath")
_WEB = ("https://", "http://", "mailto:")
_PAGES = re.compile(r"(PAGE|NUMPAGES|SECTIONPAGES|\\\*\s*\w+|\s)*", re.IGNORECASE)
_BESIDE_PAGES = re.compile(r"(pagina|bladzijde|blad|pag|blz|van|[\s\d/|.,:–-])*", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def package_problems(content: bytes) -> Iterator[str]:
    """Everything in a Word file that may not be in one; raises ValueError where it is none."""
    try:
        with ZipFile(io.BytesIO(content)) as file:
            yield from _wrong(file)
    except (BadZipFile, SyntaxError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise ValueError("no Word file") from error


def _wrong(file: ZipFile) -> Iterator[str]:
    parts = file.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        yield (
            f"uitgepakt is dit te groot: hoogstens {MOST_PARTS} delen, samen hoogstens "
            f"{MOST_BYTES} bytes"
        )
        return
    if any(part.compress_type not in PACKED for part in parts):
        raise ValueError("packed in a way that no Word file is")
    names = Counter(part.filename for part in parts)
    for name, times in names.items():
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"het deel {short(name)} wijst naar een plaats buiten het bestand"
        if times > 1:
            yield f"het deel {short(name)} staat er meer keren in"
        if name.endswith(XML):
            yield from dict.fromkeys(_of_part(name, file.read(name)))
        elif not name.lower().endswith(BESIDE_XML):
            yield f"het deel {short(name)} hoort niet in een Word-bestand: haal het weg"


def _of_part(name: str, content: bytes) -> Iterator[str]:
    root: Any = parse_xml(content)
    if root.tag in FILLED_IN and len(content) > MOST_TEXT:
        yield f"het deel {short(name)} is te groot: hoogstens {MOST_TEXT} bytes"
    if root.getroottree().docinfo.doctype:
        yield f"het deel {short(name)} heeft een DOCTYPE: sla het bestand opnieuw op in Word"
    for relation in root.iter(_RELATION):
        yield from _of_relation(relation)
    if name == "[Content_Types].xml" and any(
        "macroenabled" in (kind.get("ContentType") or "").lower() for kind in root
    ):
        yield f"hierin zit {REFUSED['vbaProject']}: sla het op als .docx, zonder macro's"
    # A place in what no reader sees is filled in too.
    if root.tag in BESIDE and (b"{" in content or any(map(_says, root.iter(qn("w:t"))))):
        yield f"hierin staat {BESIDE[root.tag]}, en die zou niet in de PDF staan: haal die weg"
    for drawn in filter(_says, root.iter(*DRAWN)):
        yield (
            f"‘{short(_words(drawn))}’ staat in een tekening, een formule of een watermerk, en zou "
            "niet in de PDF staan: haal dat weg"
        )
    for paragraph in root.iter(qn("w:p")):
        yield from _of_fields(paragraph)


def _words(node: Any) -> str:
    return (node.text or node.get("string") or "").strip()


def _says(node: Any) -> bool:
    return bool(_words(node))


def _of_relation(relation: Any) -> Iterator[str]:
    kind = (relation.get("Type") or "").rpartition("/")[2]
    target = relation.get("Target") or ""
    if kind in REFUSED:
        yield f"hierin zit {REFUSED[kind]}: haal dat weg"
    elif (relation.get("TargetMode") or "").lower() == "external" and not (
        kind == "hyperlink" and target.lower().startswith(_WEB)
    ):
        yield (
            f"verwijst naar {short(target)}, buiten het bestand: zet het in het bestand zelf, of "
            "haal het weg"
        )


def _of_fields(paragraph: Any) -> Iterator[str]:
    """What is wrong with the fields of a paragraph: only the numbers of pages are not in a text."""
    codes = [code.text or "" for code in paragraph.iter(qn("w:instrText"))]
    simple = [field.get(qn("w:instr")) or "" for field in paragraph.iter(qn("w:fldSimple"))]
    if not (codes or simple):
        return
    for code in ("".join(codes), *simple):
        if not _PAGES.fullmatch(code):
            yield (
                f"het veld ‘{short(code.strip())}’ kan hier niet: alleen het nummer en het aantal "
                "van de bladzijden (PAGE, NUMPAGES)"
            )
    words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    if not _BESIDE_PAGES.fullmatch(words):
        yield (
            f"naast het nummer van de bladzijde staat ‘{short(words.strip())}’: zet dat in een "
            "eigen alinea"
        )
