"""`normwijzer herindicatie`: what is different between a decision and the one before it."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from cli.cases import read_cases
from cli.progress import progress
from cli.readable import readable_errors
from cli.reassessment.plain import plain
from cli.reassessment.report import report
from cli.register.places import Waar, recorded_decision
from cli.review import ReviewNotice
from cli.shared import (
    ANDERS,
    ONGELDIG,
    RULES,
    RegelsMap,
    json_line,
    load_library,
    stop,
    write_line,
)
from engine import DifferenceError, EngineError, judge
from explaining.reassessment.account import Account, Side, account
from normenkader import Library
from normenkader.file.text import quoted
from register.decisions.reading import Dossier
from register.decisions.reassessing import NoReassessmentError, account_of, side_of
from zaak.checking import InvalidZaakError
from zaak.files import check_text
from zaak.model import plain_case

NUMMER = re.compile(r"[1-9][0-9]{0,8}")
NIET_INTACT = "{} is niet meer wat er is vastgelegd. Er is niets mee te vergelijken."


def herindicatie(
    oud: Annotated[
        str,
        typer.Argument(
            metavar="ZAAK|BESLUIT",
            help="Wat er eerst was: een bestand met een zaak, of het nummer van een besluit.",
        ),
    ],
    nieuw: Annotated[
        str | None,
        typer.Argument(
            metavar="[ZAAK|BESLUIT]",
            help="Wat er nu is, net zo. Zonder: geef een besluit dat zelf een herindicatie is.",
        ),
    ] = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    rules: RegelsMap = RULES,
    register: Waar = None,
) -> None:
    """Toon wat er anders is dan bij het vorige besluit: antwoorden, niveaus en minuten.

    Het verschil in minuten wordt verdeeld over andere regels en andere antwoorden. Code 2 als een
    zaak of een nummer niet goed is.
    """
    try:
        with progress("Toen en nu naast elkaar zetten"):
            names, found = _account(oud, nieuw, rules, register)
    except NoReassessmentError as error:
        stop(str(error))
    except (DifferenceError, EngineError) as error:
        stop(str(error), ANDERS)
    if als_json:
        write_line(json_line(plain(found)))
        return
    for line in report(found, names):
        write_line(line)


def _account(
    oud: str, nieuw: str | None, rules: Path, register: str | None
) -> tuple[tuple[str, str], Account]:
    if nieuw is None:
        dossier = _dossier(register, oud)
        found = account_of(dossier)
        earlier = dossier.earlier
        return (earlier.titel if earlier else "", dossier.titel), found
    library: list[Library] = []
    sides, wrong = [], []
    for given in (oud, nieuw):
        if NUMMER.fullmatch(given):
            decision = _dossier(register, given)
            sides.append((decision.titel, side_of(decision)))
            continue
        library = library or [load_library(rules)]
        try:
            sides.append(_of_file(given, library[0]))
        except InvalidZaakError as error:
            wrong.append(readable_errors(given, error))
    if wrong:
        stop("\n".join(wrong), ONGELDIG)
    (old_name, old), (new_name, new) = sides
    return (old_name, new_name), account(old, new)


def _dossier(register: str | None, given: str) -> Dossier:
    if not NUMMER.fullmatch(given):
        stop(
            f"{quoted(given)} is geen nummer van een besluit. Geef twee zaken of besluiten, of het "
            "nummer van een herindicatie.",
            ONGELDIG,
        )
    found = recorded_decision(register, int(given))
    if not found.intact:
        stop(NIET_INTACT.format(found.titel))
    return found


def _of_file(file: str, library: Library) -> tuple[str, Side]:
    """The one case in a file, judged; raises InvalidZaakError."""
    cases = list(islice(read_cases([file]), 2))
    if len(cases) != 1:
        stop(f"{file}: hierin staat meer dan één zaak. Geef een bestand met één zaak.", ONGELDIG)
    zaak, normenkader = check_text(cases[0], library)
    ReviewNotice().of(normenkader, zaak.peildatum)
    case, antwoord = plain_case(zaak), judge(normenkader, zaak)
    return f"Zaak {zaak.zaak}", Side(normenkader, case, antwoord)
