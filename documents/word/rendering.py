"""A document as .docx: a Word file of the municipality, or the one that ships, filled in."""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, RGBColor
from docxtpl import DocxTemplate, InlineImage

from documents.content.paper import Paper, lines
from documents.house_style.model import HouseStyle, Logo
from documents.house_style.tokens import color, font
from documents.kinds import PaperKind
from documents.word.filling import context
from documents.word.reading import said
from documents.word.zipping import fixed
from publishing.markup import sandbox

LOGO_HIGH, LOGO_WIDE = 16, 70
# Which token colours which style of the file that ships; the first that is there counts.
COLOURS = {
    "Title": ("--utrecht-heading-1-color", "--utrecht-heading-color"),
    "Heading 1": ("--utrecht-heading-2-color", "--utrecht-heading-color"),
    "Heading 2": ("--utrecht-heading-2-color", "--utrecht-heading-color"),
}


class OtherTextError(ValueError):
    """A Word file does not say what its document says; `mist` and `erbij` are the texts."""

    def __init__(self, lacking: list[str], more: list[str]) -> None:
        """Keep what is lacking and what is there too much."""
        self.mist, self.erbij = lacking, more
        super().__init__("Het Word-bestand zegt iets anders dan het stuk.")


@cache
def shipped(kind: PaperKind) -> bytes:
    """The Word file that ships for a kind of document; that of a letter has less room between."""
    return files("documents.word").joinpath(f"templates/{kind}.docx").read_bytes()


def docx(paper: Paper, style: HouseStyle) -> bytes:
    """The document as .docx; the same document gives the same bytes. Nothing touches the disk.

    Raises OtherTextError where it would not say the very same as the PDF.
    """
    own = style.word.get(paper.soort)
    template = DocxTemplate(io.BytesIO(own or shipped(paper.soort)))
    template.init_docx()
    logo = _picture(template, style.logo) if style.logo else ""
    values = {**context(paper, template.build_url_id), "logo": logo}
    template.render(values, jinja_env=sandbox(), autoescape=True)
    if own is None:
        _dress(template.docx, style)
    _describe(template.docx, paper)
    file = io.BytesIO()
    template.save(file)
    made = fixed(file.getvalue())
    _compare(paper, made)
    return made


def _picture(template: Any, logo: Logo) -> Any:
    """The logo as a picture: as high as the head has room for, and never too wide."""
    wide = LOGO_HIGH * logo.breed > LOGO_WIDE * logo.hoog
    size = {"width": Mm(LOGO_WIDE)} if wide else {"height": Mm(LOGO_HIGH)}
    return InlineImage(template, io.BytesIO(logo.inhoud), **size)


def _dress(document: Any, style: HouseStyle) -> None:
    """The colours and the letter of the house style in the file that ships."""
    for name, tokens in COLOURS.items():
        found = next((c for t in tokens if (c := color(style.tokens, t))), None)
        if found is not None:
            document.styles[name].font.color.rgb = RGBColor(*found)
    letter = font(style.tokens)
    if letter:
        for name in ("Normal", *COLOURS, "List Bullet", "Caption"):
            document.styles[name].font.name = letter


def _describe(document: Any, paper: Paper) -> None:
    """What programs know of the file: its title and date, and what its picture shows."""
    properties = document.core_properties
    properties.title, properties.language = paper.titel, "nl-NL"
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.combine(paper.datum, time())
    around = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    parts = [r.target_part.element for r in document.part.rels.values() if r.reltype in around]
    for part in (document.element.body, *parts):
        for picture in part.iter("{*}docPr"):
            picture.set("descr", paper.afzender[0])


def _compare(paper: Paper, made: bytes) -> None:
    wanted = Counter(t.strip() for t in (*lines(paper), paper.voet) if t.strip())
    found = Counter(t.strip() for t in said(made))
    if wanted != found:
        lacking, more = wanted - found, found - wanted
        raise OtherTextError(sorted(lacking.elements()), sorted(more.elements()))
