"""The folder of a house style: everything that is wrong with it at once, each with its place."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from docx import Document

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
    assert set(style.word) == {"verslag", "beschikking", "brief"}
    found = document("brief", "docx", first, GIVEN, style)
    paragraphs = [p.text for p in Document(io.BytesIO(found)).paragraphs]
    assert "Beste heer of mevrouw," in paragraphs


def test_every_problem_of_every_file_comes_at_once(begun: Path) -> None:
    (begun / "huisstijl.yaml").write_text(
        "gemeente: 5\nlogo: weg.png\nkleur: blauw\nteksten:\n  bezwaar: Schrijf naar {gemeente}.\n",
        "utf-8",
    )
    (begun / "tokens.css").write_text(
        ":root {\n  --kop: url(https://voorbeeld.nl/a.png);\n  --breed: 3px;\n  rommel\n}\n",
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


def test_every_text_that_ships_uses_only_what_it_may() -> None:
    texts = shipped_texts()
    assert set(MAY_USE) <= set(texts)
    for name, tekst in texts.items():
        assert set(fields(tekst)) == set(MAY_USE.get(name, ())), name


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    told = Texts({})("namens", gemeente="Gemeente {kenmerk}")
    assert told.endswith("Gemeente {kenmerk},")
