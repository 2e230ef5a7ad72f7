"""`normwijzer bericht`: the WMO301 for a decision; details of the client are kept nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cli.cases import STANDARD, standard_input
from cli.message.judges import judge_or_stop, read_judges, tell
from cli.publishing.file import Overschrijf, give
from cli.register.places import OPDRACHTREGEL, Waar, opened_decision
from cli.shared import ANDERS, ONGELDIG, flush, say, stop, whole_number, write_bytes, write_line
from iwmo.message.facts import Facts
from iwmo.message.judging.settings import RULES, SCHEMA
from iwmo.message.making import Message, make, make_trial
from iwmo.message.refusing import refusals
from iwmo.message.source import MOST_BYTES, read_details
from iwmo.message.template import template
from normenkader import InvalidInputError
from normenkader.file.problems import Problem, first_lines
from normenkader.file.reasons import reason
from normenkader.reading import file_bytes
from register.decisions.for_message import facts_for_message
from register.local_days import today

AFTER = " Gooi het weg als het verstuurd is."


def bericht(
    besluit: Annotated[str, typer.Argument(metavar="BESLUIT", help="Nummer van het besluit.")],
    gegevens: Annotated[
        str | None,
        typer.Option(
            metavar="BESTAND",
            help="Gegevens van de cliënt: YAML of JSON; - leest van de standaardinvoer. Niets "
            "hiervan wordt bewaard.",
            show_default=False,
        ),
    ] = None,
    sjabloon: Annotated[
        bool, typer.Option("--sjabloon", help="Schrijf een leeg formulier voor de gegevens.")
    ] = False,
    testing: Annotated[
        bool,
        typer.Option(
            "--testbericht", help="Maak een bericht om mee te testen, met verzonnen gegevens."
        ),
    ] = False,
    naar: Annotated[
        Path | None,
        typer.Option("--naar", metavar="BESTAND", help="Schrijf naar dit bestand; anders scherm."),
    ] = None,
    overschrijf: Overschrijf = False,
    schema: Annotated[
        Path | None,
        typer.Option(
            "--schema", metavar="MAP", envvar=SCHEMA, help="Map met WMO301.xsd en basisschema.xsd."
        ),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            "--regels", metavar="BESTAND", envvar=RULES, help="De landelijke regels, als XSLT."
        ),
    ] = None,
    register: Waar = None,
) -> None:
    """Maak het bericht voor de aanbieder (WMO301) bij een besluit. Er blijft niets bewaard.

    Code 0 met een bericht, 1 als dit besluit geen bericht kan hebben, 2 als er iets mis is met de
    gegevens, 3 als het schema of de landelijke regels het bericht afkeuren.
    """
    number = whole_number("BESLUIT", besluit) or 0
    _check_options(gegevens, sjabloon=sjabloon, testing=testing)
    facts = _facts(register, number)
    day = today()
    if why := refusals(facts, day, trial=testing):
        _refuse(why, trial=not refusals(facts, day, trial=True))
    if sjabloon:
        write_line(template(facts, day).rstrip("\n"))
        return
    judges = read_judges(schema, rules)
    made = _made(facts, gegevens, day, testing=testing)
    judge_or_stop(made.content, judges, day)
    if naar is None:
        write_bytes(made.content)
        flush()
    else:
        give(made.content, naar, overschrijf=overschrijf, after=AFTER)
    tell(judges)
    for line in made.notes:
        say(f"Let op: {line}")


def _check_options(gegevens: str | None, *, sjabloon: bool, testing: bool) -> None:
    """Stop where what is asked does not go together."""
    if sjabloon and testing:
        stop("Kies één van beide: --sjabloon of --testbericht.", ONGELDIG)
    if gegevens is not None and (sjabloon or testing):
        stop("Geef hierbij geen gegevens: een testbericht en een sjabloon zijn zonder.", ONGELDIG)
    if gegevens is None and not (sjabloon or testing):
        stop(
            "Geef de gegevens van de cliënt met --gegevens: een bestand, of - voor de invoer. Met "
            "--sjabloon krijg je een leeg formulier.",
            ONGELDIG,
        )


def _facts(register: str | None, number: int) -> Facts:
    with opened_decision(register, number) as (found, dossier):
        return facts_for_message(found, OPDRACHTREGEL, dossier)


def _refuse(why: list[str], *, trial: bool) -> NoReturn:
    lines = ["Van dit besluit is geen bericht te maken:", *(f"- {line}" for line in why)]
    if trial:
        lines.append("Een bericht om mee te testen kan wel: --testbericht.")
    stop("\n".join(lines), ANDERS)


def _made(facts: Facts, gegevens: str | None, day: date, *, testing: bool) -> Message:
    """The message, or stop with everything that is wrong; no detail is repeated."""
    try:
        if gegevens is None or testing:
            return make_trial(facts, day)
        return make(facts, read_details(_content(gegevens), gegevens), day)
    except InvalidInputError as error:
        lines = first_lines([str(problem) for problem in error.problemen])
        stop("\n".join(["De gegevens zijn niet goed:", *lines]), ONGELDIG)


def _content(gegevens: str) -> bytes:
    try:
        if gegevens == STANDARD:
            return standard_input(MOST_BYTES)
        return file_bytes(Path(gegevens), MOST_BYTES)
    except (OSError, ValueError) as error:
        melding = f"Het bestand is niet te lezen: {reason(error)}."
        raise InvalidInputError([Problem(gegevens, 0, "", melding)]) from error
