"""`normwijzer termijnen`: the terms of given dates, and how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from cli.figures import aligned
from cli.shared import ONGELDIG, json_line, stop, write_line
from cli.terms.calendar import Gelijkgesteld, chosen_calendar
from normenkader.base import parse_date
from normenkader.file.text import quoted
from normenkader.texts import date_text
from register.local_days import today
from terms.due import Due, due, in_words
from terms.facts import NAMES, plain_dates, read_dates, remarks
from terms.term import FACTS, Dates, Fact

DAG = "JJJJ-MM-DD"
GEEN = "Geef minstens één datum, zoals --melding 2026-07-01."


def _option(fact: Fact) -> Any:
    return typer.Option(_name(fact), metavar=DAG, help=f"De dag van {NAMES[fact]}.")


def _name(fact: str) -> str:
    return f"--{fact.replace('_', '-')}"


def termijnen(
    melding: Annotated[str | None, _option("melding")] = None,
    persoonlijk_plan: Annotated[str | None, _option("persoonlijk_plan")] = None,
    verslag: Annotated[str | None, _option("verslag")] = None,
    aanvraag: Annotated[str | None, _option("aanvraag")] = None,
    verzonden: Annotated[str | None, _option("verzonden")] = None,
    vandaag: Annotated[
        str | None,
        typer.Option(metavar=DAG, help="Reken vanaf deze dag.", show_default="vandaag"),
    ] = None,
    als_json: Annotated[bool, typer.Option("--json", help="Eén regel JSON.")] = False,
    gelijkgesteld: Gelijkgesteld = None,
) -> None:
    """Toon tot wanneer de wet tijd geeft: voor onderzoek, besluit, persoonlijk plan en bezwaar.

    Een termijn die eindigt op een zaterdag, zondag of feestdag, loopt door tot de eerste dag die
    dat niet is (Algemene termijnenwet).
    """
    calendar = chosen_calendar(gelijkgesteld)
    given = (melding, persoonlijk_plan, verslag, aanvraag, verzonden)
    dates, now = _read(dict(zip(FACTS, given, strict=True)), vandaag)
    found = list(due(dates, now, calendar))
    told = list(remarks(dates, now, calendar))
    if als_json:
        write_line(json_line(_plain(dates, now, found, told)))
        return
    for line in _report(now, found, told):
        write_line(line)


def _read(given: dict[Fact, str | None], vandaag: str | None) -> tuple[Dates, date]:
    """The dates; stops with everything that is wrong with them."""
    dates, faults = read_dates({fact: text for fact, text in given.items() if text is not None})
    problems = []
    for (fact, *_), told in faults:
        typed = next(text for name, text in given.items() if name == fact)
        problems.append(f"{_name(fact)}: {quoted(typed or '')} {told}.")
    now = today()
    try:
        now = now if vandaag is None else parse_date(vandaag)
    except ValueError as error:
        problems.append(f"--vandaag: {quoted(vandaag or '')} {error}.")
    if not dates and not problems:
        problems.append(GEEN)
    if problems:
        stop("\n".join(problems), ONGELDIG)
    return dates, now


def _report(now: date, found: list[Due], told: list[str]) -> Iterator[str]:
    yield f"Termijnen op {date_text(now)}"
    yield ""
    rows = [("Termijn", "Eerste dag", "Laatste dag", "Stand", "Bron")]
    rows += [
        (
            item.term.rule.titel,
            date_text(item.term.first),
            date_text(item.term.last),
            in_words(item),
            item.term.rule.bron,
        )
        for item in found
    ]
    yield from aligned(rows, words=5)
    for item in found:
        own = item.term
        if own.shifted:
            yield ""
            usual, last = date_text(own.usual), date_text(own.last)
            yield f"{own.rule.titel}: {own.rule.in_words} is {usual}, en wordt {last}."
            yield from (f"  {reason}" for reason in own.why)
        if not own.certain:
            yield ""
            yield (
                f"{own.rule.titel}: van {own.last.year} is hier niet bekend welke dagen met een "
                "feestdag gelijk zijn gesteld. Misschien is de laatste dag later."
            )
    for line in told:
        yield ""
        yield f"Let op: {line}"


def _plain(dates: Dates, now: date, found: list[Due], told: list[str]) -> dict[str, Any]:
    return {
        "vandaag": now.isoformat(),
        "data": plain_dates(dates),
        "termijnen": [_plain_term(item) for item in found],
        "opmerkingen": told,
    }


def _plain_term(item: Due) -> dict[str, Any]:
    own = item.term
    return {
        "termijn": own.rule.soort,
        "bron": own.rule.bron,
        "begin": own.rule.start,
        "eerste_dag": own.first.isoformat(),
        "zonder_verlenging": own.usual.isoformat(),
        "laatste_dag": own.last.isoformat(),
        "verlengd_omdat": list(own.why),
        "zeker": own.certain,
        "stand": item.stand,
        "dagen": item.days,
        "klaar": None if item.done is None else item.done.isoformat(),
    }
