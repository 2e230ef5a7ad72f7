"""Makes a document of a recorded decision as a file, and reads the house style for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, assert_never, get_args

from documents.content.evaluation import FilledIn, evaluation_paper
from documents.content.making import paper
from documents.content.paper import Paper
from documents.content.source import NoDocumentError, Source
from documents.given import Given
from documents.house_style.model import PLAIN, HouseStyle
from documents.house_style.reading import read_house_style, word_name
from documents.kinds import Kind
from documents.pdf.rendering import pages, pdf
from documents.word.checking import word_problems
from documents.word.rendering import OtherTextError, docx
from normenkader import InvalidInputError, Problem
from normenkader.texts import listed
from register.decisions.reading import Dossier
from terms.equated import calendar_of
from zaak.checking import InvalidZaakError

Form = Literal["docx", "pdf"]
FORMS: tuple[Form, ...] = get_args(Form)
MIME: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
SETTING = "NORMWIJZER_HUISSTIJL"
TOO_LONG = "De brief past niet op één A4. Maak de vaste teksten in de huisstijl korter."


def house_style(folder: Path | None, days: Path | None = None) -> HouseStyle:
    """The house style in a folder, or the plain one; raises InvalidInputError with every problem.

    Every Word file in it has been tried out. `days` is a file with days that count as a holiday.
    """
    wrong: list[Problem] = []
    style = PLAIN
    if folder is not None:
        style, wrong = read_house_style(folder)
        for kind, content in style.word.items():
            wrong += word_problems(content, str(folder / word_name(kind)), kind)
    try:
        style = replace(style, calendar=calendar_of(days))
    except InvalidInputError as error:
        wrong += error.problemen
    if wrong:
        raise InvalidInputError(wrong)
    return style


def content(kind: Kind, dossier: Dossier, given: Given, style: HouseStyle) -> Paper:
    """What a document says; raises NoDocumentError."""
    try:
        return paper(kind, Source(dossier, given, style))
    except InvalidZaakError as error:
        raise NoDocumentError("De zaak bij dit besluit is niet te lezen.") from error


def document(kind: Kind, form: Form, dossier: Dossier, given: Given, style: HouseStyle) -> bytes:
    """The bytes of a document: the same for the same input. Raises NoDocumentError.

    Nothing of it is kept, and no file is written on the way.
    """
    return written(content(kind, dossier, given, style), form, style)


def evaluation_document(
    form: Form, dossier: Dossier, filled: FilledIn, day: date, style: HouseStyle
) -> bytes:
    """The form of an evaluation, empty or filled in, as the bytes of a file."""
    return written(evaluation_paper(dossier, filled, day, style), form, style)


def written(made: Paper, form: Form, style: HouseStyle) -> bytes:
    """The bytes of what a document says; raises NoDocumentError."""
    match form:
        case "pdf":
            return pdf(made, style)
        case "docx":
            try:
                return docx(made, style)
            except OtherTextError as error:
                told = listed([f"‘{t[:40]}’" for t in (*error.mist, *error.erbij)][:3])
                raise NoDocumentError(f"Word zou iets anders zeggen dan de PDF: {told}.") from error
        case _:
            assert_never(form)


def remark(kind: Kind, dossier: Dossier, given: Given, style: HouseStyle) -> str:
    """What is remarkable about a document; "" for nothing."""
    if kind != "brief":
        return ""
    return TOO_LONG if pages(content(kind, dossier, given, style), style) > 1 else ""
