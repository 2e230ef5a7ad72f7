"""Reads the folder of a house style, or gives everything that is wrong with it, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from documents.given import Line, Lines
from documents.house_style.logo import read_logo
from documents.house_style.model import HouseStyle, Logo
from documents.house_style.texts import Texts, problems
from documents.house_style.tokens import read_tokens
from documents.kinds import PAPER_KINDS, PaperKind
from normenkader import InvalidInputError, Problem
from normenkader.base import Model, Tekst
from normenkader.file.reasons import reason
from normenkader.file.text import short
from normenkader.file.translate import problems_of
from normenkader.file.tree import Tree, read_yaml
from normenkader.reading import file_bytes, read_text

FILE, TOKENS = "huisstijl.yaml", "tokens.css"
MOST_BYTES = 5_000_000


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
    try:
        there = {file.name: file for file in sorted(folder.iterdir())}
    except (FileNotFoundError, NotADirectoryError):
        return HouseStyle(), [Problem(str(folder), 0, "", "deze map is er niet")]
    except (OSError, ValueError) as error:
        told = f"deze map is niet te lezen: {reason(error)}"
        return HouseStyle(), [Problem(short(str(folder)), 0, "", told)]
    known = {FILE, TOKENS, *(word_name(kind) for kind in PAPER_KINDS)}
    own, boom = _style_file(folder / FILE, wrong) if FILE in there else (StyleFile(), None)
    if boom is not None:
        wrong += problems(boom, own.teksten, "teksten")
    logo = _logo(folder, there, own, boom, wrong)
    tokens = _tokens(folder / TOKENS, wrong) if TOKENS in there else {}
    word: dict[PaperKind, bytes] = {}
    for kind in PAPER_KINDS:
        content = _bytes(folder / word_name(kind), wrong) if word_name(kind) in there else None
        if content is not None:
            word[kind] = content
    for name, file in there.items():
        if file.suffix in (".docx", ".css", ".yaml", ".yml") and name not in known:
            melding = f"dit bestand wordt niet gebruikt: het heet {', '.join(sorted(known))}"
            wrong.append(Problem(str(file), 0, "", melding))
    texts = Texts({} if wrong else own.teksten)
    style = HouseStyle(own.gemeente or "", tuple(own.contact), texts, logo, tokens, word)
    return style, wrong


def word_name(kind: PaperKind) -> str:
    """How the Word file of a kind of document is called."""
    return f"{kind}.docx"


def _style_file(file: Path, wrong: list[Problem]) -> tuple[StyleFile, Tree | None]:
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


def _logo(
    folder: Path,
    there: Mapping[str, Path],
    own: StyleFile,
    boom: Tree | None,
    wrong: list[Problem],
) -> Logo | None:
    """The logo, where one is named; it lies in the folder itself."""
    if own.logo is None or boom is None:
        return None
    if Path(own.logo).name != own.logo:
        wrong.append(boom.problem(("logo",), "noem alleen de naam van een bestand in deze map"))
        return None
    if own.logo not in there:
        told = f"het bestand {short(own.logo)} is er niet in {folder}"
        wrong.append(boom.problem(("logo",), told))
        return None
    content = _bytes(there[own.logo], wrong)
    if content is None:
        return None
    try:
        return read_logo(content)
    except ValueError as error:
        wrong.append(boom.problem(("logo",), f"{short(own.logo)} {error}"))
        return None


def _bytes(file: Path, wrong: list[Problem]) -> bytes | None:
    """The content of a file; None where it can't be read, and then why."""
    try:
        content = file_bytes(file, MOST_BYTES)
    except (OSError, ValueError) as error:
        wrong.append(Problem(str(file), 0, "", f"niet te lezen: {reason(error)}"))
        return None
    if len(content) > MOST_BYTES:
        wrong.append(Problem(str(file), 0, "", f"te groot: hoogstens {MOST_BYTES} bytes"))
        return None
    return content
