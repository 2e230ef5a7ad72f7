"""Reads the folder of a house style, or gives everything that is wrong with it, with its place."""

from __future__ import annotations

import io
from pathlib import Path

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from pydantic import Field, ValidationError

from documents.given import Line, Lines
from documents.house_style.model import HouseStyle, Logo, Picture
from documents.house_style.texts import Texts, problems
from documents.house_style.tokens import read_tokens
from documents.kinds import KINDS, Kind
from normenkader import InvalidInputError, Problem
from normenkader.base import Model, Tekst
from normenkader.file.reasons import reason
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import read_text

FILE, TOKENS = "huisstijl.yaml", "tokens.css"
MOST_BYTES = 5_000_000
PICTURES: dict[str, Picture] = {"image/png": "png", "image/jpeg": "jpeg"}


class StyleFile(Model):
    """What stands in `huisstijl.yaml`."""

    gemeente: Line | None = None
    contact: Lines = Field(default_factory=list)
    logo: Tekst | None = None
    teksten: dict[str, Tekst] = Field(default_factory=dict)


def read_house_style(folder: Path) -> tuple[HouseStyle, list[Problem]]:
    """The house style in a folder as far as it is right, and everything that is wrong with it.

    What is wrong with a Word file is for `documents.word.checking`: here it is only read.
    """
    wrong: list[Problem] = []
    if not folder.is_dir():
        return HouseStyle(), [Problem(str(folder), 0, "", "deze map is er niet")]
    known = {FILE, TOKENS, *(word_name(kind) for kind in KINDS)}
    own, boom = _style_file(folder / FILE, wrong)
    if boom is not None:
        wrong += problems(boom, own.teksten, "teksten")
    logo = _logo(folder, own, boom, wrong)
    tokens: dict[str, str] = {}
    if (folder / TOKENS).exists():
        tokens = _tokens(folder / TOKENS, wrong)
    word: dict[Kind, bytes] = {}
    for kind in KINDS:
        content = _bytes(folder / word_name(kind), wrong)
        if content is not None:
            word[kind] = content
    for file in sorted(folder.iterdir()):
        if file.suffix in (".docx", ".css", ".yaml", ".yml") and file.name not in known:
            melding = f"dit bestand wordt niet gebruikt: het heet {', '.join(sorted(known))}"
            wrong.append(Problem(str(file), 0, "", melding))
    texts = Texts({} if wrong else own.teksten)
    style = HouseStyle(own.gemeente or "", tuple(own.contact), texts, logo, tokens, word)
    return style, wrong


def word_name(kind: Kind) -> str:
    """How the Word file of a kind of document is called."""
    return f"{kind}.docx"


def _style_file(file: Path, wrong: list[Problem]) -> tuple[StyleFile, Tree | None]:
    if not file.exists():
        return StyleFile(), None
    try:
        boom = read_yaml(read_text(file), str(file))
    except InvalidInputError as error:
        wrong += error.problemen
        return StyleFile(), None
    wrong += boom.problemen
    try:
        return StyleFile.model_validate(boom.waarde), boom
    except ValidationError as error:
        wrong += problems_of(error, boom)
        return StyleFile(), None


def _tokens(file: Path, wrong: list[Problem]) -> dict[str, str]:
    try:
        found, problems_found = read_tokens(read_text(file), str(file))
    except InvalidInputError as error:
        wrong += error.problemen
        return {}
    wrong += problems_found
    return found


def _logo(folder: Path, own: StyleFile, boom: Tree | None, wrong: list[Problem]) -> Logo | None:
    """The logo, where one is named; it lies in the folder itself."""
    if own.logo is None or boom is None:
        return None
    if Path(own.logo).name != own.logo:
        wrong.append(boom.problem(("logo",), "noem alleen de naam van een bestand in deze map"))
        return None
    if not (folder / own.logo).exists():
        wrong.append(boom.problem(("logo",), f"het bestand {own.logo} is er niet in {folder}"))
        return None
    content = _bytes(folder / own.logo, wrong)
    if content is None:
        return None
    try:
        image = Image.from_file(io.BytesIO(content))
        kind = PICTURES[image.content_type]
    except (UnrecognizedImageError, KeyError, ValueError):
        melding = f"{own.logo} is geen plaatje dat hier kan: gebruik PNG of JPEG"
        wrong.append(boom.problem(("logo",), melding))
        return None
    return Logo(content, kind, image.px_width, image.px_height)


def _bytes(file: Path, wrong: list[Problem]) -> bytes | None:
    """The content of a file that may be absent; None also where it can't be read."""
    if not file.exists():
        return None
    try:
        content = file.read_bytes()
    except OSError as error:
        wrong.append(Problem(str(file), 0, "", f"niet te lezen: {reason(error)}"))
        return None
    if len(content) > MOST_BYTES:
        wrong.append(Problem(str(file), 0, "", f"te groot: hoogstens {MOST_BYTES} bytes"))
        return None
    return content
