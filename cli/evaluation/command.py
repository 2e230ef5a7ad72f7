"""`normwijzer evaluatie`: the form for a recorded decision, and recording it filled in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cli.cases import standard_input
from cli.publishing.file import Overschrijf, publish
from cli.register.places import Waar, chosen_place, recorded_decision
from cli.shared import ONGELDIG, stop, whole_number, write_line
from normenkader import InvalidInputError
from normenkader.file.canonical import canonical_bytes
from normenkader.file.problems import first_lines
from normenkader.file.reasons import reason
from normenkader.reading import decoded, read_text
from register.decisions.reading import Dossier
from register.decisions.writing import Recorded, now
from register.errors import InvalidEvaluationError, RegisterError
from register.follow_ups.evaluating import EvaluationRequest, record_evaluation, subject_of
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
        typer.Option("--naar", metavar="BESTAND", help="Schrijf het lege formulier hierheen."),
    ] = None,
    formulier: Formulier = None,
    overschrijf: Overschrijf = False,
    register: Waar = None,
) -> None:
    """Schrijf het formulier om een besluit te evalueren, of leg een ingevulde evaluatie vast."""
    number = whole_number("BESLUIT", besluit) or 1
    if vastleggen is not None and naar is not None:
        stop("Kies één van beide: --vastleggen of --naar.", ONGELDIG)
    form = _form(formulier)
    written = None if vastleggen is None else _written(vastleggen)
    dossier = recorded_decision(register, number)
    if written is None:
        publish(_empty(form, dossier), naar, overschrijf=overschrijf)
        return
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
        if file == "-":
            return read_written(decoded(standard_input()), "standaardinvoer")
        return read_written(read_text(Path(file)), file)
    except InvalidInputError as error:
        _refuse([str(problem) for problem in error.problemen])
    except OSError as error:
        stop(f"standaardinvoer: niet te lezen: {reason(error)}.", ONGELDIG)
    except ValueError as error:
        stop(f"standaardinvoer: {error}", ONGELDIG)


def _refuse(problems: list[str]) -> NoReturn:
    lines = ["De evaluatie is niet goed. Er is niets bewaard.", *first_lines(problems)]
    stop("\n".join(lines), ONGELDIG)


def _empty(form: Form, dossier: Dossier) -> str:
    try:
        return empty_evaluation(form, subject_of(dossier))
    except RegisterError as error:
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
