"""The folder of a house style: everything that is wrong with it at once, each with its place."""

from __future__ import annotations

import base64
import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image

from documents.house_style.model import HouseStyle
from documents.house_style.starting import starting_files
from documents.house_style.texts import MAY_USE, Texts, shipped_texts
from documents.making import document, house_style
from normenkader import InvalidInputError
from normenkader.texts import fields
from register.decisions.reading import Dossier
from tests.documents.deciding import GIVEN

# A picture of one pixel.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A house style as one begins it."""
    for name, content in starting_files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def problems(folder: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        house_style(folder)
    return [str(p).replace(f"{folder}/", "") for p in caught.value.problemen]


def test_what_one_begins_with_is_right_and_changes_no_text(begun: Path, first: Dossier) -> None:
    style = house_style(begun)
    assert style.gemeente == "Gemeente Voorbeeld"
    assert set(style.word) == {"verslag", "beschikking", "brief", "evaluatie"}
    found = document("brief", "docx", first, GIVEN, style)
    paragraphs = [p.text for p in Document(io.BytesIO(found)).paragraphs]
    assert "Beste heer of mevrouw," in paragraphs


def test_every_problem_of_every_file_comes_at_once(begun: Path) -> None:
    (begun / "huisstijl.yaml").write_text(
        "gemeente: 5\nlogo: weg.png\nkleur: blauw\nteksten:\n  bezwaar: Schrijf naar {gemeente}.\n",
        "utf-8",
    )
    (begun / "tokens.css").write_text(
        ":root {\n  --utrecht-link-color: url(https://a.nl);\n  --breed: 3px;\n  rommel\n}\n",
        "utf-8",
    )
    (begun / "brief.docx").write_bytes(b"geen zip")
    (begun / "brieven.docx").write_bytes(b"PK")
    told = problems(begun)
    assert [line.split(": ")[0] for line in told] == [
        "brief.docx",
        "brieven.docx",
        "huisstijl.yaml:1",
        "huisstijl.yaml:3",
        "tokens.css:2",
        "tokens.css:4",
    ]


def test_texts_say_what_may_be_filled_in_and_which_there_are(begun: Path) -> None:
    (begun / "huisstijl.yaml").write_text(
        "teksten:\n"
        "  bezwaar: Bel {telefoon} of schrijf {gemeente}.\n"
        "  brief_anhef: Beste,\n"
        "  groet: Groeten {\n"
        "  vragen: Bel {gemeente}.\n",
        "utf-8",
    )
    told = "\n".join(problems(begun))
    assert "huisstijl.yaml:2: teksten, bezwaar: {telefoon} is hier onbekend: kies uit" in told
    assert "huisstijl.yaml:3: teksten, brief_anhef: deze tekst is er niet: bedoel je" in told
    assert "huisstijl.yaml:4: teksten, groet: een accolade hoort bij een invulveld" in told
    assert "huisstijl.yaml:5: teksten, vragen: {gemeente} is hier onbekend: hier" in told


@pytest.mark.parametrize(
    ("logo", "words"),
    [
        ("weg.png", "weg.png is er niet"),
        ("../elders.png", "in deze map"),
        ("tokens.css", "geen plaatje"),
    ],
)
def test_a_logo_that_is_not_there_or_is_none_is_refused(begun: Path, logo: str, words: str) -> None:
    (begun / "huisstijl.yaml").write_text(f"logo: {logo}\n", "utf-8")
    (line,) = problems(begun)
    assert line.startswith("huisstijl.yaml:1: logo: ")
    assert words in line


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "deze map is er niet" in problems(tmp_path / "nergens")[0]
    assert "de naam is te lang" in problems(tmp_path / ("x" * 300))[0]


def picture(form: str, size: tuple[int, int] = (80, 40)) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(file, form)
    return file.getvalue()


def png(wide: int, high: int) -> bytes:
    """A picture that says to be of a size; what would be in it is lacking."""
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    length, check = struct.pack(">I", 13), struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + length + head + check + b"\0\0\0\0IEND\xaeB`\x82"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        *((picture(form)[:part], "plaatje") for form in ("PNG", "JPEG") for part in (9, 30, -60)),
        (png(0, 0), "plaatje"),
        (png(5_000, 40), "te groot: elke kant heeft hoogstens 4000 beeldpunten"),
        (png(30_000, 30_000), "te groot: elke kant heeft hoogstens 4000 beeldpunten"),
        (png(40, 20), "geen heel plaatje"),
        (picture("GIF"), "geen plaatje"),
        (picture("JPEG")[:-200], "geen heel plaatje"),
    ],
)
def test_a_logo_that_is_broken_or_of_no_size_is_refused(
    begun: Path, content: bytes, words: str
) -> None:
    (begun / "logo.png").write_bytes(content)
    (begun / "huisstijl.yaml").write_text("logo: logo.png\n", "utf-8")
    (line,) = problems(begun)
    assert line.startswith("huisstijl.yaml:1: logo: logo.png is ")
    assert words in line


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_logo_that_is_whole_is_taken(begun: Path, form: str) -> None:
    (begun / "logo").write_bytes(picture(form))
    (begun / "huisstijl.yaml").write_text("logo: logo\n", "utf-8")
    logo = house_style(begun).logo
    assert logo is not None
    assert (logo.soort, logo.breed, logo.hoog) == (form.lower(), 80, 40)


