"""`normwijzer evaluatie`: the form for a recorded decision, and recording it filled in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cli.cases import STANDARD, text_of
from cli.documents.style import Huisstijl, chosen_style
from cli.publishing.file import Overschrijf, give
from cli.register.places import (
    OPDRACHTREGEL,
    Waar,
    chosen_place,
    opened_decision,
    recorded_decision,
)
from cli.shared import ONGELDIG, stop, whole_number, write_line
from documents.content.evaluation import FilledIn
from documents.content.source import NoDocumentError
from documents.making import FORMS, evaluation_document
from documents.making import Form as PaperForm
from normenkader import InvalidInputError
from normenkader.file.canonical import canonical_bytes
from normenkader.file.problems import first_lines
from register.decisions.reading import Dossier
from register.decisions.writing import Recorded, now
from register.errors import InvalidEvaluationError, RegisterError
from register.follow_ups.evaluating import (
    EvaluationRequest,
    record_evaluation,
    subject_of,
    to_evaluate,
)
from register.follow_ups.reading import evaluation_in
from register.local_days import today
from register.store.opening import open_register
from rights import Role, User
from zaak.evaluation.answers import outcome_of, outcome_words
from zaak.evaluation.form import Form
from zaak.evaluation.reading import SETTING, form_of
from zaak.evaluation.written import Written, empty_evaluation, read_written

# Whoever records on the server does what a consulent does; under which name is not known here.
CONSULENT = User("opdrachtregel", frozenset({Role.CONSULENT}))
Formulier = Annotated[
    Path | None,
    typer.Option(
        metavar="BESTAND",
        envvar=SETTING,
        help="Het formulier van de regio (YAML).",
        show_default="het formulier dat is meegeleverd",
    ),
]


def evaluatie(
    besluit: Annotated[str, typer.Argument(metavar="BESLUIT", help="Nummer van het besluit.")],
    vastleggen: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Leg de ingevulde evaluatie vast; - leest van de standaardinvoer.",
        ),
    ] = None,
    naar: Annotated[
        Path | None,
        typer.Option(
            "--naar",
            metavar="BESTAND",
            help="Schrijf hierheen: .yaml om in te vullen, .docx (Word) of .pdf om te geven.",
        ),
    ] = None,
    vastgelegd: Annotated[
        str | None,
        typer.Option(
            metavar="RECORD", help="Niet het lege formulier, maar de evaluatie in dit record."
        ),
    ] = None,
    formulier: Formulier = None,
    huisstijl: Huisstijl = None,
    overschrijf: Overschrijf = False,
    register: Waar = None,
) -> None:
    """Schrijf het formulier om een besluit te evalueren, of leg een ingevulde evaluatie vast."""
    number = whole_number("BESLUIT", besluit) or 1
    if vastleggen is not None and naar is not None:
        stop("Kies één van beide: --vastleggen of --naar.", ONGELDIG)
    record = whole_number("--vastgelegd", vastgelegd)
    if record is not None and (naar is None or paper_form(naar) is None):
        stop("Geef bij --vastgelegd een bestand op .docx of .pdf: --naar BESTAND.", ONGELDIG)
    form = _form(formulier)
    written = None if vastleggen is None else _written(vastleggen)
    if written is None:
        made = _made(register, number, form, naar, record, huisstijl)
        if naar is None:
            write_line(made.decode().rstrip("\n"))
        else:
            give(made, naar, overschrijf=overschrijf)
        return
    dossier = recorded_decision(register, number)
    done = _recorded(register, form, dossier, written)
    new = "Vastgelegd" if done.nieuw else "Deze evaluatie was al vastgelegd"
    outcome, _ = outcome_of(form, written.ingevuld)
    write_line(f"{new}: evaluatie van besluit {number}, record {done.nummer}.")
    write_line(outcome_words(form, outcome))


def _form(file: Path | None) -> Form:
    try:
        return form_of(file)
    except InvalidInputError as error:
        lines = ["Het formulier is niet goed:", *map(str, error.problemen)]
        stop("\n".join(lines), ONGELDIG)


def _written(file: str) -> Written:
    """What was filled in; stops with every problem of its form."""
    try:
        return read_written(text_of(file), "standaardinvoer" if file == STANDARD else file)
    except InvalidInputError as error:
        _refuse([str(problem) for problem in error.problemen])


def _refuse(problems: list[str]) -> NoReturn:
    lines = ["De evaluatie is niet goed. Er is niets bewaard.", *first_lines(problems)]
    stop("\n".join(lines), ONGELDIG)


def paper_form(naar: Path) -> PaperForm | None:
    """Word or PDF, by the ending of a file; None for any other."""
    return next((form for form in FORMS if naar.suffix.lower() == f".{form}"), None)


def _made(
    register: str | None,
    number: int,
    form: Form,
    naar: Path | None,
    record: int | None,
    huisstijl: Path | None,
) -> bytes:
    """The empty form, or a recorded evaluation: as YAML, Word or PDF."""
    kind = None if naar is None else paper_form(naar)
    try:
        with opened_decision(register, number) as (found, dossier):
            if kind is None:
                return empty_evaluation(form, to_evaluate(dossier)).encode()
            filled = FilledIn(form, subject_of(dossier) if record else to_evaluate(dossier))
            if record is not None:
                one = evaluation_in(found, OPDRACHTREGEL, dossier, record)
                filled = FilledIn(one.form, filled.subject, one.ingevuld, one.nummer, one.hash)
        return evaluation_document(kind, dossier, filled, today(), chosen_style(huisstijl))
    except NoDocumentError as error:
        stop(str(error))


def _recorded(register: str | None, form: Form, dossier: Dossier, written: Written) -> Recorded:
    """The record; stops with every problem. The same file twice gives one record."""
    wrong = []
    if written.besluit != dossier.besluitnummer:
        wrong.append(written.boom.problem(("besluit",), "Dit is een ander besluit."))
    elif written.vingerafdruk != dossier.hash:
        melding = "Deze vingerafdruk is niet die van dit besluit. Begin met een leeg formulier."
        wrong.append(written.boom.problem(("vingerafdruk",), melding))
    if wrong:
        _refuse([str(problem) for problem in wrong])
    order = sha256(canonical_bytes([written.vingerafdruk, dict(written.ingevuld)])).hexdigest()
    request = EvaluationRequest(f"evaluatie-{order}", written.ingevuld)
    try:
        found = open_register(chosen_place(register))
        try:
            return record_evaluation(found, CONSULENT, form, dossier, request, now())
        finally:
            found.close()
    except InvalidEvaluationError as error:
        _refuse([str(p) for p in written.problems(list(error.fouten))])
    except RegisterError as error:
        stop(str(error))
