"""What may not be in a Word file: it is refused before anything is made with it."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.word.checking import word_problems
from documents.word.rendering import shipped

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCTYPE = b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def told(content: bytes) -> list[str]:
    return [
        str(p).removeprefix("brief.docx: ") for p in word_problems(content, "brief.docx", "brief")
    ]


def changed(change: Callable[[Any], None]) -> list[str]:
    """What is wrong with the file that ships after a change in Word."""
    document = Document(io.BytesIO(shipped("brief")))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return told(file.getvalue())


def packed(*, more: dict[str, bytes] | None = None, **edited: tuple[bytes, bytes]) -> list[str]:
    """What is wrong with the file that ships with other parts, or with its text edited."""
    file = io.BytesIO()
    with (
        ZipFile(io.BytesIO(shipped("brief"))) as old,
        ZipFile(file, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            for before, after in edited.values() if name == "word/document.xml" else ():
                assert before in content
                content = content.replace(before, after, 1)
            new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return told(file.getvalue())


@pytest.mark.parametrize(
    ("kind", "target", "words"),
    [
        ("image", "http://voorbeeld.nl/a.png", "buiten het bestand"),
        ("hyperlink", "file:///etc/hostname", "buiten het bestand"),
        ("hyperlink", "\\\\server\\map", "buiten het bestand"),
        ("attachedTemplate", "http://voorbeeld.nl/a.dotm", "een ander sjabloon"),
        ("oleObject", "http://voorbeeld.nl/a.xls", "een ingesloten object"),
        ("aFChunk", "http://voorbeeld.nl/a.html", "een ingevoegd bestand"),
        ("vbaProject", "vbaProject.bin", "een macro"),
    ],
)
def test_what_reaches_outside_or_runs_is_refused(kind: str, target: str, words: str) -> None:
    (line,) = changed(lambda d: d.part.relate_to(target, f"{TYPES}/{kind}", is_external=True))
    assert words in line


def test_a_link_to_a_page_of_the_web_is_not_refused() -> None:
    page = "https://www.voorbeeld.nl"
    assert not changed(lambda d: d.part.relate_to(page, f"{TYPES}/hyperlink", is_external=True))


def test_names_that_lead_elsewhere_and_what_grows_are_refused() -> None:
    for name in ("../../elders.xml", "/etc/elders.png", "word\\..\\elders.png"):
        (line,) = packed(more={name: b"<x/>"})
        assert "buiten het bestand" in line
    (line,) = packed(more={"word/media/leeg.png": bytes(50_000_001)})
    assert "uitgepakt is dit te groot" in line
    (line,) = packed(more={f"word/media/{n}.png": b"" for n in range(500)})
    assert "uitgepakt is dit te groot" in line


def test_entities_are_refused() -> None:
    (line,) = packed(text=(b"?>", DOCTYPE))
    assert "word/document.xml heeft een DOCTYPE" in line


def test_a_part_that_no_document_needs_is_refused() -> None:
    (line,) = packed(more={"word/vbaProject.bin": b"x"})
    assert "word/vbaProject.bin hoort niet in een Word-bestand" in line
    assert packed(more={"word/media/LOGO.PNG": b"x", "word/media/": b""}) == []


def test_another_way_of_packing_than_that_of_word_is_not_unpacked() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_LZMA) as new:
        new.writestr("word/document.xml", bytes(40_000_000))
    (line,) = told(file.getvalue())
    assert "geen Word-bestand" in line


def test_a_text_that_is_too_long_to_look_for_places_in_is_refused() -> None:
    (line,) = packed(text=(b"<w:body>", b"<w:body>" + b"<w:p/>" * 400_000))
    assert "word/document.xml is te groot" in line


def test_no_file_that_is_broken_ends_in_an_error_of_the_program() -> None:
    whole, chance = shipped("brief"), Random(13)
    for content in (b"", b"PK\x05\x06" + bytes(18), whole[: len(whole) // 2]):
        assert "geen Word-bestand" in told(content)[0]
    for _ in range(30):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        told(bytes(broken))


@pytest.mark.parametrize(
    "drawn",
    [
        '<v:shape><v:textpath string="CONCEPT"/></v:shape>',
        "<a:p><a:r><a:t>CONCEPT</a:t></a:r></a:p>",
        "<m:oMath><m:r><m:t>CONCEPT</m:t></m:r></m:oMath>",
    ],
)
def test_words_of_a_watermark_a_drawing_or_a_formula_are_refused(drawn: str) -> None:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    run = f"<w:r {nsdecls('w', 'a', 'm')} {vml}><w:pict>{drawn}</w:pict></w:r>"
    told = changed(lambda d: d.sections[0].header.paragraphs[0]._p.append(parse_xml(run)))
    assert "‘CONCEPT’ staat in een tekening, een formule of een watermerk" in "".join(told)


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def change(words: str) -> Callable[[Any], None]:
        inside = box.format(words)
        both = f"<mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
        run = f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
        return lambda d: d.sections[0].header.paragraphs[0]._p.append(parse_xml(run))

    assert changed(change("{{ voet }}")) == []
    (line,) = changed(change("Alleen in Word"))
    assert "‘Alleen in Word’ zou alleen in Word staan" in line


def test_a_place_in_a_footnote_is_refused() -> None:
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="{{{{ 1/0 }}}}"/></w:footnotes>'
    (line,) = packed(more={"word/footnotes.xml": notes.encode()})
    assert "hierin staat een voetnoot" in line


def _field(code: str, beside: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph(beside)
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{code}</w:instrText>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))

    return change


def test_a_field_is_the_number_of_a_page_and_hides_no_words() -> None:
    assert changed(_field(" PAGE \\* MERGEFORMAT ", "Bladzijde ")) == []
    (line,) = changed(_field(' INCLUDETEXT "http://voorbeeld.nl/x" ', ""))
    assert "het veld ‘INCLUDETEXT" in line
    (line,) = changed(_field(" PAGE ", "U moet 100 euro betalen."))
    assert "‘U moet 100 euro betalen.’" in line


def test_words_in_another_head_for_the_first_page_are_seen() -> None:
    def change(words: str) -> Callable[[Any], None]:
        def first(document: Any) -> None:
            section = document.sections[0]
            section.different_first_page_header_footer = True
            section.first_page_footer.add_paragraph(words)

        return first

    assert "‘Alleen in Word’ zou alleen in Word staan" in changed(change("Alleen in Word"))[0]
    assert changed(change("{{ voet }}")) == []


@pytest.mark.parametrize(
    "place",
    [
        "{{ 1/0 }}",
        "{{ titel + 1 }}",
        "{{ titel() }}",
        "{{ 'a' * 10 ** 10 }}",
        "{{ titel|upper }}",
        "{{ titel['x'] }}",
        "{% include 'x' %}",
        "{% extends titel %}",
        "{% import 'x' as y %}",
        "{% set x = titel %}{{ x }}",
        "{% if titel > 1 %}{% endif %}",
        "{% for x in range(9) %}{% endfor %}",
        "{% for x in titel %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for x in blokken %}{% for y in x.tekst %}{% endfor %}{% endfor %}",
        "".join(["{% for x in blokken %}"] * 4 + ["{% endfor %}"] * 4),
    ],
)
def test_a_template_fills_in_and_does_nothing_else(place: str) -> None:
    (line,) = changed(lambda document: document.add_paragraph(place))
    assert line.startswith("de tekst, bij ‘{")
    assert "dit kan hier niet" in line


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("{{ " + "(" * 5_000 + "titel" + ")" * 5_000 + " }}", "niet goed geschreven"),
        ("{{ " + "9" * 5_000 + " }}", "niet goed geschreven"),
        ("{% if titel %}" * 2_000 + "{% endif %}" * 2_000, "dit kan hier niet"),
        ("{% if titel %}" * 120 + "{% endif %}" * 120, "dit kan hier niet"),
    ],
)
def test_brackets_in_brackets_without_end_are_refused(place: str, words: str) -> None:
    (line,) = changed(lambda document: document.add_paragraph(place))
    assert words in line


def test_places_in_the_properties_are_looked_at_too() -> None:
    def change(document: Any) -> None:
        document.core_properties.subject = "{{ 1/0 }}"

    (line,) = changed(change)
    assert line.startswith("de eigenschappen (subject)")
