"""Whether a Word file of a municipality can be used: everything that is wrong with it at once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, meta, nodes

from documents.content.paper import Heading, Paper
from documents.house_style.model import HouseStyle
from documents.kinds import PaperKind
from documents.word.filling import PLACES, WITHIN
from documents.word.package import package_problems
from documents.word.places import NOT_A_PLACE, other_than_places
from documents.word.rendering import OtherTextError, docx
from normenkader.file.nearest import Hints
from normenkader.file.problems import Problem
from normenkader.file.text import short
from publishing.document.blocks import Bullets, Link, Paragraph, Table, Terms
from publishing.markup import sandbox

NOT_WORD = "dit is geen Word-bestand (.docx) dat te openen is: sla het opnieuw op in Word"
# What the libraries raise for a file that is none, or in which something that must be there is not.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    LookupError,
    OSError,
    PackageNotFoundError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
NOT_WRITTEN = "deze plek is niet goed geschreven: schrijf bijvoorbeeld {{ titel }}"
NOT_CLOSED = (
    "hier past iets niet: elke {%p if %} heeft een eigen {%p endif %}, "
    "en elke {%p for %} een eigen {%p endfor %}"
)
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_PLACE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


class _Part(NamedTuple):
    """A part of a Word file: what people call it, and its text with a line per paragraph."""

    naam: str
    bron: str

    def shown(self, line: int) -> str:
        """Where a line (from 1) is, as people find it in Word."""
        found = self.bron.split("\n")[line - 1]
        return f"{self.naam}, bij ‘{short(_TAGS.sub('', found).strip())}’"


def word_problems(content: bytes, file: str, kind: PaperKind) -> list[Problem]:
    """Everything that is wrong with a Word file for a kind of document, each with its place."""
    try:
        # First: what is wrong here, no other program should open.
        if wrong := list(dict.fromkeys(package_problems(content))):
            return [Problem(file, 0, "", why) for why in wrong]
        parts = list(_parts(content))
    except UNREADABLE:
        return [Problem(file, 0, "", NOT_WORD)]
    found = [Problem(file, 0, place, why) for part in parts for place, why in _wrong(part)]
    return found or list(_trial(content, file, kind))


def _parts(content: bytes) -> Iterator[_Part]:
    template: Any = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    yield _Part("de tekst", _with_lines(template, template.get_xml()))
    for uri, name in ((template.HEADER_URI, "de kop"), (template.FOOTER_URI, "de voet")):
        for _, part in template.get_headers_footers(uri):
            yield _Part(name, _with_lines(template, template.get_part_xml(part)))
    # The library fills in places there too.
    for name in PROPERTIES:
        said = getattr(template.docx.core_properties, name)
        yield _Part(f"de eigenschappen ({name})", f"\n{said}")


def _with_lines(template: Any, xml: str) -> str:
    """The template in a part, with every paragraph on a line of its own."""
    patched: str = template.patch_xml(xml.replace("\n", " "))
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def _wrong(part: _Part) -> Iterator[tuple[str, str]]:
    """What is wrong with the places of a part, each with where it is."""
    env, bad = sandbox(), False
    for found in _PLACE.finditer(part.bron):
        try:
            env.parse(found[0])
        # Besides a mistake: a number of thousands of digits, or brackets in brackets without end.
        except (TemplateSyntaxError, ValueError, RecursionError):
            bad = True
            line = part.bron.count("\n", 0, found.start()) + 1
            yield part.shown(line), NOT_WRITTEN
    if bad:
        return
    try:
        tree = env.parse(part.bron)
        more = list(other_than_places(tree))
    except TemplateSyntaxError as error:
        yield part.shown(error.lineno), NOT_CLOSED
        return
    except (ValueError, RecursionError):
        yield part.naam, NOT_A_PLACE
        return
    yield from ((part.shown(line), NOT_A_PLACE) for line in more)
    if not more:
        yield from _unknown(part, tree)


def _unknown(part: _Part, tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """The places that no document fills in."""
    hints, lacking = Hints(), meta.find_undeclared_variables(tree) - set(PLACES)
    for name in tree.find_all(nodes.Name):
        if name.name in lacking:
            yield part.shown(name.lineno), _hint(hints, name.name, PLACES)
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr not in WITHIN:
            yield part.shown(attribute.lineno), _hint(hints, attribute.attr, sorted(WITHIN))


def _hint(hints: Hints, name: str, known: Any) -> str:
    nearest = hints.nearest(name, list(known))
    right = f"bedoel je {nearest}?" if nearest else f"kies uit: {', '.join(known)}"
    return f"de plek {short(name)} is er niet: {right}"


def _trial(content: bytes, file: str, kind: PaperKind) -> Iterator[Problem]:
    """What a document of every kind of block lacks, or says too much, with this Word file."""
    try:
        docx(_sample(kind), HouseStyle(word={kind: content}))
    except OtherTextError as error:
        for tekst in dict.fromkeys(error.mist):
            why = f"hier komt ‘{short(tekst)}’ niet in: vergelijk met het meegeleverde bestand"
            yield Problem(file, 0, "", why)
        for tekst in dict.fromkeys(error.erbij):
            why = (
                f"de tekst ‘{short(tekst)}’ zou alleen in Word staan en niet in de PDF: zet die in "
                "huisstijl.yaml, bij teksten of contact"
            )
            yield Problem(file, 0, "", why)
    except TemplateError as error:
        yield Problem(file, 0, "", f"hiermee is geen stuk te maken ({short(str(error))})")
    except UNREADABLE:
        yield Problem(file, 0, "", f"hiermee is geen stuk te maken: {NOT_CLOSED}")


def _sample(kind: PaperKind) -> Paper:
    """A document with everything that a document can have."""
    link = ("een ", Link("link", "https://wetten.overheid.nl"))
    blocks = (
        Heading("een kop van een deel"),
        Heading("een kop in een deel", 2),
        Paragraph("een alinea"),
        Bullets(("een regel van een lijst", link)),
        Terms((("een naam", ("een feit", "nog een feit")),)),
        Table(
            "een tabel", ("kolom een", "kolom twee", "kolom drie"), (("cel een", "cel twee", "3"),)
        ),
    )
    return Paper(
        kind,
        date(2026, 1, 1),
        ("de gemeente", "een regel van contact"),
        ("aan wie",),
        (("een kenmerk", "wat het is"),),
        "een titel",
        "een melding",
        blocks,
        ("een ondertekening",),
        "van welk record",
    )