@pytest.mark.parametrize("name", ["huisstijl.yaml", "tokens.css", "brief.docx", "logo.png"])
def test_what_never_ends_and_what_is_too_much_is_not_read(begun: Path, name: str) -> None:
    (begun / "huisstijl.yaml").write_text("logo: logo.png\n", "utf-8")
    (begun / "logo.png").write_bytes(DOT)
    (begun / name).unlink()
    os.mkfifo(begun / name)
    (line,) = problems(begun)
    assert line.startswith(f"{name}: ")
    assert "geen gewoon bestand" in line
    (begun / name).unlink()
    with (begun / name).open("wb") as file:
        file.truncate(1 << 40)
    (line,) = problems(begun)
    assert line.startswith(f"{name}: ")
    assert "te groot" in line
    (begun / name).unlink()
    (begun / name).symlink_to("/dev/zero")
    assert "geen gewoon bestand" in problems(begun)[0]


def test_a_text_is_no_longer_than_a_page(begun: Path) -> None:
    (begun / "huisstijl.yaml").write_text(f"teksten:\n  vragen: {'Bel. ' * 40_000}\n", "utf-8")
    assert problems(begun) == [
        "huisstijl.yaml:2: teksten, vragen: is te lang: hoogstens 2000 tekens"
    ]


def test_logo_colors_letter_texts_and_contact_are_in_both_forms(
    begun: Path, first: Dossier
) -> None:
    for name in ("verslag.docx", "beschikking.docx", "brief.docx"):
        (begun / name).unlink()
    (begun / "logo.png").write_bytes(DOT)
    (begun / "huisstijl.yaml").write_text(
        "gemeente: Gemeente Elders\ncontact: [Plein 5]\nlogo: logo.png\n"
        "teksten:\n  brief_aanhef: Dag inwoner van {niets}\n".replace(" van {niets}", ","),
        "utf-8",
    )
    (begun / "tokens.css").write_text(
        ".t { --utrecht-heading-color: hsl(0 100% 50%); --utrecht-document-font-family: Courier }",
        "utf-8",
    )
    style = house_style(begun)
    given = GIVEN.model_copy(update={"gemeente": None, "contact": []})
    made = Document(io.BytesIO(document("brief", "docx", first, given, style)))
    assert len(made.inline_shapes) == 1
    assert made.styles["Heading 1"].font.color.rgb == (255, 0, 0)
    assert made.styles["Normal"].font.name == "Courier"
    words = {p.text for p in made.element.body.iter("{*}t") if p.text}
    assert {"Gemeente Elders", "Plein 5", "Dag inwoner,"} <= words
    plain = document("brief", "pdf", first, GIVEN, HouseStyle())
    assert document("brief", "pdf", first, given, style) != plain


def test_a_logo_may_stand_in_the_head_of_the_word_file(begun: Path, first: Dossier) -> None:
    (begun / "logo.png").write_bytes(picture("PNG"))
    (begun / "huisstijl.yaml").write_text("logo: logo.png\n", "utf-8")
    word = Document(str(begun / "brief.docx"))
    word.sections[0].header.paragraphs[0].add_run("{{ logo }}")
    word.save(str(begun / "brief.docx"))
    made = Document(io.BytesIO(document("brief", "docx", first, GIVEN, house_style(begun))))
    head: Any = made.sections[0].header
    (shown,) = head._element.iter("{*}docPr")
    assert shown.get("descr") == "Gemeente Voorbeeld"
    assert [part.content_type for part in head.part.related_parts.values()] == ["image/png"]


def test_every_text_that_ships_uses_only_what_it_may() -> None:
    texts = shipped_texts()
    assert set(MAY_USE) <= set(texts)
    for name, tekst in texts.items():
        assert set(fields(tekst)) == set(MAY_USE.get(name, ())), name


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    told = Texts({})("namens", gemeente="Gemeente {kenmerk}")
    assert told.endswith("Gemeente {kenmerk},")
